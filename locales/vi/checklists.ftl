# Phiếu kiểm tra: bắt đầu, từng câu, minh chứng, xem lại, nộp, câu hỏi tại chỗ.

## Nút
checklists-button-begin = Bắt đầu câu { $n }
checklists-button-continue = Tiếp tục câu { $n }
checklists-button-all = Xem cả phiếu
checklists-button-aside = Câu để sau ({ $count })
checklists-button-guidance = Hướng dẫn
checklists-button-change = Sửa câu trả lời
checklists-button-next = Câu tiếp
checklists-button-done = Xong
checklists-button-done-next = Xong, câu tiếp
checklists-button-done-many = Xong{ $count ->
        [0] {""}
       *[other] {" "}({ $count } mục)
    }
checklists-button-drop = Xóa đoạn cuối
checklists-button-no-document = Chưa có tài liệu
checklists-button-review = Xem lại
checklists-button-missing = Xem phần thiếu ({ $n })
checklists-button-lacking = Thiếu minh chứng ({ $n })
checklists-button-section = Khối { $section }
checklists-button-question = Câu { $n }
checklists-button-submit = Nộp
checklists-button-other-day = Ngày khác
checklists-button-sent = Xem bản đã nộp
checklists-button-withdraw = Rút lại để sửa
checklists-button-answer = Trả lời
checklists-button-go-on = Trả lời tiếp
checklists-button-no-reason = Chưa nêu lý do
checklists-button-unnote = Xóa ghi chú
checklists-button-reason = Có lý do

## Bắt đầu, tiếp tục
checklists-start = **Phiếu kiểm tra · { $unit }** – { $questions } câu, khoảng { $minutes } phút{ $due ->
        [none] {""}
       *[other] , { $due }
    }
    Câu trả lời được ghi ngay; Ông/Bà có thể dừng và tiếp tục bất cứ lúc nào. Đồng nghiệp cùng đơn vị có thể trả lời cùng lúc. Chỉ gửi Đoàn kiểm tra khi bấm “Nộp”.
checklists-resume = **Phiếu kiểm tra · { $unit }** – đã trả lời { $answered }/{ $total }{ $aside ->
        [none] {""}
       *[other] , để sau { $aside }
    }{ $left ->
        [none] {""}
       *[other] ; { $left }
    }
checklists-resume-returned = **Phiếu kiểm tra · { $unit }** – đề nghị bổ sung { $count } câu, { $open ->
        [0] đã bổ sung đủ
       *[other] còn { $open } câu chưa bổ sung
    }{ $left ->
        [none] {""}
       *[other] ; { $left }
    }
checklists-left = còn { $days } ngày làm việc (chậm nhất { $due })
checklists-left-today = hạn trong ngày hôm nay (chậm nhất { $due })
checklists-left-past = thời hạn { $due } đã qua; Hệ thống vẫn tiếp nhận phiếu
checklists-left-date = chậm nhất { $due }
checklists-since = Từ lần trước ({ $at }): { $who }.
checklists-since-one = { $who } đã trả lời câu { $questions }
checklists-at = { $day }, { $time }
checklists-choose = **Đề nghị chọn phiếu để trả lời:**
checklists-none = Hiện không có phiếu nào cần Ông/Bà trả lời.
checklists-none-applies = Phiếu này hiện không có câu nào áp dụng với đơn vị. Đề nghị Ông/Bà liên hệ cơ quan thường trực.

## Thẻ của một câu
checklists-head = Câu { $n }/{ $total } · { $area } · { $unit }
checklists-head-onsite = Câu Đ{ $n }/{ $total } · { $area } · tại chỗ · { $unit }
checklists-number-onsite = Đ{ $n }
checklists-bold = **{ $text }**
checklists-echo = Đã ghi câu { $n }: **{ $value }**
checklists-echo-beside = { $echo } { $beside }
checklists-echo-set-aside = Câu { $n } để sau (đang có { $count } câu để sau).
checklists-echo-count =
    Số câu: { $before } → { $after }{ $dropped ->
        [none] {""}
       *[other] ; { $dropped } câu không còn cần trả lời, nội dung đã nhập vẫn được giữ
    }.
checklists-evidence-always = Minh chứng: cần có{ $hint ->
        [none] {""}
       *[other] {" "}({ $hint })
    }.
checklists-evidence-if-yes = Minh chứng: cần khi trả lời “Có”{ $hint ->
        [none] {""}
       *[other] {" "}({ $hint })
    }.
checklists-evidence-if-done = Minh chứng: cần khi trả lời “Hoàn thành”{ $hint ->
        [none] {""}
       *[other] {" "}({ $hint })
    }.
checklists-optional = Câu này không bắt buộc.
checklists-now = Đang ghi: **{ $value }**
checklists-now-by = Đang ghi: **{ $value }** – { $who }, { $at }
checklists-now-explained = Diễn giải: “{ $text }”
checklists-just-changed = Câu { $n } vừa đổi: **{ $value }** – { $who }, { $at }.
checklists-note-dropped = Đã xóa ghi chú.
checklists-left-unconfirmed = Câu { $n }: “{ $text }” chưa được xác nhận nên chưa ghi.
checklists-note-kept = Đã giữ ghi chú cho câu { $n }: “{ $text }”.
checklists-now-code = Diễn giải: { $text }
checklists-now-explained-by = Diễn giải: “{ $text }” – { $who }
checklists-explain-na = Đề nghị nêu lý do không áp dụng với đơn vị.
checklists-changed-since = Từ lúc Ông/Bà xem xác nhận, phiếu đã thay đổi: { $what }. Đề nghị xem lại rồi bấm “Nộp”.
checklists-changed-one = câu { $n } ({ $who })
checklists-now-note = Ghi chú: “{ $text }”
checklists-now-files = Tệp: { $count }
checklists-returned = Đoàn kiểm tra đề nghị bổ sung: “{ $reason }”
checklists-help = **Hướng dẫn câu { $n }**
checklists-text-so-far = Đã ghi { $parts } đoạn, { $chars } ký tự. Có thể gửi tiếp; khi đủ, bấm “Xong”.
checklists-text-dropped = Đã bỏ đoạn cuối khỏi câu trả lời; bản cũ vẫn được lưu.
checklists-option-line = { $n }. { $label }
checklists-picked = ✓ { $label }
checklists-unpicked = ○ { $label }

## Trích yếu, lý do, minh chứng
checklists-files-ask = **Đề nghị gửi { $hint ->
        [none] tài liệu kiểm chứng
       *[other] { $hint }
    }.** Gửi ảnh hoặc tệp PDF, DOCX, XLSX vào đây, mỗi tệp không quá { $limit }. Đã có: { $count } tệp.
checklists-files-got = { $place }: đã nhận **{ $count } tệp**. Còn tệp khác, đề nghị gửi tiếp.
checklists-files-doubt = { $place }: đã nhận { $count } tệp.
checklists-files-before = { $place }: đã nhận { $count } tệp; đề nghị trả lời câu hỏi.
checklists-place = Câu { $n }/{ $total }
checklists-place-onsite = Câu Đ{ $n }/{ $total }
checklists-explain-files = Đề nghị diễn giải ngắn cách xác định kết quả và dự kiến thời gian bổ sung tài liệu.
checklists-explain-reason = Đề nghị nêu lý do và dự kiến thời gian thực hiện.
checklists-explained = Đã ghi diễn giải câu { $n }.
checklists-explained-appended = Đã ghi thêm diễn giải câu { $n }; phần của đồng nghiệp được giữ nguyên.
checklists-absent = ✓ Đã ghi: **{ $value }**, vắng { $absent }. Lý do vắng? (không nêu tên)
checklists-absent-ask = Đề nghị nêu lý do vắng, không nêu tên.
checklists-absent-none = Chưa nêu lý do
checklists-wants-files = Nội dung vừa gửi được giữ làm ghi chú; câu này đang chờ tệp.
checklists-file-not-now = Câu này hiện không nhận thêm tệp.

## Bản ghi trong trò chuyện
checklists-record = { $n }. { $question }: **{ $value }** – { $who }, { $at }
checklists-record-paper = { $n }. { $question }: tệp “{ $name }” – { $who }, { $at }
checklists-record-files = { $n }. { $question }: { $count } tệp – { $who }, { $at }
checklists-record-explained = { $n }. { $question }: diễn giải “{ $text }” – { $who }, { $at }

## Đi tới câu, sửa tin nhắn
checklists-out-of-range = Phiếu có { $total } câu. Ví dụ: câu { $example }.
checklists-edited = Câu { $n }: { $before } → **{ $after }** (sửa lúc { $time }). Nội dung cũ vẫn được lưu.
checklists-edited-wants = Câu { $n } còn cần { $what ->
        [reason] nêu lý do
       *[papers] tài liệu kiểm chứng
    }; đề nghị nhập: câu { $n }.
checklists-edited-same = Câu { $n }: câu trả lời không thay đổi.
checklists-edited-unknown = Hệ thống chưa xác định được tin nhắn vừa sửa thuộc câu nào; câu trả lời không thay đổi. Để sửa, đề nghị nhập, ví dụ: câu { $example }.
checklists-edited-explained = Câu { $n }: đã sửa diễn giải lúc { $time }. Nội dung cũ vẫn được lưu.
checklists-edited-note = Câu { $n }: đã sửa ghi chú thành “{ $text }”.
checklists-edited-elsewhere = Tin nhắn vừa sửa không làm thay đổi nội dung đã ghi. Để sửa câu trả lời, đề nghị nhập số câu, ví dụ: câu 1.
checklists-caption-unread = Câu { $n }: chú thích mới không làm thay đổi câu trả lời; đang ghi **{ $value }**. Để sửa, đề nghị nhập: câu { $n }.
checklists-edited-late = Tin nhắn vừa sửa không làm thay đổi nội dung đã nộp. Khi chưa rà soát, có thể bấm “Rút lại để sửa” ở biên nhận; sau đó chỉ những câu được đề nghị bổ sung mới mở lại.
checklists-which-visit = Câu { $n } của phiếu nào? Đề nghị chọn:
checklists-which-line = { $i }. { $unit } – kiểm tra ngày { $on }
checklists-reply-which = Tin nhắn này có nhiều câu; Hệ thống chưa ghi. Đề nghị chọn câu rồi nhập lại:

## Hai người cùng trả lời
checklists-conflict = **Câu này vừa có hai câu trả lời khác nhau. Cả hai đều được giữ; đề nghị chọn một.**
checklists-conflict-first = 1. **{ $value }** – { $who }, { $at } (đang dùng)
checklists-conflict-second = 2. **{ $value }** – { $who }, { $at }
checklists-conflict-button = { $n } · { $value }
checklists-you = Ông/Bà
checklists-conflict-done = Câu { $n }: dùng **{ $value }**, { $who } chọn lúc { $time }. Giá trị { $other } vẫn được lưu.
checklists-conflict-settled = Câu này đã được chọn xong.
checklists-role-FOCAL = đầu mối
checklists-role-DEPUTY = đầu mối dự phòng
checklists-role-HEAD = thủ trưởng
checklists-role-TEAM = thành viên Đoàn
checklists-named = { $name }, { $role }

## Xem lại, phần thiếu
checklists-list = **Phiếu kiểm tra · { $unit }** – đã trả lời { $answered }/{ $total }
checklists-list-section = **Khối { $section } · { $unit }** – đã trả lời { $answered }/{ $total }
checklists-list-aside = **Câu để sau · { $unit }**{ $count ->
        [0] {""}
       *[other] {" "}– { $count } câu
    }
checklists-list-evidence = **Câu thiếu minh chứng · { $unit }**{ $count ->
        [0] {""}
       *[other] {" "}– { $count } câu
    }
checklists-list-line =
    { $mark } { $n }. { $question }{ $value ->
        [none] {""}
       *[other] : **{ $value }**
    }
checklists-list-legend = ✓ đã trả lời · – để sau · ○ chưa trả lời
checklists-list-empty = Hiện không có câu nào.
checklists-review = **Xem lại phiếu · { $unit }** – đã trả lời { $answered }/{ $total }
checklists-review-section = { $section }: { $answered }/{ $total }
checklists-review-files = tệp: { $count }
checklists-review-no-evidence = thiếu minh chứng: { $count }
checklists-review-not-ready = Chưa có nút “Nộp” vì còn thiếu { $count } nội dung.
checklists-review-ready = Có thể nộp phiếu. Chỉ gửi Đoàn kiểm tra khi bấm “Nộp”.
checklists-missing-unanswered = Câu { $n } – chưa trả lời (bắt buộc)
checklists-missing-aside = Câu { $n } – để sau (bắt buộc)
checklists-missing-evidence = Câu { $n } – thiếu minh chứng
checklists-missing-disputed = Câu { $n } – có hai câu trả lời, chưa chọn
checklists-missing-untouched = Câu { $n } – đề nghị bổ sung, chưa cập nhật
checklists-missing-more = và { $count } câu khác
checklists-missing-nothing = Không còn mục nào thiếu.

## Nộp
checklists-as-of = **Số liệu tính đến ngày nào?** Mặc định: hôm nay.
checklists-as-of-type = Đề nghị nhập ngày, ví dụ { $example }.
checklists-as-of-right = Đúng, { $day }
checklists-submit-ask = **Nộp phiếu { $questions } câu{ $files ->
        [0] {""}
       *[other] , { $files } tệp
    } cho Tổ { $team }?** Sau khi Tổ { $team } bắt đầu rà soát, chỉ những câu được đề nghị bổ sung mới mở lại.
checklists-submit-ask-supplement = **Nộp bổ sung { $questions } câu{ $files ->
        [0] {""}
       *[other] , { $files } tệp
    } cho Tổ { $team }?** Sau khi nộp, các câu này đóng lại để Tổ { $team } rà soát.
checklists-submit-ask-concluded = **Nộp phiếu { $questions } câu{ $files ->
        [0] {""}
       *[other] , { $files } tệp
    } cho Tổ { $team }?** Cuộc kiểm tra đã có kết luận: phiếu được lưu, không được rà soát tiếp.
checklists-submit-as-of = Số liệu tính đến { $day }.
checklists-receipt =
    Hệ thống đã ghi nhận lúc { $at }{ $late ->
        [none] {""}
        [some] {" "}(nộp sau thời hạn)
       *[other] {" "}(nộp sau thời hạn { $late } ngày làm việc)
    }. Mã tiếp nhận: { $code }.
    { $round ->
        [first] Phiếu { $questions } câu
       *[other] Bổ sung { $questions } câu
    }{ $files ->
        [0] {""}
       *[other] , { $files } tệp
    }, số liệu tính đến { $day }; người nộp: { $who }.
    Bản điện tử gửi qua đây là bản phục vụ trao đổi, không thay thế văn bản phát hành chính thức. Đoàn kiểm tra trân trọng cảm ơn { $whom }.
checklists-submitted-card = Phiếu kiểm tra · { $unit }: đã nộp lúc { $at }.
checklists-already = Phiếu đã được { $who } nộp lúc { $at }. Mã tiếp nhận: { $code }.
checklists-in-review = Phiếu đã nộp đang được Tổ { $team } rà soát; kết quả sẽ được báo tại đây.
checklists-concluded = Cuộc kiểm tra đã có kết luận; phiếu không được rà soát tiếp, không cần bổ sung.
checklists-accepted = Phiếu đã được Đoàn kiểm tra chấp nhận.
checklists-closed-question = Chưa thể sửa câu { $n } vì phiếu đã nộp; chỉ những câu được đề nghị bổ sung mới mở lại.
checklists-withdrawn = Đã rút lại để sửa: { $who }, { $at }.
checklists-withdrawn-card = Phiếu đã mở lại; các câu trả lời được giữ nguyên. Khi sửa xong, đề nghị nộp lại.
checklists-withdraw-late = Chưa thể rút lại vì Tổ { $team } đã bắt đầu rà soát; Ông/Bà có thể sửa những câu được đề nghị bổ sung.
checklists-withdraw-gone = Bản nộp này đã được rút lại.
checklists-sent-head = **Bản đã nộp · { $unit }** – { $at }, mã tiếp nhận { $code }
checklists-sent-line =
    { $n }. { $question }: **{ $value }**{ $files ->
        [none] {""}
       *[other] , { $files } tệp
    }
checklists-sent-nothing = (chưa trả lời)

## Việc cần làm, lịch
checklists-duty = Phiếu kiểm tra{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }, đã trả lời { $answered }/{ $total }{ $due ->
        [none] {""}
       *[other] {" "}– { $due }
    }
checklists-duty-returned = Bổ sung { $count } câu của phiếu kiểm tra{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }{ $due ->
        [none] {""}
       *[other] {" "}– { $due }
    }
checklists-duty-hand-in = Nộp phiếu kiểm tra{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }: đã trả lời { $answered }/{ $total }, chưa nộp{ $due ->
        [none] {""}
       *[other] {" "}– { $due }
    }
checklists-duty-hand-in-returned = Nộp bổ sung phiếu kiểm tra{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }: đã bổ sung đủ, chưa nộp{ $due ->
        [none] {""}
       *[other] {" "}– { $due }
    }
checklists-duty-visit = kiểm tra { $time ->
        [none] ngày { $day }
       *[other] { $time } ngày { $day }
    }, { $team }
checklists-duty-due = chậm nhất { $due }
checklists-duty-due-left = chậm nhất { $due } (còn { $days } ngày làm việc)
checklists-duty-due-past = thời hạn { $due }, đến nay Hệ thống chưa ghi nhận việc nộp phiếu
checklists-duty-onsite = Câu kiểm tra tại chỗ: { $unit }{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }, đã ghi { $answered }/{ $total }
checklists-calendar-report = { $weekday }, { $day }, { $time } – hạn nộp phiếu kiểm tra{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }
checklists-calendar-supplement = { $weekday }, { $day }, { $time } – hạn bổ sung phiếu kiểm tra{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    }

checklists-place-team = Tổ { $team }

## Tại chỗ
checklists-onsite-done = Đã ghi đủ { $total } câu tại chỗ của { $unit }.
checklists-onsite-left = Đã ghi { $answered }/{ $total } câu tại chỗ của { $unit }.
checklists-duty-waiting = Phiếu kiểm tra{ $visit ->
        [none] {""}
       *[other] {" "}({ $visit })
    } đã nộp ngày { $on }: đang chờ xem xét
checklists-button-see-sent = Xem
