# Ngày làm việc, giờ làm việc.
calendar-missing = Chưa thể tính thời hạn vì chưa có danh mục ngày nghỉ năm { $year }. Đề nghị cơ quan thường trực nhập trang tính Ngày nghỉ của năm { $year }.
office-hours-unread = Hệ thống chưa đọc được giờ làm việc “{ $typed }”. Đề nghị nhập, ví dụ 08:00-12:00, 13:00-17:00.
