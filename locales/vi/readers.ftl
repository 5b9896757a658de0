# Đọc câu trả lời: giá trị, nút, cách trả lời, và những gì Hệ thống nói khi chưa đọc được.

## Giá trị
value-yes = Có
value-no = Không
value-not-yet = Chưa
value-na = Không áp dụng
value-done = Hoàn thành
value-in-progress = Đang thực hiện
value-not-started = Chưa thực hiện
value-none-arisen = Không phát sinh
value-not-held = Chưa tổ chức
value-not-issued = Chưa ban hành
value-no-petition = Không có kiến nghị
value-nothing = Không có
value-no-document = Chưa có tài liệu
value-file-given = Đã có tài liệu
value-docref = Số { $number } ngày { $day }
value-text = { $parts } đoạn, { $chars } ký tự

## Nút
option-plain = { $value }
option-right = Đúng, { $value }
option-swap = Đổi: { $value }
option-today = Hôm nay
option-again = Nhập lại
option-skip-subject = Bỏ qua trích yếu

## Cách trả lời, trên thẻ của mỗi câu
hint-yesno = Chọn một mục.
hint-status = Chọn một mục.
hint-choice = Chọn một mục.
hint-choice-typed = Đề nghị nhập số thứ tự của mục cần chọn, ví dụ: 2.
hint-multi-typed = Đề nghị nhập số thứ tự của các mục cần chọn, ví dụ: 1, 3.
hint-multi = Chọn nhiều mục, rồi bấm “Xong”.
hint-count = Nhập một số, ví dụ 2 hoặc 1420. Không phát sinh: nhập 0.
hint-ratio = Nhập hai số theo thứ tự nêu trong câu hỏi, ví dụ 1399/1420 (1.399 trong tổng số 1.420).
hint-percent = Nhập số phần trăm, ví dụ 98,5.
hint-date = Nhập ngày/tháng/năm, ví dụ { $example }.
hint-docref = Nhập số, ký hiệu và ngày, ví dụ: { $symbol } ngày { $on }.
hint-text = Có thể gửi nhiều tin; khi đủ, bấm “Xong”.
hint-file = Gửi ảnh hoặc tệp PDF, DOCX, XLSX.

## Đã đọc
read-from = (đọc từ “{ $typed }”)
read-with-note = (đọc từ “{ $typed }”, kèm ý “{ $note }”)
read-note = (kèm ý “{ $note }”)
read-docref-subject = Trích yếu? (có thể bỏ qua)
read-docref-photo = Đã nhận { $photos } ảnh. Đề nghị nhập thêm số, ký hiệu, ngày.

## Chưa ghi: hỏi lại
read-two =
    “{ $typed }” có thể là { $count ->
        [two] hai
       *[other] { $count }
    } mục; Hệ thống chưa ghi. Đề nghị chọn:
read-two-values = “{ $typed }” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn:
read-confirm = Đề nghị xác nhận: { $value }?
read-confirm-far = { $value } (năm { $year }: { $before }). Đề nghị xác nhận.
read-confirm-size = { $value }: số lớn hơn thường gặp. Đề nghị xác nhận.
read-confirm-outside = { $value }: câu này thường nhận { $max ->
        [none] từ { $min } trở lên
       *[other] từ { $min } đến { $max }
    }. Đề nghị xác nhận.
read-confirm-day = { $value }: câu này thường nhận ngày từ { $from } đến { $to }. Đề nghị xác nhận.
read-confirm-words = Hệ thống chưa ghi “{ $typed }”. Có phải ý trả lời là mục dưới đây?
read-docref-which = “{ $typed }” nêu hơn một văn bản; Hệ thống chưa ghi. Đề nghị chọn văn bản để ghi; nội dung đã nhập được giữ làm ghi chú:
read-multi-foreign = { $typed } không có trong danh sách. Đề nghị xác nhận: { $value }?
read-na-not-here = Câu này không có mục “Không áp dụng”. Đề nghị trả lời theo số liệu hiện có; chưa có thì bấm “Để sau” và hỏi cơ quan thường trực tại /lienhe.
read-text-enough = Nội dung trước đã được ghi; lời vừa gửi không thêm vào. Nếu đã đủ, đề nghị bấm “Xong”.
read-later = Chưa trả lời được lúc này: bấm “Để sau”.
read-no-option = Không có mục phù hợp hoặc chưa trả lời được: bấm “Để sau” và hỏi cơ quan thường trực tại /lienhe.
read-ratio-none = “Không phát sinh”?
read-docref-confirm = Đề nghị xác nhận: số { $number } ngày { $day }?

## Chưa ghi: chưa đọc được
read-yesno-unread =
    Hệ thống chưa đọc được “{ $typed }”. Câu { $position ->
        [none] này
       *[other] { $position }
    } có các lựa chọn: Có, Không, Chưa hoặc Không áp dụng.
read-status-unread =
    Hệ thống chưa đọc được “{ $typed }”. Câu { $position ->
        [none] này
       *[other] { $position }
    } có các lựa chọn: Hoàn thành, Đang thực hiện, Chưa thực hiện hoặc Không áp dụng.
read-choice-unread =
    Hệ thống chưa đọc được “{ $typed }”. Câu { $position ->
        [none] này
       *[other] { $position }
    } có các lựa chọn: { $first } hoặc { $last }.
read-choice-unread-many =
    Hệ thống chưa đọc được “{ $typed }”. Câu { $position ->
        [none] này
       *[other] { $position }
    } có { $count } mục; đề nghị chọn hoặc gửi số thứ tự.
read-choice-range = Danh sách có { $count } mục. Ví dụ: { $example }.
read-multi-none = Chưa chọn mục nào.
read-count-whole = Hệ thống cần một số nguyên, ví dụ 2. Trường hợp chưa thống kê được, đề nghị bấm “Để sau”.
read-ratio-denominator =
    Đã ghi tử số { $numerator }. Tổng số{ $noun ->
        [none] {""}
       *[other] {" "}{ $noun }
    }? (2/2)
read-ratio-order = Chưa ghi: { $part ->
        [none] số thứ nhất
       *[other] { $part }
    } ({ $numerator }) lớn hơn tổng số ({ $denominator }). Đề nghị kiểm tra lại.
read-ratio-needs-two =
    Câu này cần hai số để đối chiếu{ $area ->
        [TTHC] {" "}với Hệ thống thông tin giải quyết TTHC
       *[other] {""}
    }; { $typed } được giữ làm ghi chú. Đề nghị nhập, ví dụ 1399/1420.
read-ratio-unread = Hệ thống chưa đọc được “{ $typed }”. Đề nghị nhập hai số nguyên, ví dụ 1399/1420.
read-percent-range = Chưa ghi: tỷ lệ từ 0 đến 100.
read-percent-unread = Hệ thống chưa đọc được “{ $typed }”. Đề nghị nhập số phần trăm, ví dụ 98,5.
read-date-days = Tháng { $month } có { $days } ngày; Hệ thống chưa ghi. Đề nghị nhập lại.
read-date-february = Tháng 2 năm { $year } có { $days } ngày; Hệ thống chưa ghi. Đề nghị nhập lại.
read-date-month = Một năm có 12 tháng; Hệ thống chưa ghi. Đề nghị nhập ngày/tháng/năm, ví dụ { $example }.
read-date-future = Ngày { $date } sau ngày hôm nay ({ $today }). Đề nghị kiểm tra lại.
read-date-future-month = Hệ thống chưa ghi: { $month } sau ngày hôm nay ({ $today }). Đề nghị kiểm tra lại.
read-date-day = Đã đọc { $month }, còn thiếu ngày. Đề nghị nhập ngày, ví dụ 7.
read-date-unread = Hệ thống chưa đọc được “{ $typed }”. Đề nghị nhập ngày/tháng/năm, ví dụ { $example }.
read-docref-symbol-and-day = Đã đọc số { $number }; còn thiếu ký hiệu và ngày. Ví dụ: { $symbol } ngày { $on }.
read-docref-symbol = Đã đọc số { $number } ngày { $day }; còn thiếu ký hiệu. Ví dụ: { $symbol }.
read-docref-day = Đã đọc số { $number }; còn thiếu ngày. Ví dụ: { $on }.
read-docref-number = Đã đọc ngày { $day }; còn thiếu số, ký hiệu. Ví dụ: { $symbol }.
read-docref-unread = Hệ thống chưa đọc được “{ $typed }”. Đề nghị nhập số, ký hiệu, ngày, ví dụ: { $symbol } ngày { $on }.
read-text-short =
    Đề nghị nêu cụ thể hơn (từ { $min } ký tự), hoặc bấm “{ $none ->
        [petition] Không có kiến nghị
       *[other] Không có
    }”.
read-file-needed = Câu này cần tệp. Nội dung vừa gửi được giữ làm ghi chú.

## Điều kiện «Hỏi khi»
condition-empty = Điều kiện “Hỏi khi” đang để trống.
condition-unread = Điều kiện “Hỏi khi” chưa đọc được từ ký tự thứ { $position } (“{ $near }”). Ví dụ: Q18 < 95, Q01 = Có và Q03 <> Không áp dụng.
condition-value-missing = Điều kiện “Hỏi khi” còn thiếu giá trị sau dấu so sánh, ký tự thứ { $position }. Ví dụ: Q01 = Có.
condition-not-comparable = Điều kiện “Hỏi khi”: “{ $value }” không phải số hoặc ngày nên chỉ dùng được với = hoặc <> (ký tự thứ { $position }).
condition-parenthesis = Điều kiện “Hỏi khi” có dấu ngoặc chưa khép, ký tự thứ { $position }.
condition-too-deep = Điều kiện “Hỏi khi” quá dài hoặc có quá nhiều dấu ngoặc.
condition-unknown-question = Điều kiện dẫn chiếu câu “{ $code }” không có trong phiếu.

## Nộp phiếu
submit-missing = Còn { $count } mục cần hoàn thiện trước khi nộp:
data-as-of-old = Số liệu cách nay { $months } tháng. Đề nghị xác nhận.
data-as-of-future = Ngày { $date } sau ngày hôm nay ({ $today }). Đề nghị kiểm tra lại.
