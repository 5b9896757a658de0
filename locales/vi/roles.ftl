# Người mới vào, thay người, kết thúc vai trò.
people-phone-digits = … { $digits }, đã đối chiếu
people-phone-uncompared = … { $digits }, chưa đối chiếu khi nhận vai trò này
people-phone-none = chưa chia sẻ

# Báo có người mới tham gia.
people-joined-told = **{ $name }** đã tham gia qua liên kết mời, vai trò **{ $role }**, { $at }.
    Số điện thoại: { $phone }.
people-not-ours = Không phải người của đơn vị
people-not-invited = Không đúng người được mời
people-not-ours-ask = **Kết thúc vai trò của { $name } ({ $role })?**
    Sau khi xác nhận, quyền truy cập kết thúc ngay; người này, người mời và cơ quan thường trực được báo.

# Vị trí đang có người.
people-replace-ask = **{ $name }** vừa tham gia qua liên kết mời, vai trò **{ $role }**, { $at }. Số điện thoại: { $phone }.
    Vai trò này hiện do { $holders } đảm nhiệm. **Thay người cũ?**
people-replace-free = **{ $name }** chờ nhận vai trò **{ $role }** từ { $at }. Số điện thoại: { $phone }.
    Vai trò này hiện chưa có người đảm nhiệm.
people-replace-holder = { $name } (tham gia từ ngày { $since })
people-replace-yes = Thay người cũ
people-replace-both = Giữ cả hai
people-replace-no = Không nhận người mới
people-replace-take = Nhận
people-replace-sure = **Giao vai trò { $role } cho { $name }?** Sau khi xác nhận, quyền truy cập của { $holders } theo vai trò này kết thúc ngay và người này được báo.
people-replace-confirm = Xác nhận thay
people-replaced-replace = Đã thay: { $by }, { $at }.
people-replaced-both = Giữ cả hai: { $by }, { $at }.
people-replaced-none = Không nhận: { $by }, { $at }.
people-replace-duty = Trả lời về { $name }, vai trò { $role } (đang có người đảm nhiệm)
people-replace-waiting = Hệ thống đã ghi nhận. Vai trò { $role } hiện đang có người đảm nhiệm; Hệ thống đang xin ý kiến { $asked }, kết quả sẽ được báo tại đây.
people-replace-nobody = Hệ thống đã ghi nhận. Vai trò { $role } hiện đang có người đảm nhiệm và chưa có ai trả lời được trên Hệ thống. Đề nghị Ông/Bà liên hệ cơ quan thường trực ({ $office }); kết quả sẽ được báo tại đây.
people-asked-office = cơ quan thường trực
people-not-taken = Vai trò { $role } chưa được chuyển cho Ông/Bà. Khi cần trao đổi, đề nghị Ông/Bà liên hệ cơ quan thường trực ({ $office }).

# Người đang tham gia và kết thúc vai trò.
people-members-unit = Xem, kết thúc vai trò
people-members-delegation = Người của Đoàn
people-members-head = **Người đang tham gia · { $place }** – trang { $page }/{ $pages }
people-members-line = { $name } – { $role }; tham gia từ ngày { $since }
people-member = **{ $name }**
people-member-titled = **{ $name }**, { $title }
people-member-phone = Số điện thoại: { $phone }
people-member-open = { $count ->
        [0] Không có việc đang mở
       *[other] Việc đang mở: { $count }
    }
people-end = Kết thúc vai trò
people-end-ask-why = **Kết thúc vai trò của { $name } ({ $role })** – lý do?
people-end-why-MOVED = Chuyển công tác
people-end-why-PHONE_LOST = Mất điện thoại
people-end-why-REPLACED = Thay người
people-end-why-OTHER = Lý do khác
people-end-reason-MOVED = chuyển công tác
people-end-reason-PHONE_LOST = mất điện thoại
people-end-reason-REPLACED = thay người
people-end-reason-OTHER = không nêu cụ thể
people-end-words = khác – “{ $text }”
people-end-reason-NOT_OURS = không phải người được mời
people-end-reason-REGISTER = danh sách đã thay đổi
people-end-ask = **Kết thúc vai trò của { $name } ({ $role })?** Lý do: { $reason }.
people-end-ask-after = Sau khi xác nhận, quyền truy cập kết thúc ngay và người này được báo.
people-end-rest = Các việc này do những người còn lại tiếp tục: { $names }.
people-end-nobody-left = Đơn vị không còn ai nhận thông báo; đề nghị mời người khác.
people-end-confirm = Xác nhận kết thúc
people-end-done = Đã kết thúc vai trò của { $name } ({ $role }), { $at }.
people-end-already = Vai trò này đã kết thúc, { $at }.
people-ended-told = Vai trò của { $name } (**{ $role }**) đã kết thúc, { $at }. Người thực hiện: { $by }; lý do: { $reason }.
people-role-ended = Vai trò của Ông/Bà ({ $role }) đã kết thúc ngày { $on }. Các vai trò khác không thay đổi. Trân trọng cảm ơn sự phối hợp của Ông/Bà.
people-ended-toast = Quyền truy cập của Ông/Bà tại { $place } đã kết thúc ngày { $on }.
people-role-moved = Theo danh sách đã điều chỉnh, từ ngày { $on } vai trò của Ông/Bà trên Hệ thống là **{ $next }**; vai trò { $role } đã kết thúc. Trân trọng cảm ơn sự phối hợp của Ông/Bà.

# Danh sách điều chỉnh.
people-register-line = { $name }, { $role }
people-register-moves = { $line } → { $role }
people-operator = người vận hành Hệ thống
