# Working days, office hours.
calendar-missing = Deadlines cannot be counted because the list of days off of { $year } is not complete. The standing office is asked to confirm it under “To do”, or to import the Ngày nghỉ sheet of { $year }.
calendar-year-duty = The days off of { $year } have not been confirmed; no deadline or reminder that falls in that year can be counted; those before it go on as usual
calendar-button-year = See the list
calendar-button-confirm = Confirm the list
calendar-year-head = **Days off in { $year }**
calendar-year-lacks = Missing: { $feasts }.
calendar-year-whole = All public holidays are there; deadlines are counted by this list. When it changes, send the plan workbook (.xlsx) with its Ngày nghỉ sheet.
calendar-year-proposal = This is a proposal. Please compare it with what was announced for { $year }, then press “Confirm the list”; if it differs, send the plan workbook (.xlsx) with its Ngày nghỉ sheet.
calendar-year-by-workbook = There is no proposal for { $year } yet. When the days off have been announced, please send the plan workbook (.xlsx) with the Ngày nghỉ sheet of that year.
calendar-year-OFF =
    { $note ->
        [none] – { $days }: off
       *[other] – { $days }: { $note }
    }
calendar-year-WORK =
    { $note ->
        [none] – { $days }: worked instead
       *[other] – { $days }: worked instead ({ $note })
    }
calendar-year-confirmed = The days off of { $year } are confirmed.
calendar-feast-NEW_YEAR = New Year (1 January)
calendar-feast-TET = Lunar New Year
calendar-feast-KINGS = Hùng Kings’ Day
calendar-feast-REUNIFICATION = Victory Day (30 April)
calendar-feast-LABOUR = Labour Day (1 May)
calendar-feast-NATIONAL = National Day (2 September and the day beside it)
office-hours-unread = The system could not read the office hours “{ $typed }”. Enter them like this: 08:00-12:00, 13:00-17:00.
