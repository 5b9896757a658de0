# Evidence: before sending, receipts, refusals, files set apart, duplicates.
# $name: the file's name; $place: “Question 4”; $size: “1.2 MB”; $at: “10:20, 8 September 2023”.

documents-before-first = Before you send: do NOT send classified papers, papers for internal circulation only or citizens’ identity papers. Accepted: PDF, DOCX, XLSX, JPG, PNG, HEIC, other Word, Excel, PowerPoint and LibreOffice files, TIFF and WEBP pictures; up to { $limit } per file.
documents-button-remove = Remove file
documents-button-not-secret = Not classified
documents-button-remove-some = Remove ({ $n })
documents-button-papers = Files ({ $n })
documents-button-remove-one = Remove { $n }
documents-button-move-one = Move { $n }
documents-button-move = Move to another
documents-button-move-item = Move elsewhere
documents-move-choose = Please choose the file to move to another question:
documents-move-which = File { $name } is at { $place }. Please choose where it should go:
documents-moved = File { $name } was moved from { $from } to { $place }.
documents-moved-by = { $who } moved file { $name } from { $from } to { $place }, { $at }.
documents-lies-toast = This file is at { $place } now.
documents-move-same-toast = { $place } has this file already.
documents-move-nowhere-toast = No other question is open that this file could go to.
documents-move-not-now-toast = This file does not count, so it cannot be moved.
documents-button-send = Add document
documents-button-other = Other question
documents-button-where = Choose where
documents-button-look = View file
documents-button-erase = Delete file
documents-remove-which = Choose the file to remove:
documents-remove-line = { $n }. { $name }

documents-receipt = { $place } – received: { $name } · { $size } · { $at } · check code { $code }
documents-receipt-fetching = { $place } – received: { $name } · { $size } · { $at }
documents-receipt-many = { $place } – { $count ->
        [0] no files received
       *[other] files received: { $count }
    }
documents-receipt-several = Received, files: { $count }
documents-receipt-line = { $name } · { $size } · { $at } · check code { $code }
documents-receipt-line-fetching = { $name } · { $size } · { $at }
documents-receipt-entry = { $mark } { $said }
documents-receipt-gone = { $place } – { $said }
documents-receipt-refused = { $name }: does not count, the reason is in a message of its own · { $at }
documents-receipt-apart = { $name }: set apart
documents-receipt-repeated = { $name }: same as a file sent before, counts once
documents-receipt-replaced = { $name }: replaced by another file · { $at }
documents-receipt-removed = { $name }: removed · { $at }
documents-scan-pending = being checked
documents-scan-clean = checked
documents-scan-unscannable = could not be checked yet
documents-scan-infected = failed the safety check

documents-refused-too-big = { $name } was not received ({ $size }; the limit is { $limit }). You can compress the PDF or split it into several files and send them.
documents-refused-archive = { $name } was not received: archives are not accepted. Send the PDF, DOCX, XLSX files or photos one by one.
documents-refused-macro = { $name } was not received: it contains a macro. Save it as { $format } or PDF and send it again.
documents-refused-locked = { $name } was not received: it has a password. Remove the password and send it again.
documents-refused-active-script = { $name } was not received: the PDF contains a script (JavaScript) that runs by itself. Open it, print it to a new PDF and send that.
documents-refused-active-launch = { $name } was not received: the PDF contains a command that opens a program or another file. Open it, print it to a new PDF and send that.
documents-refused-active-form = { $name } was not received: the PDF is a dynamic form (XFA), which many devices cannot open. Open it, print it to a new PDF and send that.
documents-refused-active-submit = { $name } was not received: the PDF contains a command that sends data elsewhere. Open it, print it to a new PDF and send that.
documents-refused-active-files = { $name } was not received: the PDF has other files attached inside. Print it to a new PDF and send that; send the attached files on their own.
documents-refused-active-call = { $name } was not received: the document contains a command that runs by itself or calls another program. Open it, save it as PDF and send that.
documents-refused-active-fetch = { $name } was not received: the document fetches content from another computer when it is opened. Open it, save it as PDF and send that.
documents-refused-program = { $name } was not received: programs, and files that contain one, are not accepted. Send a PDF, DOCX, XLSX or photo.
documents-refused-web = { $name } was not received: web pages (HTML, SVG, XML) are not accepted. Open it and print it to PDF, or send a picture of it.
documents-refused-resave = { $name } was not received: files of type { $format } are not accepted yet. Open it, save it as DOCX, XLSX or PDF and send it again.
documents-refused-mail = { $name } was not received: it is an email ({ $format }). Open it, save its attachments and send them one by one; print the email itself to PDF.
documents-refused-print = { $name } was not received: files of type { $format } are not accepted yet. Open it, print or export it to PDF and send that.
documents-refused-picture = { $name } was not received: pictures of type { $format } are not accepted yet. Save it as JPG or PNG, or send a screenshot.
documents-refused-film = { $name } was not received: video and sound recordings are not accepted. Send a picture, or a document that describes the content.
documents-refused-signature = { $name } was not received: it is a separate digital signature or certificate. Send the signed document as PDF.
documents-refused-temporary = { $name } was not received: it is a temporary file, or one that was not fully downloaded. Close the document on your computer (or wait for the download) and send the file itself.
documents-refused-mismatch = { $name } was not received: its name ends in { $named } but its content is { $actual }. It may have been renamed; open it, save it as PDF, DOCX, XLSX or a picture and send it again.
documents-refused-damaged = { $name } was not received: it could not be opened; it may have been damaged when saved or cut short when sent. Try to open it on your computer; if it opens, save it again (or scan it again) and send it.
documents-refused-unpacks = { $name } was not received: it becomes too large when opened. Save it as PDF or split it into several files.
documents-refused-huge = { $name } was not received: the picture becomes too large when opened. Make it smaller, or scan it again at 200–300 dpi, and send it.
documents-refused-empty = { $name } was not received: it is empty (0 bytes). Check it and send it again.
documents-refused-type = { $name } was not received: PDF, Word, Excel, PowerPoint and LibreOffice files and JPG, PNG, HEIC, TIFF and WEBP pictures are accepted. Save it as one of these and send it again.
documents-refused-gone = { $name } was not received: the chat service no longer holds it. Please send it again.
documents-refused-not-fetched = { $name } was not received: the file could not be downloaded after many tries. Send it again.

documents-secret-quarantined = “{ $name }” appears to be classified, so it has been set apart and not passed to the delegation; the standing office is told in office hours. Delete the message that holds the file. If it is not classified, press “Contact standing office”.
documents-secret-untold = The file “{ $name }” appears to be classified, so it was set apart and not passed on to the delegation. Please delete the message that holds it. If it is not classified, press “Contact standing office”.
documents-secret-ask-again = “{ $name }” (sent { $at }) has “{ $word }” in its name and has not been confirmed, so it has not been received yet. If it is not classified, press “Not classified”. Without a confirmation by { $until } the file will not be used.
documents-secret-let-go = “{ $name }” (sent { $at }) was not confirmed as not classified, so it is not used; it has not been downloaded. If it is needed, please rename it and send it again.
documents-secret-ask = The file name “{ $name }” contains “{ $word }”. Is it a classified paper?
documents-infected = { $name } failed the safety check and is not used as evidence. Please send another copy of the file.
documents-infected-unit = { $place } – the file “{ $name }” sent by { $sender } failed the safety check and no longer counts as evidence. Send another copy.
documents-infected-opened = The file “{ $name }” ({ $where }) sent to you at { $at } failed the safety check. Do not open it; delete the message and any saved copy. If you have opened it, tell your technical staff.
documents-infected-lead = { $where } – the file “{ $name }” failed the safety check and was withdrawn from the evidence; the sender has been told.
documents-infected-office = { $where } – the file “{ $name }” sent by { $sender } failed the safety check ({ $found }) and was withdrawn from the evidence; everyone concerned has been told. People who had been sent it: { $opened }.

documents-scanner-out = The virus scanner has not answered since { $since }. Files are still received but cannot be opened yet{ $count ->
        [0] {""}
       *[other] {" "}(waiting: { $count })
    }; checking goes on by itself once the scanner answers. Tell your technical staff.
documents-scanner-out-open = The virus scanner has not answered since { $since }. Files are still received and can be opened unchecked{ $count ->
        [0] {""}
       *[other] {" "}(waiting: { $count })
    }; checking goes on by itself once the scanner answers. Tell your technical staff.
documents-scanner-back = The virus scanner answers again since { $until } (interrupted from { $since }).{ $count ->
        [0] {""}
       *[other] {" "}Files waiting to be checked: { $count }; they are checked one after the other.
    }

documents-held-checking = { $place } – These files are being checked and can be opened when that is done: { $names }
documents-held-unscannable = { $place } – These files could not be checked, so they cannot be opened yet: { $names }. You can ask the unit for another, smaller copy.
documents-held-toast = Not open yet; look again later.
documents-unscanned-note = Files not scanned.

documents-same-answer = This file is already at { $place } (sent { $at }); it counts once.
documents-other-answer = This file was sent at { $first }; it is now used for { $place } too.
documents-reviewer-twin = Note: same file as { $unit }{ $place ->
        [none] {""}
       *[other] , { $place }
    }, submitted { $on }.
documents-reviewer-twin-outside = Note: same file as another unit’s (the standing office has the details).

documents-place = Document
documents-removed = File { $name } removed at { $at }. If it belongs elsewhere, please open that question or item and send it again.
documents-removed-toast = File removed.
documents-closed-toast = This has been submitted; the file stays.
documents-ended-toast = This has ended; the file stays.
documents-nowhere-toast = Nothing of this unit is open at present.
documents-place-gone-toast = This is not open any more; choose something else.
documents-note-taken = Note for { $name } saved: “{ $note }”.
documents-note-gone = The note for { $name } was removed.
documents-replaced-told = { $name } was replaced by { $other }.
documents-loose = What is this file for? It is kept for 24 hours.
documents-loose-unit = Please choose the unit this file is of. It is kept for 24 hours.
documents-loose-other = Which question is { $name } for?
documents-loose-line = { $place }: { $about }
documents-button-unused = Not used
documents-placed = { $place }: file { $name } has been added.
documents-placed-toast = The file has been added to { $place }.
documents-placed-line = → Chosen: { $place }.
documents-unused-line = → The file is not used.
documents-dropped = File { $name } was not given a place within 24 hours and is not used. Please send it again if needed.
documents-duty-quarantined = { $count ->
        [one] { $count } file that looks classified is set apart
       *[other] { $count } files that look classified are set apart
    }
documents-apart-nobody = unit not known
documents-apart-head = **Files that appear to be classified** – set apart: { $count }
documents-apart-line = { $n }. { $unit } – “{ $name }”, { $sender }, { $at }
documents-apart-none = No file is set apart at present.
documents-apart-one = **“{ $name }”** – { $unit }, { $place }; sent by { $sender }, { $at }
documents-apart-choose = It has not been downloaded. “View file” sends it to this chat; delete that message once you have looked.
documents-apart-look = “{ $name }” – delete this message once you have looked.
documents-apart-ask-erase = Delete “{ $name }” from the system? The sender is told and asked to delete the message that holds it.
documents-apart-settled = This file is no longer set apart.
documents-apart-done = Saved; the sender is told.
documents-apart-done-untold = Saved; the sender cannot be reached at present.
documents-apart-cleared = The standing office confirms that “{ $name }” is not classified. { $place }: it is taken in as evidence.
documents-apart-cleared-loose = The standing office confirms that “{ $name }” is not classified. Choose what it is for within 24 hours.
documents-apart-erased = The standing office has deleted “{ $name }” from the system; it does not count as evidence. Delete the message that holds it.
