# Findings and strengths, field by field; the conclusion of an inspection.
# $n/$of: the field being recorded; $unit: the unit's name; $due: the deadline; $times: how often it has been raised.
finding-visits = Inspections
finding-visits-head = **Results of inspections** – choose the inspection:
finding-no-visits = No inspection has taken place yet.
finding-visit-line = { $i }. { $unit }, { $on }{ $strengths ->
        [0] {""}
       *[other] {" – "}strengths { $strengths }
    }{ $limitations ->
        [0] {""}
       *[other] { $strengths ->
            [0] {" – "}
           *[other] {", "}
        }findings { $limitations }
    }{ $sent }
    .empty = sent
finding-visit-concluded = {", conclusion sent"}
finding-visit-head = **Results · { $unit }** – inspection on { $on }
finding-of-visit = Findings
finding-strengths = Strengths: { $count ->
        [0] none recorded
       *[other] { $count }
    }
finding-limitations = Findings: { $count ->
        [0] none recorded
       *[other] { $count }
    }
finding-line = – { $text } · severity: { $severity } · deadline { $due }{ $times }
    .empty = times
finding-times-short = {" "}· { $times ->
        [2] second time
        [3] third time
       *[other] time no. { $times }
    } (raised in { $year })
finding-more = … and { $count } more
finding-conclusion-none = Conclusion: not sent.
finding-conclusion-sent = Conclusion: sent { $at }; not acknowledged yet.
finding-conclusion-kept = Conclusion: saved { $at }; not sent, since nobody of the unit can be reached yet.
finding-conclusion-waiting = Conclusion: made { $at }; to be sent to the unit at { $leaves }.
finding-conclusion-got = Conclusion: sent { $at }; acknowledged by { $name }, { $got }.
finding-not-yet = Nothing can be recorded yet because the inspection has not taken place.
finding-cancelled = Nothing can be recorded or sent because this inspection does not take place.
finding-to-review = Back to the review
finding-record = Record finding
finding-strength = Strength
finding-go-on = Continue recording
finding-conclude = Send conclusion
finding-conclude-instead = Send another one
finding-conclude-again = Send conclusion (no. { $n })

finding-head = Recording a finding (step { $n } of { $of }) · { $unit }
finding-head-strength = Recording a strength (step { $n } of { $of }) · { $unit }
finding-resumed = Begun earlier; what was entered is kept.
finding-ask-text = **What is the shortcoming?** Type one or two sentences.
finding-ask-strength = **What is the strength?** Type one or two sentences.
finding-proposal = Proposed from the answer: “{ $text }”
finding-proposed = { $question }: { $value }
finding-proposed-not = Not done: { $question }
finding-use-proposal = Use proposal
finding-ask-severity = **How serious?** Choose one.
finding-severity-LOW = Low
finding-severity-MEDIUM = Medium
finding-severity-HIGH = High
finding-ask-cause = **Cause?** Choose one.
finding-button-INTERNAL = Internal
finding-button-EXTERNAL = External
finding-button-BOTH = Both
finding-cause-INTERNAL = internal
finding-cause-EXTERNAL = external
finding-cause-BOTH = external and internal
finding-ask-cause-words = **Cause ({ $kind }): what exactly?** Type one or two sentences, for example: { $of ->
        [EXTERNAL] the rules changed during the year
       *[other] unclear assignment
    }.
finding-no-more = Nothing to add
finding-ask-solution = **Solution?** Type one or two sentences, for example: draw up a remediation plan.
finding-ask-responsible = **Who is responsible?** Choose one or type the body or office (no names of persons).
finding-responsible-head = The unit and its head
finding-responsible-unit = The unit
finding-bearer-head = { $unit } and its head
finding-bearer-unit = { $unit }
finding-ask-due = **To be remedied by?** Choose or type a date, for example { $example }.
finding-usual-due = The usual deadline: { $due } ({ $days ->
        [one] { $days } day
       *[other] { $days } days
    } after the conclusion).
finding-near = The next working day: { $day }.
finding-cause-read = Cause noted: { $cause }.
finding-span-read = “{ $typed }” was read as counted from { $from ->
        [planned] { $on }, the last day the plan gives for the conclusion
        [conclusion] today, { $on }, as the conclusion has not been sent
        [visit] the day of the inspection, { $on }
       *[other] today, { $on }
    }: **due { $due }**.{ $from ->
        [planned] {" "}If the conclusion is sent on another day, it is counted from that day.
        [conclusion] {" "}If the conclusion is sent on another day, it is counted from that day.
       *[other] {""}
    }
finding-span-outside = “{ $typed }”, counted from { $on }, is { $due }: in the past or more than a year away. Please type another due date.
finding-due-passed = The date entered has passed. Please choose another date.
finding-choose = Please choose one of these.

finding-summary = **Finding · { $unit }**{ $from }
    .empty = from
finding-summary-strength = **Strength · { $unit }**{ $from }
    .empty = from
finding-from = {" "}(from question { $n }, { $area })
finding-summary-text = Content: { $text }{ $has ->
        [yes] {" "}· Severity: { $severity }
       *[no] {""}
    }
finding-summary-cause = Cause: { $cause } · Solution: { $solution }
finding-summary-due = Responsible: { $responsible } · Due: { $due }{ $usual }
    .empty = usual
finding-days-after = {" "}({ $days ->
        [one] { $days } day
       *[other] { $days } days
    } after the conclusion)
finding-times = { $times ->
        [2] Second time
        [3] Third time
       *[other] Time no. { $times }
    } (raised in { $year }).
finding-city-noted = For direction by { $issuer }.
finding-save = Save
finding-edit = Edit fields
finding-city = Needs higher direction
finding-city-off = No higher direction
finding-which-field = Finding · { $unit } – **which field?**
finding-field-text = Content
finding-field-severity = Severity
finding-field-cause = Cause
finding-field-solution = Solution
finding-field-responsible = Responsible
finding-field-due = Due date
finding-saved = Finding saved; to be remedied by { $due }. The unit is told with the conclusion.
finding-saved-strength = Strength saved.
finding-already-saved = This has been saved already.
finding-dropped = Cancelled; nothing was recorded.
finding-record-strength = Strength · { $unit }: “{ $text }” – { $name }, { $at }
finding-record-limitation = Finding · { $unit }: “{ $text }” – { $name }, { $at }
finding-duty-draft = Continue recording a finding: { $unit }, inspection on { $on }
finding-duty-conclude = Send conclusion: { $unit }, inspection on { $on } – by { $due }{ $recorded ->
        [no] ; nothing recorded yet
       *[yes] {""}
    }
finding-duty-conclude-late = Send conclusion: { $unit }, inspection on { $on } – { $days ->
        [0] {""}
        [one] { $days } working day{" "}
       *[other] { $days } working days{" "}
    }overdue (deadline: { $due }){ $recorded ->
        [no] ; nothing recorded yet
       *[yes] {""}
    }

# Conclusion.
conclusion-head = NOTICE OF INSPECTION CONCLUSION (working copy). Unofficial translation; the Vietnamese text prevails.
conclusion-head-again = NOTICE OF INSPECTION CONCLUSION (version { $version }, working copy). Unofficial translation; the Vietnamese text prevails.
conclusion-opening = To: { $unit }. Inspection on { $on }: { $strengths ->
        [0] {""}
        [one] { $strengths } strength;{" "}
       *[other] { $strengths } strengths;{" "}
    }{ $limitations ->
        [one] { $limitations } finding
       *[other] { $limitations } findings
    }:
conclusion-opening-clear = To: { $unit }. Inspection on { $on }: { $strengths ->
        [0] {""}
        [one] { $strengths } strength;{" "}
       *[other] { $strengths } strengths;{" "}
    }no shortcomings were found.
conclusion-strengths = Strengths: { $texts }.
conclusion-line = { $n }. { $text }. Cause: { $cause }. Solution: { $solution }. Due: { $due }.{ $times }
    .empty = times
conclusion-more = { $count ->
        [one] { $count } more finding
       *[other] { $count } more findings
    }: please press “View findings”.
conclusion-close = The official document is sent through the document management system.
conclusion-preview = What { $unit } will receive ({ $count ->
        [one] { $count } person
       *[other] { $count } people
    }):
conclusion-nobody = Nobody of { $unit } can be reached here yet; the conclusion is kept and shown under “To do” to whoever joins. Content:
conclusion-replaces = It replaces the one made at { $at }, which has not left: the unit gets this one only.
conclusion-preview-later = It is outside office hours; once sent, it leaves at { $at }.
conclusion-onsite-open = **Questions on site are not complete:** { $answered } of { $total } recorded, { $count ->
        [one] { $count } question
       *[other] { $count } questions
    } left; once the conclusion is sent, they are no longer under “To do”.
conclusion-onsite-answer = Record on site
conclusion-withdraw = Take back
conclusion-withdrawn = The conclusion for { $unit } was taken back before it left.
conclusion-not-withdrawn = Nothing can be taken back: no conclusion is waiting to leave.
conclusion-record-withdrawn = Conclusion · { $unit }: taken back before it left – { $name }, { $at }
conclusion-unfinished = **The review is not finished:** { $returned ->
        [0] {""}
        [one] { $returned } question to be supplemented has not been sent
       *[other] { $returned } questions to be supplemented have not been sent
    }{ $left ->
        [0] {""}
       *[other] { $returned ->
            [0] {""}
           *[other] {", "}
        }{ $left ->
            [one] { $left } question has not been looked at
           *[other] { $left } questions have not been looked at
        }
    }. Sending the conclusion ends the review: nothing more is asked for.
conclusion-anyway = Send the conclusion all the same
conclusion-send = Send to { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
conclusion-save = Save, send later
conclusion-sent = Conclusion sent to { $unit } ({ $count ->
        [one] { $count } person
       *[other] { $count } people
    }).
conclusion-waiting = Conclusion made for { $unit } ({ $count ->
        [one] { $count } person
       *[other] { $count } people
    }); to be sent at { $leaves }.
conclusion-kept = Conclusion saved; it could not be sent to { $unit } because nobody there can be reached yet.
conclusion-record = Conclusion · { $unit }: sent – { $name }, { $at }
conclusion-record-waiting = Conclusion · { $unit }: made outside office hours – { $name }, { $at }
conclusion-record-kept = Conclusion · { $unit }: saved, not sent yet – { $name }, { $at }
conclusion-see = View findings
conclusion-got = Acknowledge
conclusion-got-toast = Saved.
conclusion-acknowledged = Acknowledged for the unit: { $name }, { $role }, { $at }.
conclusion-role-FOCAL = focal point
conclusion-role-DEPUTY = deputy focal point
conclusion-role-HEAD = head
conclusion-duty = Acknowledge the conclusion of the inspection on { $on }
conclusion-duty-due = Acknowledge the conclusion of the inspection on { $on } – by { $until }
conclusion-duty-late = Acknowledge the conclusion of the inspection on { $on } – due { $until }; no acknowledgement on record so far
conclusion-duty-watched = { $unit }: no acknowledgement of the conclusion of the inspection on { $on } on record, overdue{ $late ->
        [0] {""}
        [one] {" "}by { $late } working day
       *[other] {" "}by { $late } working days
    }

# Changing or removing what was recorded, before the conclusion is sent.
finding-change-recorded = Edit recorded
finding-recorded-head = **Recorded, not yet sent to { $unit }** – choose one to change or remove:
finding-recorded-limitation = Limitation: { $text }
finding-recorded-strength = Strength: { $text }
finding-recorded-note = Recorded; the unit is told with the conclusion.
finding-change = Change
finding-remove = Remove
finding-none-to-change = Nothing is recorded that the unit has not been told.
finding-held = This cannot be changed or removed yet: it belongs to a conclusion that waits to leave; please press “Take back” first.
finding-told = This cannot be changed or removed: the unit was told of it in the conclusion; what is added goes out with the next conclusion.
finding-was-removed = Somebody else of the delegation removed this; your changes were not recorded.
finding-editing = Changing; what is recorded holds until you press “Save”.
finding-unchanged = Nothing was changed; what was recorded stays.
finding-changed = The changes are recorded.
finding-edit-dropped = Cancelled; what was recorded stays.
finding-remove-ask = **Remove what was recorded?** { $said } ({ $unit }). The unit has not been told of it.
finding-remove-yes = Confirm removal
finding-removed = Removed.
finding-record-changed = Changed · { $unit }: “{ $text }” – { $name }, { $at }
finding-record-removed = Removed · { $unit }: “{ $text }” – { $name }, { $at }
