# Tài liệu kiểm chứng: trước khi gửi, tiếp nhận, từ chối, tách riêng, trùng lặp.
# $name: tên tệp; $place: «Câu 4»; $size: «1,2 MB»; $at: «10h20 ngày 08/09/2023».

documents-before-first = Trước khi gửi: đề nghị KHÔNG gửi tài liệu mật, tài liệu nội bộ hạn chế lưu hành, giấy tờ cá nhân của công dân. Nhận: PDF, DOCX, XLSX, JPG, PNG, HEIC, các tệp Word, Excel, PowerPoint, LibreOffice khác, ảnh TIFF, WEBP; mỗi tệp không quá { $limit }.
documents-button-remove = Gỡ tệp
documents-button-not-secret = Không phải tài liệu mật

documents-receipt = { $place } – đã nhận: { $name } · { $size } · { $at } · mã đối chiếu { $code }
documents-receipt-fetching = { $place } – đã nhận: { $name } · { $size } · { $at }
documents-receipt-many = { $place } – đã nhận { $count } tệp:
documents-receipt-line = – { $name } · { $size } · { $at } · mã đối chiếu { $code }
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
documents-refused-active-files = Chưa nhận được { $name }: tệp PDF có tệp khác đính kèm bên trong. Đề nghị in ra một tệp PDF mới rồi gửi; tệp đính kèm gửi riêng.
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

documents-secret-quarantined = Tệp “{ $name }” có dấu hiệu tài liệu mật nên được tách riêng, chưa chuyển cho Đoàn kiểm tra; cơ quan thường trực đã được báo. Đề nghị Ông/Bà xóa tin nhắn chứa tệp. Trường hợp không phải tài liệu mật, đề nghị bấm “Liên hệ thường trực”.
documents-secret-untold = Tệp “{ $name }” có dấu hiệu tài liệu mật nên được tách riêng, chưa chuyển cho Đoàn kiểm tra. Đề nghị Ông/Bà xóa tin nhắn chứa tệp. Trường hợp không phải tài liệu mật, đề nghị bấm “Liên hệ thường trực”.
documents-secret-ask = Tên tệp “{ $name }” có chữ “{ $word }”. Tệp có phải tài liệu mật không?
documents-infected = Tệp { $name } không qua kiểm tra an toàn nên chưa được dùng làm minh chứng. Đề nghị gửi bản khác của tệp.
documents-infected-unit = { $place } – tệp “{ $name }” do { $sender } gửi không qua kiểm tra an toàn nên không còn được tính làm minh chứng. Đề nghị gửi bản khác.
documents-infected-opened = Tệp “{ $name }” ({ $where }) đã gửi Ông/Bà lúc { $at } không qua kiểm tra an toàn. Đề nghị không mở, xóa tin nhắn chứa tệp và bản đã lưu; trường hợp đã mở, đề nghị báo bộ phận kỹ thuật.
documents-infected-lead = { $where } – tệp “{ $name }” không qua kiểm tra an toàn nên đã được rút khỏi minh chứng; người gửi đã được báo.
documents-infected-office = { $where } – tệp “{ $name }” do { $sender } gửi không qua kiểm tra an toàn ({ $found }) nên đã được rút khỏi minh chứng; những người liên quan đã được báo. Số người đã nhận tệp: { $opened }.

documents-scanner-out = Phần mềm kiểm tra an toàn tệp không phản hồi từ { $since }. Tài liệu gửi đến vẫn được nhận nhưng chưa mở được (đang chờ: { $count } tệp); khi phần mềm hoạt động lại, Hệ thống tự kiểm tra tiếp. Đề nghị báo bộ phận kỹ thuật.
documents-scanner-out-open = Phần mềm kiểm tra an toàn tệp không phản hồi từ { $since }. Tài liệu gửi đến vẫn được nhận và mở được khi chưa kiểm tra (đang chờ: { $count } tệp); khi phần mềm hoạt động lại, Hệ thống tự kiểm tra tiếp. Đề nghị báo bộ phận kỹ thuật.
documents-scanner-back = Phần mềm kiểm tra an toàn tệp đã hoạt động lại lúc { $until } (gián đoạn từ { $since }). Đang chờ kiểm tra: { $count } tệp; Hệ thống tự kiểm tra lần lượt.

documents-held-checking = { $place } – Tài liệu đang được kiểm tra an toàn, mở được khi kiểm tra xong: { $names }
documents-held-unscannable = { $place } – Tài liệu chưa kiểm tra an toàn được nên chưa mở được: { $names }. Có thể đề nghị đơn vị gửi bản khác, dung lượng nhỏ hơn.
documents-held-toast = Tài liệu chưa mở được; đề nghị xem lại sau.
documents-unscanned-note = Tệp chưa kiểm tra an toàn.

documents-same-answer = Tệp này đã có ở { $place } (gửi { $at }); Hệ thống tính một lần.
documents-other-answer = Tệp này đã gửi ở { $first }; được dùng cho cả { $place }.
documents-reviewer-twin = Lưu ý: tệp trùng với tệp của { $unit }, { $place }, nộp { $on }.
documents-reviewer-twin-outside = Lưu ý: tệp trùng với tệp của một đơn vị khác (cơ quan thường trực có chi tiết).

documents-place = Tài liệu
documents-removed = Đã gỡ tệp { $name } lúc { $at }.
documents-removed-toast = Đã gỡ tệp.
documents-closed-toast = Nội dung này đã nộp; tệp được giữ nguyên.
documents-loose = Tệp này dùng cho nội dung nào? Tệp được giữ 24 giờ.
documents-loose-unit = Đề nghị chọn đơn vị của tệp này. Tệp được giữ 24 giờ.
documents-button-unused = Không dùng
documents-placed = { $place } – đã dùng tệp { $name }.
documents-placed-toast = Đã dùng cho { $place }.
documents-dropped = Tệp { $name } chưa được chọn nội dung trong 24 giờ nên không được dùng. Khi cần, đề nghị Ông/Bà gửi lại.
documents-duty-quarantined = { $count } tệp có dấu hiệu tài liệu mật đang được tách riêng
