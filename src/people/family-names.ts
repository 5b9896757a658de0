// Family names in use in Việt Nam, to tell a form of address or a post before a name from the name itself. Pure; it knows no person.
import { fold } from '../kit/vietnamese.js';

const FAMILY = new Set(
  (
    'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Âu Bạch Bành Bế Biện Cao Cà Cầm Châu Chu Chử Cù Cung ' +
    'Danh Diệp Doãn Đàm Đan Đào Đậu Đinh Đoàn Đồng Đới Đường Giang Giáp Hà Hạ Hàn Hầu Hình Hoa Hứa Kha Khổng Khúc Khuất Kiều Kim La Lã Lại ' +
    'Lâm Lò Lỗ Lục Lư Lương Lữ Lường Lưu Ma Mã Mạc Mai Mạch Nghiêm Ngũ Ngụy Nhâm Ninh Nông Ông Phí Phó Phù Phùng Quách Quàng Quan Sái Sầm Sơn ' +
    'Sùng Tạ Tăng Thạch Thái Thân Thi Thiều Tiêu Tô Tôn Tống Trang Triệu Trịnh Trương Từ Tường Ung Uông Ưng Văn Vi Viên Vương Vừ Xa'
  )
    .split(' ')
    .map((name) => fold(name)),
);

/** Whether words begin with a family name, written with marks or without. */
export const beginsWithFamilyName = (name: string): boolean => FAMILY.has(fold(name.trim().split(/\s+/)[0] ?? ''));
