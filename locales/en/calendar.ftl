# Working days, office hours.
calendar-missing = The deadline cannot be computed yet because the holidays of { $year } are not in the system. The standing office can import the holidays sheet of { $year }.
office-hours-unread = The system could not read the office hours “{ $typed }”. Enter them like this: 08:00-12:00, 13:00-17:00.
