# People: invitation links, the privacy notice, roles, /toi, /moi, /donvi.
place-office = Inspection delegation

# Before agreement: no unit and no role is named.
people-privacy = **Đôn Đốc – supports the inspection of { $topic }**
    About your personal data (version { $version }). Controller of personal data: { $office } (the standing office).
    – Purpose: to announce inspections, receive answers and documents, and follow remediation.
    – Data: name, position, unit, phone number (if you share it), your id in this app, what you send here.
    – The chat app keeps data outside Viet Nam. Kept for as long as the rules on inspection files require.
    – At /toi you can see your data, get a copy, withdraw your consent and leave; to have something corrected or deleted, contact the standing office.
    Do NOT send classified papers or papers for internal circulation only through this channel.
people-privacy-changes = What changed: more about technical records, correction, deletion and withdrawing your consent.
people-privacy-full = **About your personal data – full text (version { $version })**
    1. Controller of personal data: { $office }, standing office of the delegation that inspects { $topic }.
    2. Purpose: to announce and move inspections; to receive answers to checklists and evidence; to review and conclude; to follow remediation; to send general notices. Nothing else.
    3. Data: name, position, unit, role; your phone number if you share it, only to compare it with the standing office's list; your id in the chat app; what you send here and when it was sent, received and acknowledged. Your display name, profile picture, contacts and location are not used; the technical record of a message that has been handled is deleted after 3 days.
    4. Who can see it: the standing office; members of the delegation as far as they are assigned; people of your own unit as far as its work is concerned. Nobody else, unless the law requires it.
    5. Storage: working data are kept on the standing office's server. The provider of the chat app also keeps messages and files outside Viet Nam. Kept for as long as the rules on inspection files require.
    6. Your rights: to be informed, to see your data, to get a copy, to ask for correction or deletion (contact the standing office), to withdraw consent at any time at /toi. Withdrawing does not affect what has been submitted to the inspection file. If you do not agree, you deal with the delegation on paper as usual.
    7. Do NOT send classified papers, papers for internal circulation only, or citizens' identity papers through this channel.
    8. What is exchanged here are working copies, not official documents.
    For questions, contact { $office } in office hours. Unofficial translation; the Vietnamese text prevails.
people-agree = Agree
people-decline = Decline
people-consent-unclear = So that your wish is recorded rightly, please press “Agree” or send “agree”; if you do not agree, please press “Decline”. The information about your personal data is in the message above.
people-read-all = Full text
people-read-again = Read again
people-other-language = Tiếng Việt
people-declined = You have not been recorded as taking part. The link is good until { $until }.
people-renewal-declined = Your agreement to the new version has not been recorded, so you cannot go on yet. You can read it again or leave; what you have sent is kept.
people-renewed = Your agreement to version { $version } has been recorded.
people-share-phone = To confirm, press “Share phone number”. It is used only to compare with the standing office's list.
people-share-phone-button = Share phone number
people-own-phone = The system needs the number of this account. Please use the button below.
people-gone = somebody no longer in charge
people-phone-compared = The phone number has been compared.
people-phone-unlisted = The register has no mobile number of yours, so the number just shared was not compared.
people-ask-name = **Please send your full name** for the list of participants.
    Example: Nguyễn Văn A
people-name-read = Full name: **{ $name }**. If it is not right, send it again.
people-name-which = Is the full name **{ $name }** or **{ $other }**? Please choose, or send the full name again.
people-name-confirm = Confirm
people-name-unread = The system could not read the name. Send the full name in letters, for example: Nguyễn Văn A.
people-name-dropped = The name { $name } has not been recorded. **Please send the full name in letters**, for example: Nguyen Van A.
people-link-unusable = This link cannot be used at present. Please ask the standing office ({ $office }) for a new one.
people-joined = Confirmed. You joined the system on { $since } as **{ $role }**. You have { $count ->
        [one] { $count } thing
       *[other] { $count } things
    } to do.
people-joined-nothing = Confirmed. You joined the system on { $since } as **{ $role }**. There is nothing to do at present.
people-waiting = This has been noted. The role needs a second person's approval; you will be told the result here.
people-stranger = This is the inspection delegation's working channel, for invited people. If you have been invited, open the link in your invitation.
people-ended = Your access at { $place } ended on { $on }. Thank you for your cooperation.
people-ended-unrecorded = What you have just sent is not recorded.
people-me-ended = You have no role in the system at present; your access for { $place } ended on { $on }. For a copy of your data, corrections or deletion, contact the standing office ({ $office }).

# Roles.
people-team = Team { $team }
people-delegation = the inspection delegation
people-role-FOCAL = Focal point
people-role-DEPUTY = Deputy focal point
people-role-HEAD = Head
people-role-DELEGATION_HEAD = Head of delegation
people-role-DELEGATION_DEPUTY = Deputy head of delegation
people-role-SECRETARY = Secretary
people-role-LEAD = Team lead
people-role-MEMBER = Member
people-role-OFFICE = Standing office
people-of-unit-FOCAL = focal point of { $unit }
people-of-unit-DEPUTY = deputy focal point of { $unit }
people-head-of-committee = chairperson of { $unit }
people-head-of-body = head of { $unit }
people-of-delegation-DELEGATION_HEAD = head of the inspection delegation
people-of-delegation-DELEGATION_DEPUTY = deputy head of the inspection delegation
people-of-delegation-SECRETARY = secretary of the inspection delegation
people-of-delegation-LEAD = team lead
people-of-delegation-MEMBER = member of the inspection delegation
people-of-delegation-OFFICE = officer of the standing office
people-of-team-LEAD = lead of { $team }
people-of-team-MEMBER = member of { $team }

# The second person's approval.
people-approval = Approval requested: { $name }, role: { $role }; invited by { $inviter }, { $at }.
people-approval-agency = Approval requested: { $name }, { $agency }, role: { $role }; invited by { $inviter }, { $at }.
people-approve = Approve
people-disapprove = Do not approve
people-approval-approved = Approved: { $by }, { $at }.
people-approval-disapproved = Not approved: { $by }, { $at }.
people-approval-decided = This request has been decided.
people-approved = Approved. You joined the system on { $since } as **{ $role }**. You have { $count ->
        [one] { $count } thing
       *[other] { $count } things
    } to do.
people-approved-nothing = Approved. You joined the system on { $since } as **{ $role }**. There is nothing to do at present.
people-disapproved = The role { $role } was not approved. For questions, contact the standing office ({ $office }).
people-approval-duty-nobody = { $name }, role: { $role }: nobody can approve yet
people-approval-nobody = { $name }, role: { $role }: there is no second person to approve. Either invite the head of the delegation (or one more person of the standing office) to approve, or ask the operator of the system for a link made with the command dondoc invite, which needs no approval.
people-approval-duty = Approve { $name }, role: { $role }
people-see = Show

# /toi
people-me-head = **About you**
people-me-name = { $name }, { $title }
people-me-role = – { $role }; in the system since { $since }
people-me-role-waiting = – { $role }, waiting for approval
people-me-phone = Phone number: { $phone }
people-me-no-phone = Phone number: not shared
people-me-language = Language: English
people-me-consent = You agreed to the privacy notice (version { $version }) on { $on }.
people-my-data = Your data
people-my-data-file = A copy of your data in the system, as of { $at }. To have something corrected or deleted, contact the standing office ({ $office }).
people-leave = Withdraw and leave
people-leave-ask = **Leave the system?** When you confirm, your role at { $place } ends at once and you receive nothing more.
    What you have sent stays in the inspection file. To take part again you need a new invitation link.
people-leave-confirm = Confirm leaving

# /moi
people-invite-cancelled = Closed; no new link was made.
people-invitation-own = To the invited person. { $sender } invites you to the working channel of the inspection ({ $topic }), as { $role }. Please open this link in { $app } and follow the steps:
    { $link }
    The link can be used once, until { $until }; do not pass it on. Unofficial translation; the Vietnamese text prevails.
people-invite-held = { $role } now: { $names }. When somebody else joins for this post, it is asked whether they replace or share it; until then the newcomer waits.
people-invite-held-beside = { $role } now: { $names }. Whoever is invited shares it.
people-invite-start = **Invite, end roles**
    Choose where to invite, or send part of a unit's name or its code.
    Example: tre xanh
    To end somebody's role, choose the unit or the delegation, then the person.
people-invite-units = Units
people-invite-delegation = Delegation
people-invite-unit-list = **Invite · choose a unit** – page { $page }/{ $pages }
people-invite-unit-hint = You can send part of the name or the code to search, for example: tre xanh
people-invite-unit-none = No unit with “{ $typed }” was found. Send part of its name, for example: tre xanh.
people-invite-person-list = **Invite · choose a member of the delegation** – page { $page }/{ $pages }
people-invite-person = { $name }, { $agency }
people-invite-nobody = The register of the delegation is empty. Add people on the sheet Đoàn kiểm tra of the plan workbook.
people-invite-role = **{ $who }** – in which role?
people-invited = The link for **{ $role }** is ready: single use, until { $until }. Forward the message below to the right person.
people-invited-phone = The invited person has to share a phone number that matches the register.
people-invited-nobody = The role needs a second person's approval, but there is nobody yet: invite the head of the delegation first, or ask the operator of the system for a link made with the command dondoc invite (which needs no approval).
people-invited-approval = The role needs a second person's approval after the invited person has confirmed.
people-sender-office = The standing office ({ $office })
people-invite-more = Invite another
people-invitation-unit = To { $unit }. { $sender } invites you to join the working channel of the inspection ({ $topic }) as { $role }. Please open this link in { $app } and follow the steps:
    { $link }
    The link can be used once, until { $until }; pass it only to the invited person. Unofficial translation; the Vietnamese text prevails.
people-invitation-person = To { $name }. { $sender } invites you to the working channel of the inspection ({ $topic }), as { $role }. Please open this link in { $app } and follow the steps:
    { $link }
    The link can be used once, until { $until }; do not pass it on. Unofficial translation; the Vietnamese text prevails.
people-unit-unknown = The unit is not in the register, so nobody can be invited for it.
people-team-unknown = There is no team “{ $team }” in the register.
people-team-needed = A team lead or member needs a team. Please add it on the sheet Đoàn kiểm tra.

# /donvi
people-no-lead = { $name ->
        [none] **{ $team } has no lead who has joined.** Please name a lead and invite them.
       *[other] **{ $team } has no lead to receive its work: { $name } has not joined; please invite them.**
    }
people-no-lead-duty = { $name ->
        [none] { $team } has no lead to receive its work
       *[other] { $team } has no lead to receive its work: { $name } has not joined
    }
people-unreached-head = **Units nobody can be reached in: { $count }/{ $all }**
people-unreached-none = Every unit has somebody to receive notices ({ $all }).
people-unreached-duty = Units nobody can be reached in: { $count }/{ $all }
people-unreached-never = nobody has joined (not invited)
people-unreached-expired = nobody has joined (invited { $on }, expired)
people-unreached-invited = nobody has joined (invited { $on }, link still good)
people-unreached-blocked = the { $role } has not been reachable since { $on }
people-unreached-left = the { $role } left on { $on }
people-invite-again = Invite again
people-invite = Invite

# The command menu.
people-command-viec = What you have to do, with deadlines
people-command-lich = Inspection calendar
people-command-traloi = Answer the checklist
people-command-khacphuc = Remediation items
people-command-rasoat = Checklists to review
people-command-thongbao = General notices
people-command-moi = Invite, end roles
people-command-donvi = Units nobody can be reached in
people-command-kehoach = Inspection plan
people-command-toi = Your details and language
people-command-trogiup = Help
people-command-lienhe = Contact standing office
people-taken-from = { $line } (taken over from { $from })
