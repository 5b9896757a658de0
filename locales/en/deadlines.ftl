# Nudges: at most one message per person and morning.
# $kind: acknowledge, report, supplement, remediation, verify, decide, review, conclude, acknowledge_conclusion.
nudge-item-acknowledge = acknowledging the inspection notice
nudge-item-report = submitting the checklist
nudge-item-supplement = submitting the supplement to the checklist
nudge-item-remediation = submitting the result on “{ $title }”
nudge-item-verify = reviewing the result on “{ $title }”
nudge-item-decide = deciding on the request for more time “{ $title }”
nudge-item-review = reviewing the checklist of { $title }
nudge-item-conclude = sending the conclusion of the inspection of { $title }
nudge-item-acknowledge_conclusion = acknowledging the inspection conclusion
nudge-item-of-visit = { $item } (inspection of { $time ->
        [none] { $day }
       *[other] { $day }, { $time }
    })
nudge-of-visit = This is about the inspection of { $time ->
        [none] { $day }
       *[other] { $day }, { $time }
    }.
nudge-before = To { $who }: { $days ->
        [one] { $days } working day is
       *[other] { $days } working days are
    } left for { $item } (by { $due }).
nudge-today = To { $who }: today is the last day for { $item } (by { $due }).
nudge-off = To { $who }: { $item } is due on a day off, { $weekday } (by { $due }).
nudge-dated = To { $who }: { $item } is due by { $due }.
nudge-overdue = To { $who }: as of { $now }, { $kind ->
        [acknowledge] no acknowledgement of the inspection notice is on record
        [report] no submission of the checklist is on record
        [supplement] no supplement to the checklist is on record
        [verify] no review of “{ $title }” is on record
        [review] no review of the checklist of { $title } is on record
        [decide] no decision on the request for more time “{ $title }” is on record
        [conclude] no conclusion of the inspection of { $title } is on record
        [acknowledge_conclusion] no acknowledgement of the inspection conclusion is on record
       *[remediation] the completion of “{ $title }” is not on record
    } (due { $due }). { $asked ->
        [of_team] {""}
        [acknowledge] We ask { $address } to acknowledge it; if there is a difficulty, press “Contact standing office”.
        [verify] We ask { $address } to review it.
        [review] We ask { $address } to review it.
        [decide] We ask { $address } to decide on it.
        [conclude] We ask { $address } to record the results and send the conclusion.
        [acknowledge_conclusion] We ask { $address } to acknowledge it; if there is a difficulty, press “Contact standing office”.
        [remediation] We ask { $address } to complete it and update the progress; if there is a difficulty, press “Request extension” and give the reason.
       *[other] We ask { $address } to complete it; if there is a difficulty, press “Contact standing office”.
    }
nudge-end = {""}
nudge-forewarn = If { $kind ->
        [acknowledge] no acknowledgement
        [acknowledge_conclusion] no acknowledgement
        [conclude] no conclusion
        [remediation] no result or extension
        [verify] no review
        [review] no review
        [decide] no decision
       *[other] no submission
    } is on record by { $time } on { $day }, this will be reported to { $head }, as the delegation’s reminders provide.
nudge-escalating = This is being reported to { $head }.
nudge-waiting = To { $who }: { $item } (due { $due }) is waiting for a decision by the delegation. You will be told once there is one.
nudge-unreached = To { $head }: { $owner } has nobody who can be reached here at present, so there was no reminder about { $item } (due { $due }). Please contact the unit directly.
nudge-instead-vacant = This is sent to you because { $post } has not joined.
nudge-invite-team = Please contact and invite the team lead or the head of the delegation, so that somebody can do it.
nudge-instead-blocked = This is sent to you because { $post } cannot be reached at present.
nudge-escalated = This was reported to { $head } on { $day }.
nudge-escalate-head = To { $head }: as of { $now }, { $kind ->
        [acknowledge] no acknowledgement of the inspection notice by your unit is on record
        [report] no submission of the checklist by your unit is on record
        [supplement] no supplement to the checklist by your unit is on record
        [acknowledge_conclusion] no acknowledgement of the inspection conclusion by your unit is on record
       *[remediation] the completion of “{ $title }” is not on record
    } (due { $due }; { $days ->
        [0] {""}
        [one] { $days } working day{" "}
       *[other] { $days } working days{" "}
    }past the deadline). { $kind ->
        [acknowledge] Please acknowledge it or have your focal point do so.
        [acknowledge_conclusion] Please acknowledge it or have your focal point do so.
       *[other] Please have your focal point complete it.
    }
nudge-escalate-above = To { $head }: as of { $now }, { $kind ->
        [acknowledge] no acknowledgement of the inspection notice by { $owner } is on record
        [report] no submission of the checklist by { $owner } is on record
        [supplement] no supplement to the checklist by { $owner } is on record
        [verify] no review of “{ $title }” by { $owner } is on record
        [review] no review of the checklist of { $title } by { $owner } is on record
        [decide] no decision by { $owner } on the request for more time “{ $title }” is on record
        [conclude] no conclusion by { $owner } of the inspection of { $title } is on record
        [acknowledge_conclusion] no acknowledgement of the inspection conclusion by { $owner } is on record
       *[remediation] the completion of “{ $title }” by { $owner } is not on record
    } (due { $due }; { $days ->
        [0] {""}
        [one] { $days } working day{" "}
       *[other] { $days } working days{" "}
    }past the deadline). Please give it your attention.
nudge-to-lead = the team lead
nudge-to-lead-of = the lead of { $team }
nudge-to-head = the head of the unit
nudge-to-focal = the focal point of the unit
nudge-to-office = the standing office
nudge-to-delegation_head = the head of the delegation
nudge-list-head = **Today · { $weekday }, { $day }** – { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
nudge-account-head = To { $head }: these are past their deadline:
nudge-list-greeting = To { $who }.
nudge-account-group = For { $head }:
nudge-note = Item { $items }: { $said }
nudge-account-end = Please give them your attention.
nudge-line-before = { $unit } – { $item }: { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    } left (by { $due })
nudge-line-today = { $unit } – { $item }: due today ({ $due })
nudge-line-off = { $unit } – { $item }: due on a day off, { $weekday } ({ $due })
nudge-line-dated = { $unit } – { $item }: due by { $due }
nudge-line-late = { $unit } – { $item }: { $days ->
        [0] {""}
        [one] { $days } working day{" "}
       *[other] { $days } working days{" "}
    }past the deadline (due { $due })
nudge-line-waiting = { $unit } – { $item }: waiting for a decision (due { $due })
nudge-line-unreached = { $unit } – { $item }: nobody receives messages there (due { $due })
nudge-more = … and { $count } more
nudge-button-snooze = Remind in 1 day
nudge-button-ack = Acknowledge
nudge-button-answer = Answer
nudge-button-update = Update progress
nudge-button-extend = Request extension
nudge-button-review = Review
nudge-button-conclude = Send conclusion
nudge-button-invite = Invite to delegation
nudge-button-judge = Review
nudge-button-see = View item
nudge-snoozed = You will be reminded on { $day }. The deadline does not change.
nudge-snoozed-already = This has already been put off once.
hours-later = Outside office hours: { $count ->
        [one] { $count } message to others leaves
       *[other] { $count } messages to others leave
    } at { $at }.
hours-gone = { $count ->
        [0] Could not be delivered to others: { $lost }
       *[other] Sent from { $at } on: { $count ->
            [one] { $count } message to others
           *[other] { $count } messages to others
        }{ $lost ->
            [0] {""}
           *[other] ; not delivered: { $lost }
        }
    }.
hours-left = Sent at { $at } without a sound: { $count ->
        [one] { $count } message to others.
       *[other] { $count } messages to others.
    }
hours-taken-back-by = { $who } took back on { $on }, before sending: messages to others that you prepared at { $at } ({ $count }).
hours-taken-back = Taken back before it left: { $count ->
        [one] { $count } message to others.
       *[other] { $count } messages to others.
    }
hours-button-now = Send now, no sound
hours-sent-now = Sent now without a sound: { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }.
hours-none-waiting = Nothing is waiting to be sent any more.
due-by = by { $due }
due-passed = deadline { $due } has passed
address-agency = your office
address-unit = your organisation
address-person = you
address-reader = whom it may concern
nudge-taken = This was taken over from { $from }{ $on ->
        [none] {""}
       *[other] {" "}on { $on }
    }.

# Waiving an overdue duty: the reason is typed by whoever decides; the unit is told once; it can be taken back.
waiver-by-LEAD = the team lead
waiver-by-LEAD-of = the lead of team { $team }
waiver-by-DELEGATION_HEAD = the head of the delegation
waiver-by-DELEGATION_DEPUTY = the deputy head of the delegation
waiver-by-OFFICE = the standing office
waiver-said = waived by decision of { $by } on { $on }; reason: “{ $reason }”
waiver-kind-acknowledge = notice
waiver-kind-acknowledge_conclusion = conclusion
waiver-kind-report = checklist
waiver-kind-supplement = supplement
waiver-kind-remediation = remedy
waiver-button = Waive
waiver-button-of = Waive { $kind }
waiver-take-back = Take waiver back
waiver-back-of = Undo waiver: { $kind }
waiver-see = Overdue
waiver-note = The duty of { $item }: { $said }.
