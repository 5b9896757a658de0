# Newcomers, replacing, ending roles.
people-phone-digits = … { $digits }, compared
people-phone-uncompared = … { $digits }, not compared for this role
people-phone-none = not shared

# Somebody has joined.
people-joined-told = **{ $name }** has joined by an invitation link as **{ $role }**, { $at }.
    Phone number: { $phone }.
people-not-ours = Not from our unit
people-not-invited = Not the person invited
people-not-ours-ask = **End the role of { $name } ({ $role })?**
    Once confirmed, access ends at once; the person, the inviter and the standing office are told.

# The post is held.
people-replace-ask = **{ $name }** has just joined by an invitation link as **{ $role }**, { $at }. Phone number: { $phone }.
    The role is now held by { $holders }. **Replace?**
people-replace-free = **{ $name }** has been waiting for the role **{ $role }** since { $at }. Phone number: { $phone }.
    Nobody holds it now.
people-replace-holder = { $name } (joined on { $since })
people-replace-yes = Replace
people-replace-both = Keep both
people-replace-no = Do not accept
people-replace-take = Accept
people-replace-sure = **Give the role { $role } to { $name }?** Once confirmed, the access of { $holders } in this role ends at once and they are told.
people-replace-confirm = Confirm replacing
people-replaced-replace = Replaced: { $by }, { $at }.
people-replaced-both = Both kept: { $by }, { $at }.
people-replaced-none = Not accepted: { $by }, { $at }.
people-replace-duty = Answer about { $name }, { $role } (already held)
people-replace-waiting = This has been noted. Somebody already holds the role { $role }; { $asked } is being asked, and you will be told the result here.
people-replace-nobody = This has been noted. Somebody already holds the role { $role }, and nobody here can answer for it yet. Please contact the standing office ({ $office }); you will be told the result here.
people-asked-office = the standing office
people-not-taken = The role { $role } has not been given to you. If you need to discuss this, contact the standing office ({ $office }).

# Who takes part, and ending a role.
people-members-unit = See, end a role
people-members-delegation = People of the delegation
people-members-head = **Taking part · { $place }** – page { $page }/{ $pages }
people-members-line = { $name } – { $role }; joined on { $since }
people-member = **{ $name }**
people-member-titled = **{ $name }**, { $title }
people-member-phone = Phone number: { $phone }
people-member-open = { $count ->
        [0] No open duties
       *[other] Open duties: { $count }
    }
people-end = End role
people-end-ask-why = **End the role of { $name } ({ $role })** – why?
people-end-why-MOVED = Changed post
people-end-why-PHONE_LOST = Phone lost
people-end-why-REPLACED = Replaced
people-end-why-OTHER = Other reason
people-end-reason-MOVED = changed post
people-end-reason-PHONE_LOST = phone lost
people-end-reason-REPLACED = replaced
people-end-reason-OTHER = not stated
people-end-words = other – “{ $text }”
people-end-reason-NOT_OURS = not the person invited
people-end-reason-REGISTER = the register has changed
people-end-ask = **End the role of { $name } ({ $role })?** Reason: { $reason }.
people-end-ask-after = Once confirmed, access ends at once and the person is told.
people-end-rest = The others go on with these: { $names }.
people-end-nobody-left = Nobody is left to receive notices for this unit; please invite somebody.
people-end-confirm = Confirm ending
people-end-done = Ended: { $name }, { $role }, { $at }.
people-end-already = This role has ended already, { $at }.
people-ended-told = The role of { $name } (**{ $role }**) has ended, { $at }. Ended by { $by }; reason: { $reason }.
people-role-ended = Your role { $role } ended on { $on }. Your other roles have not changed. Thank you for your cooperation.
people-ended-toast = Your access for { $place } ended on { $on }.
people-role-moved = The register has been amended: as of { $on } your role is **{ $next }**; your role { $role } has ended. Thank you for your cooperation.

# An amended register.
people-register-line = { $name }, { $role }
people-register-moves = { $line } → { $role }
people-operator = the operator of the system
