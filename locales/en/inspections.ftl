# Notices, acknowledgement, schedule and surprise inspections.
inspections-notice =
    NOTICE OF AN INSPECTION: { $topicHead }
    To: { $unit }
    Under Plan { $number } of { $issuedOn } of { $issuer }, the delegation gives notice of the following inspection:
    1. Form: { $form }
    2. Time: { $time }
    3. Place: { $place }
    4. Contents: { $contents }
    5. Who should attend: { $participants }
inspections-notice-restored =
    NOTICE OF A RESTORED INSPECTION: { $topicHead }
    To: { $unit }
    Under Plan { $number } of { $issuedOn } of { $issuer }, the delegation gives notice that the following inspection, cancelled before, takes place as planned:
    1. Form: { $form }
    2. Time: { $time }
    3. Place: { $place }
    4. Contents: { $contents }
    5. Who should attend: { $participants }
inspections-notice-report = 6. Checklist and evidence: by { $reportUntil }. Please send the report on the outline through the document management system by then
inspections-notice-report-in = 6. Checklist and evidence: already submitted and kept; nothing is to be submitted again
inspections-notice-official = The official document is sent through the document management system.
inspections-notice-ask =
    Please acknowledge for { $address }{ $until ->
        [none] {""}
       *[other] {" "}by { $until }
    }.
    Unofficial translation; the Vietnamese text prevails.
inspections-notice-thanks = Unofficial translation; the Vietnamese text prevails.
inspections-demo = MADE-UP DATA – NOT A REAL INSPECTION RESULT
inspections-sent-again = (sent again)
inspections-form-ONSITE = on-site inspection
inspections-form-DIGITAL = digital inspection
inspections-form-REPORT = inspection by report
inspections-form-short-ONSITE = on site
inspections-form-short-DIGITAL = digital
inspections-form-short-REPORT = by report
inspections-form-joint = { $form }, joint with { $agency }
inspections-time = { $time }, { $day }
inspections-time-brief = { $time }, { $weekday }, { $day }
inspections-day-brief = { $weekday }, { $day }
inspections-place-onsite = offices of { $unit }
inspections-place-digital = online meeting; the delegation gives the link in its official letter
inspections-place-report = no meeting; the delegation works from the report
inspections-contents = { $count ->
        [one] { $count } section
       *[other] { $count } sections
    } of the Plan ({ $sections })
inspections-contents-whole = the contents of the Plan
inspections-contents-themes = { $contents }, theme: { $themes }
inspections-contents-questions = { $contents }; checklist of { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }
inspections-participants-SO = leaders, Office (administration) and One-stop desk of { $unit }
inspections-participants-HUYEN = leaders of UBND { $kind }, the division in charge of { $topic }, the One-stop desk
inspections-participants-PHONG = leaders of { $unit }, the officer in charge of { $topic }
inspections-participants-XA = leaders of UBND { $kind }, the officer in charge of { $topic }, the One-stop desk
inspections-participants-DVSN = leaders of { $unit }, the administration section
inspections-participants-DNNN = leaders of { $unit }, the administration section
inspections-participants-report = no meeting; leaders of { $unit } and whoever is in charge of { $topic } complete the report
inspections-change-title = CHANGE TO THE INSPECTION SCHEDULE (no. { $n })
inspections-change-to = To: { $unit }
inspections-change-inspectOn = Time: { $from } → **{ $to }**
inspections-change-place = Place: { $from } → **{ $to }**
inspections-change-form = Form: { $from } → **{ $to }**
inspections-change-contents = Contents: { $from } → **{ $to }**
inspections-change-jointWith = Joint with: { $from } → **{ $to }**
inspections-change-teamId = Team: { $from } → **{ $to }**
inspections-change-report = Checklist due: { $from } → **by { $to }**
inspections-change-end =
    Nothing else changes. { $until ->
        [none] Please acknowledge for { $address }.
       *[other] Please acknowledge for { $address } by { $until }.
    }
    Unofficial translation; the Vietnamese text prevails.
inspections-none = none
inspections-joint =
    To { $unit }. The inspection of { $day } will be joint with { $agency }; date and participants stay the same. { $until ->
        [none] Please acknowledge for { $address }.
       *[other] Please acknowledge for { $address } by { $until }.
    }
    Unofficial translation; the Vietnamese text prevails.
inspections-arrival =
    To { $unit }. { $isPast ->
        [yes] The delegation came to your premises for a surprise inspection (form: { $form }) on { $moment }
       *[other] The delegation has been carrying out a surprise inspection (form: { $form }) at your premises since { $moment }
    }.
    The delegation asks { $address } to cooperate and to provide the files and documents it needs{ $until ->
        [none] {""}
       *[other] ; please answer the checklist under “To do” by { $until }
    }.
    Unofficial translation; the Vietnamese text prevails.
inspections-acknowledged = Acknowledged for the unit by { $person }, { $role }, { $moment }.
inspections-superseded = Replaced by the notice of { $day }.
inspections-withdrawn = This notice has not been in force since { $day }.
inspections-withdrawal =
    To { $unit }. The notice of the inspection of { $day } has not been in force since { $decided }.
    Unofficial translation; the Vietnamese text prevails.
inspections-ics-caption = Calendar file (.ics) of the inspection of { $day }, { $unit }: open it to add the dates to your calendar.
inspections-ics-visit = Inspection ({ $topic }) · { $unit }
inspections-ics-report = Checklist due · { $unit }
inspections-ics-about = Form: { $form }. Contents: { $contents }.
inspections-role-FOCAL = focal point
inspections-role-DEPUTY = deputy focal point
inspections-role-HEAD = head
inspections-button-ack = Acknowledge
inspections-button-answer = Answer
inspections-button-see = See details
inspections-button-focal = Contact focal point
inspections-button-onsite = See checklist
inspections-button-arrive = On site
inspections-button-there-since = Came on { $day }
inspections-button-there-today = Came today, { $day }
inspections-button-confirm = Confirm on site
inspections-card-acknowledged = **Notice · { $unit } · { $code }: acknowledged** ({ $time }, { $role })
inspections-card-waiting = **Notice · { $unit } · { $code }: not acknowledged**
inspections-card-nobody = **Notice · { $unit } · { $code }: nobody to receive it**
inspections-card-superseded = **Notice · { $unit } · { $code }: replaced**
inspections-card-cancelled = **Notice · { $unit } · { $code }: inspection cancelled**
inspections-card-person = { $role }: { $state }
inspections-card-updated = updated { $time }
inspections-delivery-queued = queued
inspections-delivery-sent = sent
inspections-delivery-opened = opened
inspections-delivery-acknowledged = acknowledged
inspections-delivery-unreachable = unreachable
inspections-delivery-failed = failed
inspections-delivery-cancelled = cancelled
inspections-delivery-unknown = unknown
inspections-delivery-absent = has not joined
inspections-delivery-at = { $state } { $time }
inspections-moved-on = To { $whom }. The standing office has changed the day of the inspection at { $unit }: { $from } → **{ $to }**. The unit gets the notice of the new day during office hours.
inspections-moved-past = To { $whom }. The standing office has changed the day of the inspection at { $unit }: { $from } → **{ $to }** (passed). The system makes no new notice; if this day is not right, please contact the standing office.
inspections-missed = The day of the inspection ({ $day }) has passed and the notice to { $unit } ({ $code }) could not be sent because of an outage or because the days off were not confirmed; it will not be sent any more. Would the standing office please contact the unit.
inspections-not-sent = After several tries the system could not make the notice for { $unit } ({ $code }). Please tell the unit in another way.
inspections-line-unit = { $when } – Delegation ({ $team }): { $form }, { $place }; { $state }
inspections-line-unit-DIGITAL = { $when } – Delegation ({ $team }): { $form } ({ $place }); { $state }
inspections-line-unit-REPORT = { $when } – Delegation ({ $team }): { $form }; { $state }
inspections-line-unit-surprise = { $when } – Delegation ({ $team }): surprise inspection (form: { $form }); { $state }
inspections-line-when = { $weekday }, { $day }, { $time }
inspections-line-when-day = { $weekday }, { $day }
inspections-line-delegation = { $when } – { $unit } · { $form } · { $state }
inspections-line-when-short = { $weekday } { $day } { $time }
inspections-line-when-short-day = { $weekday } { $day }
inspections-state-acknowledged = acknowledged
inspections-state-pending = not acknowledged
inspections-state-unsent = not announced yet
inspections-state-embargoed = **surprise, not announced**
inspections-state-cancelled = cancelled
inspections-state-arrived = surprise, announced
inspections-cancelled-unit =
    To { $unit }. The inspection of { $day } will not take place; recorded by the standing office on { $decided }. { $reportIn ->
        [yes] The checklist and documents you submitted are kept.
       *[no] You need not acknowledge its notice or submit its checklist; answers and documents already sent, if any, are kept.
    } Please open the attached file to take it off your calendar.
    Unofficial translation; the Vietnamese text prevails.
inspections-button-cancel = Cancel inspection
inspections-button-cancel-yes = Yes, cancel it
inspections-button-restore = Restore
inspections-cancel-ask = **Cancel inspection { $code } · { $unit }, { $day }?**
    { $readers ->
        [0] The unit has had its notice, but nobody there can be reached now; please tell them directly.
       *[other] The unit, which has had its notice, will be told that it does not take place.
    }
inspections-cancel-kept = Its deadlines are closed; answers and documents already sent are kept.
inspections-team-told =
    { $reached ->
        [0] Nobody of { $team } has joined; please tell them directly.
       *[other] { $team } is told in office hours.
    }
inspections-cancel-ask-untold = **Cancel inspection { $code } · { $unit }, { $day }?**
    The unit has not been told of it and gets no message.
inspections-cancel-too-late = It cannot be cancelled: results of this inspection have been recorded.
inspections-cancelled-now = Inspection { $code } of { $day } is cancelled.
inspections-cancelled-team = Inspection { $code } · { $unit }, { $day } was cancelled by the standing office; { $team } need not prepare it any more.
inspections-restore-ask = **Restore inspection { $code } · { $unit }, { $day }?**
inspections-restore-told = The unit is told in office hours that it is restored; answers and documents already sent are kept.
inspections-restore-nobody = Nobody of the unit can be reached now; please tell them directly. Answers and documents already sent are kept.
inspections-restore-standing = The unit has not been told of the cancellation; its notice and deadlines go on.
inspections-restore-untold = The unit has not been told of it yet; its notice goes out as planned.
inspections-restore-surprise = The surprise inspection stays unannounced; the unit gets no message.
inspections-restore-too-late = It cannot be restored: its time has passed. A new date comes with the plan workbook.
inspections-button-restore-yes = Yes, restore it
inspections-restored-now = Inspection { $code } of { $day } is restored.
inspections-restored-team = Inspection { $code } · { $unit }, { $day } was restored by the standing office; { $team } goes on preparing it.
inspections-moved-team = Inspection { $code } · { $unit }: moved from { $old } to { $day }; { $team } prepares for the new day.
inspections-moved-team-new = Inspection { $code } · { $unit }, { $day } passes from { $from } to { $team }; { $team } prepares it as planned.
inspections-moved-team-old = Inspection { $code } · { $unit }, { $old } passes to { $team }; { $from } need not prepare it any more.
inspections-see-head = **Inspection · { $unit }**
inspections-see-head-code = **Inspection · { $unit } · { $code } · { $team }**
inspections-see-form = Form: { $form }
inspections-see-surprise = Form: { $form }
    Kind: surprise inspection
inspections-see-time = Time: { $time }
inspections-see-place = Place: { $place }
inspections-see-contents = Contents: { $contents }
inspections-see-report = Checklist: deadline { $until }
inspections-see-pending = Notice of { $day }: not acknowledged, deadline { $until }
inspections-see-unasked = Notice of { $day }: not acknowledged
inspections-see-acknowledged = Notice of { $day }: acknowledged by { $person }, { $role }, { $moment }
inspections-see-unsent = Notice: not sent to the unit yet
inspections-see-embargoed = Notice: not announced yet (surprise)
inspections-see-cancelled = **Cancelled, { $moment }**
inspections-just-acknowledged = Saved: your unit has acknowledged the notice of the inspection of { $day }.
inspections-still-open = The notice of the inspection of { $day } to { $unit } is not acknowledged yet{ $count ->
        [0] {""}
        [one] {" "}(and { $count } more notice)
       *[other] {" "}(and { $count } more notices)
    }. If you have received it, please press “Acknowledge”.
inspections-unit-acknowledged = Your unit has acknowledged the notice of the inspection of { $day } ({ $person }, { $moment }).
inspections-duty-ack-arrival = Acknowledge the notice of the surprise inspection of { $day }
inspections-already-acknowledged = Acknowledged by { $person }, { $role }, { $moment }.
inspections-notice-replaced = This notice has been replaced; please see the newest one.
inspections-notice-withdrawn = This notice is no longer in force.
inspections-duty-ack = Acknowledge the notice of the inspection of { $day } – by { $until } ({ $left })
inspections-duty-ack-late = Acknowledge the notice of the inspection of { $day } – deadline { $until }; no acknowledgement on record so far
inspections-duty-ack-new = Acknowledge the notice of the inspection of { $day } – it was sent to the unit on { $sent }; please acknowledge it now
inspections-duty-ack-watched = { $unit }: no acknowledgement of the notice of the inspection of { $day } on record, overdue{ $late ->
        [0] {""}
        [one] {" "}by { $late } working day
       *[other] {" "}by { $late } working days
    }
inspections-duty-arrive = Surprise inspection on { $day }, not announced: { $unit }
inspections-duty-nobody = Nobody to receive the notice of the inspection of { $day }: { $unit }
inspections-duty-surprise-passed = Surprise inspection on { $day } has passed, no arrival recorded: { $unit }
inspections-duty-missed = { $unit } could not be told of the inspection of { $day }
inspections-left-days = { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    } left
inspections-left-today = today
inspections-surprise = **Surprise, not announced** · { $unit } · { $day } · { $team }
    The unit has received nothing at all. Please do not forward this message.
inspections-surprise-passed-lead = **Surprise, not announced** · { $unit } · { $day } · { $team }. The day has passed and no arrival is recorded; the unit has received nothing at all. If the visit still takes place, please press “Arrived” at the unit; if it is to be moved or cancelled, please contact the standing office.
inspections-surprise-passed-office = **Surprise, not announced** · { $unit } · { $day } · { $team }. The day has passed and no arrival is recorded; the unit has received nothing at all. To move it, please send the plan workbook; if it does not take place, please press “Open” to cancel it.
inspections-surprise-confirm =
    { $unit } · { $day } · { $team }
    {""}{ $isLate ->
        [yes] **The day of the visit has passed. On which day did the delegation come to the unit?**
       *[no] **Announce it to the unit now?**
    } { $count ->
        [0] Nobody of the unit can be reached here; the time of arrival is recorded
        [one] Once confirmed, it is sent at once to those of the unit who take part here ({ $count } person)
       *[other] Once confirmed, it is sent at once to those of the unit who take part here ({ $count } people)
    }; this cannot be taken back.
inspections-surprise-announced = **Announced at { $moment }** · { $unit } · { $team }
    People told at the unit: { $count }.
inspections-surprise-nobody = **Arrival recorded: { $arrived }** · { $unit } · { $team }
    Nobody of the unit has received the announcement. Please tell them in person.
inspections-surprise-forgotten = This is no longer within your duties.
inspections-surprise-already = Announced at { $moment }.
inspections-surprise-early = It cannot be announced before its day ({ $day }). If the day has changed, contact the standing office.
inspections-contact-head = **Contact · { $unit }**
inspections-contact-line = { $role }: { $name }
inspections-contact-absent = { $role }: not on the list
inspections-ics-all = Calendar file (.ics) of the coming inspections and deadlines: open it to add them to your calendar.
inspections-ics-none = There is no schedule to download yet.
inspections-taken-from = Taken over from { $from }.
inspections-line-ended = { $line }; **unit ceased to exist after { $on }, the standing office is to name its successor**
inspections-unit-ended = **{ $unit } ceased to exist after { $on }; the standing office is to name its successor.**
inspections-cancelled-nothing = The inspection of { $day } has been cancelled; the notice no longer holds and need not be acknowledged.
inspections-ended-nothing = The unit has ceased to exist; the standing office is to name its successor. You need do nothing about this now.
