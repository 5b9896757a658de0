# The desk: /viec, /lich, /trogiup, /lienhe, and what is said when nothing fits.
desk-todo-head = **To do · { $place }** – { $n ->
        [0] nothing for you to do
       *[other] { $count } to do
    }, as of { $now }
desk-todo-head-watched = **To do · { $place }** – { $n ->
        [0] nothing for you to do; you are watching { $watched }
       *[other] { $count } to do, { $watched } watched
    }, as of { $now }
desk-watched = Watched: { $line }
desk-watched-head = **Watched · { $place }** – { $count }, as of { $now }
desk-watched-none = There is nothing to watch at present.
desk-button-watched = See watched
desk-nothing = There is nothing for you to do at present.
desk-nothing-next = There is nothing for you to do at present. Next: { $next }
calendar-head = **Calendar of { $place }**
calendar-visits-head = **Inspections one by one · { $place }** – { $count } from today on{ $n ->
        [0] {""}
       *[other] , { $cancelled } of them cancelled
    }
calendar-button-visits = Open one inspection
calendar-button-open = Open
calendar-empty-past = No inspection is coming up. Past: { $count }, the latest: { $latest }
calendar-button-past = See past inspections
calendar-past-head = **Past inspections · { $place }** – { $count }
calendar-past-none = No inspection is past yet.
calendar-empty = No announced inspection is coming up at present.
not-readable = The system cannot read stickers, voice messages, places, contacts and the like. Please type, or send a file; the present question is below.
not-readable-now = The system cannot read stickers, voice messages, places, contacts and the like. Please type, send a file or press a button.
edited-back = Editing that message changes nothing that is saved. To correct it, please press “Back” to the step in question and type again.
edited-nothing = Editing that message changes nothing that is saved. Please send what is right as a new message.
typed-several = What you sent may be several things, so nothing was recorded. Please press a button, or send the number of one.
composed-press = Nothing has been done yet. To do it, please press “{ $label }”.
composed-choose = What was composed stays as it is. Please choose a button on the screen.
composed-unused = What was composed stays as it is; what you have just sent is not used: “{ $text }”
composed-change = Change the text
desk-kept = { $what ->
        [checklists-ask] An answer you had begun
        [checklists-page] Submitting the checklist, begun
        [remediation-item] { $step ->
            [extend-reason] A request for more time you had begun
            [extend-date] A request for more time you had begun
            [extend-confirm] A request for more time you had begun
           *[other] An update on a remediation item you had begun
        }
        [remediation-result] Your opinion on a result, begun
        [remediation-decision] Your opinion on a request for more time, begun
        [remediation-review] A review you had begun
        [remediation-finding] A finding you had begun
        [broadcasts-write] A general notice you had begun
        [remediation-waiver] A reason for waiving, half typed
        [broadcasts-reply] A comment on a general notice, begun
        [people-invite] An invitation you had begun
       *[other] Something you had begun to enter
    }
desk-kept-go-on = Continue
calendar-empty-delegation = No inspection is coming up.
not-understood = The system did not understand what you just sent. Please choose one of these.
desk-done-nothing = Thank you. There is nothing left for you to do at present.
desk-done-watched = What you just sent has been passed on to nobody. At present you watch { $count } of your unit’s duties, and none is yours to do.
desk-sent-nobody = What you just sent has been passed on to nobody. To pass it on, please contact the standing office; what is to be done stands under “To do”.
desk-done-open = Thank you. What is below is not recorded as done in the system yet; each has a button.
talk-thanks = Thank you for working with us.
talk-greeting = Good day to you.
talk-assent = Very well, thank you.
typed-acknowledged-rest = Only the acknowledgement is recorded; “{ $rest }” has been passed on to nobody. To pass it on, please contact the standing office.
help = **Help**
    Three things you can do now:
    /viec – what you have to do, with deadlines
    /lich – the inspection calendar
    /toi – your details and language
    Answers are saved at once; you can stop and go on at any time. For questions, contact the standing office in office hours.
contact-office = Standing office: { $office }. { $contact }
contact-office-plain = Standing office: { $office }, in office hours. Phone number: not entered yet.
setting-office = Sở Nội vụ (Department of Home Affairs)
setting-topic = administrative reform
setting-app = Telegram
desk-aside-told = Sent to the system and set aside because it could not be handled: { $count }. It is kept as it came; everything else is received as usual.
desk-aside-duty = Set aside because it could not be handled: { $count }
desk-aside-head = **Set aside because it could not be handled: { $count }**
desk-aside-line = { $n }. { $who }: { $count }, latest { $at } (code { $code })
desk-aside-nobody = Sender not known
desk-aside-more = And { $count ->
        [one] { $count } more sender
       *[other] { $count } more senders
    }.
desk-aside-advice = What was sent is kept as it came, so that technical staff can look it up by its code. Where the sender is known, please ask them to send it again.
desk-aside-none = Nothing is set aside at present.
desk-aside-button-seen = Seen
button-todo = To do
button-calendar = Calendar
button-calendar-file = Get calendar (.ics)
button-help = Help
button-contact = Contact standing office
button-previous = ‹ Previous
button-next = Next ›
button-back = Back
button-whole = Read all
button-later = Later
button-cancel = Cancel
menu-viec = To do
menu-lich = Calendar
menu-toi = About you
menu-trogiup = Help
menu-lienhe = Contact standing office
desk-news-unreached = Units in which nobody receives the system’s notices and reminders: { $count }/{ $all }{ $today ->
        [none] {""}
       *[other] ; the others were named within the last 7 days, today { $today }
    } – { $names }
desk-news-year = The days off of { $year } have not been confirmed; what falls due in that year is neither computed nor reminded of. Please see the list and confirm it
desk-news-blocked = Cannot be reached at present: { $count } – { $names }
desk-news-blocked-one = { $name }, { $role }, since { $on }
desk-news-unheard = Inspection notices that reached nobody: { $count } – { $names }
desk-news-unheard-one = { $unit }, inspection on { $day }
desk-news-paper = Files that appear to be classified, set apart and not passed on to the delegation: { $count } – { $names }. Whoever sent them was asked to delete the message.
desk-news-paper-one = { $unit } ({ $place }, { $at })
desk-news-more = and { $count } more { $kind ->
        [unit] { $count ->
            [one] unit
           *[other] units
        }
        [person] { $count ->
            [one] person
           *[other] people
        }
        [notice] { $count ->
            [one] inspection
           *[other] inspections
        }
       *[paper] { $count ->
            [one] file
           *[other] files
        }
    }

whole-part = **{ $label }**
    { $text }
whole-page = Page { $n }/{ $of }
whole-said = { $name }, { $at }
whole-returned = Asked for
whole-item = To be remedied · { $unit }
whole-cause = Cause
whole-solution = Solution
whole-request = Reason for the request
whole-question = Question { $n }
whole-answer = Answer
whole-explanation = Explanation
whole-note = Note
desk-news-ended-one = { $unit } (after { $on }; { $open })
desk-news-ended = Units that ceased to exist without a named successor ({ $count }): { $names }. Please choose the successor, or say that there is none.
whole-notice = General notice
whole-place = Place
whole-themes = Theme
whole-joint = Joint with
whole-verdict = The delegation
whole-before = Answer before the supplement
desk-watched-more = Watched: … and { $count } more under “See watched”
