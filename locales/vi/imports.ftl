# Nạp kế hoạch từ tệp .xlsx.
import-reading = Đang đọc tệp …
import-progress = Đang đọc tệp … { $done }/{ $of } trang tính
import-faulty = **Chưa áp dụng được: { $count } lỗi. Dữ liệu chưa thay đổi.**
import-more = … và { $count } lỗi khác, trong tệp đã đánh dấu lỗi.
import-more-later = … và { $count } lỗi khác, sẽ nêu sau khi các lỗi trên được sửa.
import-unmarked = Không kèm tệp đánh dấu lỗi: tệp có nội dung (như biểu đồ, hình ảnh) chưa sao chép nguyên vẹn được. Đề nghị sửa theo danh sách trên rồi gửi lại.
import-marked = Tệp đã đánh dấu lỗi: ô có lỗi được tô màu và ghi chú lý do. Đề nghị sửa rồi gửi lại.
import-marked-file = Tệp đã đánh dấu lỗi: { $name }
import-gone = Chưa nhận được { $name }. Đề nghị gửi lại tệp.
import-too-big = Chưa nhận được { $name }: tệp lớn hơn mức cho phép ({ $size }). Đề nghị chỉ giữ các trang tính theo mẫu rồi gửi lại.
import-later = Chưa tải được { $name }. Hệ thống sẽ tự thử lại; Ông/Bà chưa cần gửi lại.
import-unread = Hệ thống chưa đọc được { $name } (mã { $code }). Dữ liệu chưa thay đổi. Đề nghị mở tệp, lưu lại dạng .xlsx rồi gửi lại.
import-apply-later = **Chưa áp dụng được.** Dữ liệu chưa thay đổi. Hệ thống sẽ tự thử lại và báo kết quả tại đây.
import-apply-ended = **Chưa áp dụng được.** Dữ liệu chưa thay đổi. Đề nghị gửi lại { $name }; nếu vẫn chưa được, đề nghị báo người vận hành Hệ thống.
import-same = Tệp trùng với dữ liệu hiện có; không có thay đổi.
import-preview = **Xem trước thay đổi · Kế hoạch { $number }** – chưa áp dụng
import-sheet = { $sheet }: { $counts }
import-sheet-plan = Kế hoạch
import-sheet-units = Đơn vị
import-sheet-delegation = Đoàn kiểm tra
import-sheet-schedule = Lịch kiểm tra
import-sheet-otherInspections = Lịch đoàn khác
import-sheet-questions = Phiếu kiểm tra
import-sheet-carriedOver = Tồn tại chuyển tiếp
import-sheet-holidays = Ngày nghỉ
import-moves-more = … và { $count } cuộc kiểm tra khác đổi ngày
import-move = { $code }: { $from } → { $to }
import-ignored = Bỏ qua { $count } cột ngoài mẫu: { $columns }
import-remarks-more = … và { $count } chỗ khác được đọc khác với tệp
import-overlaps = Cảnh báo trùng lịch với đoàn khác: { $count }
import-surprise = Tệp có { $count } cuộc đột xuất: đề nghị xóa tệp khỏi trò chuyện sau khi áp dụng.
import-button-apply = Áp dụng
import-applying = **Đang áp dụng** …
import-applied = **Đã áp dụng lúc { $at }.** { $added ->
        [0] { $changed ->
            [0] Không có thay đổi
           *[other] Đã sửa { $changed }
        }
       *[other] Thêm { $added }{ $changed ->
            [0] {""}
           *[other] , sửa { $changed }
        }
    }.
import-stale = Dữ liệu đã thay đổi từ lúc xem trước ({ $at }). Đề nghị gửi lại tệp để xem lại.
import-dropped = Đã hủy. Dữ liệu chưa thay đổi.
import-no-plan = Chưa có kế hoạch. Đề nghị gửi tệp .xlsx theo mẫu.
import-plan = **Kế hoạch { $number } ngày { $day }** – { $units ->
        [0] chưa có đơn vị
       *[other] { $units } đơn vị
    }, { $inspections ->
        [0] chưa có cuộc kiểm tra
       *[other] { $inspections } cuộc kiểm tra
    }
    Khi có điều chỉnh, đề nghị gửi tệp .xlsx vào đây; Hệ thống cho xem trước thay đổi rồi mới áp dụng.
import-button-template = Tải tệp mẫu
import-template = Tệp mẫu của kế hoạch kiểm tra.
import-delegates-gone = Đoàn kiểm tra: bỏ { $count } người không còn trong danh sách: { $names }
import-roles-end = **Vai trò sẽ kết thúc khi áp dụng: { $count }**
import-roles-unmatched = Không đối chiếu được với danh sách, vai trò giữ nguyên: { $count }
import-roles-more = … và { $count } vai trò khác, trong tệp kèm theo.
import-roles-file = Toàn bộ vai trò sẽ kết thúc và người không đối chiếu được.
import-column = “{ $column }” ({ $sheet })
import-row = { $sheet }, dòng { $row } “{ $text }”
import-sheets-unused = Không dùng { $count } trang tính: { $sheets }
import-rows-passed = Không đọc { $count } dòng ngoài bảng: { $rows }
import-column-lost = **{ $sheet }: không còn cột “{ $column }”** mà lần nhập trước có; { $count } giá trị đang lưu được giữ nguyên
import-names-more = { $names } và { $count } { $kind ->
        [unit] đơn vị
        [visit] cuộc kiểm tra
        [team] Tổ
        [person] người
        [sheet] trang tính
        [column] cột
       *[row] dòng
    } khác
import-new-units = Đơn vị mới: { $names }
import-same-names = **Nhiều đơn vị sẽ có cùng một tên: { $names }.** Đề nghị kiểm tra cột tên đơn vị trước khi áp dụng.
import-new-visits = Cuộc kiểm tra mới: { $names }
import-leaderless = **Chưa có Tổ trưởng sau khi áp dụng: { $names }**
import-team = Tổ { $team }
import-overlap = – { $unit }: Đoàn { $day }; { $agency } { $from }–{ $to } ({ $how })
import-overlap-same-day = cùng ngày
import-overlap-within = trong thời gian đoàn đó làm việc
import-overlap-touching = liền ngày
import-overlaps-more = … và { $count } trường hợp khác
import-lines-more = … Xem đủ tại “Xem chi tiết”.
import-button-details = Xem chi tiết
import-button-forget = Xóa tệp khỏi trò chuyện
import-forgetting = Đang xóa tệp khỏi trò chuyện.
import-forget-late = Tệp gửi đã quá 48 giờ nên Hệ thống không xóa được; đề nghị Ông/Bà tự xóa tin nhắn có tệp.
import-ask = **Cần hỏi trước khi đọc tiếp: { $count } chỗ trong tệp.** Dữ liệu chưa thay đổi.
import-ask-column = { $sheet }, cột “{ $column }”: có phải “{ $ours }”?
import-ask-sheet = Trang tính “{ $sheet }”: có phải “{ $ours }”?
import-button-is = Đúng
import-button-is-not = Không phải
import-ask-where = Đề nghị đổi tên cột, trang tính nêu trên theo mẫu rồi nhập lại; hoặc thêm --leave-unread để không dùng.
import-changes = **Chi tiết thay đổi · trang { $page }/{ $pages }** – { $count } mục
import-changes-gone = Danh sách thay đổi này không còn; đề nghị xem tin nhắn mới nhất về tệp.
import-added = { $sheet } · thêm: { $label }
import-changed = { $sheet } · { $label } – { $column }: { $from } → { $to }
import-gone-row = { $sheet } · bỏ: { $label }
import-blank = (trống)
import-count-added = thêm { $count }
import-count-changed = sửa { $count }
import-count-kept = giữ nguyên { $count }
import-absent = Không còn trong tệp, vẫn giữ trong lịch ({ $count }): { $names }. Đề nghị hủy từng cuộc không tiến hành nữa.
import-absent-one = { $code } { $unit } { $day }
import-button-cancel-one = Hủy { $code }
import-past-item = **{ $code } · { $unit }: thời hạn khắc phục { $from } → { $to } đã qua; khi áp dụng, nội dung này quá thời hạn ngay.**
import-past-item-new = **{ $code } · { $unit }: nội dung mới có thời hạn khắc phục { $to } đã qua; khi áp dụng, nội dung này quá thời hạn ngay.**
import-past-item-again = **{ $code } · { $unit }: nội dung đã hoàn thành được mở lại với thời hạn khắc phục { $to } đã qua; khi áp dụng, nội dung này quá thời hạn ngay. Đề nghị ghi thời hạn mới trong tệp.**
import-past-items-more = … và { $count } nội dung khắc phục khác có thời hạn đã qua.
import-past-visit = **{ $code } · { $unit }: ngày kiểm tra { $from } → { $to } đã qua; Hệ thống không lập thông báo kiểm tra cho cuộc này nữa.**
import-arrived = { $code } · { $unit }: Đoàn kiểm tra đã có mặt ngày { $on }; { $isMoved ->
        [yes] ngày { $given } trong tệp
       *[no] phần khác đi trong tệp
    } không áp dụng cho cuộc này, các nội dung đã ghi nhận giữ nguyên.
import-arrived-more = … và { $count } cuộc kiểm tra đột xuất khác đã tiến hành, giữ nguyên.
import-past-visits-more = … và { $count } cuộc kiểm tra khác có ngày mới đã qua.
import-unit-ends = **{ $unit }: hết hiệu lực sau ngày { $on }.** Từ đó không còn được giao việc, nhắc việc, gửi thông báo. { $n ->
        [0] Hiện không có việc đang mở.
       *[other] Đang mở: { $open }; khi đó Hệ thống hỏi đơn vị kế thừa.
    }
import-units-end-more = … và { $count } đơn vị khác hết hiệu lực.
