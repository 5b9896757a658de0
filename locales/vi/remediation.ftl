# Khắc phục: danh sách, nội dung khắc phục, tiến độ, nộp kết quả, xem xét.
# $due: thời hạn; $at: thời điểm; $text: nội dung tồn tại, hạn chế; $n: số để chia số ít, số nhiều (tiếng Anh).
remediation-untold = Đã ghi quyết định. { $unit } hiện chưa có người nhận được tin của Hệ thống nên chưa được báo; đề nghị thông báo trực tiếp.
remediation-again = (gửi lại, nội dung không thay đổi)
remediation-team = Tổ { $team }
remediation-all-units = Đoàn kiểm tra

remediation-address-agency = Quý cơ quan
remediation-address-unit = Quý đơn vị

remediation-source-FINDING = kiểm tra năm { $year }
remediation-source-INDEX = Chỉ số CCHC { $year }
remediation-source-CCHC_INSPECTION = kiểm tra CCHC { $year }
remediation-source-CIVIL_SERVICE_INSPECTION = kiểm tra công vụ { $year }

remediation-left = (còn { $days } ngày làm việc)
remediation-left-today = (hôm nay)
remediation-left-off = (vào ngày nghỉ, { $weekday })
remediation-due-dated = chậm nhất { $due }
remediation-due = chậm nhất { $due } { $left }
remediation-due-unrecorded = thời hạn { $due }; đến nay Hệ thống chưa ghi nhận kết quả
remediation-due-late = đã quá thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    } (thời hạn: { $due })
remediation-due-passed = đã quá thời hạn { $due }

remediation-state-OPEN = chưa thực hiện
remediation-state-PLANNED = đã có kế hoạch
remediation-state-IN_PROGRESS = đang thực hiện
remediation-state-DONE = đã thực hiện, chờ nộp kết quả
remediation-state-RETURNED = đề nghị bổ sung

remediation-standing-submitted =
    { $on ->
        [none] đã nộp, chờ xem xét
       *[other] đã nộp ngày { $on }, chờ xem xét
    }
remediation-standing-returned = đề nghị bổ sung, { $due }
remediation-standing-accepted =
    { $on ->
        [none] đã khắc phục, được chấp nhận
       *[other] đã khắc phục, được chấp nhận ngày { $on }
    }

remediation-none = Không có nội dung nào đang khắc phục.
remediation-list = **Khắc phục · { $place }** – { $open ->
        [0] không còn nội dung chưa hoàn thành
       *[other] chưa hoàn thành { $open }
    }{ $done ->
        [0] {""}
       *[other] , đã khắc phục { $done }
    }, tính đến { $now }
remediation-list-done = **Đã khắc phục (được chấp nhận) · { $place }** – { $done } nội dung, tính đến { $now }
remediation-list-line = { $n }. { $text } ({ $source }) – { $standing }
remediation-list-line-unit = { $n }. { $unit }: “{ $text }” ({ $source }) – { $standing }
remediation-see = Xem
remediation-see-done = Đã khắc phục
remediation-update = Cập nhật

remediation-card-head = **Khắc phục { $n }/{ $of } · { $unit }** – { $text }
remediation-card-head-done = **Đã khắc phục · { $unit }** – { $text }
remediation-card-source = { $source }
remediation-card-cause = Nguyên nhân: { $cause }
remediation-card-cause-kind = Nguyên nhân { $cause }
remediation-card-solution = Giải pháp: { $solution }
remediation-card-standing = { $due } · Tình trạng: { $state } · Tệp: { $files }
remediation-card-quiet = { $due } · Tệp: { $files }
remediation-card-last = Gần nhất: { $said } – { $name }, { $at }
remediation-card-asked = Đoàn kiểm tra đề nghị bổ sung: “{ $what }”. Lý do: “{ $why }”.
remediation-card-hardship = Đã nêu khó khăn, đang chờ { $whom } xem xét. Thời hạn hiện tại vẫn áp dụng.
remediation-card-waiting = Đã đề nghị gia hạn đến { $until }, đang chờ quyết định. Thời hạn hiện tại vẫn áp dụng.

remediation-progress = Cập nhật tiến độ
remediation-send-files = Gửi tài liệu
remediation-submit = Nộp kết quả
remediation-ask-extension = Đề nghị gia hạn
remediation-see-files = Xem tệp
remediation-withdraw = Rút lại để sửa
remediation-no-document = Chưa có tài liệu
remediation-judge = Xem xét
remediation-see-request = Đề nghị gia hạn

remediation-progress-ask = **Tiến độ khắc phục “{ $text }”?**
    Chọn một mục hoặc nhập nội dung, một đến ba câu.
remediation-progress-PLANNED = Đã có kế hoạch
remediation-progress-IN_PROGRESS = Đang thực hiện
remediation-progress-DONE = Đã thực hiện, chờ nộp
remediation-progress-noted = Đã ghi tiến độ lúc { $at }: **{ $said }**. Thời hạn không thay đổi.
remediation-words-where = Để ghi tiến độ, đề nghị bấm “Cập nhật tiến độ” rồi nhập nội dung.

remediation-files-ask = **Đề nghị gửi tài liệu kiểm chứng cho nội dung “{ $text }”.**
    Gửi ảnh hoặc tệp PDF, DOCX, XLSX vào đây, mỗi tệp không quá { $limit }. Đã có: { $files } tệp.
remediation-record-paper = Khắc phục “{ $item }”: tệp “{ $name }” – { $who }, { $at }
remediation-files-received = Khắc phục “{ $text }”: { $files ->
        [0] chưa có tệp
       *[other] đã có **{ $files } tệp**
    }. Còn tệp khác, đề nghị gửi tiếp.

remediation-place = Khắc phục: { $text }

remediation-closed = Nội dung này đã được chấp nhận kết quả khắc phục nên không cần cập nhật thêm.
remediation-under-review = Chưa thể cập nhật vì kết quả đã nộp đang chờ xem xét; Ông/Bà có thể rút lại để sửa.
remediation-file-too-late = Chưa nhận tệp vừa gửi vì kết quả đã nộp đang chờ xem xét. Để bổ sung tệp, đề nghị bấm “Rút lại để sửa” rồi gửi lại tệp.
remediation-needs-document = Chưa thể nộp vì nội dung này cần ít nhất 01 tài liệu kiểm chứng.
remediation-needs-new = Chưa thể nộp lại vì chưa có tài liệu hoặc nội dung bổ sung sau lần xem xét gần nhất.
remediation-explain-ask = **Đề nghị diễn giải ngắn kết quả đã thực hiện** và dự kiến thời gian bổ sung tài liệu.
remediation-more-words = Đề nghị nêu cụ thể hơn, một đến ba câu.
remediation-explained = Đã ghi diễn giải: “{ $said }”. Có thể nộp kết quả.
remediation-receipt = Hệ thống đã ghi nhận lúc { $at }{ $late ->
        [none] {""}
       *[other] {" "}({ $late })
    }. Mã tiếp nhận: { $code }.
    Kết quả khắc phục “{ $text }”{ $files ->
        [0] {""}
       *[other] , { $files } tệp
    }; người nộp: { $name }. { $who } sẽ xem xét.
    Bản điện tử gửi qua đây là bản phục vụ trao đổi, không thay thế văn bản phát hành chính thức.
remediation-submitted = Đã nộp kết quả khắc phục “{ $text }” · { $unit }, lúc { $at }.
remediation-already-submitted = Kết quả đã được { $name } nộp lúc { $at }. Mã tiếp nhận: { $code }.
remediation-edited =
    { $kind ->
        [EXPLANATION] Đã sửa giải trình
       *[other] Đã sửa tiến độ
    } của “{ $text }” lúc { $at }: **“{ $said }”**. Nội dung cũ vẫn được lưu.
remediation-edited-same = Tin nhắn vừa sửa không làm thay đổi nội dung đã ghi.
remediation-edited-short = Nội dung vừa sửa quá ngắn nên giải trình đã ghi được giữ nguyên. Đề nghị sửa lại tin nhắn, nêu cụ thể hơn, một đến ba câu.
remediation-edited-submitted = Kết quả đã nộp đang chờ xem xét nên tin nhắn vừa sửa không làm thay đổi nội dung đã nộp. Để sửa, đề nghị bấm “Rút lại để sửa”, sau đó sửa lại tin nhắn.
remediation-edited-judged = Nội dung này đã được Đoàn kiểm tra xem xét nên được giữ nguyên. Nội dung mới đề nghị ghi bằng “Cập nhật tiến độ”.
remediation-withdrawn = Đã rút lại kết quả lúc { $at }. Tài liệu đã gửi vẫn được giữ; thời hạn không thay đổi.
remediation-not-withdrawable = Chưa thể rút lại vì không có kết quả nào đang chờ xem xét.

remediation-record-progress = Tiến độ khắc phục “{ $text }”: **{ $said }** – { $name }, { $at }
remediation-record-explained = Diễn giải kết quả khắc phục “{ $text }”: “{ $said }”
remediation-record-accepted = Chấp nhận kết quả khắc phục · { $unit }, “{ $text }” – { $name }, { $at }
remediation-record-returned = Đề nghị bổ sung kết quả khắc phục · { $unit }, “{ $text }” – { $name }, { $at }

# Việc cần làm.
remediation-calendar = { $weekday }, { $day }, { $time } – hạn { $count } nội dung khắc phục
remediation-calendar-one = { $weekday }, { $day }, { $time } – hạn khắc phục: { $text }
remediation-duty = Khắc phục: { $text } ({ $source }) – chậm nhất { $due }
remediation-duty-late = Khắc phục: { $text } ({ $source }) – thời hạn { $due }; đến nay Hệ thống chưa ghi nhận kết quả
remediation-duty-returned = Bổ sung kết quả khắc phục: { $text } ({ $source }) – chậm nhất { $due }
remediation-duty-late-returned = Bổ sung kết quả khắc phục: { $text } ({ $source }) – thời hạn { $due }; đến nay Hệ thống chưa ghi nhận kết quả
remediation-duty-judge = Xem xét kết quả khắc phục: { $unit }, “{ $text }”{ $on ->
        [none] {""}
       *[other] , nộp { $on }
    }
remediation-duty-asked = { $line } – đang chờ quyết định gia hạn
remediation-duty-request = Đề nghị gia hạn: { $unit }, “{ $text }”, { $old } → { $new }
remediation-duty-hardship = Khó khăn khi khắc phục: { $unit }, “{ $text }”, thời hạn { $old }
remediation-decision-late = { $line }; đã quá thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    } (thời hạn: { $due })
remediation-watch = { $unit }, “{ $text }”, đã quá thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    }.
remediation-watch-passed = { $unit }, “{ $text }”, đã quá thời hạn.

# Xem xét kết quả.
remediation-result-head = **Kết quả khắc phục · { $unit }** (lần { $round }) – { $said }, { $files ->
        [0] không có tệp
       *[other] { $files } tệp
    }, nộp { $at }
remediation-result-wordless = không kèm nội dung
remediation-result-item = Nội dung: “{ $text }” · thời hạn { $due } · { $late }
remediation-on-time = đúng hạn
remediation-handed-in-late = nộp sau thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    }
remediation-handed-in-after = nộp sau thời hạn
remediation-result-files = Tệp: { $names }
remediation-result-explained = Diễn giải thay tài liệu: “{ $said }”
remediation-result-before = Lần trước đã đề nghị bổ sung: “{ $what }”. Lý do: “{ $why }”.
remediation-more-files = và { $count } tệp khác
remediation-paper = { $place } · { $name } · { $size } · gửi { $at }{ $check }{ $note }
    .empty = check note
remediation-papers-none = Chưa có tệp nào.
remediation-papers-sent = Đã gửi { $count } tệp.
remediation-dates-moved = Kính gửi { $who }. Cơ quan thường trực đã điều chỉnh thời hạn khắc phục ({ $count } nội dung):
remediation-news-moved = – { $unit } · “{ $text }”: { $old } → **{ $new }**{ $isPast ->
        [yes] {" "}(đã qua)
       *[other] {""}
    }
remediation-news-more = … và { $count } nội dung khắc phục khác.
remediation-news = Kính gửi { $who }. Cơ quan thường trực đã điều chỉnh danh sách tồn tại chuyển tiếp ({ $count } nội dung):
remediation-news-added = – { $unit } · “{ $text }”: khắc phục chậm nhất { $due }{ $isPast ->
        [yes] {" "}(đã qua)
       *[other] {""}
    }
remediation-news-again = – { $unit } · “{ $text }”: chưa hoàn thành, mở lại; khắc phục chậm nhất { $due }{ $isPast ->
        [yes] {" "}(đã qua)
       *[other] {""}
    }
remediation-news-given = – { $unit } · “{ $text }”: chuyển về đơn vị này, khắc phục chậm nhất { $due }{ $isPast ->
        [yes] {" "}(đã qua)
       *[other] {""}
    }
remediation-news-taken = – { $unit } · “{ $text }”: không còn thuộc đơn vị này
remediation-accept = Chấp nhận
remediation-accept-ask = **Chấp nhận kết quả khắc phục “{ $text }” của { $unit }?** Sau khi xác nhận, việc theo dõi nội dung này kết thúc. { $reached ->
        [0] Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị báo trực tiếp.
       *[other] Đơn vị được báo qua Hệ thống.
    }
remediation-accept-confirm = Chấp nhận kết quả
remediation-accepted = Đã chấp nhận kết quả khắc phục “{ $text }” của { $unit }. { $count ->
        [0] Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị thông báo trực tiếp.
       *[other] Đơn vị được báo qua Hệ thống ({ $count } người).
    }
remediation-accepted-unit = Kính gửi { $unit }. Đoàn kiểm tra chấp nhận kết quả khắc phục nội dung “{ $text }” ngày { $on }. Trân trọng cảm ơn sự phối hợp của { $whom }.
remediation-return = Đề nghị bổ sung
remediation-return-what = **Đề nghị bổ sung nội dung gì?** (“{ $text }”) Chọn một mục hoặc nhập, ví dụ: Minh chứng mục 2.
remediation-missing-documents = Tài liệu kiểm chứng
remediation-missing-issued = Văn bản đã ban hành
remediation-missing-figures = Số liệu kết quả
remediation-return-why = Bổ sung: “{ $what }”. **Lý do?** Chọn một mục hoặc nhập, ví dụ: Văn bản chưa ban hành.
remediation-reason-evidence = Thiếu minh chứng
remediation-reason-mismatch = Số liệu chưa khớp
remediation-reason-unclear = Chưa rõ nội dung
remediation-return-until = **Đề nghị hoàn thiện đến ngày nào?** Thời hạn hiện tại: { $due }. Chọn hoặc nhập ngày, ví dụ { $example }.
remediation-return-until-passed = **Đề nghị hoàn thiện đến ngày nào?** Thời hạn { $due } đã qua. Chọn hoặc nhập ngày, ví dụ { $example }.
remediation-keep-due = Giữ { $due }
remediation-return-preview = Nội dung sẽ gửi { $unit }:
    { $text }
remediation-returned-unit = Kính gửi { $unit }. Đoàn kiểm tra đề nghị bổ sung kết quả khắc phục nội dung “{ $text }”: “{ $what }”. Lý do: “{ $why }”. Đề nghị hoàn thiện chậm nhất { $due }. Trân trọng.
remediation-send-unit = Gửi đơn vị
remediation-no-diacritics = Nội dung chưa có dấu; đề nghị kiểm tra.
remediation-returned = Đã ghi đề nghị bổ sung gửi { $unit }, chậm nhất { $due }.
remediation-nothing-to-judge = Hiện chưa có kết quả nào chờ xem xét ở nội dung này.
remediation-was-withdrawn = Kết quả đã được đơn vị rút lại để sửa lúc { $at } ({ $name }).
remediation-was-returned = Kết quả này đã được { $name } đề nghị bổ sung lúc { $at }.
remediation-was-accepted = Kết quả này đã được { $name } chấp nhận lúc { $at }.
remediation-own-result = Chưa thể xem xét vì Ông/Bà là người nộp kết quả này; đề nghị người khác của Đoàn kiểm tra xem xét.

# Ngày do người dùng nhập.
remediation-no-calendar = Chưa thể tính thời hạn vì chưa có danh mục ngày nghỉ của năm đó; đề nghị liên hệ cơ quan thường trực.
remediation-date-range = Đề nghị chọn ngày trong khoảng từ { $from } đến { $to }.
remediation-date-unread = Hệ thống chưa đọc được “{ $typed }”. Đề nghị nhập ngày/tháng/năm, ví dụ { $example }.
remediation-date-off = { $date } không phải ngày làm việc. Đề nghị chọn ngày khác.

# Gia hạn.
remediation-extension-waiting = Đề nghị gia hạn đã gửi đang chờ quyết định; chưa thể gửi thêm. Thời hạn hiện tại vẫn áp dụng.
remediation-extension-limit = { $count ->
        [0] Theo mức tối đa đang áp dụng, nội dung này không được gia hạn.
       *[other] Nội dung này đã gia hạn { $count } lần, là mức tối đa đang áp dụng.
    } Ông/Bà có thể nêu khó khăn để { $whom } xem xét.
extension-choose = **Đề nghị gia hạn** – chọn nội dung:
extension-choose-line = { $i }. { $text } ({ $source }) – { $due }
extension-choose-line-unit = { $i }. { $unit }: { $text } ({ $source }) – { $due }
extension-reason = **Đề nghị gia hạn** (lần { $nth }/{ $limit }) · “{ $text }”, thời hạn { $due }.
    Đề nghị nêu lý do, một đến ba câu.
extension-date = **Đề nghị gia hạn đến ngày nào?** Ví dụ { $example }. Trong khoảng { $from }–{ $to }.
extension-confirm = **Đề nghị gia hạn** (lần { $nth }/{ $limit }): từ { $old } đến **{ $new }** · “{ $text }”. Lý do: “{ $reason }”.
    Thời hạn hiện tại vẫn áp dụng cho đến khi có quyết định.
extension-send = Gửi đề nghị
extension-asked = Đã ghi đề nghị gia hạn lúc { $at }; { $who } sẽ xem xét. Thời hạn { $due } vẫn áp dụng cho đến khi có quyết định.
extension-record-asked = Đề nghị gia hạn “{ $text }” đến { $new } – { $name }, { $at }
extension-file-kept = Tệp { $name } được ghi nhận vào tài liệu của nội dung khắc phục này. Đề nghị tiếp tục đề nghị gia hạn dưới đây.
extension-cancelled = Đã hủy; chưa gửi đề nghị nào.
extension-hardship = Nêu khó khăn
extension-hardship-ask = **Đề nghị nêu khó khăn khi khắc phục “{ $text }”**, một đến ba câu. Nội dung được chuyển đến { $whom }.
extension-hardship-sent = Đã ghi; nội dung được chuyển đến { $whom }. Thời hạn không thay đổi cho đến khi có quyết định.
extension-hardship-kept = Hệ thống đã lưu nội dung; hiện chưa có Trưởng Đoàn hoặc cơ quan thường trực tham gia Hệ thống để chuyển. Đề nghị Ông/Bà bấm “Liên hệ thường trực”. Thời hạn không thay đổi.
extension-hardship-told = Kính gửi { $whom }. { $unit } nêu khó khăn khi khắc phục nội dung “{ $text }” (thời hạn: { $due }{ $granted ->
        [0] {""}
       *[other] , đã gia hạn { $granted } lần
    }): “{ $said }”. Kính đề nghị Ông/Bà quan tâm, cho ý kiến. Trân trọng.
extension-to-DELEGATION_HEAD = Trưởng Đoàn
extension-to-DELEGATION_DEPUTY = Phó Trưởng Đoàn
extension-to-OFFICE = cơ quan thường trực
extension-none = Không có đề nghị nào chờ xem xét.
extension-list = **Đề nghị gia hạn** – { $count } đề nghị chờ xem xét
extension-list-line = { $i }. { $unit }: “{ $text }”, { $old } → { $new }
extension-list-line-hardship = { $i }. { $unit }: “{ $text }”, nêu khó khăn, thời hạn { $old }
extension-none-waiting = Đề nghị gia hạn của nội dung này đã có quyết định hoặc không còn.
extension-for-head = Khó khăn này được chuyển đến Trưởng Đoàn xem xét.
extension-own = Chưa thể quyết định vì Ông/Bà là người gửi đề nghị này.
extension-request = **Đề nghị gia hạn · { $unit }** – “{ $text }”: { $old } → { $new }, lần { $nth }/{ $limit }. Lý do: “{ $reason }”
extension-agree = Đồng ý
extension-other-date = Ngày khác
extension-decline = Không đồng ý
extension-grant-ask = **Gia hạn đến { $new }?** { $unit }, “{ $text }”; thời hạn hiện tại { $old }. { $reached ->
        [0] Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị báo trực tiếp.
       *[other] Đơn vị được báo trong giờ làm việc.
    }
extension-grant-confirm = Đồng ý gia hạn
extension-other-ask = **Gia hạn đến ngày nào?** Từ { $from } đến { $to }, ví dụ { $example }.
extension-date-passed = Ngày đề nghị đã qua hoặc không sau thời hạn hiện tại. Đề nghị chọn ngày khác.
extension-by-lead = Tổ trưởng Tổ { $team }
extension-by-head = Trưởng Đoàn
extension-by-deputy-head = Phó Trưởng Đoàn
extension-by-office = Cơ quan thường trực
extension-granted-unit = Kính gửi { $unit }. { $by } đồng ý gia hạn nội dung “{ $text }” đến { $new } (thời hạn cũ: { $old }). Trân trọng.
extension-granted = Đã ghi quyết định gửi { $unit }: đồng ý gia hạn đến { $new }.
extension-record-granted = Đồng ý gia hạn · { $unit }, “{ $text }”, đến { $new } – { $name }, { $at }
extension-decline-ask = **Lý do không đồng ý gia hạn?** Đề nghị nhập, một đến ba câu; đơn vị đọc được nội dung này.
extension-declined-unit = Kính gửi { $unit }. { $by } không đồng ý gia hạn nội dung “{ $text }”; lý do: “{ $reason }”. { $passed ->
        [yes] Thời hạn { $due } không thay đổi; đề nghị { $whom } khẩn trương hoàn thành;
       *[no] Đề nghị { $whom } thực hiện theo thời hạn { $due };
    } trường hợp còn vướng mắc, đề nghị bấm “Liên hệ thường trực”. Trân trọng.
extension-declined = Đã ghi quyết định gửi { $unit }: không đồng ý gia hạn.
extension-record-declined = Không đồng ý gia hạn · { $unit }, “{ $text }” – { $name }, { $at }

# Đơn vị đã hết hiệu lực và đơn vị kế thừa. $open: những gì còn mở; $on: ngày cuối cùng còn hiệu lực.
remediation-taken-source = { $source }; tiếp nhận từ { $from }
remediation-standing-unit-ended = đơn vị hết hiệu lực sau ngày { $on }; chờ xác định đơn vị kế thừa
remediation-standing-ended =
    { $on ->
        [none] đã kết thúc theo dõi: đơn vị hết hiệu lực, không có đơn vị kế thừa
       *[other] đã kết thúc theo dõi ngày { $on }: đơn vị hết hiệu lực, không có đơn vị kế thừa
    }
remediation-card-head-ended = **Đã kết thúc theo dõi · { $unit }** – { $text }
remediation-ended = Nội dung này đã kết thúc theo dõi nên không cần cập nhật thêm.
remediation-list-otherwise = **Khắc phục · { $place }** – { $open ->
        [0] không còn nội dung chưa hoàn thành
       *[other] chưa hoàn thành { $open }
    }{ $done ->
        [0] {""}
       *[other] , đã khắc phục { $done }
    }, kết thúc theo dõi { $otherwise }, tính đến { $now }
remediation-list-done-otherwise = **Đã kết thúc · { $place }** – { $done ->
        [0] {""}
       *[other] đã khắc phục (được chấp nhận) { $done }, {""}
    }kết thúc theo dõi { $otherwise }, tính đến { $now }
succession-items = { $count } nội dung khắc phục
succession-requests = { $count } đề nghị gia hạn đang chờ
succession-visits = { $count } cuộc kiểm tra chưa kết thúc
succession-nothing = không có việc đang mở
succession-item = { $n }. { $text } ({ $source }) – { $due }
succession-open-visit = { $n }. Cuộc kiểm tra ngày { $day }
succession-more = … và { $count } việc khác
succession-ended-unit = Kính gửi { $who }. { $unit } đã hết hiệu lực sau ngày { $on }; đang chờ cơ quan thường trực xác định đơn vị kế thừa. Đang mở: { $open }. Trong thời gian chờ, { $address } không phải thực hiện các việc này; hồ sơ đã gửi được giữ nguyên. Trân trọng./.
succession-ended-lead = { $unit } đã hết hiệu lực sau ngày { $on }; đang chờ cơ quan thường trực xác định đơn vị kế thừa. Đang mở: { $open }. Trong thời gian chờ, Hệ thống không nhắc đơn vị.
succession-duty = { $unit } đã hết hiệu lực (sau ngày { $on }), chưa xác định đơn vị kế thừa: { $open }
succession-label = Đơn vị kế thừa
succession-list = **Đơn vị đã hết hiệu lực, chờ xác định đơn vị kế thừa**
succession-none-waiting = Không còn đơn vị nào chờ xác định đơn vị kế thừa.
succession-head = **{ $unit }** – hết hiệu lực sau ngày { $on }. Đang mở: { $open }.
    Từ đó đơn vị không còn được giao việc, nhắc việc, gửi thông báo.
succession-hidden = Có { $count } cuộc đột xuất chưa công bố, không chuyển sang đơn vị kế thừa; đề nghị điều chỉnh trong tệp kế hoạch.
succession-ask = **Đơn vị nào kế thừa?** Mỗi đơn vị hết hiệu lực có một đơn vị kế thừa; trường hợp được tách thành nhiều đơn vị, đề nghị chọn đơn vị tiếp nhận toàn bộ việc đang mở.
succession-choose = Chọn đơn vị kế thừa
succession-none = Không có đơn vị kế thừa
succession-pick = **Đơn vị nào kế thừa { $unit }?** Trang { $page }/{ $pages }.
succession-confirm = **{ $heir } kế thừa { $unit }?** Toàn bộ việc đang mở chuyển sang một đơn vị này: { $open }; thời hạn không thay đổi. Hồ sơ, tài liệu đã có giữ nguyên tên { $unit }.
succession-will-tell = Được báo trong giờ làm việc: { $who }.
succession-nobody-there = Chưa có người nhận được tin của Hệ thống: { $who }; đề nghị báo trực tiếp.
succession-leads = Tổ trưởng
succession-confirm-yes = Xác nhận kế thừa
succession-record = Đơn vị kế thừa { $unit }: **{ $heir }** – { $name }
succession-done = Đã ghi: { $heir } kế thừa { $unit }. { $count ->
        [0] { $heir } hiện chưa có người nhận được tin của Hệ thống; đề nghị thông báo trực tiếp.
       *[other] { $heir } được báo qua Hệ thống ({ $count } người).
    }
succession-told-heir = Kính gửi { $heir }. { $unit } đã hết hiệu lực sau ngày { $on }; theo xác định của cơ quan thường trực ({ $name }), từ ngày { $since } { $heir } là đơn vị kế thừa.
    { $s ->
        [0] Hiện không có việc nào đang mở cần tiếp nhận.
       *[other] Tiếp nhận từ { $unit }: { $open }. Thời hạn không thay đổi; hồ sơ, tài liệu đã có giữ nguyên tên cũ.
    }
succession-anew = Nội dung đã quá thời hạn trước khi tiếp nhận: Hệ thống nhắc lại từ đầu, tính từ ngày { $since }.
succession-told-end = { $s ->
        [0] Trân trọng./.
       *[other] Chi tiết tại “Việc cần làm”. Trân trọng./.
    }
succession-visit = Cuộc kiểm tra ngày { $day } (tiếp nhận từ { $from }): chờ kết luận của Đoàn kiểm tra
succession-told-former = { $unit } đã hết hiệu lực sau ngày { $on }; { $s ->
        [0] không còn việc nào đang mở.
       *[other] các việc đang mở do { $heir } tiếp nhận.
    } Ông/Bà không còn việc cần thực hiện tại { $unit }; hồ sơ đã gửi được giữ nguyên. Trân trọng cảm ơn sự phối hợp của Ông/Bà.
succession-told-lead = { $unit } đã hết hiệu lực sau ngày { $on }; đơn vị kế thừa: { $heir }. { $s ->
        [0] Không có việc đang mở.
       *[other] Đã chuyển sang: { $open }; thời hạn không thay đổi.
    }
succession-none-ask = **Không có đơn vị kế thừa { $unit }?** Kết thúc theo dõi: { $open }; các cuộc kiểm tra sắp tới được hủy.
succession-none-yes = Xác nhận kết thúc
succession-none-done = Đã ghi: { $unit } không có đơn vị kế thừa. Đã kết thúc theo dõi: { $open }.
succession-none-told-former = { $unit } đã hết hiệu lực sau ngày { $on } và không có đơn vị kế thừa. Các việc đang mở đã kết thúc; Ông/Bà không còn việc cần thực hiện. Hồ sơ đã gửi được giữ nguyên. Trân trọng cảm ơn sự phối hợp của Ông/Bà.
succession-none-told-lead = { $unit } đã hết hiệu lực sau ngày { $on }; theo xác định của cơ quan thường trực, không có đơn vị kế thừa. { $s ->
        [0] Không có việc đang mở.
       *[other] Đã kết thúc theo dõi: { $open }.
    }
remediation-see-closed = Đã kết thúc

# Miễn việc quá thời hạn.
remediation-standing-waived =
    { $on ->
        [none] được miễn
       *[other] được miễn ngày { $on }
    }
remediation-card-waived = Nội dung này { $said }.
whole-TAKEN_OVER = Tiếp nhận từ { $text }
whole-UNIT_ENDED = Kết thúc theo dõi: đơn vị hết hiệu lực, không có đơn vị kế thừa
whole-WAIVED = Miễn; lý do: “{ $text }”
whole-WAIVER_ENDED = Thu hồi quyết định miễn
whole-REOPENED = Được mở lại theo danh sách tồn tại chuyển tiếp
waiver-duty = Việc quá thời hạn của các đơn vị: { $count }{ $n ->
        [0] {""}
       *[other] ; trong đó { $unreached } việc của đơn vị chưa có người nhận
    }
waiver-not-needed = Chưa ghi nhận lý do miễn và không thông báo cho đơn vị: việc này vừa được đơn vị hoàn thành hoặc không còn quá thời hạn.
waiver-none = Hiện không có việc nào của các đơn vị quá thời hạn.
waiver-list = **Việc quá thời hạn của các đơn vị** – { $count } việc.{ $waivable ->
        [0] {""}
       *[other] {" "}Trường hợp không cần thực hiện nữa, Ông/Bà có thể miễn việc có nút “Miễn”, có nêu lý do.
    }
waiver-line = { $unit } – { $item }: đã quá thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    } (thời hạn: { $due }){ $unreached ->
        [yes] ; chưa có người nhận
       *[no] {""}
    }
waiver-ask = **Lý do miễn?** { $unit } – { $item }: đã quá thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    } (thời hạn: { $due }).
    Đề nghị nhập, một đến ba câu; đơn vị đọc được nội dung này.
waiver-confirm = **Miễn { $item } cho { $unit }?** Thời hạn: { $due }, đã quá { $days ->
        [0] thời hạn
       *[other] { $days } ngày làm việc
    }. Lý do: “{ $reason }”.
    Việc này kết thúc, không nhắc nữa. { $reached ->
        [0] Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị báo trực tiếp.
       *[other] Đơn vị được báo qua Hệ thống.
    } Quyết định có thể thu hồi.
waiver-confirm-yes = Xác nhận miễn
waiver-done = Đã ghi: miễn { $item } cho { $unit }. { $count ->
        [0] Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị thông báo trực tiếp.
       *[other] Đơn vị được báo qua Hệ thống ({ $count } người).
    }
waiver-is = { $unit } – việc { $item } { $said }.
waiver-see-others = Việc quá thời hạn khác
waiver-told = Kính gửi { $unit }. Việc { $item } (thời hạn: { $due }) { $said }. { $whom } không cần thực hiện nội dung này. Trân trọng.
waiver-told-lead = { $unit } – việc { $item } (thời hạn: { $due }) { $said }.
waiver-back-ask = **Thu hồi quyết định miễn { $item } cho { $unit }?** Thời hạn { $due } áp dụng trở lại. { $reached ->
        [0] Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị báo trực tiếp.
       *[other] Đơn vị được báo qua Hệ thống.
    }
waiver-back-yes = Xác nhận thu hồi
waiver-back-done = Đã thu hồi quyết định miễn { $item } cho { $unit }. { $count ->
        [0] Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị thông báo trực tiếp.
       *[other] Đơn vị được báo qua Hệ thống ({ $count } người).
    }
waiver-back-told = Kính gửi { $unit }. Quyết định miễn việc { $item } được thu hồi ngày { $on }; thời hạn { $due } áp dụng trở lại. Kính đề nghị { $whom } quan tâm, thực hiện; trường hợp có vướng mắc, đề nghị bấm “Liên hệ thường trực”. Trân trọng.
waiver-back-told-lead = { $unit } – quyết định miễn việc { $item } được thu hồi ngày { $on }; thời hạn { $due } áp dụng trở lại.
