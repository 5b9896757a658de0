# Broadcasts: compose, preview, send, follow; what recipients see.
broadcasts-choose-team = **General notice** – Please choose the team.
broadcasts-compose = **New general notice · { $place }** – Send the text.
broadcasts-compose-again = **Change the general notice · { $place }** – Send the whole text again. The present text: “{ $text }”
broadcasts-too-long = This text cannot be used yet because it has { $length ->
        [one] { $length } character
       *[other] { $length } characters
    }; you can send one of at most { $limit }.
broadcasts-place-team = Team { $team }
broadcasts-place-all = Inspection delegation
broadcasts-audience = (1/3) **Send to whom?**
    Text: “{ $text }”
broadcasts-audience-none = There is no unit you can send to yet.
broadcasts-audience-class = (1/3) **Send to which class of units?**
broadcasts-button-all-team = All of Team { $team } ({ $count })
broadcasts-button-all = All units ({ $count })
broadcasts-button-class = By class
broadcasts-button-unacknowledged = Unacknowledged ({ $count })
broadcasts-button-overdue = Overdue ({ $count })
broadcasts-class-SO = Departments ({ $count })
broadcasts-class-HUYEN = Districts ({ $count })
broadcasts-class-PHONG = Divisions ({ $count })
broadcasts-class-XA = Communes ({ $count })
broadcasts-class-DVSN = Service units ({ $count })
broadcasts-class-DNNN = Companies ({ $count })
broadcasts-preview = (2/3) **Units: { $units }, { $people ->
        [0] nobody has joined
       *[other] people: { $people }
    }. { $reachable ->
        [0] Nobody can be reached
       *[other] Can be reached: { $reachable }{ $unreachable ->
            [0] {""}
           *[other] ; unreachable: { $unreachable }
        }
    }{ $lonely ->
        [none] {""}
       *[other] ; units where nobody receives it: { $lonely }
    }.**
broadcasts-preview-lonely = { $unit }: nobody has joined (**nobody receives it**)
broadcasts-preview-lonely-because = { $unit }: { $why } (**nobody receives it**)
broadcasts-preview-partly = { $unit }: { $why } (others there receive it)
broadcasts-why-never = { $name } has not joined
broadcasts-why-blocked = { $role }: cannot be reached by the system at present
broadcasts-preview-more = … and { $count ->
        [one] { $count } more unit
       *[other] { $count } more units
    }
broadcasts-no-marks = The text has no diacritics; please check it.
broadcasts-nobody = Nobody can be reached yet; you can go back and choose another audience.
broadcasts-button-list = See the list
broadcasts-button-ack-yes = Ask to acknowledge: yes
broadcasts-button-ack-no = Ask to acknowledge: no
broadcasts-button-next = Continue
broadcasts-button-send = Send to { $count }
broadcasts-button-edit = Change the text
broadcasts-list-head = **Recipients: { $units ->
        [one] { $units } unit
       *[other] { $units } units
    }**
broadcasts-list-line = { $unit }: { $names }
broadcasts-list-nobody = nobody has joined
broadcasts-message-head = GENERAL NOTICE – { $from }
broadcasts-message-from-team = Team { $team }, inspection delegation
broadcasts-message-from-all = inspection delegation
broadcasts-message-to = To: all units concerned.
broadcasts-message-again = (sent again, text unchanged)
broadcasts-message-end = The text above is shown as it was written; the Vietnamese text prevails.
broadcasts-acknowledged-line = Acknowledged: { $person }, { $moment }.
broadcasts-audience-differs = Not sent yet. Compared with the list you saw: { $how ->
        [left] { $left } fewer
        [joined] { $joined } more
       *[both] { $joined } more, { $left } fewer
    }; it can now reach { $reachable }.
broadcasts-exact = (3/3) **What recipients will read:**
broadcasts-audience-changed = The recipients have just changed; check before sending.
broadcasts-dropped = The general notice was cancelled; nothing was sent.
broadcasts-sending = **Sending** { $done }/{ $reachable }{ $sent ->
        [0] {""}
       *[other] {" · "}sent { $sent }
    }{ $waiting ->
        [0] {""}
       *[other] {" · "}queued { $waiting }
    }{ $unreachable ->
        [0] {""}
       *[other] {" · "}unreachable { $unreachable }
    }{ $failed ->
        [0] {""}
       *[other] {" · "}failed { $failed }
    }{ $unknown ->
        [0] {""}
       *[other] {" · "}unknown { $unknown }
    }{ $acknowledged ->
        [0] {""}
       *[other] {" · "}acknowledged { $acknowledged }
    } · updated { $time }
broadcasts-sending-plain = **Sending** { $done }/{ $reachable }{ $sent ->
        [0] {""}
       *[other] {" · "}sent { $sent }
    }{ $waiting ->
        [0] {""}
       *[other] {" · "}queued { $waiting }
    }{ $unreachable ->
        [0] {""}
       *[other] {" · "}unreachable { $unreachable }
    }{ $failed ->
        [0] {""}
       *[other] {" · "}failed { $failed }
    }{ $unknown ->
        [0] {""}
       *[other] {" · "}unknown { $unknown }
    } · updated { $time }
broadcasts-done = **Sent, finished at { $at }.** { $balance }
broadcasts-stopped = **Stopped at { $at }.** { $balance }
broadcasts-balance = Total { $total } = sent { $sent }{ $unreachable ->
        [0] {""}
       *[other] {" + "}unreachable { $unreachable }
    }{ $failed ->
        [0] {""}
       *[other] {" + "}failed { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] {" + "}cancelled { $cancelled }
    }{ $unknown ->
        [0] {""}
       *[other] {" + "}unknown { $unknown }
    }.
broadcasts-balance-waiting = Total { $total } = sent { $sent }{ $unreachable ->
        [0] {""}
       *[other] {" + "}unreachable { $unreachable }
    }{ $failed ->
        [0] {""}
       *[other] {" + "}failed { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] {" + "}cancelled { $cancelled }
    }{ $unknown ->
        [0] {""}
       *[other] {" + "}unknown { $unknown }
    }{ $waiting ->
        [0] {""}
       *[other] {" + "}queued { $waiting }
    }.
broadcasts-balance-acknowledged = { $acknowledged ->
        [0] Nobody has acknowledged yet
       *[other] Acknowledged { $acknowledged }
    }.
broadcasts-updated = Updated { $time }.
broadcasts-button-stop = Stop sending
broadcasts-button-again = Resend
broadcasts-button-replies = Comments ({ $count })
broadcasts-again-ask = **Resend to whom?**
broadcasts-again-nobody = Nobody needs it again now.
broadcasts-button-unsent = Not sent ({ $count })
broadcasts-button-unknown = Unknown ({ $count })
broadcasts-who-head = **General notice “{ $text }”: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }**
broadcasts-who-line = { $name }{ $unit ->
        [none] {""}
       *[other] {" "}– { $unit }
    }: { $state }
broadcasts-state-WAITING = queued
broadcasts-state-SENDING = queued
broadcasts-state-SENT = sent
broadcasts-state-ACKNOWLEDGED = acknowledged
broadcasts-state-UNREACHABLE = unreachable
broadcasts-state-FAILED = failed
broadcasts-state-CANCELLED = cancelled
broadcasts-state-SUPERSEDED = cancelled
broadcasts-state-UNKNOWN = unknown
broadcasts-button-acknowledge = Acknowledge
broadcasts-button-reply = Comment
broadcasts-acknowledged = Your acknowledgement of the message of the { $from }, sent { $sent }, is recorded.
broadcasts-reply-ask = **Comment on the general notice “{ $text }”** – Send your comment.
broadcasts-reply-cancelled = No comment was sent.
broadcasts-reply-kept = Saved: “{ $text }”. Whoever sent the notice cannot be reached at present; your comment is kept with it.
broadcasts-reply-ready = **Comment on the announcement “{ $text }”** – not sent yet: “{ $said }”. Press “Send a comment” to pass it on to whoever sent the announcement, or type other words.
broadcasts-reply-twice = This comment has been sent before: “{ $text }”
broadcasts-reply-saved = Saved. Your comment goes to the sender: “{ $text }”
broadcasts-reply-same = Nothing was changed; the comment stays as you sent it.
broadcasts-reply-corrected = The comment was corrected; the sender of the notice reads the new words: “{ $text }”
broadcasts-reply-told = Comment of { $unit ->
        [none] { $name }
       *[other] { $unit } ({ $name })
    }: “{ $text }”
broadcasts-button-see-replies = See comments
broadcasts-replies-head = **Comments on the general notice “{ $text }”{ $count ->
        [0] {""}
       *[other] : { $count }
    }**
broadcasts-replies-line = { $name }{ $unit ->
        [none] {""}
       *[other] {" "}– { $unit }
    }, { $moment }: “{ $text }”
broadcasts-replies-none = There are no comments yet.
broadcasts-duty-draft = General notice being written: “{ $text }”
broadcasts-duty-ack = Acknowledge the general notice sent { $moment }: “{ $text }”
