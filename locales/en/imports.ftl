# Reading the plan from an .xlsx file.
import-reading = Reading the file …
import-progress = Reading the file … { $done } of { $of ->
        [one] { $of } sheet
       *[other] { $of } sheets
    }
import-faulty = **Cannot be applied: { $count ->
        [one] { $count } fault
       *[other] { $count } faults
    }. Nothing has changed.**
import-more = … and { $count } more, in the marked file.
import-more-later = … and { $count } more, told when these are corrected.
import-unmarked = There is no marked file: this one holds what cannot be copied whole (such as charts or pictures). Please correct by the list above and send again.
import-marked = The marked file: faulty cells are coloured and carry the reason. Please correct and send again.
import-marked-file = Marked file: { $name }
import-gone = { $name } was not received. Please send the file again.
import-too-big = { $name } was not received: it is larger than allowed ({ $size }). Keep only the sheets of the template and send it again.
import-later = { $name } could not be fetched yet. It is tried again; please do not send it again for now.
import-unread = { $name } could not be read (code { $code }). Nothing has changed. Please open the file, save it as .xlsx and send again.
import-apply-later = **Not applied yet.** Nothing has changed. It is tried again and told here.
import-apply-ended = **Not applied.** Nothing has changed. Please send { $name } again; if that does not help, please tell the operator of the system.
import-same = The file matches what is held; nothing changes.
import-preview = **Preview of changes · Plan { $number }** – not applied yet
import-sheet = { $sheet }: { $counts }
import-sheet-plan = Plan
import-sheet-units = Units
import-sheet-delegation = Delegation
import-sheet-schedule = Schedule
import-sheet-otherInspections = Other inspections
import-sheet-questions = Questions
import-sheet-carriedOver = Carried over
import-sheet-holidays = Holidays
import-moves-more = { $count ->
        [one] … and { $count } more inspection that moves
       *[other] … and { $count } more inspections that move
    }
import-move = { $code }: { $from } → { $to }
import-ignored = { $count ->
        [one] { $count } column
       *[other] { $count } columns
    } outside the template ignored: { $columns }
import-remarks-more = … and { $count } more of what was read otherwise
import-overlaps = Overlaps with other delegations: { $count }
import-surprise = The file holds { $count ->
        [one] { $count } surprise inspection
       *[other] { $count } surprise inspections
    }: please delete it from the chat after applying.
import-button-apply = Apply
import-applying = **Applying** …
import-applied = **Applied at { $at }.** { $added ->
        [0] { $changed ->
            [0] Nothing changed
           *[other] { $changed } changed
        }
       *[other] { $added } added{ $changed ->
            [0] {""}
           *[other] , { $changed } changed
        }
    }.
import-stale = The data have changed since the preview ({ $at }). Please send the file again.
import-dropped = Cancelled. Nothing has changed.
import-no-plan = There is no plan yet. Please send the .xlsx file.
import-plan = **Plan { $number } of { $day }** – { $units ->
        [0] no units yet
        [one] { $units } unit
       *[other] { $units } units
    }, { $inspections ->
        [0] no inspections yet
        [one] { $inspections } inspection
       *[other] { $inspections } inspections
    }
    When something changes, send the .xlsx file here; you will see the changes before they are applied.
import-button-template = Get the template
import-template = Template of the inspection plan.
import-delegates-gone = Delegation: { $count } no longer in the register: { $names }
import-roles-end = **Roles that would end when applied: { $count }**
import-roles-unmatched = Cannot be compared with the register, roles kept: { $count }
import-roles-more = … and { $count } more, in the file below.
import-roles-file = All roles that would end, and everybody who cannot be compared.
import-column = “{ $column }” ({ $sheet })
import-row = { $sheet }, row { $row } “{ $text }”
import-sheets-unused = { $count ->
        [one] { $count } sheet is not used: { $sheets }
       *[other] { $count } sheets are not used: { $sheets }
    }
import-rows-passed = { $count ->
        [one] { $count } row outside the table was not read: { $rows }
       *[other] { $count } rows outside the tables were not read: { $rows }
    }
import-column-lost = **{ $sheet }: the column “{ $column }” is gone**, which the last import had; { $count ->
        [one] the { $count } value held stays
       *[other] the { $count } values held stay
    } as they are
import-names-more = { $names } and { $count } more { $kind ->
        [unit] { $count ->
            [one] unit
           *[other] units
        }
        [visit] { $count ->
            [one] inspection
           *[other] inspections
        }
        [team] { $count ->
            [one] team
           *[other] teams
        }
        [person] { $count ->
            [one] person
           *[other] people
        }
        [sheet] { $count ->
            [one] sheet
           *[other] sheets
        }
        [column] { $count ->
            [one] column
           *[other] columns
        }
       *[row] { $count ->
            [one] row
           *[other] rows
        }
    }
import-new-units = New units: { $names }
import-same-names = **Several units will have the same name: { $names }.** Check the column of names before applying.
import-new-visits = New inspections: { $names }
import-leaderless = **Without a team lead when applied: { $names }**
import-team = team { $team }
import-overlap = – { $unit }: this delegation on { $day }; { $agency } { $from }–{ $to } ({ $how })
import-overlap-same-day = the same day
import-overlap-within = during their visit
import-overlap-touching = the day next to it
import-overlaps-more = … and { $count } more
import-lines-more = … See the rest under “See details”.
import-button-details = See details
import-button-forget = Delete file from chat
import-forgetting = The file is being deleted from the chat.
import-forget-late = The file was sent more than 48 hours ago and cannot be deleted from here; please delete the message yourself.
import-ask = **To be settled before reading on: { $count }.** Nothing has changed.
import-ask-column = { $sheet }, column “{ $column }”: is this “{ $ours }”?
import-ask-sheet = Sheet “{ $sheet }”: is this “{ $ours }”?
import-button-is = Yes
import-button-is-not = It is not
import-ask-where = Rename the columns or sheets above as in the template and import again, or add --leave-unread to do without them.
import-changes = **Changes · page { $page } of { $pages }** – { $count } in all
import-changes-gone = This list of changes is gone; please look at the newest message about the file.
import-added = { $sheet } · new: { $label }
import-changed = { $sheet } · { $label } – { $column }: { $from } → { $to }
import-gone-row = { $sheet } · removed: { $label }
import-blank = (blank)
import-count-added = { $count } added
import-count-changed = { $count } changed
import-count-kept = { $count } kept
import-absent = No longer in the file, kept in the schedule ({ $count }): { $names }. Please cancel each one that is not to take place.
import-absent-one = { $code } { $unit } { $day }
import-button-cancel-one = Cancel { $code }
import-past-item = **{ $code } · { $unit }: the deadline { $from } → { $to } has passed; once applied, the item is overdue at once.**
import-past-item-new = **{ $code } · { $unit }: the deadline { $to } of this new item has passed; once applied, the item is overdue at once.**
import-past-item-again = **{ $code } · { $unit }: this item was done and is opened again with the deadline { $to }, which has passed; once applied, it is overdue at once. Please give a new deadline in the file.**
import-past-items-more = { $count ->
        [one] … and { $count } more item whose deadline has passed.
       *[other] … and { $count } more items whose deadline has passed.
    }
import-past-visit = **{ $code } · { $unit }: the day { $from } → { $to } has passed; once applied, the system makes no notice of this inspection any more.**
import-arrived = { $code } · { $unit }: the delegation arrived on { $on }; { $isMoved ->
        [yes] the day { $given } in the file
       *[no] what the file says otherwise
    } is not applied to this inspection, and what was recorded stays.
import-arrived-more = … and { $count ->
        [one] { $count } more surprise inspection that was held stays as it is.
       *[other] { $count } more surprise inspections that were held stay as they are.
    }
import-past-visits-more = { $count ->
        [one] … and { $count } more inspection whose new day has passed.
       *[other] … and { $count } more inspections whose new day has passed.
    }
import-unit-ends = **{ $unit }: ceases to exist after { $on }.** From then on it is given no duties, reminders or notices. { $n ->
        [0] Nothing is open now.
       *[other] Open now: { $open }; you will then be asked for the successor.
    }
import-units-end-more = { $count ->
        [one] … and { $count } more unit that ends.
       *[other] … and { $count } more units that end.
    }
