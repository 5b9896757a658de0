# Remediation: lists, items, progress, handing in a result, judging it.
# $due: the deadline; $at: when; $text: the shortcoming; $n: the number that chooses singular or plural.
remediation-untold = Your decision is saved. Nobody of { $unit } can be reached here at present, so they have not been told; please tell them yourself.
remediation-again = (sent again, content unchanged)
remediation-team = Team { $team }
remediation-all-units = Inspection delegation

remediation-address-agency = your office
remediation-address-unit = your organisation

remediation-source-FINDING = inspection of { $year }
remediation-source-INDEX = reform index { $year }
remediation-source-CCHC_INSPECTION = reform inspection { $year }
remediation-source-CIVIL_SERVICE_INSPECTION = civil-service inspection { $year }

remediation-left = ({ $days ->
        [one] { $days } working day
       *[other] { $days } working days
    } left)
remediation-left-today = (today)
remediation-left-off = (a day off, { $weekday })
remediation-due-dated = by { $due }
remediation-due = by { $due } { $left }
remediation-due-unrecorded = deadline { $due }; no result recorded so far
remediation-due-late = overdue{ $days ->
        [0] {""}
        [one] {" "}by { $days } working day
       *[other] {" "}by { $days } working days
    } (deadline: { $due })
remediation-due-passed = overdue (deadline: { $due })

remediation-state-OPEN = not started
remediation-state-PLANNED = planned
remediation-state-IN_PROGRESS = in progress
remediation-state-DONE = done, result to be submitted
remediation-state-RETURNED = returned for supplement

remediation-standing-submitted =
    { $on ->
        [none] submitted, waiting for a decision
       *[other] submitted on { $on }, waiting for a decision
    }
remediation-standing-returned = returned for supplement, { $due }
remediation-standing-accepted =
    { $on ->
        [none] accepted
       *[other] accepted on { $on }
    }

remediation-none = Nothing is being remedied at present.
remediation-list = **Remediation · { $place }** – { $open ->
        [0] nothing left to complete
       *[other] { $open } not completed
    }{ $done ->
        [0] {""}
       *[other] , { $done } remedied
    }, as of { $now }
remediation-list-done = **Remedied · { $place }** – { $done }, as of { $now }
remediation-list-line = { $n }. { $text } ({ $source }) – { $standing }
remediation-list-line-unit = { $n }. { $unit }: “{ $text }” ({ $source }) – { $standing }
remediation-see = View
remediation-see-done = Remedied
remediation-update = Update

remediation-card-head = **Remediation { $n }/{ $of } · { $unit }** – { $text }
remediation-card-head-done = **Remedied · { $unit }** – { $text }
remediation-card-source = { $source }
remediation-card-cause = Cause: { $cause }
remediation-card-cause-kind = Cause: { $cause }
remediation-card-solution = Solution: { $solution }
remediation-card-standing = { $due } · Status: { $state } · Files: { $files }
remediation-card-quiet = { $due } · Files: { $files }
remediation-card-last = Latest: { $said } – { $name }, { $at }
remediation-card-asked = The delegation asks for a supplement: “{ $what }”. Reason: “{ $why }”.
remediation-card-hardship = You stated a difficulty; { $whom } will consider it. The present deadline still applies.
remediation-card-waiting = Extension to { $until } requested, waiting for a decision. The present deadline still applies.

remediation-progress = Update progress
remediation-send-files = Add document
remediation-submit = Submit result
remediation-ask-extension = Request extension
remediation-see-files = View files
remediation-withdraw = Withdraw to edit
remediation-no-document = No document yet
remediation-judge = Review
remediation-see-request = Extension request

remediation-progress-ask = **Progress on “{ $text }”?**
    Choose one or type one to three sentences.
remediation-progress-PLANNED = Planned
remediation-progress-IN_PROGRESS = In progress
remediation-progress-DONE = Done, to be submitted
remediation-progress-noted = Progress saved at { $at }: **{ $said }**. The deadline does not move.
remediation-words-where = To record progress, press “Update progress” and then type.

remediation-files-ask = **Please send the evidence for “{ $text }”.**
    Send photos or PDF, DOCX, XLSX files here, each up to { $limit }. So far: { $files }.
remediation-record-paper = Remediation “{ $item }”: file “{ $name }” – { $who }, { $at }
remediation-files-received = Remediation “{ $text }”: { $files ->
        [0] no files yet
       *[other] **{ $files } received**
    }. Send more files if there are any.
remediation-place = Remediation: { $text }

remediation-closed = The result of this item has been accepted; no further update is needed.
remediation-under-review = This cannot be updated yet because the submitted result is waiting for a decision; you can withdraw it to edit.
remediation-file-too-late = The file was not taken, because the result has been handed in and waits to be looked at. To add it, please press “Withdraw to edit” and send the file again.
remediation-needs-document = This cannot be submitted yet because the item needs at least one document.
remediation-needs-new = This cannot be submitted again yet because nothing has been added since the last decision.
remediation-explain-ask = **Please explain briefly what has been done** and when the documents will come.
remediation-more-words = Please be more specific, one to three sentences.
remediation-explained = Explanation saved: “{ $said }”. The result can be submitted.
remediation-receipt = Recorded at { $at }{ $late ->
        [none] {""}
       *[other] {" "}({ $late })
    }. Receipt code: { $code }.
    Result for “{ $text }”{ $files ->
        [0] {""}
       *[other] , files: { $files }
    }; submitted by { $name }. { $who } will review it.
    What is sent here is a working copy and does not replace the official document.
remediation-submitted = Result for “{ $text }” submitted · { $unit }, { $at }.
remediation-already-submitted = { $name } submitted the result at { $at }. Receipt code: { $code }.
remediation-edited =
    { $kind ->
        [EXPLANATION] The explanation
       *[other] The progress
    } of “{ $text }” was corrected at { $at }: **“{ $said }”**. The earlier words are kept.
remediation-edited-same = Editing that message changed nothing that is saved.
remediation-edited-short = What you changed it to is too short, so the saved explanation stays. Please edit the message again and be more specific, one to three sentences.
remediation-edited-submitted = The submitted result is waiting for a decision, so editing that message does not change what was submitted. To correct it, please press “Withdraw to edit”, then edit the message again.
remediation-edited-judged = The inspection delegation has already reviewed this, so it stays as it was. Please record what is new with “Update progress”.
remediation-withdrawn = The result was withdrawn at { $at }. Documents sent are kept; the deadline does not move.
remediation-not-withdrawable = Nothing can be withdrawn because no result is waiting for a decision.

remediation-record-progress = Progress on “{ $text }”: **{ $said }** – { $name }, { $at }
remediation-record-explained = Explanation for “{ $text }”: “{ $said }”
remediation-record-accepted = Result accepted · { $unit }, “{ $text }” – { $name }, { $at }
remediation-record-returned = Result returned for supplement · { $unit }, “{ $text }” – { $name }, { $at }

# To do.
remediation-calendar = { $weekday }, { $day }, { $time } – { $count ->
        [one] { $count } item to be remedied is due
       *[other] { $count } items to be remedied are due
    }
remediation-calendar-one = { $weekday }, { $day }, { $time } – to be remedied: { $text }
remediation-duty = Remedy: { $text } ({ $source }) – by { $due }
remediation-duty-late = Remedy: { $text } ({ $source }) – deadline { $due }; no result recorded so far
remediation-duty-returned = Supplement the result: { $text } ({ $source }) – by { $due }
remediation-duty-late-returned = Supplement the result: { $text } ({ $source }) – deadline { $due }; no result recorded so far
remediation-duty-judge = Review the result: { $unit }, “{ $text }”{ $on ->
        [none] {""}
       *[other] , submitted { $on }
    }
remediation-duty-asked = { $line } – waiting for the decision on more time
remediation-duty-request = Extension request: { $unit }, “{ $text }”, { $old } → { $new }
remediation-duty-hardship = Difficulty stated: { $unit }, “{ $text }”, deadline { $old }
remediation-decision-late = { $line }; overdue{ $days ->
        [0] {""}
        [one] {" "}by { $days } working day
       *[other] {" "}by { $days } working days
    } (due { $due })
remediation-watch = { $unit }, “{ $text }”, overdue{ $days ->
        [0] {""}
        [one] {" "}by { $days } working day
       *[other] {" "}by { $days } working days
    }.
remediation-watch-passed = { $unit }, “{ $text }”, overdue.

# Judging results.
remediation-result-head = **Result · { $unit }** (round { $round }) – { $said }, { $files ->
        [0] no files
        [one] { $files } file
       *[other] { $files } files
    }, submitted { $at }
remediation-result-wordless = without words
remediation-result-item = Item: “{ $text }” · deadline { $due } · { $late }
remediation-on-time = on time
remediation-handed-in-late = submitted { $days ->
        [0] {""}
        [one] { $days } working day{" "}
       *[other] { $days } working days{" "}
    }after the deadline
remediation-handed-in-after = submitted after the deadline
remediation-result-files = Files: { $names }
remediation-result-explained = Explanation instead of documents: “{ $said }”
remediation-result-before = Last time a supplement was asked for: “{ $what }”. Reason: “{ $why }”.
remediation-more-files = and { $count ->
        [one] { $count } more file
       *[other] { $count } more files
    }
remediation-paper = { $place } · { $name } · { $size } · sent { $at }{ $check }{ $note }
    .empty = check note
remediation-papers-none = There are no files yet.
remediation-papers-sent = { $count ->
        [one] { $count } file
       *[other] { $count } files
    } sent.
remediation-dates-moved = To { $who }. The standing office has changed { $count ->
        [one] a deadline for remedying:
       *[other] { $count } deadlines for remedying:
    }
remediation-news-moved = – { $unit } · “{ $text }”: { $old } → **{ $new }**{ $isPast ->
        [yes] {" "}(passed)
       *[other] {""}
    }
remediation-news-more = { $count ->
        [one] … and { $count } more item.
       *[other] … and { $count } more items.
    }
remediation-news = To { $who }. The standing office has changed the shortcomings carried over ({ $count ->
        [one] { $count } item
       *[other] { $count } items
    }):
remediation-news-added = – { $unit } · “{ $text }”: to be remedied by { $due }{ $isPast ->
        [yes] {" "}(passed)
       *[other] {""}
    }
remediation-news-again = – { $unit } · “{ $text }”: not done, opened again; to be remedied by { $due }{ $isPast ->
        [yes] {" "}(passed)
       *[other] {""}
    }
remediation-news-given = – { $unit } · “{ $text }”: passes to this unit, to be remedied by { $due }{ $isPast ->
        [yes] {" "}(passed)
       *[other] {""}
    }
remediation-news-taken = – { $unit } · “{ $text }”: no longer of this unit
remediation-accept = Accept
remediation-accept-ask = **Accept the result for “{ $text }” of { $unit }?** The item is closed. { $reached ->
        [0] Nobody of the unit can be reached by the system; please tell them directly.
       *[other] The unit is told in office hours.
    }
remediation-accept-confirm = Accept result
remediation-accepted = You accepted the result for “{ $text }” of { $unit }. { $count ->
        [0] Nobody of the unit can be reached here at present; please tell them yourself.
        [one] The unit is told in office hours ({ $count } person).
       *[other] The unit is told in office hours ({ $count } people).
    }
remediation-accepted-unit = To { $unit }. The delegation accepted the result for “{ $text }” on { $on }. Thank you for the cooperation of { $whom }.
remediation-return = Return for supplement
remediation-return-what = **What should be supplemented?** (“{ $text }”) Choose one or type, for example: evidence for point 2.
remediation-missing-documents = Evidence
remediation-missing-issued = The issued document
remediation-missing-figures = Figures of the result
remediation-return-why = Supplement: “{ $what }”. **Reason?** Choose one or type, for example: the document has not been issued.
remediation-reason-evidence = Evidence missing
remediation-reason-mismatch = Figures do not match
remediation-reason-unclear = Content unclear
remediation-return-until = **Until when?** The present deadline: { $due }. Choose or type a date, for example { $example }.
remediation-return-until-passed = **Until when?** The deadline { $due } has passed. Choose or type a date, for example { $example }.
remediation-keep-due = Keep { $due }
remediation-return-preview = What { $unit } will receive:
    { $text }
remediation-returned-unit = To { $unit }. The delegation asks you to supplement the result for “{ $text }”: “{ $what }”. Reason: “{ $why }”. Please complete it by { $due }.
remediation-send-unit = Send to the unit
remediation-no-diacritics = The text has no diacritics; please check it.
remediation-returned = Recorded: { $unit } is asked for a supplement by { $due }.
remediation-nothing-to-judge = No result of this item is waiting for a decision.
remediation-was-withdrawn = The unit withdrew the result to edit it at { $at } ({ $name }).
remediation-was-returned = { $name } returned this result for supplement at { $at }.
remediation-was-accepted = { $name } accepted this result at { $at }.
remediation-own-result = You submitted this result yourself, so somebody else of the delegation has to review it.

# Dates people type.
remediation-no-calendar = The deadline cannot be counted because the list of days off of that year is missing; please contact the standing office.
remediation-date-range = The date must be from { $from } to { $to }. Please enter it again.
remediation-date-unread = The system could not read “{ $typed }”. Please enter day/month/year, for example { $example }.
remediation-date-off = { $date } is not a working day. Please choose another date.

# Extensions.
remediation-extension-waiting = An extension request is waiting for a decision; another cannot be sent yet. The present deadline applies.
remediation-extension-limit = { $count ->
        [0] Under the limit in force this item cannot be extended.
        [one] This item has been extended once, the limit in force.
        [2] This item has been extended twice, the limit in force.
       *[other] This item has been extended { $count } times, the limit in force.
    } You may state the difficulty to { $whom }.
extension-choose = **Request extension** – choose the item:
extension-choose-line = { $i }. { $text } ({ $source }) – { $due }
extension-choose-line-unit = { $i }. { $unit }: { $text } ({ $source }) – { $due }
extension-reason = **Request extension** ({ $nth } of { $limit }) · “{ $text }”, deadline { $due }.
    Please give the reason, one to three sentences.
extension-date = **Extension until when?** For example { $example }. Between { $from } and { $to }.
extension-confirm = **Request extension** ({ $nth } of { $limit }): from { $old } to **{ $new }** · “{ $text }”. Reason: “{ $reason }”.
    The present deadline applies until a decision is made.
extension-send = Send request
extension-asked = Request recorded at { $at }; { $who } will decide. The deadline { $due } applies until then.
extension-record-asked = Extension of “{ $text }” to { $new } requested – { $name }, { $at }
extension-file-kept = File { $name } has been added to the documents of this remediation item. Please continue the extension request below.
extension-cancelled = Cancelled; no request was sent.
extension-hardship = State the difficulty
extension-hardship-ask = **Please state the difficulty in remedying “{ $text }”**, one to three sentences. It goes to { $whom }.
extension-hardship-sent = Recorded; it goes on to { $whom }. The deadline does not move until a decision is made.
extension-hardship-kept = Your words are kept; neither the head of the delegation nor the standing office can be reached here at present. Please press “Contact standing office”. The deadline does not move.
extension-hardship-told = To { $whom }: { $unit } states a difficulty in remedying “{ $text }” (deadline: { $due }{ $granted ->
        [0] {""}
        [one] , extended once
        [2] , extended twice
       *[other] , extended { $granted } times
    }): “{ $said }”. Please give your view.
extension-to-DELEGATION_HEAD = the head of the delegation
extension-to-DELEGATION_DEPUTY = the deputy head of the delegation
extension-to-OFFICE = the standing office
extension-none = No request is waiting.
extension-list = **Extension requests** – { $count ->
        [one] { $count } waiting
       *[other] { $count } waiting
    }
extension-list-line = { $i }. { $unit }: “{ $text }”, { $old } → { $new }
extension-list-line-hardship = { $i }. { $unit }: “{ $text }”, difficulty stated, deadline { $old }
extension-none-waiting = The extension request of this item has been decided or no longer exists.
extension-for-head = This difficulty was stated to the head of the delegation, who decides.
extension-own = You sent this request yourself, so you cannot decide on it.
extension-request = **Extension request · { $unit }** – “{ $text }”: { $old } → { $new }, { $nth } of { $limit }. Reason: “{ $reason }”
extension-agree = Agree
extension-other-date = Other date
extension-decline = Decline
extension-grant-ask = **Extend to { $new }?** { $unit }, “{ $text }”; present deadline { $old }. { $reached ->
        [0] Nobody of the unit can be reached by the system; please tell them directly.
       *[other] The unit is told in office hours.
    }
extension-grant-confirm = Agree to extension
extension-other-ask = **Extend to which day?** From { $from } to { $to }, for example { $example }.
extension-date-passed = The date asked for has passed or is not after the present deadline. Please choose another date.
extension-by-lead = The lead of team { $team }
extension-by-head = The head of the delegation
extension-by-deputy-head = The deputy head of the delegation
extension-by-office = The standing office
extension-granted-unit = To { $unit }. { $by } extended “{ $text }” to { $new } (former deadline: { $old }).
extension-granted = Decision recorded for { $unit }: extended to { $new }.
extension-record-granted = Extension granted · { $unit }, “{ $text }”, to { $new } – { $name }, { $at }
extension-decline-ask = **Why is the extension declined?** One to three sentences; the unit reads them.
extension-declined-unit = To { $unit }. { $by } declined the extension of “{ $text }”; reason: “{ $reason }”. { $passed ->
        [yes] The deadline { $due } does not change; we ask { $whom } to complete it as soon as possible.
       *[no] The deadline for { $whom } remains { $due }.
    } If there are difficulties, press “Contact standing office”.
extension-declined = Decision recorded for { $unit }: extension declined.
extension-record-declined = Extension declined · { $unit }, “{ $text }” – { $name }, { $at }

# Units that have ended and their successors. $open: what is still open; $on: the last day of validity.
remediation-taken-source = { $source }; taken over from { $from }
remediation-standing-unit-ended = the unit ceased to exist after { $on }; its successor is to be named
remediation-standing-ended =
    { $on ->
        [none] closed: the unit ceased to exist and has no successor
       *[other] closed on { $on }: the unit ceased to exist and has no successor
    }
remediation-card-head-ended = **Closed · { $unit }** – { $text }
remediation-ended = This item has been closed; no further update is needed.
remediation-list-otherwise = **Remediation · { $place }** – { $open ->
        [0] nothing open
       *[other] open { $open }
    }{ $done ->
        [0] {""}
       *[other] , accepted { $done }
    }, otherwise closed { $otherwise }, as of { $now }
remediation-list-done-otherwise = **Closed · { $place }** – { $done ->
        [0] {""}
       *[other] accepted { $done }, {""}
    }otherwise closed { $otherwise }, as of { $now }
succession-items =
    { $count ->
        [one] { $count } remediation item
       *[other] { $count } remediation items
    }
succession-requests =
    { $count ->
        [one] { $count } pending extension request
       *[other] { $count } pending extension requests
    }
succession-visits =
    { $count ->
        [one] { $count } inspection not yet over
       *[other] { $count } inspections not yet over
    }
succession-nothing = nothing open
succession-item = { $n }. { $text } ({ $source }) – { $due }
succession-open-visit = { $n }. Inspection of { $day }
succession-more = … and { $count } more
succession-ended-unit = To { $who }. { $unit } ceased to exist after { $on }; the standing office is to name its successor. Open: { $open }. Until then { $address } need do nothing about these; what was sent is kept.
succession-ended-lead = { $unit } ceased to exist after { $on }; the standing office is to name its successor. Open: { $open }. Until then the unit is not reminded.
succession-duty = { $unit } ceased to exist (after { $on }); its successor is to be named: { $open }
succession-label = Successor
succession-list = **Units that ceased to exist and wait for a successor**
succession-none-waiting = No unit is waiting for a successor.
succession-head = **{ $unit }** – ceased to exist after { $on }. Still open: { $open }.
    Since then it is given no duties, reminders or notices.
succession-hidden =
    { $count ->
        [one] { $count } unannounced surprise inspection does not pass to a successor; please adjust it in the plan workbook.
       *[other] { $count } unannounced surprise inspections do not pass to a successor; please adjust them in the plan workbook.
    }
succession-ask = **Which unit succeeds it?** A unit that has ended has one successor; if it was split into several, please choose the one that takes over everything open.
succession-choose = Choose successor
succession-none = No successor
succession-pick = **Which unit succeeds { $unit }?** Page { $page }/{ $pages }.
succession-confirm = **{ $heir } succeeds { $unit }?** Everything open passes to this one unit: { $open }; deadlines do not change. Records and documents keep the name { $unit }.
succession-will-tell = Told in office hours: { $who }.
succession-nobody-there = Nobody can be reached by the system: { $who }; please tell them directly.
succession-leads = the team leads
succession-confirm-yes = Confirm successor
succession-record = Successor of { $unit }: **{ $heir }** – { $name }
succession-done = Recorded: { $heir } succeeds { $unit }. { $count ->
        [0] Nobody of { $heir } can be reached by the system; please inform them directly.
        [one] { $heir } is told in office hours ({ $count } person).
       *[other] { $heir } is told in office hours ({ $count } people).
    }
succession-told-heir = To { $heir }. { $unit } ceased to exist after { $on }; from { $since }, as the standing office ({ $name }) has decided, { $heir } is its successor.
    { $s ->
        [0] There is nothing open to take over.
       *[other] Taken over from { $unit }: { $open }. Deadlines do not change; records and documents keep the old name.
    }
succession-anew = What was overdue before it was taken over: reminders begin anew, counted from { $since }.
succession-told-end = { $s ->
        [0] Thank you.
       *[other] Details are under “To do”. Thank you.
    }
succession-visit = Inspection of { $day } (taken over from { $from }): waiting for the delegation’s conclusion
succession-told-former = { $unit } ceased to exist after { $on }; { $s ->
        [0] nothing was left open.
       *[other] what was open is taken over by { $heir }.
    } You have nothing more to do for { $unit }; what was sent is kept. Thank you for your cooperation.
succession-told-lead = { $unit } ceased to exist after { $on }; its successor is { $heir }. { $s ->
        [0] Nothing was open.
       *[other] Passed on: { $open }; deadlines do not change.
    }
succession-none-ask = **{ $unit } has no successor?** This closes: { $open }; inspections still to come are cancelled.
succession-none-yes = Confirm closing
succession-none-done = Recorded: { $unit } has no successor. Closed: { $open }.
succession-none-told-former = { $unit } ceased to exist after { $on } and has no successor. What was open has been closed; you have nothing more to do. What was sent is kept. Thank you for your cooperation.
succession-none-told-lead = { $unit } ceased to exist after { $on }; the standing office has decided that it has no successor. { $s ->
        [0] Nothing was open.
       *[other] Closed: { $open }.
    }
remediation-see-closed = Closed

# Waiving overdue duties.
remediation-standing-waived =
    { $on ->
        [none] waived
       *[other] waived on { $on }
    }
remediation-card-waived = This was { $said }.
whole-TAKEN_OVER = Taken over from { $text }
whole-UNIT_ENDED = Closed: the unit ceased to exist and has no successor
whole-WAIVED = Waived; reason: “{ $text }”
whole-WAIVER_ENDED = The waiver was taken back
whole-REOPENED = Opened again by the list of shortcomings carried over
waiver-duty = Overdue with units: { $count }{ $n ->
        [0] {""}
       *[other] ; { $unreached } of these with units that have nobody to receive
    }
waiver-not-needed = The reason was not recorded and the unit is told nothing: the unit has just done this, or it is no longer overdue.
waiver-none = Nothing is overdue with the units at present.
waiver-list = **Overdue with units** – { $count }.{ $waivable ->
        [0] {""}
       *[other] {" "}What is no longer needed you can waive, with a reason, where the button “Waive” stands.
    }
waiver-line = { $unit } – { $item }: { $days ->
        [0] {""}
        [one] { $days } working day{" "}
       *[other] { $days } working days{" "}
    }overdue (deadline: { $due }){ $unreached ->
        [yes] ; nobody to receive
       *[no] {""}
    }
waiver-ask = **Why is it waived?** { $unit } – { $item }: { $days ->
        [0] {""}
        [one] { $days } working day{" "}
       *[other] { $days } working days{" "}
    }overdue (deadline: { $due }).
    Please type one to three sentences; the unit reads them.
waiver-confirm = **Waive { $item } for { $unit }?** Deadline: { $due }, { $days ->
        [0] {""}
        [one] { $days } working day{" "}
       *[other] { $days } working days{" "}
    }overdue. Reason: “{ $reason }”.
    It is closed and nobody is reminded any more. { $reached ->
        [0] Nobody of the unit can be reached by the system; please tell them directly.
       *[other] The unit is told in office hours.
    } The decision can be taken back.
waiver-confirm-yes = Confirm waiver
waiver-done = Recorded: { $item } is waived for { $unit }. { $count ->
        [0] Nobody of the unit can be reached here at present; please tell them yourself.
        [one] The unit is told in office hours ({ $count } person).
       *[other] The unit is told in office hours ({ $count } people).
    }
waiver-is = { $unit } – { $item }: { $said }.
waiver-see-others = Other overdue duties
waiver-told = To { $unit }. The duty of { $item } (deadline: { $due }) was { $said }. It is no longer asked of { $whom }.
waiver-told-lead = { $unit } – the duty of { $item } (deadline: { $due }) was { $said }.
waiver-back-ask = **Take back the waiver of { $item } for { $unit }?** The deadline { $due } applies again. { $reached ->
        [0] Nobody of the unit can be reached by the system; please tell them directly.
       *[other] The unit is told in office hours.
    }
waiver-back-yes = Confirm
waiver-back-done = The waiver of { $item } for { $unit } has been taken back. { $count ->
        [0] Nobody of the unit can be reached here at present; please tell them yourself.
        [one] The unit is told in office hours ({ $count } person).
       *[other] The unit is told in office hours ({ $count } people).
    }
waiver-back-told = To { $unit }. The waiver of the duty of { $item } was taken back on { $on }; the deadline { $due } applies again. It is asked of { $whom } again; in case of difficulty press “Contact standing office”.
waiver-back-told-lead = { $unit } – the waiver of the duty of { $item } was taken back on { $on }; the deadline { $due } applies again.
