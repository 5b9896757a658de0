# Nhắc việc: mỗi người mỗi buổi sáng nhiều nhất một tin.
# $kind: acknowledge, report, supplement, remediation, verify, decide, review, conclude, acknowledge_conclusion.
nudge-item-acknowledge = xác nhận thông báo kiểm tra
nudge-item-report = nộp phiếu kiểm tra
nudge-item-supplement = nộp bổ sung phiếu kiểm tra
nudge-item-remediation = nộp kết quả khắc phục nội dung “{ $title }”
nudge-item-verify = xem xét kết quả khắc phục “{ $title }”
nudge-item-decide = quyết định về đề nghị gia hạn “{ $title }”
nudge-item-review = rà soát phiếu kiểm tra của { $title }
nudge-item-conclude = gửi kết luận kiểm tra đối với { $title }
nudge-item-acknowledge_conclusion = xác nhận kết luận kiểm tra
nudge-item-of-visit = { $item } (cuộc kiểm tra { $time ->
        [none] ngày { $day }
       *[other] { $time } ngày { $day }
    })
nudge-of-visit = Nội dung này thuộc cuộc kiểm tra { $time ->
        [none] ngày { $day }
       *[other] { $time } ngày { $day }
    }.
nudge-before = Kính gửi { $who }. Hệ thống trân trọng nhắc: còn { $days } ngày làm việc đến hạn { $item } (chậm nhất { $due }).
nudge-today = Kính gửi { $who }. Hệ thống trân trọng nhắc: hôm nay là hạn { $item } (chậm nhất { $due }).
nudge-off = Kính gửi { $who }. Hệ thống trân trọng nhắc: hạn { $item } vào ngày nghỉ, { $weekday } (chậm nhất { $due }).
nudge-dated = Kính gửi { $who }. Hệ thống trân trọng nhắc: hạn { $item } là { $due }.
nudge-overdue = Kính gửi { $who }. Đến { $now }, Hệ thống chưa ghi nhận { $kind ->
        [acknowledge] xác nhận của đơn vị đối với thông báo kiểm tra
        [report] việc nộp phiếu kiểm tra
        [supplement] việc nộp bổ sung phiếu kiểm tra
        [verify] kết quả xem xét “{ $title }”
        [review] kết quả rà soát phiếu kiểm tra của { $title }
        [decide] quyết định về đề nghị gia hạn “{ $title }”
        [conclude] việc gửi kết luận kiểm tra đối với { $title }
        [acknowledge_conclusion] xác nhận của đơn vị đối với kết luận kiểm tra
       *[remediation] việc hoàn thành nội dung khắc phục “{ $title }”
    } (thời hạn: { $due }). { $asked ->
        [of_team] {""}
        [acknowledge] Kính đề nghị { $address } quan tâm, xác nhận; trường hợp có vướng mắc, đề nghị bấm “Liên hệ thường trực”.
        [verify] Đề nghị { $address } quan tâm, xem xét.
        [review] Đề nghị { $address } quan tâm, rà soát.
        [decide] Đề nghị { $address } quan tâm, quyết định.
        [conclude] Đề nghị { $address } quan tâm, ghi kết quả và gửi kết luận.
        [acknowledge_conclusion] Kính đề nghị { $address } quan tâm, xác nhận; trường hợp có vướng mắc, đề nghị bấm “Liên hệ thường trực”.
        [remediation] Kính đề nghị { $address } quan tâm, hoàn thành và cập nhật; trường hợp có vướng mắc, đề nghị bấm “Đề nghị gia hạn” và nêu rõ lý do.
       *[other] Kính đề nghị { $address } quan tâm, hoàn thành; trường hợp có vướng mắc, đề nghị bấm “Liên hệ thường trực”.
    }
nudge-end = Trân trọng.
nudge-forewarn = Theo quy trình nhắc việc của Đoàn kiểm tra, nếu đến { $time } ngày { $day } Hệ thống chưa ghi nhận { $kind ->
        [acknowledge] xác nhận
        [acknowledge_conclusion] xác nhận
        [conclude] việc gửi kết luận
        [remediation] kết quả hoặc gia hạn
        [verify] kết quả xem xét
        [review] kết quả rà soát
        [decide] quyết định
       *[other] việc nộp
    }, nội dung này sẽ được báo cáo { $head }.
nudge-escalating = Nội dung này đang được báo cáo { $head }.
nudge-waiting = Kính gửi { $who }. Việc { $item } (thời hạn: { $due }) đang chờ quyết định của Đoàn kiểm tra; Hệ thống sẽ báo khi có quyết định.
nudge-unreached = Kính gửi { $head }. { $owner } hiện chưa có người nhận tin qua Hệ thống nên chưa được nhắc { $item } (thời hạn: { $due }). Kính đề nghị Ông/Bà quan tâm, liên hệ trực tiếp với đơn vị.
nudge-instead-vacant = { $post } chưa tham gia Hệ thống nên nội dung này được gửi tới Ông/Bà.
nudge-invite-team = Kính đề nghị Ông/Bà liên hệ, mời Tổ trưởng hoặc Trưởng Đoàn tham gia Hệ thống để có người thực hiện.
nudge-instead-blocked = { $post } hiện không nhận được tin qua Hệ thống nên nội dung này được gửi tới Ông/Bà.
nudge-escalated = Nội dung này đã được báo cáo { $head } ngày { $day }.
nudge-escalate-head = Kính gửi { $head }. Đến { $now }, Hệ thống chưa ghi nhận { $kind ->
        [acknowledge] xác nhận của đơn vị đối với thông báo kiểm tra
        [report] việc nộp phiếu kiểm tra
        [supplement] việc nộp bổ sung phiếu kiểm tra
        [acknowledge_conclusion] xác nhận của đơn vị đối với kết luận kiểm tra
       *[remediation] việc hoàn thành nội dung khắc phục “{ $title }”
    } (thời hạn: { $due }; đã quá thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    }). { $kind ->
        [acknowledge] Kính đề nghị Ông/Bà quan tâm, xác nhận hoặc giao đầu mối xác nhận.
        [acknowledge_conclusion] Kính đề nghị Ông/Bà quan tâm, xác nhận hoặc giao đầu mối xác nhận.
       *[other] Kính đề nghị Ông/Bà quan tâm, chỉ đạo bộ phận đầu mối hoàn thành.
    }
nudge-escalate-above = Kính gửi { $head }. Đến { $now }, Hệ thống chưa ghi nhận { $kind ->
        [acknowledge] xác nhận của { $owner } đối với thông báo kiểm tra
        [report] việc nộp phiếu kiểm tra của { $owner }
        [supplement] việc nộp bổ sung phiếu kiểm tra của { $owner }
        [verify] kết quả xem xét của { $owner } đối với “{ $title }”
        [review] kết quả rà soát của { $owner } đối với phiếu kiểm tra của { $title }
        [decide] quyết định của { $owner } về đề nghị gia hạn “{ $title }”
        [conclude] việc { $owner } gửi kết luận kiểm tra đối với { $title }
        [acknowledge_conclusion] xác nhận của { $owner } đối với kết luận kiểm tra
       *[remediation] việc { $owner } hoàn thành nội dung khắc phục “{ $title }”
    } (thời hạn: { $due }; đã quá thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    }). Kính đề nghị Ông/Bà quan tâm, chỉ đạo.
nudge-to-lead = Tổ trưởng
nudge-to-lead-of = Tổ trưởng { $team }
nudge-to-head = Thủ trưởng đơn vị
nudge-to-focal = Đầu mối của đơn vị
nudge-to-office = Cơ quan thường trực
nudge-to-delegation_head = Trưởng Đoàn
nudge-list-head = **Việc trong ngày · { $weekday }, { $day }** – { $count } việc
nudge-account-head = Kính gửi { $head }. Hệ thống kính báo cáo các nội dung đã quá thời hạn:
nudge-list-greeting = Kính gửi { $who }.
nudge-account-group = Kính báo cáo { $head }:
nudge-note = Mục { $items }: { $said }
nudge-account-end = Kính đề nghị Ông/Bà quan tâm, chỉ đạo. Trân trọng.
nudge-line-before = { $unit } – { $item }: còn { $days } ngày làm việc (chậm nhất { $due })
nudge-line-today = { $unit } – { $item }: hạn hôm nay ({ $due })
nudge-line-off = { $unit } – { $item }: hạn vào ngày nghỉ, { $weekday } ({ $due })
nudge-line-dated = { $unit } – { $item }: chậm nhất { $due }
nudge-line-late = { $unit } – { $item }: đã quá thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    } (thời hạn: { $due })
nudge-line-waiting = { $unit } – { $item }: đang chờ quyết định (thời hạn: { $due })
nudge-line-unreached = { $unit } – { $item }: chưa có người nhận (thời hạn: { $due })
nudge-more = … và { $count } việc khác
nudge-button-snooze = Nhắc lại sau 01 ngày
nudge-button-ack = Đã nhận
nudge-button-answer = Trả lời
nudge-button-update = Cập nhật tiến độ
nudge-button-extend = Đề nghị gia hạn
nudge-button-review = Rà soát
nudge-button-conclude = Gửi kết luận
nudge-button-invite = Mời vào Đoàn
nudge-button-judge = Xem xét
nudge-button-see = Xem nội dung
nudge-snoozed = Hệ thống sẽ nhắc lại ngày { $day }. Thời hạn không thay đổi.
nudge-snoozed-already = Nội dung này đã được hẹn nhắc lại một lần.
hours-later = Ngoài giờ làm việc: { $count } tin gửi tới người khác sẽ được gửi lúc { $at }.
hours-gone = { $count ->
        [0] Chưa gửi được { $lost } tin gửi tới người khác
       *[other] Đã gửi từ { $at }: { $count } tin gửi tới người khác{ $lost ->
            [0] {""}
           *[other] ; chưa gửi được: { $lost }
        }
    }.
hours-left = Đã gửi lúc { $at }, không âm báo: { $count } tin gửi tới người khác.
hours-taken-back-by = { $who } đã rút lại lúc { $on }, trước khi gửi: { $count } tin Ông/Bà lập lúc { $at } gửi tới người khác.
hours-taken-back = Đã rút lại trước khi gửi: { $count } tin gửi tới người khác.
hours-button-now = Gửi ngay, không âm báo
hours-sent-now = Đã gửi ngay, không âm báo: { $count } tin.
hours-none-waiting = Không còn tin nào đang chờ gửi.
due-by = chậm nhất { $due }
due-passed = thời hạn { $due } đã qua
address-agency = Quý cơ quan
address-unit = Quý đơn vị
address-person = Ông/Bà
address-reader = Ông/Bà
nudge-taken = Nội dung này được tiếp nhận từ { $from }{ $on ->
        [none] {""}
       *[other] {" "}từ ngày { $on }
    }.

# Miễn việc quá thời hạn: lý do do người quyết định nhập; đơn vị được báo một lần; có thể thu hồi.
waiver-by-LEAD = Tổ trưởng
waiver-by-LEAD-of = Tổ trưởng Tổ { $team }
waiver-by-DELEGATION_HEAD = Trưởng Đoàn
waiver-by-DELEGATION_DEPUTY = Phó Trưởng Đoàn
waiver-by-OFFICE = cơ quan thường trực
waiver-said = được miễn theo quyết định của { $by } ngày { $on }; lý do: “{ $reason }”
waiver-kind-acknowledge = xác nhận
waiver-kind-acknowledge_conclusion = xác nhận kết luận
waiver-kind-report = nộp phiếu
waiver-kind-supplement = nộp bổ sung
waiver-kind-remediation = khắc phục
waiver-button = Miễn
waiver-button-of = Miễn { $kind }
waiver-take-back = Thu hồi quyết định miễn
waiver-back-of = Thu hồi miễn { $kind }
waiver-see = Việc quá thời hạn
waiver-note = Việc { $item } { $said }.
