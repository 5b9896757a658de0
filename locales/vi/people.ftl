# Người tham gia: liên kết mời, thông tin dữ liệu cá nhân, vai trò, /toi, /moi, /donvi.
place-office = Đoàn kiểm tra

# Trước khi đồng ý: không nêu đơn vị, không nêu vai trò.
people-privacy = **Đôn Đốc – hỗ trợ công tác kiểm tra { $topic }**
    Thông tin về dữ liệu cá nhân (bản { $version }). Bên kiểm soát dữ liệu cá nhân: { $office } (cơ quan thường trực).
    – Mục đích: thông báo lịch, nhận câu trả lời và tài liệu, theo dõi khắc phục.
    – Dữ liệu: họ tên, chức vụ, đơn vị, số điện thoại (nếu chia sẻ), định danh trên ứng dụng, nội dung gửi tại đây.
    – Ứng dụng trò chuyện lưu dữ liệu ngoài lãnh thổ Việt Nam. Thời hạn lưu: theo quy định về hồ sơ kiểm tra.
    – Tại /toi, Ông/Bà có thể xem, nhận bản sao, rút lại sự đồng ý và rời Hệ thống; để sửa, xóa, đề nghị liên hệ cơ quan thường trực.
    Đề nghị KHÔNG gửi tài liệu mật, tài liệu nội bộ hạn chế lưu hành qua kênh này.
people-privacy-changes = Thay đổi: nêu rõ hơn về bản ghi kỹ thuật, quyền sửa, xóa và rút lại sự đồng ý.
people-privacy-full = **Thông tin về dữ liệu cá nhân – toàn văn (bản { $version })**
    1. Bên kiểm soát dữ liệu cá nhân: { $office }, cơ quan thường trực của Đoàn kiểm tra công tác { $topic }.
    2. Mục đích: thông báo và điều chỉnh lịch kiểm tra; nhận câu trả lời phiếu kiểm tra và tài liệu kiểm chứng; rà soát, kết luận; theo dõi khắc phục tồn tại, hạn chế; thông báo chung. Không dùng cho mục đích khác.
    3. Dữ liệu: họ tên, chức vụ, đơn vị, vai trò; số điện thoại nếu Ông/Bà chia sẻ, chỉ để đối chiếu với danh sách của cơ quan thường trực; định danh của Ông/Bà trên ứng dụng trò chuyện; nội dung, tệp Ông/Bà gửi tại đây và thời điểm gửi, nhận, xác nhận. Hệ thống không dùng tên hiển thị, ảnh đại diện, danh bạ, vị trí; bản ghi kỹ thuật của tin nhắn đã xử lý được xóa sau 03 ngày.
    4. Người được xem: cơ quan thường trực; thành viên Đoàn kiểm tra trong phạm vi được phân công; người cùng đơn vị trong phạm vi công việc của đơn vị. Không cung cấp cho bên khác, trừ trường hợp pháp luật quy định.
    5. Lưu trữ: dữ liệu nghiệp vụ lưu trên máy chủ của cơ quan thường trực. Tin nhắn, tệp còn được nhà cung cấp ứng dụng trò chuyện lưu ngoài lãnh thổ Việt Nam. Thời hạn lưu: theo quy định về hồ sơ kiểm tra.
    6. Quyền của Ông/Bà: được biết, xem, nhận bản sao, đề nghị sửa, đề nghị xóa (liên hệ cơ quan thường trực); rút lại sự đồng ý bất cứ lúc nào tại /toi. Việc rút lại sự đồng ý không ảnh hưởng đến nội dung đã nộp thuộc hồ sơ kiểm tra. Khi không đồng ý, Ông/Bà làm việc với Đoàn kiểm tra bằng văn bản như thông thường.
    7. Đề nghị KHÔNG gửi tài liệu mật, tài liệu nội bộ hạn chế lưu hành, giấy tờ cá nhân của công dân qua kênh này.
    8. Nội dung trao đổi tại đây là bản phục vụ trao đổi, không thay thế văn bản phát hành chính thức.
    Khi có vướng mắc, đề nghị liên hệ { $office } trong giờ làm việc.
people-agree = Đồng ý
people-decline = Không đồng ý
people-consent-unclear = Để ghi nhận đúng ý của Ông/Bà, đề nghị gửi “đồng ý” hoặc chọn nút “Đồng ý”; nếu không, chọn nút “Không đồng ý”. Thông tin về dữ liệu cá nhân ở tin nhắn trên.
people-read-all = Xem toàn văn
people-read-again = Xem lại thông tin
people-other-language = English
people-declined = Hệ thống chưa ghi nhận Ông/Bà tham gia. Liên kết còn hiệu lực đến { $until }.
people-renewal-declined = Hệ thống chưa ghi nhận sự đồng ý của Ông/Bà với bản mới, vì vậy chưa thể tiếp tục. Ông/Bà có thể xem lại thông tin hoặc rời Hệ thống; nội dung đã gửi vẫn được giữ.
people-renewed = Đã ghi nhận sự đồng ý của Ông/Bà với bản { $version }.
people-share-phone = Để xác nhận, đề nghị Ông/Bà bấm “Chia sẻ số điện thoại”. Số này chỉ dùng để đối chiếu với danh sách của cơ quan thường trực.
people-share-phone-button = Chia sẻ số điện thoại
people-own-phone = Hệ thống cần số của chính tài khoản này. Đề nghị dùng nút bên dưới.
people-gone = người đã thôi phụ trách
people-phone-compared = Đã đối chiếu số điện thoại.
people-phone-unlisted = Danh sách không có số di động của Ông/Bà nên số vừa chia sẻ không được đối chiếu.
people-ask-name = **Đề nghị Ông/Bà gửi họ và tên** để ghi vào danh sách người tham gia.
    Ví dụ: Nguyễn Văn A
people-name-read = Họ và tên: **{ $name }**. Nếu chưa đúng, đề nghị gửi lại.
people-name-which = Họ và tên là **{ $name }** hay **{ $other }**? Đề nghị chọn, hoặc gửi lại đủ họ và tên.
people-name-confirm = Xác nhận
people-name-unread = Hệ thống chưa đọc được họ và tên. Đề nghị gửi đủ họ và tên bằng chữ, ví dụ: Nguyễn Văn A.
people-name-dropped = Họ và tên { $name } chưa được ghi. **Đề nghị gửi đủ họ và tên bằng chữ**, ví dụ: Nguyễn Văn A.
people-link-unusable = Liên kết này hiện không dùng được. Đề nghị Ông/Bà liên hệ cơ quan thường trực ({ $office }) để được cấp liên kết mới.
people-joined = Đã xác nhận. Ông/Bà tham gia Hệ thống từ ngày { $since } với vai trò **{ $role }**. Hiện có { $count } việc cần thực hiện.
people-joined-nothing = Đã xác nhận. Ông/Bà tham gia Hệ thống từ ngày { $since } với vai trò **{ $role }**. Hiện chưa có việc nào cần thực hiện.
people-waiting = Hệ thống đã ghi nhận. Vai trò này cần thêm một người phê duyệt; kết quả sẽ được báo tại đây.
people-stranger = Đây là kênh làm việc của Đoàn kiểm tra, dành cho người được mời. Trường hợp đã được mời, đề nghị Ông/Bà mở liên kết trong thư mời.
people-ended = Quyền truy cập của Ông/Bà tại { $place } đã kết thúc ngày { $on }. Trân trọng cảm ơn sự phối hợp của Ông/Bà.
people-ended-unrecorded = Nội dung Ông/Bà vừa gửi không được ghi nhận.
people-me-ended = Ông/Bà hiện không có vai trò nào trên Hệ thống; quyền truy cập tại { $place } đã kết thúc ngày { $on }. Để nhận bản sao, sửa hoặc xóa dữ liệu, đề nghị liên hệ cơ quan thường trực ({ $office }).

# Vai trò.
people-team = Tổ { $team }
people-delegation = Đoàn kiểm tra
people-role-FOCAL = Đầu mối
people-role-DEPUTY = Đầu mối dự phòng
people-role-HEAD = Thủ trưởng
people-role-DELEGATION_HEAD = Trưởng Đoàn
people-role-DELEGATION_DEPUTY = Phó Trưởng Đoàn
people-role-SECRETARY = Thư ký
people-role-LEAD = Tổ trưởng
people-role-MEMBER = Thành viên
people-role-OFFICE = Cơ quan thường trực
people-of-unit-FOCAL = đầu mối của { $unit }
people-of-unit-DEPUTY = đầu mối dự phòng của { $unit }
people-head-of-committee = Chủ tịch { $unit }
people-head-of-body = Thủ trưởng { $unit }
people-of-delegation-DELEGATION_HEAD = Trưởng Đoàn kiểm tra
people-of-delegation-DELEGATION_DEPUTY = Phó Trưởng Đoàn kiểm tra
people-of-delegation-SECRETARY = Thư ký Đoàn kiểm tra
people-of-delegation-LEAD = Tổ trưởng
people-of-delegation-MEMBER = Thành viên Đoàn kiểm tra
people-of-delegation-OFFICE = công chức cơ quan thường trực
people-of-team-LEAD = Tổ trưởng { $team }
people-of-team-MEMBER = Thành viên { $team }

# Người thứ hai phê duyệt.
people-approval = Kính đề nghị Ông/Bà xem xét, phê duyệt: { $name }, vai trò { $role }; người mời: { $inviter }, { $at }.
people-approval-agency = Kính đề nghị Ông/Bà xem xét, phê duyệt: { $name }, { $agency }, vai trò { $role }; người mời: { $inviter }, { $at }.
people-approve = Phê duyệt
people-disapprove = Không phê duyệt
people-approval-approved = Đã phê duyệt: { $by }, { $at }.
people-approval-disapproved = Không phê duyệt: { $by }, { $at }.
people-approval-decided = Đề nghị này đã có kết quả.
people-approved = Đã phê duyệt. Ông/Bà tham gia Hệ thống từ ngày { $since } với vai trò **{ $role }**. Hiện có { $count } việc cần thực hiện.
people-approved-nothing = Đã phê duyệt. Ông/Bà tham gia Hệ thống từ ngày { $since } với vai trò **{ $role }**. Hiện chưa có việc nào cần thực hiện.
people-disapproved = Vai trò { $role } không được phê duyệt. Khi cần trao đổi, đề nghị Ông/Bà liên hệ cơ quan thường trực ({ $office }).
people-approval-duty-nobody = { $name }, vai trò { $role }: chưa có ai phê duyệt được
people-approval-nobody = { $name }, vai trò { $role }: chưa có người thứ hai để phê duyệt. Cách xử lý: mời Trưởng Đoàn (hoặc thêm một công chức cơ quan thường trực) tham gia để phê duyệt; hoặc đề nghị người vận hành Hệ thống tạo liên kết bằng lệnh dondoc invite, liên kết đó không cần phê duyệt.
people-approval-duty = Phê duyệt { $name }, vai trò { $role }
people-see = Xem

# /toi
people-me-head = **Thông tin của Ông/Bà**
people-me-name = { $name }, { $title }
people-me-role = – { $role }; tham gia Hệ thống từ ngày { $since }
people-me-role-waiting = – { $role }, chờ phê duyệt
people-me-phone = Số điện thoại: { $phone }
people-me-no-phone = Số điện thoại: chưa chia sẻ
people-me-language = Ngôn ngữ: Tiếng Việt
people-me-consent = Đã đồng ý thông tin dữ liệu cá nhân (bản { $version }) ngày { $on }.
people-my-data = Dữ liệu của Ông/Bà
people-my-data-file = Bản sao dữ liệu của Ông/Bà trong Hệ thống, tính đến { $at }. Khi cần sửa hoặc xóa, đề nghị liên hệ cơ quan thường trực ({ $office }).
people-leave = Rút lại đồng ý, rời
people-leave-ask = **Rời Hệ thống?** Sau khi xác nhận, vai trò của Ông/Bà tại { $place } kết thúc ngay và Ông/Bà không nhận được thông báo nữa.
    Nội dung đã gửi vẫn thuộc hồ sơ kiểm tra. Để tham gia lại cần liên kết mời mới.
people-leave-confirm = Xác nhận rời

# /moi
people-invite-cancelled = Đã đóng; không tạo liên kết mới.
people-invitation-own = Kính gửi Ông/Bà. { $sender } trân trọng kính mời Ông/Bà tham gia kênh trao đổi phục vụ công tác kiểm tra { $topic }, vai trò { $role }. Kính đề nghị mở liên kết dưới đây bằng { $app } và làm theo hướng dẫn:
    { $link }
    Liên kết dùng được một lần, có hiệu lực đến { $until }; đề nghị không chuyển cho người khác. Trân trọng./.
people-invite-held = { $role } hiện nay: { $names }. Nếu người khác vào vai trò này, Hệ thống hỏi thay thế hay cùng đảm nhiệm; đến khi có trả lời, người mới chờ.
people-invite-held-beside = { $role } hiện nay: { $names }. Người được mời cùng đảm nhiệm.
people-invite-start = **Mời tham gia, kết thúc vai trò**
    Đề nghị chọn nơi cần mời, hoặc gửi một phần tên hoặc mã đơn vị.
    Ví dụ: tre xanh
    Để kết thúc vai trò của người đang tham gia, đề nghị chọn đơn vị hoặc Đoàn kiểm tra rồi chọn người.
people-invite-units = Đơn vị
people-invite-delegation = Đoàn kiểm tra
people-invite-unit-list = **Mời tham gia · chọn đơn vị** – trang { $page }/{ $pages }
people-invite-unit-hint = Có thể gửi một phần tên hoặc mã đơn vị để tìm, ví dụ: tre xanh
people-invite-unit-none = Hệ thống chưa tìm thấy đơn vị nào có “{ $typed }”. Đề nghị gửi một phần tên hoặc mã đơn vị, ví dụ: tre xanh.
people-invite-person-list = **Mời tham gia · chọn thành viên Đoàn** – trang { $page }/{ $pages }
people-invite-person = { $name }, { $agency }
people-invite-nobody = Danh sách Đoàn kiểm tra chưa có ai. Đề nghị bổ sung trang tính Đoàn kiểm tra trong tệp kế hoạch.
people-invite-role = **{ $who }** – mời với vai trò nào?
people-invited = Đã tạo liên kết mời **{ $role }**: dùng được một lần, có hiệu lực đến { $until }. Đề nghị chuyển tiếp tin nhắn dưới đây đến đúng người.
people-invited-phone = Người được mời cần chia sẻ số điện thoại trùng với danh sách.
people-invited-nobody = Vai trò này cần người thứ hai phê duyệt, nhưng hiện chưa có ai: đề nghị mời Trưởng Đoàn tham gia trước, hoặc đề nghị người vận hành Hệ thống tạo liên kết bằng lệnh dondoc invite (không cần phê duyệt).
people-invited-approval = Vai trò này cần thêm một người phê duyệt sau khi người được mời xác nhận.
people-sender-office = Cơ quan thường trực ({ $office })
people-invite-more = Mời người khác
people-invitation-unit = Kính gửi { $unit }. { $sender } trân trọng kính mời { $role } tham gia kênh trao đổi phục vụ công tác kiểm tra { $topic }. Kính đề nghị mở liên kết dưới đây bằng { $app } và làm theo hướng dẫn:
    { $link }
    Liên kết dùng được một lần, có hiệu lực đến { $until }; đề nghị chỉ chuyển cho đúng người được mời. Trân trọng./.
people-invitation-person = Kính gửi Ông/Bà { $name }. { $sender } trân trọng kính mời Ông/Bà tham gia kênh trao đổi phục vụ công tác kiểm tra { $topic }, vai trò { $role }. Kính đề nghị mở liên kết dưới đây bằng { $app } và làm theo hướng dẫn:
    { $link }
    Liên kết dùng được một lần, có hiệu lực đến { $until }; đề nghị không chuyển cho người khác. Trân trọng./.
people-unit-unknown = Chưa thể mời vì đơn vị không có trong danh sách.
people-team-unknown = Chưa thể mời vì chưa có Tổ “{ $team }” trong danh sách.
people-team-needed = Chưa thể mời Tổ trưởng hoặc Thành viên khi chưa rõ Tổ. Đề nghị bổ sung ở trang tính Đoàn kiểm tra.

# /donvi
people-no-lead = { $name ->
        [none] **{ $team } hiện chưa có tổ trưởng tham gia Hệ thống.** Đề nghị cử và mời tổ trưởng tham gia.
       *[other] **{ $team } hiện chưa có tổ trưởng nhận việc: { $name } chưa tham gia; đề nghị mời tham gia Hệ thống.**
    }
people-no-lead-duty = { $name ->
        [none] { $team } chưa có tổ trưởng nhận việc
       *[other] { $team } chưa có tổ trưởng nhận việc: { $name } chưa tham gia
    }
people-unreached-head = **Đơn vị chưa có người nhận: { $count }/{ $all }**
people-unreached-none = Tất cả { $all } đơn vị đã có người nhận thông báo.
people-unreached-duty = Đơn vị chưa có người nhận: { $count }/{ $all }
people-unreached-never = chưa ai tham gia (chưa mời)
people-unreached-expired = chưa ai tham gia (mời { $on }, hết hạn)
people-unreached-invited = chưa ai tham gia (mời { $on }, liên kết còn hiệu lực)
people-unreached-blocked = { $role } không nhận được tin của Hệ thống từ { $on }
people-unreached-left = { $role } đã rời Hệ thống từ { $on }
people-invite-again = Mời lại
people-invite = Mời

# Danh mục lệnh trên ứng dụng.
people-command-viec = Việc cần làm và thời hạn
people-command-lich = Lịch kiểm tra
people-command-traloi = Trả lời phiếu kiểm tra
people-command-khacphuc = Nội dung khắc phục
people-command-rasoat = Phiếu chờ rà soát
people-command-thongbao = Thông báo chung
people-command-moi = Mời tham gia, kết thúc vai trò
people-command-donvi = Đơn vị chưa có người nhận
people-command-kehoach = Kế hoạch kiểm tra
people-command-toi = Thông tin của Ông/Bà, ngôn ngữ
people-command-trogiup = Trợ giúp
people-command-lienhe = Liên hệ thường trực
people-taken-from = { $line } (tiếp nhận từ { $from })
