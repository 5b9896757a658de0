# The plan workbook (.xlsx): files that cannot be read, then faults by sheet and cell.
# Sentences about the file are whole; sentences about a cell follow a colon.
workbook-not-a-workbook = This is not an Excel workbook (.xlsx). Please send the file that follows the template.
workbook-old-format = This file is in the old .xls format. Open it, save it as .xlsx and send it again.
workbook-other-format = This file is a { $kind } file. Please open it, save it as .xlsx and send that.
workbook-password = This file has a password, so it cannot be read. Remove the password and send it again.
workbook-broken = This file cannot be opened; it may have been damaged on the way. Open it, save it as .xlsx and send it again.
workbook-too-big = Unpacked, this file is larger than allowed. Keep only the sheets of the template and send it again.
workbook-too-many-rows = Sheet { $sheet } has more than { $max } rows. Split it into several files.
workbook-too-many-rows-in-all = This file has more than { $max } rows. Split it into several files.
workbook-blank-rows = Sheet { $sheet } has more than { $max } consecutive blank rows. Delete the blank rows below the data and send it again.
workbook-no-known-sheet = This file has none of the template’s sheets. Their names are: { $sheets }.

workbook-line-cell = { $sheet }, cell { $cell }: { $reason }
workbook-line-sheet = { $sheet }: { $reason }

workbook-sheet-missing = this sheet is missing; a first import needs it
workbook-sheet-twice = this sheet holds the same as sheet { $other }; keep one
workbook-headers-missing = no header row found; the columns needed are: { $columns }
workbook-column-missing = column { $column } is missing
workbook-column-twice = column { $column } appears twice
workbook-key-missing = row { $column } is missing
workbook-value-missing = { $column } is blank
workbook-formula-error = the formula gives { $value }
workbook-formula-uncomputed = the formula has not been computed; open the file, save it and send it again
workbook-text-long = the text has { $length ->
        [one] { $length } character
       *[other] { $length } characters
    }; at most { $max }
workbook-code-unread = code “{ $typed }” may hold letters, digits and . _ / - & only, at most 40 characters
workbook-day-unread = “{ $typed }” is not a day; write day/month/year
workbook-day-without-year = “{ $typed }” has no year; write day/month/year
workbook-day-impossible = “{ $typed }” is not in the calendar
workbook-clock-unread = “{ $typed }” is not a time; for example 08:30
workbook-phone-unread = “{ $typed }” is not a phone number; for example 0912 345 678 or 024 0000 0000
workbook-phone-replaced = the number { $old } has had a new prefix since 2018 and is kept as { $new }
workbook-count-unread = “{ $typed }” is not a whole number from { $min } to { $max }
workbook-points-unread = “{ $typed }” is not a number of points; for example 1 or 0.5
workbook-figure-unread = “{ $typed }” is not a number from 0 up; for example 1000 or 12.5
workbook-yes-unread = “{ $typed }” is unclear; write x or có, or leave it blank
workbook-word-unknown = “{ $typed }” is not in the list; accepted: { $accepted }
workbook-office-hours-unread = “{ $typed }” are not office hours; for example 08:00-12:00, 13:00-17:00
workbook-range-backwards = the last day is before the first
workbook-merged = cells { $cells } are merged into one, while “{ $column }” must be given line by line; unmerge them and fill in each line
workbook-code-twice = code “{ $code }” is already in cell { $at }
workbook-two-classes = code “{ $code }” has two classes: { $first } (cell { $at }) and { $second }
workbook-person-twice = “{ $name }” of this agency is already in cell { $at }
workbook-line-twice = this row repeats cell { $at }
workbook-day-twice = this day is already in cell { $at }
workbook-lead-without-team = a team lead needs a team
workbook-choices-missing = at least two choices are needed, separated by ;
workbook-choice-twice = choice “{ $choice }” appears twice
workbook-unit-unknown = unit code “{ $code }” is not in the list of units
workbook-parent-unknown = parent code “{ $code }” is not in sheet { $sheet }
workbook-parent-cycle = the parents go in a circle: { $path }
workbook-team-unknown = team “{ $code }” is not in the delegation
workbook-checklist-unknown = checklist code “{ $code }” is not in the checklists
workbook-outside-plan = { $day } is outside the plan ({ $from }–{ $to })
workbook-plan-leaves-out = the plan’s dates leave out inspection { $code } on { $day }
workbook-year-without-holidays = the holidays of { $year } are missing, so working days cannot be counted; add them to sheet { $sheet }
workbook-condition-unread = condition “{ $typed }” cannot be read; for example Q01 = Có
workbook-condition-unknown = the condition names question “{ $code }”, which is not in checklist { $checklist }
workbook-condition-cycle = the conditions go in a circle: { $path }
workbook-mentions = ; mentioned in { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
workbook-cells = ; in { $count ->
        [one] { $count } cell
       *[other] { $count } cells
    }
workbook-code-case = code “{ $typed }” was taken for “{ $meant }”
workbook-sheet-taken = was read as the sheet { $ours }
workbook-sheet-beside = has the columns of { $ours } too but is not used, since there is the sheet “{ $other }”
workbook-sheet-which = Several sheets may be { $ours }: { $titles }. Please keep one, or name the one to use { $ours }.
