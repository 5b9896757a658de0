# What the machinery itself says: rights, old screens, faults, strangers' groups.
rights-both-sides = You hold a role in the inspected unit, so you do not decide on it; another lead of the team, the head of the delegation or the office does.
rights-refused = This is not within your scope at present.
already-saved = Saved.
screen-old = This screen is out of date; the current one is in the message below.
answer-refused = The system could not show its reply; everything you sent has been kept. Please press /viec to continue.
fault-kept = The system could not process what you just sent (code { $code }). It has been kept and will be tried again; you do not need to resend it.
fault-done = What you sent at { $time } (code { $code }) has been processed.
fault-aside-untold = What you sent at { $time } was not recorded. Please send it again; if you need help, contact the standing office.
fault-aside = What you sent at { $time } was not recorded; the standing office is told in office hours. Please send it again.
private-only = The system works only in private chats with invited persons.
