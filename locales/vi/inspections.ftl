# Notices, acknowledgement, schedule and surprise inspections.
inspections-notice =
    THÔNG BÁO LỊCH KIỂM TRA CÔNG TÁC { $topicHead }
    Kính gửi: { $unit }
    Thực hiện Kế hoạch số { $number } ngày { $issuedOn } của { $issuer }, Đoàn kiểm tra trân trọng thông báo:
    1. Hình thức: { $form }
    2. Thời gian: { $time }
    3. Địa điểm: { $place }
    4. Nội dung: { $contents }
    5. Thành phần đề nghị tham dự: { $participants }
inspections-notice-restored =
    THÔNG BÁO KHÔI PHỤC LỊCH KIỂM TRA CÔNG TÁC { $topicHead }
    Kính gửi: { $unit }
    Thực hiện Kế hoạch số { $number } ngày { $issuedOn } của { $issuer }, Đoàn kiểm tra trân trọng thông báo cuộc kiểm tra đã hủy trước đây được tiến hành theo kế hoạch:
    1. Hình thức: { $form }
    2. Thời gian: { $time }
    3. Địa điểm: { $place }
    4. Nội dung: { $contents }
    5. Thành phần đề nghị tham dự: { $participants }
inspections-notice-report = 6. Phiếu kiểm tra, tài liệu kiểm chứng: chậm nhất { $reportUntil }. Báo cáo theo đề cương: đề nghị gửi qua Hệ thống quản lý văn bản và điều hành trong thời hạn này
inspections-notice-report-in = 6. Phiếu kiểm tra, tài liệu kiểm chứng: đã nộp, được giữ nguyên; không phải nộp lại
inspections-notice-official = Văn bản chính thức được gửi qua Hệ thống quản lý văn bản và điều hành.
inspections-notice-ask = Đề nghị { $address } bấm “Đã nhận”{ $until ->
        [none] {""}
       *[other] {" "}chậm nhất { $until }
    }. Trân trọng./.
inspections-notice-thanks = Trân trọng./.
inspections-demo = DỮ LIỆU MINH HỌA – KHÔNG PHẢI KẾT QUẢ KIỂM TRA THẬT
inspections-sent-again = (gửi lại)
inspections-form-ONSITE = kiểm tra trực tiếp
inspections-form-DIGITAL = kiểm tra qua môi trường số
inspections-form-REPORT = kiểm tra qua báo cáo
inspections-form-short-ONSITE = trực tiếp
inspections-form-short-DIGITAL = qua môi trường số
inspections-form-short-REPORT = qua báo cáo
inspections-form-joint = { $form }, lồng ghép với { $agency }
inspections-time = { $time }, { $day }
inspections-time-brief = { $time }, { $weekday }, { $day }
inspections-day-brief = { $weekday }, { $day }
inspections-place-onsite = trụ sở { $unit }
inspections-place-digital = họp trực tuyến; đường dẫn do Đoàn kiểm tra thông báo qua văn bản
inspections-place-report = không tổ chức làm việc trực tiếp; Đoàn kiểm tra xem xét qua báo cáo
inspections-contents = { $count } nhóm nội dung của Kế hoạch ({ $sections })
inspections-contents-whole = các nội dung của Kế hoạch
inspections-contents-themes = { $contents }, chuyên đề { $themes }
inspections-contents-questions = { $contents }; phiếu kiểm tra { $questions } câu
inspections-participants-SO = lãnh đạo, Văn phòng (bộ phận hành chính), Bộ phận Một cửa của { $unit }
inspections-participants-HUYEN = lãnh đạo UBND { $kind }, phòng phụ trách { $topic }, Bộ phận Một cửa
inspections-participants-PHONG = lãnh đạo { $unit }, công chức phụ trách { $topic }
inspections-participants-XA = lãnh đạo UBND { $kind }, công chức phụ trách { $topic }, Bộ phận Một cửa
inspections-participants-DVSN = lãnh đạo { $unit }, bộ phận tổ chức – hành chính
inspections-participants-DNNN = lãnh đạo { $unit }, bộ phận tổ chức – hành chính
inspections-participants-report = không tổ chức họp; đề nghị lãnh đạo { $unit } và bộ phận phụ trách { $topic } hoàn thành báo cáo
inspections-change-title = THÔNG BÁO ĐIỀU CHỈNH LỊCH KIỂM TRA (lần { $n })
inspections-change-to = Kính gửi: { $unit }
inspections-change-inspectOn = Thời gian: { $from } → **{ $to }**
inspections-change-place = Địa điểm: { $from } → **{ $to }**
inspections-change-form = Hình thức: { $from } → **{ $to }**
inspections-change-contents = Nội dung: { $from } → **{ $to }**
inspections-change-jointWith = Lồng ghép với: { $from } → **{ $to }**
inspections-change-teamId = Tổ kiểm tra: { $from } → **{ $to }**
inspections-change-report = Hạn nộp phiếu kiểm tra: { $from } → **chậm nhất { $to }**
inspections-change-end = Các nội dung khác không thay đổi. { $until ->
        [none] Đề nghị { $address } bấm “Đã nhận”.
       *[other] Đề nghị { $address } bấm “Đã nhận” chậm nhất { $until }.
    } Trân trọng./.
inspections-none = không có
inspections-joint = Kính gửi { $unit }. Cuộc kiểm tra ngày { $day } được lồng ghép với { $agency }; lịch, thành phần không thay đổi. { $until ->
        [none] Đề nghị { $address } bấm “Đã nhận”.
       *[other] Đề nghị { $address } bấm “Đã nhận” chậm nhất { $until }.
    } Trân trọng./.
inspections-arrival =
    Kính gửi { $unit }. { $isPast ->
        [yes] Đoàn kiểm tra đã có mặt, tiến hành kiểm tra đột xuất (hình thức: { $form }) tại đơn vị ngày { $moment }
       *[other] Đoàn kiểm tra đang tiến hành kiểm tra đột xuất (hình thức: { $form }) tại đơn vị, từ { $moment }
    }.
    Kính đề nghị { $address } phối hợp, cung cấp hồ sơ, tài liệu theo yêu cầu của Đoàn{ $until ->
        [none] {""}
       *[other] ; trả lời phiếu kiểm tra tại “Việc cần làm”, chậm nhất { $until }
    }. Trân trọng./.
inspections-acknowledged = Đã xác nhận thay mặt đơn vị: { $person }, { $role }, { $moment }.
inspections-superseded = Đã được thay thế bằng thông báo ngày { $day }.
inspections-withdrawn = Thông báo này không còn hiệu lực từ ngày { $day }.
inspections-withdrawal = Kính gửi { $unit }. Thông báo về cuộc kiểm tra ngày { $day } không còn hiệu lực từ ngày { $decided }. Trân trọng./.
inspections-ics-caption = Tệp lịch (.ics) của cuộc kiểm tra ngày { $day }, { $unit }: mở tệp để thêm vào lịch trên máy.
inspections-ics-visit = Kiểm tra công tác { $topic } · { $unit }
inspections-ics-report = Hạn nộp phiếu kiểm tra · { $unit }
inspections-ics-about = Hình thức: { $form }. Nội dung: { $contents }.
inspections-role-FOCAL = đầu mối
inspections-role-DEPUTY = đầu mối dự phòng
inspections-role-HEAD = thủ trưởng
inspections-button-ack = Đã nhận
inspections-button-answer = Trả lời
inspections-button-see = Xem nội dung
inspections-button-focal = Liên hệ đầu mối
inspections-button-onsite = Xem phiếu
inspections-button-arrive = Đã có mặt
inspections-button-there-since = Có mặt ngày { $day }
inspections-button-there-today = Có mặt hôm nay, { $day }
inspections-button-confirm = Xác nhận có mặt
inspections-card-acknowledged = **Thông báo · { $unit } · { $code }: đã xác nhận** ({ $time }, { $role })
inspections-card-waiting = **Thông báo · { $unit } · { $code }: chưa xác nhận**
inspections-card-nobody = **Thông báo · { $unit } · { $code }: chưa có người nhận**
inspections-card-superseded = **Thông báo · { $unit } · { $code }: đã được thay thế**
inspections-card-cancelled = **Thông báo · { $unit } · { $code }: cuộc kiểm tra đã hủy**
inspections-card-person = { $role }: { $state }
inspections-card-updated = cập nhật { $time }
inspections-delivery-queued = chờ gửi
inspections-delivery-sent = đã gửi
inspections-delivery-opened = đã mở
inspections-delivery-acknowledged = đã nhận
inspections-delivery-unreachable = chưa gửi được
inspections-delivery-failed = gửi lỗi
inspections-delivery-cancelled = đã dừng
inspections-delivery-unknown = chưa rõ
inspections-delivery-absent = chưa tham gia Hệ thống
inspections-delivery-at = { $state } { $time }
inspections-moved-on = Kính gửi { $whom }. Cơ quan thường trực đã điều chỉnh ngày kiểm tra tại { $unit }: { $from } → **{ $to }**. Đơn vị nhận thông báo theo ngày mới trong giờ làm việc.
inspections-moved-past = Kính gửi { $whom }. Cơ quan thường trực đã điều chỉnh ngày kiểm tra tại { $unit }: { $from } → **{ $to }** (đã qua). Hệ thống không lập thông báo mới; nếu ngày này chưa đúng, đề nghị liên hệ cơ quan thường trực.
inspections-missed = Đến hết ngày kiểm tra { $day }, Hệ thống chưa gửi được thông báo cho { $unit } ({ $code }) do bị gián đoạn hoặc do danh mục ngày nghỉ chưa được xác nhận; thông báo không gửi nữa. Đề nghị cơ quan thường trực liên hệ đơn vị.
inspections-not-sent = Hệ thống chưa lập được thông báo kiểm tra gửi { $unit } ({ $code }) sau nhiều lần thử. Đề nghị thông báo cho đơn vị bằng cách khác.
inspections-line-unit = { $when } – Đoàn kiểm tra ({ $team }) { $form } tại { $place }; { $state }
inspections-line-unit-DIGITAL = { $when } – Đoàn kiểm tra ({ $team }) { $form } ({ $place }); { $state }
inspections-line-unit-REPORT = { $when } – Đoàn kiểm tra ({ $team }) { $form }; { $state }
inspections-line-unit-surprise = { $when } – Đoàn kiểm tra ({ $team }) kiểm tra đột xuất (hình thức: { $form }); { $state }
inspections-line-when = { $weekday }, { $day }, { $time }
inspections-line-when-day = { $weekday }, { $day }
inspections-line-delegation = { $when } – { $unit } · { $form } · { $state }
inspections-line-when-short = { $weekday } { $day } { $time }
inspections-line-when-short-day = { $weekday } { $day }
inspections-state-acknowledged = đã xác nhận
inspections-state-pending = chưa xác nhận
inspections-state-unsent = chưa thông báo
inspections-state-embargoed = **đột xuất, chưa công bố**
inspections-state-cancelled = đã hủy
inspections-state-arrived = đột xuất, đã công bố
inspections-cancelled-unit =
    Kính gửi { $unit }. Cuộc kiểm tra ngày { $day } không tiến hành nữa; cơ quan thường trực ghi nhận ngày { $decided }. { $reportIn ->
        [yes] Phiếu và tài liệu đã nộp được giữ nguyên.
       *[no] Đơn vị không phải xác nhận thông báo, không phải nộp phiếu của cuộc kiểm tra này; câu trả lời, tài liệu đã gửi (nếu có) được giữ nguyên.
    } Đề nghị mở tệp kèm theo để xóa lịch đã lưu trên máy. Trân trọng./.
inspections-button-cancel = Hủy cuộc kiểm tra
inspections-button-cancel-yes = Xác nhận hủy
inspections-button-restore = Khôi phục
inspections-cancel-ask = **Hủy cuộc kiểm tra { $code } · { $unit }, ngày { $day }?**
    { $readers ->
        [0] Đơn vị đã có thông báo nhưng hiện chưa có người nhận được tin của Hệ thống; đề nghị báo trực tiếp.
       *[other] Đơn vị đã có thông báo sẽ được báo không tiến hành nữa.
    }
inspections-cancel-kept = Các thời hạn của cuộc kiểm tra này kết thúc; câu trả lời và tài liệu đã gửi vẫn được giữ.
inspections-team-told =
    { $reached ->
        [0] { $team } chưa có người tham gia; đề nghị báo trực tiếp.
       *[other] { $team } được báo qua Hệ thống.
    }
inspections-cancel-ask-untold = **Hủy cuộc kiểm tra { $code } · { $unit }, ngày { $day }?**
    Đơn vị chưa được thông báo nên không nhận tin nào.
inspections-cancel-too-late = Chưa thể hủy vì cuộc kiểm tra này đã có kết quả được ghi nhận.
inspections-cancelled-now = Đã hủy cuộc kiểm tra { $code }, ngày { $day }.
inspections-cancelled-team = Cuộc kiểm tra { $code } · { $unit }, ngày { $day } đã được cơ quan thường trực hủy; { $team } không phải chuẩn bị nữa.
inspections-restore-ask = **Khôi phục cuộc kiểm tra { $code } · { $unit }, ngày { $day }?**
inspections-restore-told = Đơn vị được thông báo khôi phục trong giờ làm việc; câu trả lời, tài liệu đã gửi được giữ nguyên.
inspections-restore-nobody = Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị thông báo trực tiếp. Câu trả lời, tài liệu đã gửi được giữ nguyên.
inspections-restore-standing = Đơn vị chưa nhận tin hủy; thông báo đã gửi và các thời hạn tiếp tục có hiệu lực.
inspections-restore-untold = Đơn vị chưa được thông báo; thông báo gửi đi theo kế hoạch.
inspections-restore-surprise = Cuộc kiểm tra đột xuất vẫn chưa công bố; đơn vị không nhận tin nào.
inspections-restore-too-late = Không thể khôi phục vì thời gian kiểm tra đã qua; ngày kiểm tra mới được cập nhật bằng tệp kế hoạch.
inspections-button-restore-yes = Xác nhận khôi phục
inspections-restored-now = Đã khôi phục cuộc kiểm tra { $code }, ngày { $day }.
inspections-restored-team = Cuộc kiểm tra { $code } · { $unit }, ngày { $day } được cơ quan thường trực khôi phục; { $team } tiếp tục chuẩn bị theo kế hoạch.
inspections-moved-team = Cuộc kiểm tra { $code } · { $unit }: ngày kiểm tra chuyển từ { $old } sang { $day }; { $team } chuẩn bị theo ngày mới.
inspections-moved-team-new = Cuộc kiểm tra { $code } · { $unit }, ngày { $day } được chuyển từ { $from } sang { $team }; { $team } chuẩn bị theo kế hoạch.
inspections-moved-team-old = Cuộc kiểm tra { $code } · { $unit }, ngày { $old } được chuyển sang { $team }; { $from } không phải chuẩn bị nữa.
inspections-see-head = **Cuộc kiểm tra · { $unit }**
inspections-see-head-code = **Cuộc kiểm tra · { $unit } · { $code } · { $team }**
inspections-see-form = Hình thức: { $form }
inspections-see-surprise = Hình thức: { $form }
    Loại: kiểm tra đột xuất
inspections-see-time = Thời gian: { $time }
inspections-see-place = Địa điểm: { $place }
inspections-see-contents = Nội dung: { $contents }
inspections-see-report = Phiếu kiểm tra: thời hạn { $until }
inspections-see-pending = Thông báo ngày { $day }: chưa xác nhận, thời hạn { $until }
inspections-see-unasked = Thông báo ngày { $day }: chưa xác nhận
inspections-see-acknowledged = Thông báo ngày { $day }: { $person }, { $role }, xác nhận lúc { $moment }
inspections-see-unsent = Thông báo: chưa gửi đơn vị
inspections-see-embargoed = Thông báo: chưa công bố (đột xuất)
inspections-see-cancelled = **Đã hủy lúc { $moment }**
inspections-just-acknowledged = Đã ghi: đơn vị đã nhận thông báo kiểm tra ngày { $day }.
inspections-still-open = Còn thông báo kiểm tra ngày { $day } gửi { $unit } chưa được xác nhận{ $count ->
        [0] {""}
       *[other] {" "}(và { $count } thông báo khác)
    }. Trường hợp đã nhận, đề nghị bấm “Đã nhận”.
inspections-unit-acknowledged = Đơn vị đã xác nhận thông báo kiểm tra ngày { $day } ({ $person }, { $moment }).
inspections-duty-ack-arrival = Xác nhận đã nhận thông báo kiểm tra đột xuất ngày { $day }
inspections-already-acknowledged = Đã xác nhận: { $person }, { $role }, { $moment }.
inspections-notice-replaced = Thông báo này đã được thay thế; đề nghị xem thông báo mới nhất.
inspections-notice-withdrawn = Thông báo này không còn hiệu lực.
inspections-duty-ack = Xác nhận thông báo kiểm tra ngày { $day } – chậm nhất { $until } ({ $left })
inspections-duty-ack-late = Xác nhận thông báo kiểm tra ngày { $day } – thời hạn { $until }; đến nay Hệ thống chưa ghi nhận xác nhận của đơn vị
inspections-duty-ack-new = Xác nhận thông báo kiểm tra ngày { $day } – thông báo đã gửi đơn vị ngày { $sent }; đề nghị xác nhận ngay
inspections-duty-ack-watched = { $unit }: Hệ thống chưa ghi nhận xác nhận thông báo kiểm tra ngày { $day }, đã quá thời hạn{ $late ->
        [0] {""}
       *[other] {" "}{ $late } ngày làm việc
    }
inspections-duty-arrive = Kiểm tra đột xuất ngày { $day }, chưa công bố: { $unit }
inspections-duty-nobody = Chưa có người nhận thông báo kiểm tra ngày { $day }: { $unit }
inspections-duty-surprise-passed = Kiểm tra đột xuất ngày { $day } đã qua, chưa ghi nhận có mặt: { $unit }
inspections-duty-missed = Chưa thông báo được cho { $unit }, kiểm tra ngày { $day }
inspections-left-days = còn { $count } ngày làm việc
inspections-left-today = hôm nay
inspections-surprise = **Đột xuất, chưa công bố** · { $unit } · { $day } · { $team }
    Đơn vị chưa nhận bất kỳ thông tin nào. Đề nghị không chuyển tiếp tin nhắn này.
inspections-surprise-passed-lead = **Đột xuất, chưa công bố** · { $unit } · { $day } · { $team }. Đã qua ngày kiểm tra, Hệ thống chưa ghi nhận Đoàn kiểm tra có mặt; đơn vị chưa nhận bất kỳ thông tin nào. Nếu việc kiểm tra vẫn được tiến hành, đề nghị bấm “Đã có mặt” khi đến đơn vị; nếu chuyển ngày hoặc hủy, đề nghị liên hệ cơ quan thường trực.
inspections-surprise-passed-office = **Đột xuất, chưa công bố** · { $unit } · { $day } · { $team }. Đã qua ngày kiểm tra, Hệ thống chưa ghi nhận Đoàn kiểm tra có mặt; đơn vị chưa nhận bất kỳ thông tin nào. Trường hợp chuyển ngày, đề nghị gửi tệp kế hoạch; trường hợp không tiến hành, đề nghị bấm “Xem nội dung” để hủy.
inspections-surprise-confirm =
    { $unit } · { $day } · { $team }
    {""}{ $isLate ->
        [yes] **Đã qua ngày kiểm tra. Đoàn kiểm tra có mặt tại đơn vị ngày nào?**
       *[no] **Công bố với đơn vị lúc này?**
    } { $count ->
        [0] Đơn vị chưa có người nhận được thông báo của Hệ thống; Hệ thống ghi nhận thời điểm Đoàn có mặt
       *[other] Sau khi xác nhận, thông báo được gửi ngay đến người tham gia Hệ thống của đơn vị ({ $count } người)
    }; không thể thu hồi.
inspections-surprise-announced = **Đã công bố lúc { $moment }** · { $unit } · { $team }
    Người được báo tại đơn vị: { $count }.
inspections-surprise-nobody = **Đã ghi nhận Đoàn có mặt: { $arrived }** · { $unit } · { $team }
    Chưa có ai của đơn vị nhận được thông báo. Đề nghị Tổ trưởng thông báo trực tiếp.
inspections-surprise-forgotten = Nội dung này không còn trong phạm vi của Ông/Bà.
inspections-surprise-already = Đã công bố lúc { $moment }.
inspections-surprise-early = Chưa thể công bố vì chưa đến ngày kiểm tra ({ $day }). Trường hợp đổi ngày, đề nghị liên hệ cơ quan thường trực.
inspections-contact-head = **Liên hệ · { $unit }**
inspections-contact-line = { $role }: { $name }
inspections-contact-absent = { $role }: chưa có trong danh sách
inspections-ics-all = Tệp lịch (.ics) các cuộc kiểm tra và thời hạn sắp tới: mở tệp để thêm vào lịch trên máy.
inspections-ics-none = Chưa có lịch để tải.
inspections-taken-from = Tiếp nhận từ { $from }.
inspections-line-ended = { $line }; **đơn vị hết hiệu lực sau ngày { $on }, đang chờ cơ quan thường trực xác định đơn vị kế thừa**
inspections-unit-ended = **{ $unit } đã hết hiệu lực sau ngày { $on }; đang chờ cơ quan thường trực xác định đơn vị kế thừa.**
inspections-cancelled-nothing = Cuộc kiểm tra ngày { $day } đã được hủy; thông báo không còn hiệu lực, Ông/Bà không phải xác nhận.
inspections-ended-nothing = Đơn vị đã hết hiệu lực; đang chờ cơ quan thường trực xác định đơn vị kế thừa. Hiện Ông/Bà không phải thực hiện nội dung này.
