# Rà soát phiếu: danh sách chờ, từng câu, kết thúc và gửi đơn vị.
# $n: số câu hoặc số để chia số ít, số nhiều (tiếng Anh); $unit: tên đơn vị; $at: thời điểm.
review-label = Rà soát
review-none = Không có phiếu nào chờ rà soát.
review-queue = **Rà soát · { $place }** – { $count } phiếu, tính đến { $now }
review-queue-line = { $i }. { $unit }: { $questions } câu, nộp { $on } – kiểm tra ngày { $visit }{ $begun }
    .empty = begun
review-queue-line-again = { $i }. { $unit }: bổ sung { $questions } câu, nộp { $on } – kiểm tra ngày { $visit }{ $begun }
    .empty = begun
review-queue-begun = {", đang rà soát"}

review-head = **Rà soát · { $unit }** – nộp { $at } ({ $late ->
        [none] đúng hạn
        [some] sau thời hạn
       *[other] sau thời hạn { $late } ngày làm việc
    }), số liệu đến { $asOf }
review-size = { $questions } câu · { $files ->
        [0] không có tệp
       *[other] { $files } tệp
    }
review-size-again = Bổ sung { $questions } câu · { $files ->
        [0] không có tệp
       *[other] { $files } tệp
    }
review-size-look = { $look } câu cần xem trước: { $named }
review-look-one = câu { $n } ({ $why })
review-look-more = và câu { $numbers }
review-look-evidence = thiếu minh chứng
review-look-aside = chưa trả lời
review-look-unmet = chưa thực hiện
review-progress = { $accepted ->
        [0] { $returned ->
            [0] { $left ->
                [0] Chưa rà soát câu nào
               *[other] Chưa xem { $left }
            }
           *[other] Đã rà soát: đề nghị bổ sung { $returned }{ $left ->
                [0] {""}
               *[other] , chưa xem { $left }
            }
        }
       *[other] Đã rà soát: chấp nhận { $accepted }{ $returned ->
            [0] {""}
           *[other] , đề nghị bổ sung { $returned }
        }{ $left ->
            [0] {""}
           *[other] , chưa xem { $left }
        }
    }.
review-begin = Bắt đầu rà soát
review-go-on = Tiếp tục câu { $n }
review-look = Câu cần xem trước
review-section = Khối { $section }
review-end = Kết thúc rà soát
review-gone-open = Phiếu của { $unit } đã được đơn vị rút lại để sửa; hiện chưa thể rà soát.
review-gone-returned = Kết quả rà soát phiếu của { $unit } đã được gửi; Hệ thống sẽ báo khi đơn vị nộp bổ sung.
review-gone-concluded = Việc rà soát phiếu của { $unit } đã kết thúc khi có kết luận; không đề nghị bổ sung nữa.
review-gone-accepted = Phiếu của { $unit } đã được chấp nhận toàn bộ.

review-section-head = **Khối { $section } · { $unit }** – { $questions } câu, { $left ->
        [0] đã xem hết
       *[other] chưa xem { $left }
    }
review-line = { $n }. { $question }: **{ $value }**{ $has ->
        [yes] {" "}({ $look })
       *[no] {""}
    } – { $state }
review-line-open = chưa xem
review-line-accepted = chấp nhận
review-line-returned = đề nghị bổ sung
review-question = Câu { $n }
review-number = câu { $n }
review-rest = Chấp nhận cả khối
review-rest-ask = **Chấp nhận { $count } câu còn lại của khối { $section }?**{ $has ->
        [yes] {" "}Không gồm { $returned } đang đề nghị bổ sung.
       *[no] {""}
    }
review-rest-look = Trong đó cần xem trước: { $look }.
review-rest-confirm = Chấp nhận { $count } câu
review-echo-rest = Đã chấp nhận { $count } câu của khối { $section }.
review-record-rest = Khối { $section } · { $unit }: chấp nhận { $count } câu – { $name }, { $at }

review-answer-head = Câu { $n }/{ $total } · { $area } · { $unit }
review-answer = **{ $question }** · đơn vị: **{ $value }**
review-no-value = chưa trả lời
review-explanation = Diễn giải: “{ $said }”
review-explanation-code = Diễn giải: { $said }
review-note = Ghi chú: “{ $said }”
review-was-asked = Đã đề nghị bổ sung: “{ $reason }”
review-changed = Trước: { $before }, { $filesBefore } → sau: **{ $after }**, { $filesAfter }{ $fresh }
    .empty = fresh
review-files-count = { $count ->
        [0] không có tệp
       *[other] { $count } tệp
    }
review-fresh = {" "}(mới: { $names })
review-files = Tệp: { $names }
review-files-none = Tệp: không có
review-files-missing = Tệp: không có (thiếu minh chứng)
review-verdict = Đoàn: { $verdict }
review-verdict-none = chưa có ý kiến
review-verdict-settled = đã chấp nhận ở lần rà soát trước
review-verdict-accepted = **chấp nhận** – { $name }, { $at }
review-verdict-returned = **đề nghị bổ sung**, “{ $reason }” – { $name }, { $at }; chưa gửi đơn vị
review-overtaken = Câu { $n } vừa được { $name } xem lúc { $at }; ý kiến đó được giữ nguyên.
review-reason-ask = **Câu { $n } – lý do đề nghị bổ sung?** Chọn một mục hoặc nhập.
review-noted = Câu { $n }: sẽ đề nghị bổ sung, lý do “{ $reason }”. Chưa gửi đơn vị; gửi một lần khi xong.
review-next = Câu tiếp
review-edit-reason = Sửa lý do
review-echo-accepted = Câu { $n }: **chấp nhận**
review-record-accepted = Câu { $n } · { $unit }: **chấp nhận** – { $name }, { $at }
review-record-returned = Câu { $n } · { $unit }: **đề nghị bổ sung**, “{ $reason }” – { $name }, { $at }
review-place = Câu { $n } · { $unit }
review-no-such = Phiếu có { $total } câu. Ví dụ: câu 1.
review-unread = Đề nghị chọn một mục, hoặc nhập số câu, ví dụ: câu { $example }.

review-left = Còn { $count } câu chưa xem: câu { $numbers }.
review-end-ask = **Kết thúc rà soát · { $unit }?**
    { $accepted ->
        [0] Đề nghị bổ sung
       *[other] Chấp nhận { $accepted }, đề nghị bổ sung
    } { $returned }; hạn bổ sung { $due } ({ $days } ngày làm việc).
review-end-returned = Đề nghị bổ sung: câu { $numbers }.
review-end-all = **Kết thúc rà soát · { $unit }?**
    Chấp nhận toàn bộ { $accepted } câu. { $reached ->
        [0] Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị báo trực tiếp.
       *[other] Đơn vị được báo trong giờ làm việc.
    }
review-other-due = Đổi hạn
review-due-ask = **Hạn bổ sung đến ngày nào?** Từ { $from } đến { $to }, ví dụ { $example }.
review-sent = Đã ghi kết quả rà soát gửi { $unit }: { $accepted ->
        [0] {""}
       *[other] chấp nhận { $accepted }{ $returned ->
            [0] {""}
           *[other] ,{" "}
        }
    }{ $returned ->
        [0] {""}
       *[other] đề nghị bổ sung { $returned }
    }, hạn bổ sung { $due }.
review-sent-accepted = Đã ghi kết quả rà soát gửi { $unit }: chấp nhận toàn bộ { $accepted } câu.
review-record-sent = Rà soát · { $unit }: { $accepted ->
        [0] {""}
       *[other] chấp nhận { $accepted }{ $returned ->
            [0] {""}
           *[other] ,{" "}
        }
    }{ $returned ->
        [0] {""}
       *[other] đề nghị bổ sung { $returned }
    } – { $name }, { $at }

# Gửi đơn vị.
review-told = Kính gửi { $unit }. Đoàn kiểm tra đề nghị bổ sung { $count } câu, chậm nhất { $due }:
review-told-line = – Câu { $n }: { $reason }.
review-told-more = – Câu { $numbers }: lý do tại từng câu trong phiếu.
review-told-rest = { $count } câu còn lại đã được chấp nhận. Trân trọng.
review-told-thanks = Trân trọng.
review-told-accepted = Kính gửi { $unit }. Đoàn kiểm tra đã rà soát, chấp nhận { $questions } câu trả lời của phiếu phục vụ cuộc kiểm tra ngày { $on } (mã tiếp nhận { $code }{ $more ->
        [none] {""}
       *[other] ; bổ sung { $more }
    }). Kết quả rà soát không thay thế kết luận kiểm tra. Trân trọng cảm ơn sự phối hợp của { $whom }.

# Việc cần làm và việc mới trong ngày.
review-duty = Rà soát phiếu: { $unit }, { $questions } câu, nộp { $on } – kiểm tra ngày { $visit }
review-duty-again = Rà soát phiếu bổ sung: { $unit }, { $questions } câu, nộp { $on } – kiểm tra ngày { $visit }
review-duty-late = { $line }; đã quá thời hạn rà soát{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    } (thời hạn: { $due })
review-work = **Việc mới · { $place }** – { $count } việc, tính đến { $now }
