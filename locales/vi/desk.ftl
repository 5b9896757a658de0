# The desk: /viec, /lich, /trogiup, /lienhe, and what is said when nothing fits.
desk-todo-head = **Việc cần làm · { $place }** – { $n ->
        [0] Ông/Bà không có việc phải làm
       *[other] { $count } việc
    }, tính đến { $now }
desk-todo-head-watched = **Việc cần làm · { $place }** – { $n ->
        [0] Ông/Bà không có việc phải làm; đang theo dõi { $watched } việc
       *[other] { $count } việc, theo dõi { $watched }
    }, tính đến { $now }
desk-watched = Theo dõi: { $line }
desk-watched-head = **Theo dõi · { $place }** – { $count } việc, tính đến { $now }
desk-watched-none = Hiện không có việc nào để theo dõi.
desk-button-watched = Xem theo dõi
desk-nothing = Hiện không có việc nào cần Ông/Bà thực hiện.
desk-nothing-next = Hiện không có việc nào cần Ông/Bà thực hiện. Việc gần nhất sắp tới: { $next }
calendar-head = **Lịch của { $place }**
calendar-visits-head = **Từng cuộc kiểm tra · { $place }** – { $count } cuộc từ hôm nay{ $n ->
        [0] {""}
       *[other] , trong đó { $cancelled } đã hủy
    }
calendar-button-visits = Xem từng cuộc
calendar-button-open = Xem
calendar-empty-past = Không có cuộc kiểm tra nào sắp tới. Đã qua: { $count } cuộc, gần nhất: { $latest }
calendar-button-past = Xem các cuộc đã qua
calendar-past-head = **Các cuộc kiểm tra đã qua · { $place }** – { $count } cuộc
calendar-past-none = Chưa có cuộc kiểm tra nào đã qua.
calendar-empty = Hiện chưa có lịch kiểm tra nào được thông báo.
not-readable = Hệ thống chưa đọc được nhãn dán, tin thoại, vị trí, danh thiếp và các nội dung tương tự. Đề nghị nhập chữ hoặc gửi tệp; nội dung đang hỏi ở tin nhắn dưới đây.
not-readable-now = Hệ thống chưa đọc được nhãn dán, tin thoại, vị trí, danh thiếp và các nội dung tương tự. Đề nghị nhập chữ, gửi tệp hoặc bấm nút.
edited-back = Tin nhắn vừa sửa không làm thay đổi nội dung đã ghi. Để sửa, đề nghị bấm “Quay lại” đến bước cần sửa rồi nhập lại.
edited-nothing = Tin nhắn vừa sửa không làm thay đổi nội dung đã ghi. Đề nghị gửi lại nội dung đúng bằng tin nhắn mới.
typed-several = Nội dung vừa gửi có thể là nhiều mục; Hệ thống chưa ghi. Đề nghị bấm nút hoặc gửi số thứ tự của mục.
composed-press = Hệ thống chưa thực hiện. Để thực hiện, đề nghị bấm “{ $label }”.
composed-choose = Nội dung đã soạn được giữ nguyên. Đề nghị chọn một nút trên màn hình.
composed-unused = Nội dung đã soạn được giữ nguyên; nội dung vừa gửi chưa được dùng: “{ $text }”
composed-change = Sửa nội dung
desk-kept = { $what ->
        [checklists-ask] Câu trả lời đang nhập dở
        [checklists-page] Việc nộp phiếu đang làm dở
        [remediation-item] { $step ->
            [extend-reason] Đề nghị gia hạn đang soạn dở
            [extend-date] Đề nghị gia hạn đang soạn dở
            [extend-confirm] Đề nghị gia hạn đang soạn dở
           *[other] Nội dung khắc phục đang cập nhật dở
        }
        [remediation-result] Ý kiến về kết quả khắc phục đang soạn dở
        [remediation-decision] Ý kiến về đề nghị gia hạn đang soạn dở
        [remediation-review] Ý kiến rà soát đang nhập dở
        [remediation-finding] Nội dung ghi tồn tại, ưu điểm đang nhập dở
        [broadcasts-write] Thông báo chung đang soạn dở
        [remediation-waiver] Lý do miễn đang nhập dở
        [broadcasts-reply] Ý kiến về thông báo chung đang soạn dở
        [people-invite] Việc mời tham gia đang làm dở
       *[other] Nội dung đang nhập dở
    }
desk-kept-go-on = Tiếp tục
calendar-empty-delegation = Không có cuộc kiểm tra nào sắp tới.
not-understood = Hệ thống chưa hiểu nội dung Ông/Bà vừa gửi. Đề nghị chọn một mục dưới đây.
desk-done-nothing = Cảm ơn Ông/Bà. Hiện không còn việc nào cần Ông/Bà thực hiện.
desk-done-watched = Nội dung vừa gửi chưa được chuyển đến ai. Hiện Ông/Bà đang theo dõi { $count } việc của đơn vị, không có việc nào phải tự thực hiện.
desk-sent-nobody = Nội dung vừa gửi chưa được chuyển đến ai. Trường hợp cần trao đổi, đề nghị liên hệ cơ quan thường trực; các việc trên Hệ thống có tại “Việc cần làm”.
desk-done-open = Cảm ơn Ông/Bà. Những việc dưới đây chưa được ghi là xong trên Hệ thống; mỗi việc có nút để cập nhật.
talk-thanks = Hệ thống cảm ơn Ông/Bà đã phối hợp.
talk-greeting = Kính chào Ông/Bà, chúc Ông/Bà một ngày làm việc thuận lợi.
talk-assent = Vâng, cảm ơn Ông/Bà.
typed-acknowledged-rest = Hệ thống chỉ ghi việc đã nhận; nội dung “{ $rest }” chưa được chuyển đến ai. Trường hợp cần chuyển, đề nghị liên hệ cơ quan thường trực.
help = **Trợ giúp**
    Ba việc Ông/Bà có thể thực hiện ngay:
    /viec – xem việc cần làm và thời hạn
    /lich – xem lịch kiểm tra
    /toi – thông tin của Ông/Bà, đổi ngôn ngữ
    Câu trả lời được ghi ngay; Ông/Bà có thể dừng và tiếp tục bất cứ lúc nào. Khi cần hỏi, đề nghị liên hệ cơ quan thường trực trong giờ làm việc.
contact-office = Cơ quan thường trực: { $office }. { $contact }
contact-office-plain = Cơ quan thường trực: { $office }, trong giờ làm việc. Số điện thoại liên hệ: chưa cập nhật.
setting-office = Sở Nội vụ
setting-topic = cải cách hành chính
setting-app = Telegram
desk-aside-told = Hệ thống đã để riêng { $count } nội dung gửi đến mà chưa xử lý được. Nội dung gốc được giữ nguyên; các nội dung khác vẫn được tiếp nhận bình thường.
desk-aside-duty = Nội dung để riêng do chưa xử lý được: { $count }
desk-aside-head = **Nội dung để riêng do chưa xử lý được: { $count }**
desk-aside-line = { $n }. { $who }: { $count } nội dung, gần nhất { $at } (mã { $code })
desk-aside-nobody = Chưa rõ người gửi
desk-aside-more = Và { $count } người gửi khác.
desk-aside-advice = Nội dung gốc được giữ nguyên để bộ phận kỹ thuật kiểm tra theo mã. Trường hợp biết người gửi, đề nghị liên hệ để gửi lại.
desk-aside-none = Hiện không có nội dung nào để riêng.
desk-aside-button-seen = Đã xem
button-todo = Việc cần làm
button-calendar = Xem lịch
button-calendar-file = Tải lịch (.ics)
button-help = Trợ giúp
button-contact = Liên hệ thường trực
button-previous = ‹ Trước
button-next = Sau ›
button-back = Quay lại
button-whole = Đọc hết
button-later = Để sau
button-cancel = Hủy
menu-viec = Việc cần làm
menu-lich = Lịch kiểm tra
menu-toi = Thông tin của Ông/Bà
menu-trogiup = Trợ giúp
menu-lienhe = Liên hệ thường trực
desk-news-unreached = Đơn vị chưa có người nhận thông báo, nhắc việc của Hệ thống: { $count }/{ $all }{ $today ->
        [none] {""}
       *[other] ; các đơn vị khác đã nêu trong 07 ngày qua, hôm nay nêu { $today }
    } – { $names }
desk-news-year = Danh mục ngày nghỉ năm { $year } chưa được xác nhận; việc có thời hạn trong năm đó chưa được tính và nhắc. Đề nghị xem và xác nhận danh mục
desk-news-blocked = Người hiện không nhận được tin của Hệ thống: { $count } – { $names }
desk-news-blocked-one = { $name }, { $role }, từ { $on }
desk-news-unheard = Thông báo kiểm tra chưa có người nhận: { $count } – { $names }
desk-news-unheard-one = { $unit }, kiểm tra ngày { $day }
desk-news-paper = Có { $count } tệp có dấu hiệu tài liệu mật đã được tách riêng, chưa chuyển cho Đoàn kiểm tra: { $names }. Người gửi đã được đề nghị xóa tin nhắn chứa tệp.
desk-news-paper-one = { $unit } ({ $place }, { $at })
desk-news-more = và { $count } { $kind ->
        [unit] đơn vị
        [person] người
        [notice] cuộc kiểm tra
       *[paper] tệp
    } khác

whole-part = **{ $label }**
    { $text }
whole-page = Trang { $n }/{ $of }
whole-said = { $name }, { $at }
whole-returned = Đề nghị bổ sung
whole-item = Nội dung khắc phục · { $unit }
whole-cause = Nguyên nhân
whole-solution = Giải pháp
whole-request = Lý do đề nghị
whole-question = Câu { $n }
whole-answer = Trả lời
whole-explanation = Giải trình
whole-note = Ghi chú
desk-news-ended-one = { $unit } (sau ngày { $on }; { $open })
desk-news-ended = Đơn vị hết hiệu lực, chưa xác định đơn vị kế thừa ({ $count }): { $names }. Đề nghị chọn đơn vị kế thừa hoặc xác định không có.
whole-notice = Thông báo chung
whole-place = Địa điểm
whole-themes = Chuyên đề
whole-joint = Lồng ghép với
whole-verdict = Ý kiến của Đoàn
whole-before = Trả lời trước khi bổ sung
desk-watched-more = Theo dõi: … và { $count } việc khác tại “Xem theo dõi”
