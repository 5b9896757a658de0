# Tài liệu kiểm chứng: trước khi gửi, tiếp nhận, từ chối, tách riêng, trùng lặp.
# $name: tên tệp; $place: «Câu 4»; $size: «1,2 MB»; $at: «10h20 ngày 08/09/2023».

documents-before-first = Trước khi gửi: đề nghị KHÔNG gửi tài liệu mật, tài liệu nội bộ hạn chế lưu hành, giấy tờ cá nhân của công dân. Nhận: PDF, DOCX, XLSX, JPG, PNG, HEIC, các tệp Word, Excel, PowerPoint, LibreOffice khác, ảnh TIFF, WEBP; mỗi tệp không quá { $limit }.
documents-button-remove = Gỡ tệp
documents-button-not-secret = Không phải tài liệu mật
documents-button-remove-some = Gỡ tệp ({ $n })
documents-button-papers = Tệp ({ $n })
documents-button-remove-one = Gỡ { $n }
documents-button-move-one = Chuyển { $n }
documents-button-move = Chuyển sang câu khác
documents-button-move-item = Chuyển nội dung khác
documents-move-choose = Đề nghị chọn tệp cần chuyển sang câu khác:
documents-move-which = Tệp { $name } đang ở { $place }. Đề nghị chọn nơi chuyển đến:
documents-moved = Đã chuyển tệp { $name } từ { $from } sang { $place }.
documents-moved-by = { $who } đã chuyển tệp { $name } từ { $from } sang { $place }, { $at }.
documents-lies-toast = Tệp này hiện ở { $place }.
documents-move-same-toast = { $place } đã có tệp này.
documents-move-nowhere-toast = Hiện không có câu nào khác đang mở để chuyển tệp.
documents-move-not-now-toast = Tệp này không được tính nên không chuyển được.
documents-button-send = Gửi tài liệu
documents-button-other = Chọn câu khác
documents-button-where = Chọn nội dung
documents-button-look = Xem tệp
documents-button-erase = Xóa tệp
documents-remove-which = Đề nghị chọn tệp cần gỡ:
documents-remove-line = { $n }. { $name }

documents-receipt = { $place } – đã nhận: { $name } · { $size } · { $at } · mã đối chiếu { $code }
documents-receipt-fetching = { $place } – đã nhận: { $name } · { $size } · { $at }
documents-receipt-many = { $place } – { $count ->
        [0] không có tệp nào được nhận
       *[other] đã nhận { $count } tệp
    }:
documents-receipt-several = Đã nhận { $count } tệp:
documents-receipt-line = { $name } · { $size } · { $at } · mã đối chiếu { $code }
documents-receipt-line-fetching = { $name } · { $size } · { $at }
documents-receipt-entry = { $mark } { $said }
documents-receipt-gone = { $place } – { $said }
documents-receipt-refused = { $name }: không được tính, lý do ở tin nhắn riêng · { $at }
documents-receipt-apart = { $name }: đang được tách riêng
documents-receipt-repeated = { $name }: trùng với tệp đã gửi, tính một lần
documents-receipt-replaced = { $name }: đã thay bằng tệp khác · { $at }
documents-receipt-removed = { $name }: đã gỡ · { $at }
documents-scan-pending = đang kiểm tra
documents-scan-clean = đã kiểm tra
documents-scan-unscannable = chưa kiểm tra được
documents-scan-infected = không qua kiểm tra an toàn

documents-refused-too-big = Chưa nhận được { $name } ({ $size }; tối đa { $limit }). Ông/Bà có thể nén PDF hoặc chia thành nhiều tệp rồi gửi.
documents-refused-archive = Chưa nhận được { $name }: Hệ thống không nhận tệp nén. Đề nghị gửi từng tệp PDF, DOCX, XLSX hoặc ảnh.
documents-refused-macro = Chưa nhận được { $name }: tệp có macro. Đề nghị lưu lại dạng { $format } hoặc PDF rồi gửi.
documents-refused-locked = Chưa nhận được { $name }: tệp đặt mật khẩu. Đề nghị bỏ mật khẩu rồi gửi lại.
documents-refused-active-script = Chưa nhận được { $name }: tệp PDF có mã lệnh tự chạy (JavaScript). Đề nghị mở tệp, in ra một tệp PDF mới rồi gửi.
documents-refused-active-launch = Chưa nhận được { $name }: tệp PDF có lệnh mở chương trình hoặc tệp khác. Đề nghị mở tệp, in ra một tệp PDF mới rồi gửi.
documents-refused-active-form = Chưa nhận được { $name }: tệp PDF là biểu mẫu động (XFA), nhiều máy không mở được. Đề nghị mở tệp, in ra một tệp PDF mới rồi gửi.
documents-refused-active-submit = Chưa nhận được { $name }: tệp PDF có lệnh gửi dữ liệu đến nơi khác. Đề nghị mở tệp, in ra một tệp PDF mới rồi gửi.
documents-refused-active-files = Chưa nhận được { $name }: tệp PDF có tệp khác đính kèm bên trong. Đề nghị in ra một tệp PDF mới rồi gửi; tệp đính kèm gửi riêng.
documents-refused-active-call = Chưa nhận được { $name }: tài liệu có lệnh tự chạy hoặc tự gọi chương trình khác. Đề nghị mở tệp, lưu lại dạng PDF rồi gửi.
documents-refused-active-fetch = Chưa nhận được { $name }: tài liệu tự tải nội dung từ máy khác khi mở. Đề nghị mở tệp, lưu lại dạng PDF rồi gửi.
documents-refused-program = Chưa nhận được { $name }: Hệ thống không nhận tệp chương trình hoặc tệp có chứa chương trình. Đề nghị gửi tệp PDF, DOCX, XLSX hoặc ảnh.
documents-refused-web = Chưa nhận được { $name }: Hệ thống không nhận tệp trang web (HTML, SVG, XML). Đề nghị mở tệp, in ra PDF hoặc gửi ảnh chụp.
documents-refused-resave = Chưa nhận được { $name }: Hệ thống chưa nhận tệp dạng { $format }. Đề nghị mở tệp, lưu lại dạng DOCX, XLSX hoặc PDF rồi gửi.
documents-refused-mail = Chưa nhận được { $name }: đây là thư điện tử ({ $format }). Đề nghị mở thư, lưu các tệp đính kèm rồi gửi từng tệp; nội dung thư in ra PDF rồi gửi.
documents-refused-print = Chưa nhận được { $name }: Hệ thống chưa nhận tệp dạng { $format }. Đề nghị mở tệp, in hoặc xuất ra PDF rồi gửi.
documents-refused-picture = Chưa nhận được { $name }: Hệ thống chưa nhận ảnh dạng { $format }. Đề nghị lưu lại dạng JPG hoặc PNG, hoặc gửi ảnh chụp màn hình.
documents-refused-film = Chưa nhận được { $name }: Hệ thống không nhận tệp ghi hình, ghi âm. Đề nghị gửi ảnh chụp hoặc văn bản ghi lại nội dung.
documents-refused-signature = Chưa nhận được { $name }: đây là tệp chữ ký số hoặc chứng thư số riêng. Đề nghị gửi văn bản đã ký số dạng PDF.
documents-refused-temporary = Chưa nhận được { $name }: đây là tệp tạm hoặc tệp chưa tải xong. Đề nghị đóng văn bản trên máy (hoặc chờ tải xong) rồi gửi tệp chính.
documents-refused-mismatch = Chưa nhận được { $name }: đuôi tên tệp là { $named } nhưng nội dung là { $actual }. Có thể tên tệp đã được đổi; đề nghị mở tệp, lưu lại dạng PDF, DOCX, XLSX hoặc ảnh rồi gửi.
documents-refused-damaged = Chưa nhận được { $name }: Hệ thống chưa mở được tệp, có thể tệp bị lỗi khi lưu hoặc chưa tải xong khi gửi. Đề nghị mở thử tệp trên máy; nếu mở được, lưu lại (hoặc quét, chụp lại) rồi gửi.
documents-refused-unpacks = Chưa nhận được { $name }: nội dung bên trong tệp quá lớn khi mở ra. Đề nghị lưu lại dạng PDF hoặc chia thành nhiều tệp.
documents-refused-huge = Chưa nhận được { $name }: ảnh có kích thước quá lớn khi mở ra. Đề nghị giảm kích thước ảnh, hoặc quét lại với độ phân giải 200–300 dpi rồi gửi.
documents-refused-empty = Chưa nhận được { $name }: tệp không có nội dung (0 byte). Đề nghị kiểm tra và gửi lại.
documents-refused-type = Chưa nhận được { $name }: Hệ thống nhận PDF, tệp Word, Excel, PowerPoint, LibreOffice và ảnh JPG, PNG, HEIC, TIFF, WEBP. Đề nghị lưu lại một trong các dạng này rồi gửi.
documents-refused-gone = Chưa nhận được { $name }: ứng dụng trò chuyện không còn giữ tệp này. Đề nghị Ông/Bà gửi lại tệp.
documents-refused-not-fetched = Chưa nhận được { $name }: Hệ thống chưa tải được tệp sau nhiều lần thử. Đề nghị Ông/Bà gửi lại tệp.

documents-secret-quarantined = Tệp “{ $name }” có dấu hiệu tài liệu mật nên được tách riêng, chưa chuyển cho Đoàn kiểm tra; Hệ thống báo cơ quan thường trực trong giờ làm việc. Đề nghị Ông/Bà xóa tin nhắn chứa tệp. Trường hợp không phải tài liệu mật, đề nghị bấm “Liên hệ thường trực”.
documents-secret-untold = Tệp “{ $name }” có dấu hiệu tài liệu mật nên được tách riêng, chưa chuyển cho Đoàn kiểm tra. Đề nghị Ông/Bà xóa tin nhắn chứa tệp. Trường hợp không phải tài liệu mật, đề nghị bấm “Liên hệ thường trực”.
documents-secret-ask-again = Tệp “{ $name }” (gửi { $at }) có chữ “{ $word }” trong tên và chưa được xác nhận, nên chưa được tiếp nhận. Trường hợp không phải tài liệu mật, đề nghị bấm “Không phải tài liệu mật”. Đến { $until } chưa có xác nhận, Hệ thống sẽ không sử dụng tệp này.
documents-secret-let-go = Tệp “{ $name }” (gửi { $at }) chưa được xác nhận là không phải tài liệu mật nên Hệ thống không sử dụng; tệp chưa được tải về. Trường hợp cần tệp này, đề nghị đổi tên và gửi lại.
documents-secret-ask = Tên tệp “{ $name }” có chữ “{ $word }”. Tệp có phải tài liệu mật không?
documents-infected = Tệp { $name } không qua kiểm tra an toàn nên chưa được dùng làm minh chứng. Đề nghị gửi bản khác của tệp.
documents-infected-unit = { $place } – tệp “{ $name }” do { $sender } gửi không qua kiểm tra an toàn nên không còn được tính làm minh chứng. Đề nghị gửi bản khác.
documents-infected-opened = Tệp “{ $name }” ({ $where }) đã gửi Ông/Bà lúc { $at } không qua kiểm tra an toàn. Đề nghị không mở, xóa tin nhắn chứa tệp và bản đã lưu; trường hợp đã mở, đề nghị báo bộ phận kỹ thuật.
documents-infected-lead = { $where } – tệp “{ $name }” không qua kiểm tra an toàn nên đã được rút khỏi minh chứng; người gửi đã được báo.
documents-infected-office = { $where } – tệp “{ $name }” do { $sender } gửi không qua kiểm tra an toàn ({ $found }) nên đã được rút khỏi minh chứng; những người liên quan đã được báo. Số người đã nhận tệp: { $opened }.

documents-scanner-out = Phần mềm kiểm tra an toàn tệp không phản hồi từ { $since }. Tài liệu gửi đến vẫn được nhận nhưng chưa mở được{ $count ->
        [0] {""}
       *[other] {" "}(đang chờ: { $count } tệp)
    }; khi phần mềm hoạt động lại, Hệ thống tự kiểm tra tiếp. Đề nghị báo bộ phận kỹ thuật.
documents-scanner-out-open = Phần mềm kiểm tra an toàn tệp không phản hồi từ { $since }. Tài liệu gửi đến vẫn được nhận và mở được khi chưa kiểm tra{ $count ->
        [0] {""}
       *[other] {" "}(đang chờ: { $count } tệp)
    }; khi phần mềm hoạt động lại, Hệ thống tự kiểm tra tiếp. Đề nghị báo bộ phận kỹ thuật.
documents-scanner-back = Phần mềm kiểm tra an toàn tệp đã hoạt động lại lúc { $until } (gián đoạn từ { $since }).{ $count ->
        [0] {""}
       *[other] {" "}Đang chờ kiểm tra: { $count } tệp; Hệ thống tự kiểm tra lần lượt.
    }

documents-held-checking = { $place } – Tài liệu đang được kiểm tra an toàn, mở được khi kiểm tra xong: { $names }
documents-held-unscannable = { $place } – Tài liệu chưa kiểm tra an toàn được nên chưa mở được: { $names }. Có thể đề nghị đơn vị gửi bản khác, dung lượng nhỏ hơn.
documents-held-toast = Tài liệu chưa mở được; đề nghị xem lại sau.
documents-unscanned-note = Tệp chưa kiểm tra an toàn.

documents-same-answer = Tệp này đã có ở { $place } (gửi { $at }); Hệ thống tính một lần.
documents-other-answer = Tệp này đã gửi ở { $first }; được dùng cho cả { $place }.
documents-reviewer-twin = Lưu ý: tệp trùng với tệp của { $unit }{ $place ->
        [none] {""}
       *[other] , { $place }
    }, nộp { $on }.
documents-reviewer-twin-outside = Lưu ý: tệp trùng với tệp của một đơn vị khác (cơ quan thường trực có chi tiết).

documents-place = Tài liệu
documents-removed = Đã gỡ tệp { $name } lúc { $at }. Trường hợp tệp thuộc nội dung khác, đề nghị mở nội dung đó rồi gửi lại.
documents-removed-toast = Đã gỡ tệp.
documents-closed-toast = Nội dung này đã nộp; tệp được giữ nguyên.
documents-ended-toast = Nội dung này đã kết thúc; tệp được giữ nguyên.
documents-nowhere-toast = Hiện không có nội dung nào đang mở của đơn vị này.
documents-place-gone-toast = Nội dung này không còn mở; đề nghị chọn nội dung khác.
documents-note-taken = Đã ghi chú cho tệp { $name }: “{ $note }”.
documents-note-gone = Đã bỏ ghi chú của tệp { $name }.
documents-replaced-told = Đã thay tệp { $name } bằng { $other }.
documents-loose = Tệp này dùng cho nội dung nào? Tệp được giữ 24 giờ.
documents-loose-unit = Đề nghị chọn đơn vị của tệp này. Tệp được giữ 24 giờ.
documents-loose-other = Tệp { $name } dùng cho câu nào?
documents-loose-line = { $place }: { $about }
documents-button-unused = Không dùng
documents-placed = { $place }: tệp { $name } đã được ghi nhận.
documents-placed-toast = Tệp đã được ghi nhận cho { $place }.
# What a message that asked where a paper belongs says once it is known.
documents-placed-line = → Đã chọn: { $place }.
documents-unused-line = → Tệp không được sử dụng.
documents-dropped = Tệp { $name } chưa được chọn nội dung trong 24 giờ nên không được dùng. Khi cần, đề nghị Ông/Bà gửi lại.
documents-duty-quarantined = { $count } tệp có dấu hiệu tài liệu mật đang được tách riêng
documents-apart-nobody = chưa xác định đơn vị
documents-apart-head = **Tệp có dấu hiệu tài liệu mật** – đang tách riêng { $count } tệp
documents-apart-line = { $n }. { $unit } – “{ $name }”, { $sender }, { $at }
documents-apart-none = Hiện không có tệp nào đang được tách riêng.
documents-apart-one = **“{ $name }”** – { $unit }, { $place }; người gửi { $sender }, { $at }
documents-apart-choose = Tệp chưa được tải về. “Xem tệp” gửi tệp vào trò chuyện này; sau khi xem, đề nghị xóa tin nhắn chứa tệp.
documents-apart-look = “{ $name }” – sau khi xem, đề nghị xóa tin nhắn này.
documents-apart-ask-erase = Xóa tệp “{ $name }” khỏi Hệ thống? Người gửi được báo và được đề nghị xóa tin nhắn chứa tệp.
documents-apart-settled = Tệp này không còn ở mục tách riêng.
documents-apart-done = Đã ghi; người gửi được báo.
documents-apart-done-untold = Đã ghi; hiện chưa gửi được tin cho người gửi.
documents-apart-cleared = Cơ quan thường trực xác nhận tệp “{ $name }” không phải tài liệu mật. { $place }: tệp được tiếp nhận làm tài liệu kiểm chứng.
documents-apart-cleared-loose = Cơ quan thường trực xác nhận tệp “{ $name }” không phải tài liệu mật. Đề nghị chọn nội dung của tệp trong 24 giờ.
documents-apart-erased = Cơ quan thường trực đã xóa tệp “{ $name }” khỏi Hệ thống; tệp không được tính làm tài liệu kiểm chứng. Đề nghị Ông/Bà xóa tin nhắn chứa tệp.
