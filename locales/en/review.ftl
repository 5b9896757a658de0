# Review of submissions: the queue, answer by answer, the end.
# $n: the number of a question, or the number that chooses singular or plural; $unit: the unit's name; $at: when.
review-label = Review
review-none = There is nothing to review.
review-queue = **Review · { $place }** – { $count ->
        [one] { $count } submission
       *[other] { $count } submissions
    }, as of { $now }
review-queue-line = { $i }. { $unit }: { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, submitted { $on } – inspection on { $visit }{ $begun }
    .empty = begun
review-queue-line-again = { $i }. { $unit }: supplement of { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, submitted { $on } – inspection on { $visit }{ $begun }
    .empty = begun
review-queue-begun = {", under review"}

review-head = **Review · { $unit }** – submitted { $at } ({ $late ->
        [none] on time
        [some] after the deadline
        [one] { $late } working day after the deadline
       *[other] { $late } working days after the deadline
    }), figures as of { $asOf }
review-size = { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    } · { $files ->
        [0] no files
        [one] { $files } file
       *[other] { $files } files
    }
review-size-again = Supplement of { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    } · { $files ->
        [0] no files
        [one] { $files } file
       *[other] { $files } files
    }
review-size-look = { $look ->
        [one] { $look } question
       *[other] { $look } questions
    } to look at first: { $named }
review-look-one = question { $n } ({ $why })
review-look-more = and { $n ->
        [one] question { $numbers }
       *[other] questions { $numbers }
    }
review-look-evidence = evidence missing
review-look-aside = not answered
review-look-unmet = not done
review-progress = { $accepted ->
        [0] { $returned ->
            [0] { $left ->
                [0] Nothing reviewed yet
               *[other] { $left } left to review
            }
           *[other] Reviewed: { $returned } to supplement{ $left ->
                [0] {""}
               *[other] , { $left } left
            }
        }
       *[other] Reviewed: { $accepted } accepted{ $returned ->
            [0] {""}
           *[other] , { $returned } to supplement
        }{ $left ->
            [0] {""}
           *[other] , { $left } left
        }
    }.
review-begin = Begin review
review-go-on = Continue, question { $n }
review-look = Look at first
review-section = Section { $section }
review-end = End review
review-gone-open = { $unit } withdrew its checklist to edit it; it cannot be reviewed at present.
review-gone-returned = The review of { $unit } has been sent; you will be told when the supplement is submitted.
review-gone-concluded = The review of { $unit } ended with the conclusion; nothing more is asked for.
review-gone-accepted = The checklist of { $unit } has been accepted in full.

review-section-head = **Section { $section } · { $unit }** – { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, { $left ->
        [0] all looked at
       *[other] { $left } left
    }
review-line = { $n }. { $question }: **{ $value }**{ $has ->
        [yes] {" "}({ $look })
       *[no] {""}
    } – { $state }
review-line-open = open
review-line-accepted = accepted
review-line-returned = to supplement
review-question = Question { $n }
review-number = question { $n }
review-rest = Accept whole section
review-rest-ask = **Accept { $count ->
        [one] the remaining question
       *[other] the { $count } remaining questions
    } of section { $section }?**{ $has ->
        [yes] {" "}Not including { $returned }, to be supplemented.
       *[no] {""}
    }
review-rest-look = To look at first among them: { $look }.
review-rest-confirm = Accept { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
review-echo-rest = { $count ->
        [one] { $count } question
       *[other] { $count } questions
    } of section { $section } accepted.
review-record-rest = Section { $section } · { $unit }: { $count } accepted – { $name }, { $at }

review-answer-head = Question { $n } of { $total } · { $area } · { $unit }
review-answer = **{ $question }** · unit: **{ $value }**
review-no-value = not answered
review-explanation = Explanation: “{ $said }”
review-explanation-code = Explanation: { $said }
review-note = Note: “{ $said }”
review-was-asked = Supplement asked for: “{ $reason }”
review-changed = Before: { $before }, { $filesBefore } → after: **{ $after }**, { $filesAfter }{ $fresh }
    .empty = fresh
review-files-count = { $count ->
        [0] no files
        [one] { $count } file
       *[other] { $count } files
    }
review-fresh = {" "}(new: { $names })
review-files = Files: { $names }
review-files-none = Files: none
review-files-missing = Files: none (evidence missing)
review-verdict = Delegation: { $verdict }
review-verdict-none = not reviewed yet
review-verdict-settled = accepted in an earlier review
review-verdict-accepted = **accepted** – { $name }, { $at }
review-verdict-returned = **to supplement**, “{ $reason }” – { $name }, { $at }; not sent yet
review-overtaken = { $name } has just reviewed question { $n } at { $at }; that review stands.
review-reason-ask = **Question { $n }: why should it be supplemented?** Choose one or type.
review-noted = Question { $n }: a supplement will be asked for, reason “{ $reason }”. Not sent yet; everything is sent once at the end.
review-next = Next question
review-edit-reason = Change reason
review-echo-accepted = Question { $n }: **accepted**
review-record-accepted = Question { $n } · { $unit }: **accepted** – { $name }, { $at }
review-record-returned = Question { $n } · { $unit }: **to supplement**, “{ $reason }” – { $name }, { $at }
review-place = Question { $n } · { $unit }
review-no-such = The checklist has { $total ->
        [one] { $total } question
       *[other] { $total } questions
    }. Example: question 1.
review-unread = Please choose one, or type a question’s number, for example: question { $example }.

review-left = { $count ->
        [one] { $count } question is
       *[other] { $count } questions are
    } still to be reviewed: no. { $numbers }.
review-end-ask = **End the review · { $unit }?**
    { $accepted ->
        [0] {""}
       *[other] { $accepted } accepted,{" "}
    }{ $returned } to supplement by { $due } ({ $days ->
        [one] { $days } working day
       *[other] { $days } working days
    }).
review-end-returned = To supplement: { $n ->
        [one] question { $numbers }
       *[other] questions { $numbers }
    }.
review-end-all = **End the review · { $unit }?**
    { $accepted ->
        [one] The one question is accepted.
       *[other] All { $accepted } questions are accepted.
    } { $reached ->
        [0] Nobody of the unit can be reached by the system; please tell them directly.
       *[other] The unit is told in office hours.
    }
review-other-due = Change date
review-due-ask = **Supplement due on which day?** From { $from } to { $to }, for example { $example }.
review-sent = Review recorded for { $unit }: { $accepted ->
        [0] {""}
       *[other] { $accepted } accepted{ $returned ->
            [0] {""}
           *[other] ,{" "}
        }
    }{ $returned ->
        [0] {""}
       *[other] { $returned } to supplement
    } by { $due }.
review-sent-accepted = Review recorded for { $unit }: all { $accepted } accepted.
review-record-sent = Review · { $unit }: { $accepted ->
        [0] {""}
       *[other] { $accepted } accepted{ $returned ->
            [0] {""}
           *[other] ,{" "}
        }
    }{ $returned ->
        [0] {""}
       *[other] { $returned } to supplement
    } – { $name }, { $at }

# To the unit.
review-told = To { $unit }. The delegation asks you to supplement { $count ->
        [one] { $count } question
       *[other] { $count } questions
    } by { $due }:
review-told-line = – Question { $n }: { $reason }.
review-told-more = – { $n ->
        [one] Question { $numbers }
       *[other] Questions { $numbers }
    }: the reason stands at each question of the checklist.
review-told-rest = { $count ->
        [one] The other question has been accepted.
       *[other] The other { $count } questions have been accepted.
    }
review-told-thanks = Thank you.
review-told-accepted = To { $unit }. The delegation has reviewed and accepted { $questions ->
        [one] { $questions } answer
       *[other] { $questions } answers
    } of the checklist for the inspection on { $on } (receipt code { $code }{ $more ->
        [none] {""}
       *[other] ; supplement { $more }
    }). The review does not replace the conclusion of the inspection. Thank you for the cooperation of { $whom }.

# To do, and the day's new work.
review-duty = Review checklist: { $unit }, { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, submitted { $on } – inspection on { $visit }
review-duty-again = Review supplement: { $unit }, { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, submitted { $on } – inspection on { $visit }
review-duty-late = { $line }; review { $days ->
        [0] {""}
        [one] { $days } working day{" "}
       *[other] { $days } working days{" "}
    }overdue (deadline: { $due })
review-work = **New work · { $place }** – { $count ->
        [one] { $count } thing
       *[other] { $count } things
    }, as of { $now }
