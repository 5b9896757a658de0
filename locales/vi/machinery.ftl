# What the machinery itself says: rights, old screens, faults, strangers' groups.
rights-both-sides = Ông/Bà có vai trò tại đơn vị được kiểm tra nên không xem xét nội dung của đơn vị này; Tổ trưởng khác, Trưởng Đoàn hoặc cơ quan thường trực xem xét.
rights-refused = Nội dung này hiện không có trong phạm vi của Ông/Bà.
already-saved = Đã ghi.
screen-old = Màn hình này đã cũ; nội dung hiện tại ở tin nhắn dưới đây.
answer-refused = Hệ thống chưa hiển thị được nội dung trả lời; những gì Ông/Bà đã gửi vẫn được giữ. Đề nghị bấm /viec để tiếp tục.
fault-kept = Hệ thống chưa xử lý được nội dung vừa gửi (mã { $code }). Nội dung đã được giữ lại; Hệ thống sẽ tự thử lại, Ông/Bà chưa cần gửi lại.
fault-done = Nội dung gửi lúc { $time } (mã { $code }) đã được xử lý.
fault-aside-untold = Nội dung gửi lúc { $time } chưa được ghi. Đề nghị Ông/Bà gửi lại; trường hợp cần hỗ trợ, đề nghị liên hệ cơ quan thường trực.
fault-aside = Nội dung gửi lúc { $time } chưa được ghi; Hệ thống báo cơ quan thường trực trong giờ làm việc. Đề nghị Ông/Bà gửi lại.
private-only = Hệ thống chỉ làm việc trong trò chuyện riêng với từng người được mời.
