# Tồn tại, hạn chế, ưu điểm: ghi từng mục; kết luận kiểm tra.
# $n/$of: mục đang ghi; $unit: tên đơn vị; $due: thời hạn; $times: số lần đã nêu.
finding-visits = Các cuộc kiểm tra
finding-visits-head = **Kết quả kiểm tra** – chọn cuộc kiểm tra:
finding-no-visits = Chưa có cuộc kiểm tra nào đến ngày thực hiện.
finding-visit-line = { $i }. { $unit }, { $on }{ $strengths ->
        [0] {""}
       *[other] {" – "}ưu điểm { $strengths }
    }{ $limitations ->
        [0] {""}
       *[other] { $strengths ->
            [0] {" – "}
           *[other] {", "}
        }tồn tại { $limitations }
    }{ $sent }
    .empty = sent
finding-visit-concluded = {", đã gửi kết luận"}
finding-visit-head = **Kết quả kiểm tra · { $unit }** – kiểm tra ngày { $on }
finding-of-visit = Tồn tại
finding-strengths = Ưu điểm: { $count ->
        [0] chưa ghi
       *[other] { $count }
    }
finding-limitations = Tồn tại, hạn chế: { $count ->
        [0] chưa ghi
       *[other] { $count }
    }
finding-line = – { $text } · mức độ: { $severity } · thời hạn { $due }{ $times }
    .empty = times
finding-times-short = {" "}· lần thứ { $times } (đã nêu năm { $year })
finding-more = … và { $count } nội dung khác
finding-conclusion-none = Kết luận: chưa gửi.
finding-conclusion-sent = Kết luận: đã gửi { $at }; đơn vị chưa xác nhận.
finding-conclusion-kept = Kết luận: đã lưu { $at }; chưa gửi được vì đơn vị chưa có người nhận.
finding-conclusion-waiting = Kết luận: đã lập { $at }; gửi đơn vị lúc { $leaves }.
finding-conclusion-got = Kết luận: đã gửi { $at }; đã nhận: { $name }, { $got }.
finding-not-yet = Chưa thể ghi vì cuộc kiểm tra chưa đến ngày thực hiện.
finding-cancelled = Chưa thể ghi hoặc gửi kết luận vì cuộc kiểm tra này không thực hiện.
finding-to-review = Trở lại rà soát
finding-record = Ghi tồn tại
finding-strength = Ưu điểm
finding-go-on = Ghi tiếp
finding-conclude = Gửi kết luận
finding-conclude-instead = Gửi bản khác
finding-conclude-again = Gửi kết luận (lần { $n })

finding-head = Ghi tồn tại, hạn chế (bước { $n }/{ $of }) · { $unit }
finding-head-strength = Ghi ưu điểm (bước { $n }/{ $of }) · { $unit }
finding-resumed = Đang ghi dở; các mục đã nhập vẫn được giữ.
finding-ask-text = **Nội dung tồn tại, hạn chế?** Nhập một đến hai câu.
finding-ask-strength = **Nội dung ưu điểm?** Nhập một đến hai câu.
finding-proposal = Gợi ý từ câu trả lời: “{ $text }”
finding-proposed = { $question }: { $value }
finding-proposed-not = Chưa thực hiện: { $question }
finding-use-proposal = Dùng gợi ý
finding-ask-severity = **Mức độ?** Chọn một mục.
finding-severity-LOW = Thấp
finding-severity-MEDIUM = Trung bình
finding-severity-HIGH = Cao
finding-ask-cause = **Nguyên nhân?** Chọn một mục.
finding-button-INTERNAL = Chủ quan
finding-button-EXTERNAL = Khách quan
finding-button-BOTH = Cả hai
finding-cause-INTERNAL = chủ quan
finding-cause-EXTERNAL = khách quan
finding-cause-BOTH = khách quan và chủ quan
finding-ask-cause-words = **Nguyên nhân { $kind }: cụ thể?** Nhập một đến hai câu, ví dụ: { $of ->
        [EXTERNAL] quy định thay đổi trong năm
       *[other] phân công chưa rõ
    }.
finding-no-more = Không nêu thêm
finding-ask-solution = **Giải pháp?** Nhập một đến hai câu, ví dụ: xây dựng kế hoạch khắc phục.
finding-ask-responsible = **Trách nhiệm?** Chọn một mục hoặc nhập tổ chức, chức vụ (không nêu tên người).
finding-responsible-head = Đơn vị, người đứng đầu
finding-responsible-unit = Đơn vị
finding-bearer-head = { $unit }, người đứng đầu
finding-bearer-unit = { $unit }
finding-ask-due = **Thời hạn khắc phục?** Chọn hoặc nhập ngày, ví dụ { $example }.
finding-usual-due = Thời hạn thường áp dụng: chậm nhất { $due } ({ $days } ngày sau kết luận).
finding-near = Ngày làm việc gần nhất: { $day }.
finding-cause-read = Đã ghi nguyên nhân: { $cause }.
finding-span-read = Đã đọc “{ $typed }”: tính từ { $from ->
        [planned] ngày { $on }, hạn gửi kết luận theo kế hoạch,
        [conclusion] hôm nay, { $on }, vì kết luận chưa gửi,
        [visit] ngày kiểm tra, { $on },
       *[other] hôm nay, { $on },
    } thời hạn là **chậm nhất { $due }**.{ $from ->
        [planned] {" "}Nếu gửi kết luận vào ngày khác, thời hạn được tính lại từ ngày đó.
        [conclusion] {" "}Nếu gửi kết luận vào ngày khác, thời hạn được tính lại từ ngày đó.
       *[other] {""}
    }
finding-span-outside = “{ $typed }”, tính từ ngày { $on }, là { $due }: đã qua hoặc sau hơn một năm. Đề nghị nhập thời hạn khác.
finding-due-passed = Thời hạn đã nhập đã qua. Đề nghị chọn ngày khác.
finding-choose = Đề nghị chọn một mục dưới đây.

finding-summary = **Tồn tại, hạn chế · { $unit }**{ $from }
    .empty = from
finding-summary-strength = **Ưu điểm · { $unit }**{ $from }
    .empty = from
finding-from = {" "}(từ câu { $n }, { $area })
finding-summary-text = Nội dung: { $text }{ $has ->
        [yes] {" "}· Mức độ: { $severity }
       *[no] {""}
    }
finding-summary-cause = Nguyên nhân: { $cause } · Giải pháp: { $solution }
finding-summary-due = Trách nhiệm: { $responsible } · Hạn: chậm nhất { $due }{ $usual }
    .empty = usual
finding-days-after = {" "}({ $days } ngày sau kết luận)
finding-times = Lần thứ { $times } (đã nêu năm { $year }).
finding-city-noted = Kính đề nghị { $issuer } xem xét, chỉ đạo.
finding-save = Lưu
finding-edit = Sửa từng mục
finding-city = Cần cấp trên chỉ đạo
finding-city-off = Không cần cấp trên
finding-which-field = Tồn tại, hạn chế · { $unit } – **sửa mục nào?**
finding-field-text = Nội dung
finding-field-severity = Mức độ
finding-field-cause = Nguyên nhân
finding-field-solution = Giải pháp
finding-field-responsible = Trách nhiệm
finding-field-due = Thời hạn
finding-saved = Đã ghi tồn tại, hạn chế; thời hạn khắc phục: chậm nhất { $due }. Đơn vị được thông báo khi gửi kết luận.
finding-saved-strength = Đã ghi ưu điểm.
finding-already-saved = Nội dung này đã được lưu.
finding-dropped = Đã hủy; chưa ghi nội dung nào.
finding-record-strength = Ưu điểm · { $unit }: “{ $text }” – { $name }, { $at }
finding-record-limitation = Tồn tại, hạn chế · { $unit }: “{ $text }” – { $name }, { $at }
finding-duty-draft = Ghi tiếp tồn tại, hạn chế: { $unit }, kiểm tra ngày { $on }
finding-duty-conclude = Gửi kết luận: { $unit }, kiểm tra ngày { $on } – chậm nhất { $due }{ $recorded ->
        [no] ; chưa ghi kết quả
       *[yes] {""}
    }
finding-duty-conclude-late = Gửi kết luận: { $unit }, kiểm tra ngày { $on } – đã quá thời hạn{ $days ->
        [0] {""}
       *[other] {" "}{ $days } ngày làm việc
    } (thời hạn: { $due }){ $recorded ->
        [no] ; chưa ghi kết quả
       *[yes] {""}
    }

# Kết luận.
conclusion-head = THÔNG BÁO KẾT LUẬN KIỂM TRA (bản phục vụ trao đổi)
conclusion-head-again = THÔNG BÁO KẾT LUẬN KIỂM TRA (lần { $version }, bản phục vụ trao đổi)
conclusion-opening = Kính gửi: { $unit }. Cuộc kiểm tra ngày { $on }: { $strengths ->
        [0] {""}
       *[other] ưu điểm { $strengths } nội dung;{" "}
    }tồn tại, hạn chế { $limitations } nội dung:
conclusion-opening-clear = Kính gửi: { $unit }. Cuộc kiểm tra ngày { $on }: { $strengths ->
        [0] {""}
       *[other] ưu điểm { $strengths } nội dung;{" "}
    }qua kiểm tra, chưa phát hiện tồn tại, hạn chế.
conclusion-strengths = Ưu điểm: { $texts }.
conclusion-line = { $n }. { $text }. Nguyên nhân: { $cause }. Giải pháp: { $solution }. Thời hạn: chậm nhất { $due }.{ $times }
    .empty = times
conclusion-more = Còn { $count } nội dung, đề nghị bấm “Xem nội dung”.
conclusion-close = Văn bản chính thức được gửi qua Hệ thống quản lý văn bản và điều hành. Trân trọng./.
conclusion-preview = Nội dung sẽ gửi { $unit } ({ $count } người):
conclusion-nobody = Hiện chưa có ai của { $unit } nhận được tin của Hệ thống; kết luận được lưu và hiển thị ở mục “Việc cần làm” khi đơn vị có người tham gia. Nội dung:
conclusion-replaces = Thay bản đã lập { $at }, chưa gửi: đơn vị chỉ nhận bản này.
conclusion-preview-later = Hiện ngoài giờ làm việc; nếu gửi, kết luận sẽ được gửi lúc { $at }.
conclusion-onsite-open = **Câu kiểm tra tại chỗ chưa ghi đủ:** đã ghi { $answered }/{ $total }, còn { $count } câu; sau khi gửi kết luận, các câu này không còn ở “Việc cần làm”.
conclusion-onsite-answer = Ghi câu tại chỗ
conclusion-withdraw = Rút lại
conclusion-withdrawn = Đã rút lại kết luận gửi { $unit } trước khi gửi đi.
conclusion-not-withdrawn = Chưa thể rút lại vì không có kết luận nào đang chờ gửi.
conclusion-record-withdrawn = Kết luận · { $unit }: đã rút lại trước khi gửi – { $name }, { $at }
conclusion-unfinished = **Việc rà soát phiếu chưa kết thúc:** còn { $returned ->
        [0] { $left } câu chưa xem
       *[other] { $returned } câu đề nghị bổ sung chưa gửi{ $left ->
            [0] {""}
           *[other] , { $left } câu chưa xem
        }
    }. Nếu gửi kết luận, việc rà soát kết thúc và không câu nào được đề nghị bổ sung nữa.
conclusion-anyway = Vẫn gửi kết luận
conclusion-send = Gửi { $count } người
conclusion-save = Lưu, gửi khi có người
conclusion-sent = Đã gửi kết luận đến { $unit } ({ $count } người).
conclusion-waiting = Đã lập kết luận gửi { $unit } ({ $count } người); gửi lúc { $leaves }.
conclusion-kept = Kết luận đã lưu; chưa gửi được cho { $unit } vì chưa có người nhận được.
conclusion-record = Kết luận · { $unit }: đã gửi – { $name }, { $at }
conclusion-record-waiting = Kết luận · { $unit }: đã lập ngoài giờ làm việc – { $name }, { $at }
conclusion-record-kept = Kết luận · { $unit }: đã lưu, chưa gửi được – { $name }, { $at }
conclusion-see = Xem nội dung
conclusion-got = Đã nhận
conclusion-got-toast = Đã ghi.
conclusion-acknowledged = Đã xác nhận thay mặt đơn vị: { $name }, { $role }, { $at }.
conclusion-role-FOCAL = đầu mối
conclusion-role-DEPUTY = đầu mối dự phòng
conclusion-role-HEAD = thủ trưởng
conclusion-duty = Xác nhận kết luận kiểm tra ngày { $on }
conclusion-duty-due = Xác nhận kết luận kiểm tra ngày { $on } – chậm nhất { $until }
conclusion-duty-late = Xác nhận kết luận kiểm tra ngày { $on } – chậm nhất { $until }; đến nay Hệ thống chưa ghi nhận xác nhận của đơn vị
conclusion-duty-watched = { $unit }: Hệ thống chưa ghi nhận xác nhận kết luận kiểm tra ngày { $on }, đã quá thời hạn{ $late ->
        [0] {""}
       *[other] {" "}{ $late } ngày làm việc
    }

# Sửa, xóa nội dung đã ghi, trước khi gửi kết luận.
finding-change-recorded = Sửa mục đã ghi
finding-recorded-head = **Nội dung đã ghi, chưa gửi { $unit }** – chọn mục để sửa hoặc xóa:
finding-recorded-limitation = Tồn tại, hạn chế: { $text }
finding-recorded-strength = Ưu điểm: { $text }
finding-recorded-note = Đã ghi; đơn vị được báo khi gửi kết luận.
finding-change = Sửa
finding-remove = Xóa
finding-none-to-change = Không có nội dung nào đã ghi mà chưa gửi đơn vị.
finding-held = Chưa thể sửa, xóa vì nội dung này thuộc kết luận đang chờ gửi; đề nghị bấm “Rút lại” trước.
finding-told = Chưa thể sửa, xóa vì nội dung này đã được gửi đơn vị trong kết luận; nội dung bổ sung được gửi bằng kết luận tiếp theo.
finding-was-removed = Nội dung này đã được người khác của Đoàn xóa; thay đổi chưa được ghi.
finding-editing = Đang sửa; nội dung đã ghi giữ nguyên cho đến khi bấm “Lưu”.
finding-unchanged = Không có thay đổi; nội dung đã ghi giữ nguyên.
finding-changed = Đã ghi thay đổi.
finding-edit-dropped = Đã hủy; nội dung đã ghi giữ nguyên.
finding-remove-ask = **Xóa nội dung đã ghi?** { $said } ({ $unit }). Đơn vị chưa được báo nội dung này.
finding-remove-yes = Xác nhận xóa
finding-removed = Đã xóa nội dung đã ghi.
finding-record-changed = Sửa nội dung đã ghi · { $unit }: “{ $text }” – { $name }, { $at }
finding-record-removed = Xóa nội dung đã ghi · { $unit }: “{ $text }” – { $name }, { $at }
