# Checklists: start, each question, evidence, review, submission, questions on site.

## Buttons
checklists-button-begin = Begin question { $n }
checklists-button-continue = Continue question { $n }
checklists-button-all = Whole checklist
checklists-button-aside = Set aside ({ $count })
checklists-button-guidance = Guidance
checklists-button-change = Change answer
checklists-button-next = Next question
checklists-button-done = Done
checklists-button-done-next = Done, next question
checklists-button-done-many = Done{ $count ->
        [0] {""}
       *[other] {" "}({ $count })
    }
checklists-button-drop = Drop the last part
checklists-button-no-document = No document yet
checklists-button-review = Review
checklists-button-missing = What is missing ({ $n })
checklists-button-lacking = Evidence missing ({ $n })
checklists-button-section = Section { $section }
checklists-button-question = Q { $n }
checklists-button-submit = Submit
checklists-button-other-day = Other date
checklists-button-sent = View submission
checklists-button-withdraw = Withdraw to edit
checklists-button-answer = Answer
checklists-button-go-on = Continue
checklists-button-no-reason = No reason given yet
checklists-button-unnote = Remove note
checklists-button-reason = There is a reason

## Start, resume
checklists-start = **Checklist · { $unit }** – { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }{ $due ->
        [none] {""}
       *[other] , { $due }
    }
    Answers are saved at once; you can stop and go on at any time. Colleagues of your office can answer too. Nothing goes to the delegation until you press “Submit”.
checklists-resume = **Checklist · { $unit }** – { $answered } of { $total } answered{ $aside ->
        [none] {""}
       *[other] , { $aside } set aside
    }{ $left ->
        [none] {""}
       *[other] ; { $left }
    }
checklists-resume-returned = **Checklist · { $unit }** – { $count } returned for supplement, { $open ->
        [0] all supplemented
       *[other] { $open } still open
    }{ $left ->
        [none] {""}
       *[other] ; { $left }
    }
checklists-left =
    { $days } working { $days ->
        [one] day
       *[other] days
    } left (by { $due })
checklists-left-today = due today (by { $due })
checklists-left-past = the deadline ({ $due }) has passed; you can still submit
checklists-left-date = by { $due }
checklists-since = Since your last visit ({ $at }): { $who }.
checklists-since-one = { $who } answered { $many ->
        [yes] questions { $questions }
       *[no] question { $questions }
    }
checklists-at = { $day }, { $time }
checklists-choose = **Choose a checklist to answer:**
checklists-none = There is no checklist for you to answer at present.
checklists-none-applies = No question of this checklist applies to your office at present. Please contact the standing office.
checklists-place-team = Team { $team }

## The card of a question
checklists-head =
    Question { $n } of { $total } · { $area ->
        [CDDH] CDDH (leadership)
        [THECHE] THECHE (rules)
        [TTHC] TTHC (procedures)
        [TCBM] TCBM (organisation)
        [CDCV] CDCV (public service)
        [TCC] TCC (public finance)
        [CQS] CQS (digital government)
       *[other] { $area }
    } · { $unit }
checklists-head-onsite = Question Đ{ $n } of { $total } · { $area } · on site · { $unit }
checklists-number-onsite = Đ{ $n }
checklists-bold = **{ $text }**
checklists-echo = Saved question { $n }: **{ $value }**
checklists-echo-beside = { $echo } { $beside }
checklists-echo-set-aside = Question { $n } set aside ({ $count } in all).
checklists-echo-count =
    Questions: { $before } → { $after }{ $dropped ->
        [none] {""}
       *[other] ; { $dropped } no longer needed, what was entered is kept
    }.
checklists-evidence-always =
    Evidence is needed{ $hint ->
        [none] {""}
       *[other] {" "}({ $hint })
    }.
checklists-evidence-if-yes =
    “Yes” needs evidence{ $hint ->
        [none] {""}
       *[other] {" "}({ $hint })
    }.
checklists-evidence-if-done =
    “Done” needs evidence{ $hint ->
        [none] {""}
       *[other] {" "}({ $hint })
    }.
checklists-optional = This question is optional.
checklists-now = Saved now: **{ $value }**
checklists-now-by = Saved now: **{ $value }** – { $who }, { $at }
checklists-now-explained = Explanation: “{ $text }”
checklists-just-changed = Question { $n } has just been changed: **{ $value }** – { $who }, { $at }.
checklists-note-dropped = Note removed.
checklists-left-unconfirmed = Question { $n }: “{ $text }” was not confirmed, so it is not recorded.
checklists-note-kept = Kept as a note on question { $n }: “{ $text }”.
checklists-now-code = Explanation: { $text }
checklists-now-explained-by = Explanation: “{ $text }” – { $who }
checklists-explain-na = Please say why this does not apply to your office.
checklists-changed-since = Since you saw this, the checklist has changed: { $what }. Please look again, then press “Submit”.
checklists-changed-one = question { $n } ({ $who })
checklists-now-note = Note: “{ $text }”
checklists-now-files = Files: { $count }
checklists-returned = Returned by the delegation: “{ $reason }”
checklists-help = **Guidance on question { $n }**
checklists-text-so-far =
    Saved { $parts } { $parts ->
        [one] part
       *[other] parts
    }, { $chars ->
        [one] { $chars } character
       *[other] { $chars } characters
    }. You can send more; press “Done” when finished.
checklists-text-dropped = The last part was taken out of the answer; the earlier version is kept.
checklists-option-line = { $n }. { $label }
checklists-picked = ✓ { $label }
checklists-unpicked = ○ { $label }

## Subject, reason, evidence
checklists-files-ask = **Please send { $hint ->
        [none] the evidence
       *[other] the evidence: { $hint }
    }.** Send photos or PDF, DOCX, XLSX files here, at most { $limit } each. So far: { $count }.
checklists-files-got =
    { $place }: **{ $count ->
        [one] { $count } file
       *[other] { $count } files
    }** received. If there are more, send them now.
checklists-files-doubt =
    { $place }: { $count ->
        [one] { $count } file
       *[other] { $count } files
    } received.
checklists-files-before =
    { $place }: { $count ->
        [one] { $count } file
       *[other] { $count } files
    } received; please also answer the question.
checklists-place = Question { $n } of { $total }
checklists-place-onsite = Question Đ{ $n } of { $total }
checklists-explain-files = Briefly explain how the result was found and when the documents will come.
checklists-explain-reason = Please give the reason and the expected time.
checklists-explained = Explanation of question { $n } saved.
checklists-explained-appended = Explanation of question { $n } added; your colleague’s words are kept.
checklists-absent = ✓ Saved: **{ $value }**, { $absent } absent. The reason? (no names)
checklists-absent-ask = Please give the reason for the absence, without names.
checklists-absent-none = No reason given yet
checklists-wants-files = What you sent is kept as a note; this question waits for files.
checklists-file-not-now = This question does not take files at present.

## Records in the chat
checklists-record = { $n }. { $question }: **{ $value }** – { $who }, { $at }
checklists-record-paper = { $n }. { $question }: file “{ $name }” – { $who }, { $at }
checklists-record-files =
    { $n }. { $question }: { $count ->
        [one] { $count } file
       *[other] { $count } files
    } – { $who }, { $at }
checklists-record-explained = { $n }. { $question }: explanation “{ $text }” – { $who }, { $at }

## Going to a question, edited messages
checklists-out-of-range = The checklist has { $total ->
        [one] { $total } question
       *[other] { $total } questions
    }. For example: question { $example }.
checklists-edited = Question { $n }: { $before } → **{ $after }** (changed at { $time }). The old answer is kept.
checklists-edited-wants = Question { $n } still needs { $what ->
        [reason] a reason
       *[papers] evidence
    }; please type: question { $n }.
checklists-edited-same = Question { $n }: the answer is unchanged.
checklists-edited-unknown = The system could not tell which question the edited message belongs to; no answer was changed. To change one, enter for example: question { $example }.
checklists-edited-explained = Question { $n }: explanation changed at { $time }. The old one is kept.
checklists-edited-note = Question { $n }: the note now says “{ $text }”.
checklists-edited-elsewhere = Editing that message changes nothing that is saved. To change an answer, type its number, for example: question 1.
checklists-caption-unread = Question { $n }: the new caption does not change the answer; recorded is **{ $value }**. To change it, please type: question { $n }.
checklists-edited-late = Editing that message changes nothing that was submitted. Before the review begins you can press “Withdraw to edit” on the receipt; after that only questions returned to you open again.
checklists-which-visit = Question { $n } of which checklist? Please choose:
checklists-which-line = { $i }. { $unit } – inspection on { $on }
checklists-reply-which = That message holds several questions; nothing is saved. Choose one, then answer again:

## Two people at once
checklists-conflict = **Two different answers were just given to this question. Both are kept; please choose one.**
checklists-conflict-first = 1. **{ $value }** – { $who }, { $at } (in use)
checklists-conflict-second = 2. **{ $value }** – { $who }, { $at }
checklists-conflict-button = { $n } · { $value }
checklists-you = you
checklists-conflict-done = Question { $n }: **{ $value }** is used, chosen by { $who } at { $time }. { $other } is kept.
checklists-conflict-settled = This has been settled already.
checklists-role-FOCAL = focal point
checklists-role-DEPUTY = deputy focal point
checklists-role-HEAD = head
checklists-role-TEAM = member of the delegation
checklists-named = { $name }, { $role }

## Review, missing
checklists-list = **Checklist · { $unit }** – { $answered } of { $total } answered
checklists-list-section = **Section { $section } · { $unit }** – { $answered } of { $total } answered
checklists-list-aside = **Set aside · { $unit }**{ $count ->
        [0] {""}
        [one] {" "}– { $count } question
       *[other] {" "}– { $count } questions
    }
checklists-list-evidence = **Evidence missing · { $unit }**{ $count ->
        [0] {""}
        [one] {" "}– { $count } question
       *[other] {" "}– { $count } questions
    }
checklists-list-line =
    { $mark } { $n }. { $question }{ $value ->
        [none] {""}
       *[other] : **{ $value }**
    }
checklists-list-legend = ✓ answered · – set aside · ○ not answered
checklists-list-empty = There is no question here at present.
checklists-review = **Review · { $unit }** – { $answered } of { $total } answered
checklists-review-section = { $section }: { $answered }/{ $total }
checklists-review-files = files: { $count }
checklists-review-no-evidence = evidence missing: { $count }
checklists-review-not-ready = There is no “Submit” yet; missing: { $count }.
checklists-review-ready = Ready to submit. Nothing goes to the delegation until you press “Submit”.
checklists-missing-unanswered = Question { $n } – not answered (required)
checklists-missing-aside = Question { $n } – set aside (required)
checklists-missing-evidence = Question { $n } – evidence missing
checklists-missing-disputed = Question { $n } – two answers, none chosen
checklists-missing-untouched = Question { $n } – returned, not yet updated
checklists-missing-more = and { $count } more { $count ->
        [one] question
       *[other] questions
    }
checklists-missing-nothing = Nothing is missing any more.

## Submission
checklists-as-of = **Up to which day do the figures count?** Default: today.
checklists-as-of-type = Enter the day, for example { $example }.
checklists-as-of-right = Yes, { $day }
checklists-submit-ask = **Submit { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }{ $files ->
        [0] {""}
        [one] {" "}and { $files } file
       *[other] {" "}and { $files } files
    } to Team { $team }?** Once Team { $team } has begun its review, only returned questions reopen.
checklists-submit-ask-supplement = **Submit the supplement of { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }{ $files ->
        [0] {""}
        [one] {" "}and { $files } file
       *[other] {" "}and { $files } files
    } to Team { $team }?** They close again for the review of Team { $team }.
checklists-submit-ask-concluded = **Submit { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }{ $files ->
        [0] {""}
        [one] {" "}and { $files } file
       *[other] {" "}and { $files } files
    } to Team { $team }?** The visit has been concluded: the checklist is kept and not reviewed any further.
checklists-submit-as-of = Figures up to { $day }.
checklists-receipt =
    Recorded at { $at }{ $late ->
        [none] {""}
        [some] {" "}(submitted after the deadline)
       *[other] {" "}(submitted { $late ->
            [one] { $late } working day
           *[other] { $late } working days
        } after the deadline)
    }. Receipt code: { $code }.
    { $round ->
        [first] Checklist of { $questions ->
            [one] { $questions } question
           *[other] { $questions } questions
        }
       *[other] Supplement of { $questions ->
            [one] { $questions } question
           *[other] { $questions } questions
        }
    }{ $files ->
        [0] {""}
        [one] , { $files } file
       *[other] , { $files } files
    }, figures up to { $day }; submitted by { $who }.
    What is sent here is a working copy and does not replace the official document. The delegation thanks { $whom }.
checklists-submitted-card = Checklist · { $unit }: submitted at { $at }.
checklists-already = The checklist was submitted by { $who } at { $at }. Receipt code: { $code }.
checklists-in-review = It is being reviewed by Team { $team }; you will be told here.
checklists-concluded = The visit has been concluded; the checklist is not reviewed any further and needs no supplement.
checklists-accepted = The checklist has been accepted by the delegation.
checklists-closed-question = Question { $n } cannot be changed because the checklist has been submitted; only returned questions reopen.
checklists-withdrawn = Withdrawn to edit: { $who }, { $at }.
checklists-withdrawn-card = The checklist is open again; all answers are kept. Submit again when you have finished.
checklists-withdraw-late = It cannot be withdrawn because Team { $team } has begun its review; you can change returned questions.
checklists-withdraw-gone = This submission has been withdrawn already.
checklists-sent-head = **Submission · { $unit }** – { $at }, receipt code { $code }
checklists-sent-line =
    { $n }. { $question }: **{ $value }**{ $files ->
        [none] {""}
       *[other] , files: { $files }
    }
checklists-sent-nothing = (not answered)

## To do, calendar
checklists-duty =
    Checklist{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }, { $answered } of { $total } answered{ $due ->
        [none] {""}
       *[other] {" "}– { $due }
    }
checklists-duty-returned =
    Supplement to { $count ->
        [one] { $count } question
       *[other] { $count } questions
    } of the checklist{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }{ $due ->
        [none] {""}
       *[other] {" "}– { $due }
    }
checklists-duty-hand-in =
    Submit the checklist{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }: { $answered } of { $total } answered, not submitted yet{ $due ->
        [none] {""}
       *[other] {" "}– { $due }
    }
checklists-duty-hand-in-returned =
    Submit the supplement to the checklist{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }: complete, not submitted yet{ $due ->
        [none] {""}
       *[other] {" "}– { $due }
    }
checklists-duty-visit = inspection on { $day }{ $time ->
        [none] {""}
       *[other] {" "}at { $time }
    }, { $team }
checklists-duty-due = by { $due }
checklists-duty-due-left =
    by { $due } ({ $days } working { $days ->
        [one] day
       *[other] days
    } left)
checklists-duty-due-past = deadline { $due }, no submission on record so far
checklists-duty-onsite = Questions on site: { $unit }{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }, { $answered } of { $total } recorded
checklists-calendar-report = { $weekday }, { $day }, { $time } – checklist due{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }
checklists-calendar-supplement = { $weekday }, { $day }, { $time } – supplement to the checklist due{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }

## On site
checklists-onsite-done = All questions on site recorded for { $unit }: { $total }.
checklists-onsite-left = { $answered } of { $total ->
        [one] { $total } question
       *[other] { $total } questions
    } on site recorded for { $unit }.
checklists-duty-waiting = Checklist{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    } submitted on { $on }: waiting for review
checklists-button-see-sent = View
