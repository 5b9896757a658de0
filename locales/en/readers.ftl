# Reading answers: values, buttons, how to answer, and what the system says when it could not read something.

## Values
value-yes = Yes
value-no = No
value-not-yet = Not yet
value-na = Not applicable
value-done = Done
value-in-progress = In progress
value-not-started = Not started
value-none-arisen = None
value-not-held = Not held
value-not-issued = Not issued
value-no-petition = No requests
value-nothing = Nothing to report
value-no-document = No document yet
value-file-given = Document added
value-docref = No. { $number } of { $day }
value-text =
    { $parts } { $parts ->
        [one] part
       *[other] parts
    }, { $chars ->
        [one] { $chars } character
       *[other] { $chars } characters
    }

## Buttons
option-plain = { $value }
option-right = Yes, { $value }
option-swap = Swap: { $value }
option-today = Today
option-again = Enter again
option-skip-subject = Skip the subject

## How to answer, on the card of each question
hint-yesno = Choose one.
hint-status = Choose one.
hint-choice = Choose one.
hint-choice-typed = Please type the number of your choice, for example: 2.
hint-multi-typed = Please type the numbers of your choices, for example: 1, 3.
hint-multi = Choose several, then press “Done”.
hint-count = Enter a number, for example 2 or 1420. None: enter 0.
hint-ratio = Enter two numbers in the order of the question, for example 1399/1420 (1,399 out of 1,420).
hint-percent = Enter a percentage, for example 98.5.
hint-date = Enter day/month/year, for example { $example }.
hint-docref = Enter number, symbol and date, for example: { $symbol } { $on }.
hint-text = You can send several messages; press “Done” when finished.
hint-file = Send a photo or a PDF, DOCX or XLSX file.

## Read
read-from = (read from “{ $typed }”)
read-with-note = (read from “{ $typed }”, with “{ $note }”)
read-note = (with “{ $note }”)
read-docref-subject = Subject? (optional)
read-docref-photo =
    { $photos } { $photos ->
        [one] photo
       *[other] photos
    } received. Please also enter number, symbol and date.

## Not saved: asked
read-two =
    “{ $typed }” may mean { $count ->
        [two] two
       *[other] { $count }
    } options; nothing is saved yet. Choose one:
read-two-values = “{ $typed }” can be read in two ways; nothing is saved yet. Choose one:
read-confirm = Please confirm: { $value }?
read-confirm-far = { $value } ({ $year }: { $before }). Please confirm.
read-confirm-size = { $value } is more than is usual. Please confirm.
read-confirm-outside = { $value }: this question usually takes { $max ->
        [none] { $min } or more
       *[other] { $min } to { $max }
    }. Please confirm.
read-confirm-day = { $value }: this question usually takes a date from { $from } to { $to }. Please confirm.
read-confirm-words = Nothing is saved of “{ $typed }” yet. Is this what you mean?
read-docref-which = “{ $typed }” names more than one document; nothing is saved. Choose which to save; what you typed is kept as a note:
read-multi-foreign = { $typed } is not on the list. Please confirm: { $value }?
read-na-not-here = This question has no “Not applicable”. Answer with the figures you have; if there are none yet, press “Later” and ask the standing office at /contact.
read-text-enough = Your text is saved; the words just sent are not added to it. If it is complete, press “Done”.
read-later = Cannot answer now? Press “Later”.
read-no-option = If none of them fits, or you cannot answer now, press “Later” and ask the standing office at /contact.
read-ratio-none = “None”?
read-docref-confirm = Please confirm: no. { $number } of { $day }?

## Not saved: could not be read
read-yesno-unread =
    The system could not read “{ $typed }”. { $position ->
        [none] This question
       *[other] Question { $position }
    } has these choices: Yes, No, Not yet or Not applicable.
read-status-unread =
    The system could not read “{ $typed }”. { $position ->
        [none] This question
       *[other] Question { $position }
    } has these choices: Done, In progress, Not started or Not applicable.
read-choice-unread =
    The system could not read “{ $typed }”. { $position ->
        [none] This question
       *[other] Question { $position }
    } has these choices: { $first } or { $last }.
read-choice-unread-many =
    The system could not read “{ $typed }”. { $position ->
        [none] This question
       *[other] Question { $position }
    } has { $count ->
        [one] { $count } option
       *[other] { $count } options
    }; choose one or send its number.
read-choice-range =
    The list has { $count } { $count ->
        [one] option
       *[other] options
    }. For example: { $example }.
read-multi-none = Nothing is chosen yet.
read-count-whole = The system needs a whole number, for example 2. If it has not been counted yet, press “Later”.
read-ratio-denominator = Saved the first number, { $numerator }. And the total? (2/2)
read-ratio-order = Not saved: { $part ->
        [none] the first number
       *[other] { $part }
    } ({ $numerator }) is larger than the total ({ $denominator }). Please check.
read-ratio-needs-two =
    This question needs two numbers to compare{ $area ->
        [TTHC] {" "}with the procedures system (TTHC)
       *[other] {""}
    }; { $typed } is kept as a note. Enter them, for example 1399/1420.
read-ratio-unread = The system could not read “{ $typed }”. Enter two whole numbers, for example 1399/1420.
read-percent-range = Not saved: a percentage is between 0 and 100.
read-percent-unread = The system could not read “{ $typed }”. Enter a percentage, for example 98.5.
read-date-days = { $month } has { $days ->
        [one] { $days } day
       *[other] { $days } days
    }; nothing is saved. Please enter the date again.
read-date-february = February { $year } has { $days ->
        [one] { $days } day
       *[other] { $days } days
    }; nothing is saved. Please enter the date again.
read-date-month = A year has 12 months; nothing is saved. Enter day/month/year, for example { $example }.
read-date-future = { $date } is after today ({ $today }). Please check.
read-date-future-month = Not saved: { $month } is after today ({ $today }). Please check.
read-date-day = Read { $month }; the day is still missing. Enter the day, for example 7.
read-date-unread = The system could not read “{ $typed }”. Enter day/month/year, for example { $example }.
read-docref-symbol-and-day = Read number { $number }; symbol and date are still missing. For example: { $symbol } { $on }.
read-docref-symbol = Read number { $number } of { $day }; the symbol is still missing. For example: { $symbol }.
read-docref-day = Read number { $number }; the date is still missing. For example: { $on }.
read-docref-number = Read the date { $day }; number and symbol are still missing. For example: { $symbol }.
read-docref-unread = The system could not read “{ $typed }”. Enter number, symbol and date, for example: { $symbol } { $on }.
read-text-short =
    Please be more specific (at least { $min ->
        [one] { $min } character
       *[other] { $min } characters
    }), or press “{ $none ->
        [petition] No requests
       *[other] Nothing to report
    }”.
read-file-needed = This question needs a file. What you sent is kept as a note.

## Conditions («ask if»)
condition-empty = The “ask if” condition is empty.
condition-unread = The “ask if” condition could not be read from character { $position } (“{ $near }”). For example: Q18 < 95, Q01 = Yes and Q03 <> Not applicable.
condition-value-missing = The “ask if” condition has no value after the comparison at character { $position }. For example: Q01 = Yes.
condition-not-comparable = “Ask if”: “{ $value }” is neither a number nor a date, so only = or <> can be used (character { $position }).
condition-parenthesis = The “ask if” condition has an unmatched parenthesis at character { $position }.
condition-too-deep = The “ask if” condition is too long or has too many parentheses.
condition-unknown-question = The condition names question “{ $code }”, which is not in the checklist.

## Submitting
submit-missing =
    { $count ->
        [one] { $count } item
       *[other] { $count } items
    } left before you can submit:
data-as-of-old =
    The figures are { $months } { $months ->
        [one] month
       *[other] months
    } old. Please confirm.
data-as-of-future = { $date } is after today ({ $today }). Please check.
