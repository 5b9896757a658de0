# Ngày làm việc, giờ làm việc.
calendar-missing = Chưa thể tính thời hạn vì danh mục ngày nghỉ năm { $year } chưa đủ. Đề nghị cơ quan thường trực xác nhận danh mục này tại mục “Việc cần làm”, hoặc nhập trang tính Ngày nghỉ của năm { $year }.
calendar-year-duty = Danh mục ngày nghỉ năm { $year } chưa được xác nhận; chưa tính được thời hạn và ngày nhắc rơi vào năm đó; các thời hạn, ngày nhắc trước đó vẫn theo lịch
calendar-button-year = Xem danh mục
calendar-button-confirm = Xác nhận danh mục
calendar-year-head = **Danh mục ngày nghỉ năm { $year }**
calendar-year-lacks = Còn thiếu: { $feasts }.
calendar-year-whole = Đã đủ các dịp nghỉ lễ, Tết; thời hạn được tính theo danh mục này. Khi có thay đổi, đề nghị gửi tệp kế hoạch (.xlsx) có trang tính Ngày nghỉ.
calendar-year-proposal = Dưới đây là danh mục đề xuất. Đề nghị đối chiếu với thông báo nghỉ lễ, Tết năm { $year } rồi bấm “Xác nhận danh mục”; nếu khác, gửi tệp kế hoạch (.xlsx) có trang tính Ngày nghỉ.
calendar-year-by-workbook = Hệ thống chưa có danh mục đề xuất cho năm { $year }. Khi có thông báo nghỉ lễ, Tết, đề nghị gửi tệp kế hoạch (.xlsx) có trang tính Ngày nghỉ của năm này.
calendar-year-OFF =
    { $note ->
        [none] – { $days }: nghỉ
       *[other] – { $days }: { $note }
    }
calendar-year-WORK =
    { $note ->
        [none] – { $days }: làm việc bù
       *[other] – { $days }: làm việc bù ({ $note })
    }
calendar-year-confirmed = Đã xác nhận danh mục ngày nghỉ năm { $year }.
calendar-feast-NEW_YEAR = Tết Dương lịch (01/01)
calendar-feast-TET = Tết Nguyên đán
calendar-feast-KINGS = Giỗ Tổ Hùng Vương
calendar-feast-REUNIFICATION = Ngày Chiến thắng (30/4)
calendar-feast-LABOUR = Ngày Quốc tế lao động (01/5)
calendar-feast-NATIONAL = Quốc khánh (02/9 và ngày liền kề)
office-hours-unread = Hệ thống chưa đọc được giờ làm việc “{ $typed }”. Đề nghị nhập, ví dụ 08:00-12:00, 13:00-17:00.
