// The questions of the made-up city's checklist in English, with their help and the evidence they name; options stand in
// in-english.ts. Data only.

/** Pairs of the plan's words and what they are in English. */
export type Said = readonly (readonly [string, string])[];

export const STEERING: Said = [
  [
    'Kế hoạch CCHC năm 2023 của cơ quan, đơn vị: số, ký hiệu, ngày ban hành',
    'Your office’s administrative-reform plan (CCHC) for 2023: number, symbol, date of issue',
  ],
  [
    'Nêu văn bản ban hành kế hoạch CCHC của chính cơ quan, đơn vị, không nêu kế hoạch của cấp trên. Trường hợp lồng ghép trong kế hoạch khác, nêu kế hoạch đó.',
    'Give the document by which your own office issued its plan, not the plan of a higher level. If it is part of another plan, give that one.',
  ],
  ['Kế hoạch CCHC năm 2023', 'The reform plan for 2023'],
  [
    'Tỷ lệ nhiệm vụ trong Kế hoạch CCHC đã hoàn thành tính đến thời điểm kiểm tra',
    'Share of the tasks in the reform plan completed by the time of the inspection',
  ],
  [
    'Tử số: số nhiệm vụ đã hoàn thành. Mẫu số: tổng số nhiệm vụ của kế hoạch. Nhiệm vụ thường xuyên tính là hoàn thành nếu đúng tiến độ.',
    'First number: tasks completed. Second number: all tasks of the plan. A recurring task counts as completed if it is on schedule.',
  ],
  ['Bảng theo dõi nhiệm vụ', 'The table of tasks'],
  [
    'Bảng theo dõi nhiệm vụ UBND Thành phố, Chủ tịch UBND Thành phố giao: tổng số, hoàn thành đúng hạn, quá hạn',
    'Table of the tasks given by the city’s People’s Committee or its Chair: total, completed on time, overdue',
  ],
  [
    'Gửi bản trích xuất từ hệ thống theo dõi nhiệm vụ, có đủ ba cột: tổng số, hoàn thành đúng hạn, quá hạn. Tệp XLSX hoặc PDF.',
    'Send the extract from the task-tracking system with all three columns: total, completed on time, overdue. XLSX or PDF.',
  ],
  ['Trích xuất hệ thống theo dõi nhiệm vụ', 'Extract from the task-tracking system'],
  [
    'Đã thực hiện chế độ báo cáo CCHC định kỳ (quý, 6 tháng, năm) đúng hạn, đủ nội dung?',
    'Were the regular reform reports (quarterly, half-yearly, yearly) sent on time and complete?',
  ],
  [
    'Trả lời “Có” khi mọi báo cáo định kỳ đến hạn đều gửi đúng hạn và đủ nội dung theo đề cương.',
    'Answer “Yes” if every report due was sent on time and covers the whole outline.',
  ],
  ['Các báo cáo CCHC định kỳ', 'The regular reform reports'],
  [
    'Số đơn vị trực thuộc đã được tự kiểm tra CCHC năm 2023 / tổng số đơn vị trực thuộc',
    'Subordinate units your office has itself inspected on reform in 2023 / all subordinate units',
  ],
  [
    'Tính các đơn vị đã kiểm tra theo kế hoạch tự kiểm tra CCHC năm 2023. Chưa ban hành kế hoạch: tử số là 0.',
    'Count the units inspected under your own plan for 2023. If no such plan was issued, the first number is 0.',
  ],
  ['Kế hoạch tự kiểm tra, biên bản, thông báo kết luận', 'Plan of your own inspections, minutes, conclusions'],
  [
    'Đã khắc phục các tồn tại nêu trong Chỉ số CCHC năm 2022?',
    'Have the shortcomings named in the Reform Index of 2022 been remedied?',
  ],
  [
    'Chọn “Hoàn thành” khi mọi nội dung bị trừ điểm đã được khắc phục; nội dung nào chưa xong thì chọn “Đang thực hiện”.',
    'Choose “Done” if everything that lost points has been remedied; if something is left, choose “In progress” and name it.',
  ],
  ['Văn bản, số liệu chứng minh kết quả khắc phục', 'Documents or figures that prove the result'],
  [
    'Đã khắc phục các tồn tại qua kiểm tra CCHC, kiểm tra công vụ năm 2022?',
    'Have the shortcomings found by the inspections of 2022 been remedied?',
  ],
  [
    'Áp dụng với đơn vị đã được kiểm tra năm 2022. Đơn vị không được kiểm tra chọn “Không áp dụng”.',
    'For offices inspected in 2022. If yours was not, choose “Not applicable”.',
  ],
  ['Báo cáo kết quả khắc phục', 'Report on the remedies'],
  [
    'Sáng kiến, giải pháp mới về CCHC được áp dụng trong năm',
    'New ideas for administrative reform put into use this year',
  ],
  [
    'Nêu tên, thời điểm áp dụng và kết quả cụ thể. Không có thì chọn “Không có”.',
    'Give the name, when it was put into use and what came of it. Leave it empty if there is none.',
  ],
  ['Quyết định công nhận, mô tả sáng kiến', 'Decision that recognises it, description'],
  [
    'Số văn bản QPPL đã tham mưu ban hành đúng tiến độ / số được giao',
    'Legal documents (QPPL) drafted on schedule / those assigned',
  ],
  [
    'Tính các văn bản được giao trong chương trình công tác năm 2023, đến hạn tại thời điểm kiểm tra.',
    'Count the documents assigned in the work programme of 2023 that are due by the time of the inspection.',
  ],
  ['Chương trình công tác, tờ trình', 'Work programme, submissions'],
];

export const PROCEDURES: Said = [
  [
    'Niêm yết công khai danh mục TTHC đầy đủ, đúng, cập nhật tại trụ sở và trên Cổng/Trang TTĐT?',
    'Is the list of administrative procedures (TTHC) displayed in full, correct and up to date, at the offices and on the website?',
  ],
  [
    'Đối chiếu với quyết định công bố TTHC mới nhất còn hiệu lực. “Đầy đủ” nghĩa là cả tại trụ sở và trên Cổng/Trang TTĐT.',
    'Compare with the latest decision in force that publishes them. “Complete” means both at the offices and on the website.',
  ],
  ['Ảnh bảng niêm yết, ảnh chụp trang niêm yết', 'Photo of the board, screenshot of the page'],
  ['Ảnh bảng niêm yết', 'Photo of the board'],
  [
    'TTHC đã bị sửa đổi, thay thế, bãi bỏ nhưng vẫn niêm yết: nêu mã TTHC',
    'Procedures amended, replaced or abolished but still displayed: give their codes',
  ],
  ['Mỗi TTHC ghi một mã. Không có thì ghi “Không có”.', 'One code for each procedure. If there is none, write “None”.'],
  [
    'Tỷ lệ hồ sơ TTHC giải quyết đúng và trước hạn từ 01/01/2023 đến thời điểm kiểm tra',
    'Share of applications settled on time or early, from 1 January 2023 to the time of the inspection',
  ],
  [
    'Tử số: hồ sơ giải quyết đúng và trước hạn. Mẫu số: tổng số hồ sơ đã giải quyết. Số liệu lấy từ Hệ thống thông tin giải quyết TTHC.',
    'First number: settled on time or early. Second number: all settled. Take the figures from the procedures information system.',
  ],
  ['số đúng và trước hạn', 'those on time or early'],
  ['Trích xuất Hệ thống thông tin giải quyết TTHC', 'Extract from the procedures information system'],
  [
    'Số hồ sơ quá hạn có thư xin lỗi / tổng số hồ sơ quá hạn',
    'Overdue applications with a letter of apology / all overdue applications',
  ],
  [
    'Tính các hồ sơ quá hạn do lỗi của cơ quan, đơn vị. Không nêu tên người nộp hồ sơ.',
    'Count those overdue through your office’s fault. Do not name applicants.',
  ],
  ['Danh sách hồ sơ quá hạn, thư xin lỗi', 'List of overdue applications, letters of apology'],
  [
    '100% hồ sơ được tiếp nhận qua Bộ phận Một cửa và cập nhật trên phần mềm?',
    'Are all applications received at the one-stop desk and entered in the software?',
  ],
  [
    'Trả lời “Không” khi còn hồ sơ tiếp nhận tại bộ phận chuyên môn hoặc chưa cập nhật trên phần mềm.',
    'Answer “No” if some are still received elsewhere or not yet entered.',
  ],
  ['Đối chiếu sổ theo dõi và phần mềm', 'Comparison of the register with the software'],
  [
    'Quyết định kiện toàn Bộ phận Một cửa, phân công trưởng bộ phận, công chức trực',
    'Decision that staffs the one-stop desk: its head and the officials on duty',
  ],
  ['Nêu quyết định đang có hiệu lực.', 'Give the decision in force.'],
  ['Quyết định kiện toàn', 'The decision'],
  ['Số hồ sơ nộp trực tuyến / tổng số hồ sơ tiếp nhận', 'Applications submitted online / all applications received'],
  [
    'Tính với TTHC đã cung cấp dịch vụ công trực tuyến, từ 01/01/2023 đến thời điểm kiểm tra.',
    'For procedures that are offered online, from 1 January 2023 to the time of the inspection.',
  ],
  ['Báo cáo của hệ thống', 'Report of the system'],
  ['Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC', 'Share of applications and results that are digitised'],
  [
    'Tử số: hồ sơ đã số hóa cả thành phần hồ sơ và kết quả. Mẫu số: tổng số hồ sơ đã giải quyết.',
    'First number: applications with both papers and result digitised. Second number: all settled.',
  ],
  [
    'Số phản ánh, kiến nghị về quy định hành chính đã xử lý / đã tiếp nhận',
    'Complaints and petitions about regulations handled / received',
  ],
  ['Không phát sinh thì nhập 0/0.', 'If there were none, enter 0/0.'],
  ['Trích xuất Hệ thống PAKN', 'Extract from the complaints system (PAKN)'],
  [
    'Kết quả xử lý phản ánh, kiến nghị được công khai ở đâu?',
    'Where are the results of complaints and petitions made public?',
  ],
  [
    'Chọn mọi nơi đang công khai kết quả tại thời điểm kiểm tra.',
    'Choose every place where they are public at the time of the inspection.',
  ],
  [
    'Thông tin tiếp nhận phản ánh, kiến nghị (địa chỉ, điện thoại) niêm yết đúng?',
    'Is the address and telephone number for complaints and petitions displayed correctly?',
  ],
  [
    'Đối chiếu địa chỉ, số điện thoại đang niêm yết với thông tin hiện hành.',
    'Compare the address and number displayed with the present ones.',
  ],
  ['Ảnh nơi niêm yết', 'Photo of where it is displayed'],
  [
    'Chất lượng, giá, thời gian cung ứng dịch vụ công ích; việc công khai và tiếp nhận phản ánh',
    'Public-utility services: quality, prices, times; how they are published and complaints received',
  ],
  [
    'Nêu ngắn gọn từng loại dịch vụ đang cung ứng và số phản ánh đã tiếp nhận, đã xử lý.',
    'Say briefly which services you provide and how many complaints were received and handled.',
  ],
  ['Hợp đồng đặt hàng, báo cáo nghiệm thu', 'Service contracts, acceptance reports'],
  [
    'Số cuộc đối thoại của người đứng đầu với người dân, doanh nghiệp trong năm',
    'Meetings of the head with citizens and businesses this year',
  ],
  [
    'Tính các cuộc do người đứng đầu trực tiếp chủ trì từ 01/01/2023. Không phát sinh thì nhập 0.',
    'Count those the head chaired in person since 1 January 2023. If there were none, enter 0.',
  ],
  ['Thông báo, biên bản đối thoại', 'Announcements and minutes of the meetings'],
  ['Ngày tổ chức đối thoại gần nhất', 'Date of the latest such meeting'],
  ['Ghi ngày của cuộc đối thoại gần nhất trong năm 2023.', 'The date of the latest meeting in 2023.'],
];

export const ORGANISATION: Said = [
  [
    'Số biên chế công chức, số lượng người làm việc đang sử dụng / được giao',
    'Civil servants and public employees in post / posts assigned',
  ],
  [
    'Tử số: số người có mặt tại thời điểm báo cáo. Mẫu số: chỉ tiêu được giao năm 2023.',
    'First number: people in post when you report. Second number: posts assigned for 2023.',
  ],
  ['Quyết định giao, danh sách', 'Decision that assigns them, list'],
  [
    'Số công chức, viên chức bố trí đúng vị trí việc làm đã phê duyệt / tổng số',
    'Staff placed in line with the approved job positions / all staff',
  ],
  ['Đối chiếu với đề án vị trí việc làm đã được phê duyệt.', 'Compare with the approved scheme of job positions.'],
  ['Đề án vị trí việc làm, danh sách', 'Scheme of job positions, list'],
  [
    'Thực hiện đánh giá, xếp loại công chức, viên chức hằng tháng, hằng năm theo quy định?',
    'Are staff assessed and rated every month and year as required?',
  ],
  [
    'Chỉ gửi thông báo kết quả; không gửi phiếu đánh giá của từng người.',
    'Send only the notice of results, never the assessment of a person.',
  ],
  ['Thông báo kết quả đánh giá, xếp loại', 'Notice of the ratings'],
  [
    'Quy chế chi tiêu nội bộ, quy chế quản lý, sử dụng tài sản công: số, ký hiệu, ngày ban hành',
    'Rules on internal spending and on public assets: number, symbol, date of issue',
  ],
  [
    'Nêu quy chế đang có hiệu lực; có hai văn bản riêng thì nêu quy chế chi tiêu nội bộ và gửi kèm văn bản còn lại.',
    'Give the rules in force; if there are two documents, give those on spending and send the other one along.',
  ],
  ['Quy chế', 'The rules'],
  [
    'Tỷ lệ giải ngân kế hoạch vốn, dự toán đến thời điểm kiểm tra',
    'Share of the capital plan and budget paid out by the time of the inspection',
  ],
  ['Lấy theo số liệu của Kho bạc Nhà nước đến ngày gần nhất.', 'Take the treasury’s latest figures.'],
  ['Báo cáo của Kho bạc Nhà nước', 'Report of the treasury'],
  [
    'Mức độ tự chủ tài chính của đơn vị sự nghiệp theo quyết định được giao',
    'Degree of financial autonomy of the public-service unit, by the decision that grants it',
  ],
  ['Chọn theo quyết định giao tự chủ đang có hiệu lực.', 'Choose by the decision in force.'],
  ['Quyết định giao tự chủ', 'The decision on autonomy'],
  [
    'Tỷ lệ văn bản đi được ký số (cơ quan, cá nhân) và gửi qua trục liên thông',
    'Share of outgoing documents signed digitally (office and person) and sent over the exchange',
  ],
  [
    'Không tính văn bản mật và văn bản không được gửi qua mạng.',
    'Leave out secret documents and those that may not be sent over a network.',
  ],
  ['Báo cáo Hệ thống QLVBĐH', 'Report of the document system (QLVBĐH)'],
  ['Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng', 'Share of work files handled online'],
  [
    'Tử số: hồ sơ công việc lập và xử lý trên Hệ thống QLVBĐH. Mẫu số: tổng số hồ sơ công việc.',
    'First number: work files kept and handled in the document system. Second number: all work files.',
  ],
  [
    'Cổng/Trang thông tin điện tử công khai đủ mục theo quy định, cập nhật kịp thời?',
    'Does the website publish every required item, and is it kept up to date?',
  ],
  [
    'Đối chiếu với danh mục thông tin phải công khai. “Kịp thời” nghĩa là tin, văn bản mới được đăng đúng thời hạn.',
    'Compare with the list of what must be published. “Up to date” means that news and documents were posted in time.',
  ],
  ['Đường dẫn, ảnh chụp màn hình', 'Web address, screenshot'],
  ['Khó khăn, vướng mắc và kiến nghị với Thành phố', 'Difficulties, and what you ask of the city'],
  [
    'Nêu cụ thể từng khó khăn và cơ quan được đề nghị giải quyết; từ 20 ký tự.',
    'Name each difficulty and the body that should solve it; 20 characters or more.',
  ],
];

export const ON_SITE: Said = [
  [
    'Phòng tiếp công dân được bố trí, có người trực, niêm yết nội quy và lịch tiếp công dân?',
    'Is there a room to receive citizens, with somebody on duty and its rules and hours displayed?',
  ],
  [
    'Trả lời “Không” khi thiếu một trong ba điều. Chụp ảnh phòng và nơi niêm yết, không chụp người dân.',
    'Answer “No” if one of the three is missing. Photograph the room and the board, not the citizens.',
  ],
  ['Ảnh', 'Photo'],
  ['Số người có mặt / tổng số tại thời điểm kiểm tra', 'People present / all staff at the time of the inspection'],
  [
    'Ví dụ 14/18. Ghi lý do vắng, không nêu tên; đối chiếu lịch công tác, giấy mời, đơn xin nghỉ.',
    'For example 14/18. Note why people are absent, without names; compare with the duty roster, invitations, leave requests.',
  ],
  ['Biên bản, lịch công tác, giấy mời', 'Minutes, duty roster, invitations'],
  ['Đeo thẻ, trang phục, tác phong, thái độ phục vụ', 'Badges, dress, conduct, manner towards citizens'],
  [
    'Ghi nhận tại chỗ. “Chưa đạt” khi có người không đeo thẻ hoặc có thái độ không đúng mực; không nêu tên.',
    'Noted on site. “Unsatisfactory” if somebody wears no badge or behaves improperly; without names.',
  ],
  [
    'Sổ theo dõi, phiếu tiếp nhận ghi đủ thời gian hẹn trả, ký nhận kết quả?',
    'Do the register and the receipts show the promised date and the signature for the result?',
  ],
  ['Xem sổ của ba tháng gần nhất.', 'Look at the registers of the last three months.'],
  ['Ảnh sổ, phiếu (che thông tin cá nhân)', 'Photo of register and receipts (personal data covered)'],
  [
    'Số hồ sơ bị yêu cầu thêm giấy tờ ngoài quy định / số hồ sơ kiểm tra xác suất',
    'Applications for which more papers were asked than the rules allow / applications sampled',
  ],
  [
    'Chọn xác suất từ 20 hồ sơ của ít nhất ba lĩnh vực. Ghi loại giấy tờ bị yêu cầu thêm, không nêu tên người nộp.',
    'Sample 20 applications or more from at least three areas. Note which papers were asked for, not who applied.',
  ],
  ['Hồ sơ mẫu', 'The sample'],
];
