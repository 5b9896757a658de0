# Nhắc việc: mỗi người mỗi buổi sáng nhiều nhất một tin.
# $kind: acknowledge, report, supplement, remediation, verify.
nudge-item-acknowledge = xác nhận thông báo kiểm tra
nudge-item-report = nộp phiếu kiểm tra
nudge-item-supplement = nộp bổ sung phiếu kiểm tra
nudge-item-remediation = nộp kết quả khắc phục nội dung “{ $title }”
nudge-item-verify = xem xét kết quả khắc phục “{ $title }”
nudge-before = Kính gửi { $who }. Hệ thống trân trọng nhắc: còn { $days } ngày làm việc đến hạn { $item } (chậm nhất { $due }). Trân trọng.
nudge-today = Kính gửi { $who }. Hệ thống trân trọng nhắc: hôm nay là hạn { $item } (chậm nhất { $due }). Trân trọng.
nudge-overdue = Kính gửi { $who }. Đến { $now }, Hệ thống chưa ghi nhận { $kind ->
        [acknowledge] xác nhận của đơn vị đối với thông báo kiểm tra
        [report] việc nộp phiếu kiểm tra
        [supplement] việc nộp bổ sung phiếu kiểm tra
        [verify] kết quả xem xét “{ $title }”
       *[remediation] việc hoàn thành nội dung khắc phục “{ $title }”
    } (thời hạn: { $due }). { $kind ->
        [acknowledge] Kính đề nghị { $address } quan tâm, xác nhận; trường hợp có vướng mắc, đề nghị bấm “Liên hệ thường trực”.
        [verify] Đề nghị { $address } quan tâm, xem xét.
        [remediation] Kính đề nghị { $address } quan tâm, hoàn thành và cập nhật; trường hợp có vướng mắc, đề nghị bấm “Đề nghị gia hạn” và nêu rõ lý do.
       *[other] Kính đề nghị { $address } quan tâm, hoàn thành; trường hợp có vướng mắc, đề nghị bấm “Liên hệ thường trực”.
    }
nudge-overdue-end = Trân trọng.
nudge-forewarn = Theo quy trình nhắc việc của Đoàn kiểm tra, nếu đến { $time } ngày { $day } Hệ thống chưa ghi nhận { $kind ->
        [acknowledge] xác nhận
        [remediation] kết quả hoặc gia hạn
        [verify] kết quả xem xét
       *[other] việc nộp
    }, nội dung này được báo cáo { $head }.
nudge-escalated = Nội dung này đã được báo cáo { $head } ngày { $day }.
nudge-escalate-head = Kính gửi { $head }. Đến { $now }, Hệ thống chưa ghi nhận { $kind ->
        [acknowledge] xác nhận của đơn vị đối với thông báo kiểm tra
        [report] việc nộp phiếu kiểm tra
        [supplement] việc nộp bổ sung phiếu kiểm tra
       *[remediation] việc hoàn thành nội dung khắc phục “{ $title }”
    } (thời hạn: { $due }; đã quá thời hạn { $days } ngày làm việc). { $kind ->
        [acknowledge] Kính đề nghị Ông/Bà quan tâm, xác nhận hoặc giao đầu mối xác nhận.
       *[other] Kính đề nghị Ông/Bà quan tâm, chỉ đạo bộ phận đầu mối hoàn thành.
    } Trân trọng.
nudge-escalate-above = Kính gửi { $head }. Đến { $now }, Hệ thống chưa ghi nhận { $kind ->
        [acknowledge] xác nhận của { $owner } đối với thông báo kiểm tra
        [report] việc nộp phiếu kiểm tra của { $owner }
        [supplement] việc nộp bổ sung phiếu kiểm tra của { $owner }
        [verify] kết quả xem xét của { $owner } đối với “{ $title }”
       *[remediation] việc { $owner } hoàn thành nội dung khắc phục “{ $title }”
    } (thời hạn: { $due }; đã quá thời hạn { $days } ngày làm việc). Kính đề nghị Ông/Bà quan tâm, chỉ đạo. Trân trọng.
nudge-to-lead = Tổ trưởng
nudge-to-lead-of = Tổ trưởng { $team }
nudge-to-head = Thủ trưởng đơn vị
nudge-to-delegation_head = Trưởng Đoàn
nudge-list-head = **Việc trong ngày · { $weekday }, { $day }** – { $count } việc
nudge-account-head = Kính gửi { $head }. Hệ thống kính báo cáo các nội dung đã quá thời hạn:
nudge-account-end = Kính đề nghị Ông/Bà quan tâm, chỉ đạo. Trân trọng.
nudge-line-before = { $unit } – { $item }: còn { $days } ngày làm việc (chậm nhất { $due })
nudge-line-today = { $unit } – { $item }: hạn hôm nay ({ $due })
nudge-line-late = { $unit } – { $item }: đã quá thời hạn { $days } ngày làm việc (thời hạn: { $due })
nudge-more = … và { $count } việc khác
nudge-button-snooze = Nhắc lại sau 01 ngày
nudge-button-ack = Đã nhận
nudge-button-update = Cập nhật tiến độ
nudge-button-extend = Đề nghị gia hạn
nudge-snoozed = Hệ thống sẽ nhắc lại ngày { $day }. Thời hạn không thay đổi.
nudge-snoozed-already = Nội dung này đã được hẹn nhắc lại một lần.
address-agency = Quý cơ quan
address-unit = Quý đơn vị
address-person = Ông/Bà
