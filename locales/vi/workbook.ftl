# Tệp kế hoạch (.xlsx): tệp không đọc được, rồi lỗi theo trang tính và ô.
# Câu về cả tệp là câu đầy đủ; câu về ô là phần sau dấu hai chấm.
workbook-not-a-workbook = Tệp này không phải tệp Excel (.xlsx). Đề nghị gửi tệp theo mẫu.
workbook-old-format = Tệp này ở dạng .xls đời cũ. Đề nghị mở tệp, lưu lại dạng .xlsx rồi gửi.
workbook-password = Tệp đặt mật khẩu nên Hệ thống chưa đọc được. Đề nghị bỏ mật khẩu rồi gửi lại.
workbook-broken = Hệ thống chưa mở được tệp; tệp có thể bị hỏng khi gửi. Đề nghị mở tệp, lưu lại dạng .xlsx rồi gửi.
workbook-too-big = Tệp sau khi giải nén lớn hơn mức cho phép. Đề nghị chỉ giữ các trang tính theo mẫu rồi gửi lại.
workbook-too-many-rows = Trang tính { $sheet } có hơn { $max } dòng. Đề nghị chia thành nhiều tệp.
workbook-too-many-rows-in-all = Tệp có hơn { $max } dòng. Đề nghị chia thành nhiều tệp.
workbook-blank-rows = Trang tính { $sheet } có hơn { $max } dòng trống liên tiếp. Đề nghị xóa các dòng trống phía dưới dữ liệu rồi gửi lại.
workbook-no-known-sheet = Tệp không có trang tính nào theo mẫu. Tên trang tính cần có: { $sheets }.

workbook-line-cell = { $sheet }, ô { $cell }: { $reason }
workbook-line-sheet = { $sheet }: { $reason }

workbook-sheet-missing = chưa có trang tính này; lần nhập đầu tiên cần đủ dữ liệu
workbook-sheet-twice = trang tính này trùng nội dung với trang tính { $other }; đề nghị giữ một
workbook-headers-missing = không tìm thấy dòng tiêu đề; các cột cần có: { $columns }
workbook-column-missing = thiếu cột { $column }
workbook-column-twice = cột { $column } có hai lần
workbook-key-missing = thiếu dòng { $column }
workbook-value-missing = chưa có { $column }
workbook-formula-error = công thức bị lỗi { $value }
workbook-formula-uncomputed = công thức chưa được tính; đề nghị mở tệp, lưu lại rồi gửi
workbook-text-long = nội dung dài { $length } ký tự; tối đa { $max }
workbook-code-unread = mã “{ $typed }” chỉ được gồm chữ, số và dấu . _ / - &, tối đa 40 ký tự
workbook-day-unread = “{ $typed }” chưa phải ngày; ví dụ 21/09/2023
workbook-day-without-year = “{ $typed }” chưa có năm; ví dụ 21/09/2023
workbook-day-impossible = “{ $typed }” không có trong lịch
workbook-clock-unread = “{ $typed }” chưa phải giờ; ví dụ 08:30
workbook-phone-unread = “{ $typed }” chưa phải số điện thoại; ví dụ 0912 345 678 hoặc 024 3825 1234
workbook-phone-replaced = số { $old } đã đổi đầu số từ năm 2018, Hệ thống ghi là { $new }
workbook-count-unread = “{ $typed }” chưa phải số nguyên từ { $min } đến { $max }
workbook-points-unread = “{ $typed }” chưa phải số điểm; ví dụ 1 hoặc 0,5
workbook-figure-unread = “{ $typed }” chưa phải số từ 0 trở lên; ví dụ 1000 hoặc 12,5
workbook-yes-unread = “{ $typed }” chưa rõ; ghi x hoặc có, để trống nếu không
workbook-word-unknown = “{ $typed }” không có trong danh mục; nhận: { $accepted }
workbook-office-hours-unread = “{ $typed }” chưa phải giờ làm việc; ví dụ 08:00-12:00, 13:00-17:00
workbook-range-backwards = ngày kết thúc trước ngày bắt đầu
workbook-code-twice = mã “{ $code }” đã có ở ô { $at }
workbook-two-classes = mã “{ $code }” có hai loại: { $first } (ô { $at }) và { $second }
workbook-person-twice = “{ $name }” của cơ quan này đã có ở ô { $at }
workbook-line-twice = dòng này trùng với ô { $at }
workbook-day-twice = ngày này đã có ở ô { $at }
workbook-lead-without-team = Tổ trưởng cần có tên Tổ
workbook-choices-missing = cần ít nhất hai lựa chọn, cách nhau bằng dấu ;
workbook-choice-twice = lựa chọn “{ $choice }” có hai lần
workbook-unit-unknown = mã đơn vị “{ $code }” không có trong danh sách đơn vị
workbook-parent-unknown = mã cấp trên “{ $code }” không có trong trang tính { $sheet }
workbook-parent-cycle = cấp trên đi vòng: { $path }
workbook-team-unknown = Tổ “{ $code }” không có trong Đoàn kiểm tra
workbook-checklist-unknown = mã phiếu “{ $code }” không có trong Phiếu kiểm tra
workbook-outside-plan = ngày { $day } ngoài thời gian của Kế hoạch ({ $from }–{ $to })
workbook-plan-leaves-out = thời gian của Kế hoạch bỏ ra ngoài cuộc { $code } ngày { $day }
workbook-year-without-holidays = chưa có ngày nghỉ năm { $year } nên chưa tính được ngày làm việc; đề nghị bổ sung trang tính { $sheet }
workbook-condition-unread = chưa đọc được điều kiện “{ $typed }”; ví dụ Q01 = Có
workbook-condition-unknown = điều kiện nhắc câu “{ $code }” không có trong phiếu { $checklist }
workbook-condition-cycle = điều kiện đi vòng: { $path }
