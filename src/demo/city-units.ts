// The made-up city's 26 bodies. Every name is invented, so that an invented shortcoming can hurt nobody;
// the duplicates and the two spellings of «Hòa» are there on purpose. Data only.

import type { UnitClass, UnitKind, UnitRow } from '../inspections/workbook/plan.js';

type Contact = Pick<UnitRow, 'focalName' | 'focalTitle' | 'focalPhone' | 'headName' | 'headTitle' | 'headPhone'>;

const unit = (
  code: string,
  name: string,
  unitClass: UnitClass,
  kind: UnitKind,
  parent: string | null,
  abbreviation: string,
  contact: Contact,
): UnitRow => ({
  code,
  name,
  class: unitClass,
  kind,
  parent,
  abbreviation,
  validFrom: null,
  validTo: null,
  focalName: contact.focalName ?? null,
  focalTitle: contact.focalTitle ?? null,
  focalPhone: contact.focalPhone ?? null,
  headName: contact.headName ?? null,
  headTitle: contact.headTitle ?? null,
  headPhone: contact.headPhone ?? null,
});

/** The units of the made-up city; names of people are placeholders, and the phone numbers lie in a range nobody uses. */
export const CITY_UNITS: readonly UnitRow[] = [
  unit('SO-01', 'Sở Phát triển Mẫu', 'SO', 'sở', null, 'SPTM', {
    headTitle: 'Giám đốc Sở Phát triển Mẫu',
  }),
  unit('SO-02', 'Sở Thông tin Mẫu', 'SO', 'sở', null, 'STTM', {
    focalName: 'Đặng Thị Thay Thế',
    focalTitle: 'Chánh Văn phòng Sở',
    headName: 'Bùi Văn Tượng Trưng',
    headTitle: 'Giám đốc Sở Thông tin Mẫu',
  }),
  unit('SO-03', 'Văn phòng Sở Mẫu', 'SO', 'sở', null, 'VPSM', {
    headTitle: 'Chánh Văn phòng Sở Mẫu',
  }),
  unit('SO-04', 'Ban Quản lý Khu Mẫu', 'SO', 'sở', null, 'BQLKM', {
    headTitle: 'Trưởng Ban Quản lý Khu Mẫu',
  }),

  unit('Q-01', 'UBND quận Sen Hồng', 'HUYEN', 'quận', null, 'Q. Sen Hồng', {
    headTitle: 'Chủ tịch UBND quận Sen Hồng',
  }),
  unit('Q-02', 'UBND quận Hoa Sữa', 'HUYEN', 'quận', null, 'Q. Hoa Sữa', {
    focalName: 'Ngô Thị Phỏng Theo',
    focalTitle: 'Trưởng phòng Nội vụ quận',
    headName: 'Dương Văn Giả Thiết',
    headTitle: 'Chủ tịch UBND quận Hoa Sữa',
  }),
  unit('H-01', 'UBND huyện Lúa Vàng', 'HUYEN', 'huyện', null, 'H. Lúa Vàng', {
    headTitle: 'Chủ tịch UBND huyện Lúa Vàng',
  }),
  unit('H-02', 'UBND huyện Tre Xanh', 'HUYEN', 'huyện', null, 'H. Tre Xanh', {
    focalName: 'Nguyễn Thị Ví Dụ',
    focalTitle: 'Phó Trưởng phòng Nội vụ huyện',
    focalPhone: '+84900000001',
    headName: 'Trần Văn Giả Sử',
    headTitle: 'Chủ tịch UBND huyện Tre Xanh',
    headPhone: '+84900000002',
  }),
  unit('TX-01', 'UBND thị xã Gốm Cổ', 'HUYEN', 'thị xã', null, 'TX. Gốm Cổ', {
    focalName: 'Lý Thị Tên Tạm',
    focalTitle: 'Trưởng phòng Nội vụ thị xã',
    headName: 'Phan Văn Minh Chứng',
    headTitle: 'Chủ tịch UBND thị xã Gốm Cổ',
  }),

  unit('PB-01', 'Phòng Nội vụ quận Sen Hồng', 'PHONG', 'phòng', 'Q-01', 'PNV Q. Sen Hồng', {
    headTitle: 'Trưởng phòng Nội vụ quận Sen Hồng',
  }),
  unit('PB-02', 'Văn phòng HĐND-UBND huyện Lúa Vàng', 'PHONG', 'phòng', 'H-01', 'VP H. Lúa Vàng', {
    headTitle: 'Chánh Văn phòng HĐND-UBND huyện Lúa Vàng',
  }),
  unit('PB-03', 'Phòng Tư pháp thị xã Gốm Cổ', 'PHONG', 'phòng', 'TX-01', 'PTP TX. Gốm Cổ', {
    headTitle: 'Trưởng phòng Tư pháp thị xã Gốm Cổ',
  }),

  unit('P-01', 'UBND phường Quang Trung', 'XA', 'phường', 'Q-01', 'P. Quang Trung (Sen Hồng)', {
    headTitle: 'Chủ tịch UBND phường Quang Trung',
  }),
  unit('P-02', 'UBND phường Quang Trung', 'XA', 'phường', 'Q-02', 'P. Quang Trung (Hoa Sữa)', {
    headTitle: 'Chủ tịch UBND phường Quang Trung',
  }),
  unit('P-03', 'UBND phường Hồ Sen', 'XA', 'phường', 'Q-02', 'P. Hồ Sen', {
    focalName: 'Trương Thị Làm Mẫu',
    focalTitle: 'Công chức Văn phòng – Thống kê',
    headName: 'Đinh Văn Giả Dụ',
    headTitle: 'Chủ tịch UBND phường Hồ Sen',
  }),
  unit('P-04', 'UBND phường Đầm Sen', 'XA', 'phường', 'Q-01', 'P. Đầm Sen', {
    headTitle: 'Chủ tịch UBND phường Đầm Sen',
  }),
  unit('TT-01', 'UBND thị trấn Lúa Vàng', 'XA', 'thị trấn', 'H-01', 'TT. Lúa Vàng', {
    headTitle: 'Chủ tịch UBND thị trấn Lúa Vàng',
  }),
  unit('X-01', 'UBND xã Hòa Bình', 'XA', 'xã', 'H-01', 'X. Hòa Bình', {
    focalName: 'Cao Thị Nêu Gương',
    focalTitle: 'Công chức Văn phòng – Thống kê',
    headName: 'Hồ Văn Thí Điểm',
    headTitle: 'Chủ tịch UBND xã Hòa Bình',
  }),
  unit('X-02', 'UBND xã Đồng Lúa', 'XA', 'xã', 'H-01', 'X. Đồng Lúa', {
    headTitle: 'Chủ tịch UBND xã Đồng Lúa',
  }),
  unit('X-03', 'UBND xã Hoà An', 'XA', 'xã', 'H-02', 'X. Hoà An', {
    headTitle: 'Chủ tịch UBND xã Hoà An',
  }),
  unit('X-04', 'UBND xã Ứng Tre', 'XA', 'xã', 'H-02', 'X. Ứng Tre', {
    headTitle: 'Chủ tịch UBND xã Ứng Tre',
  }),
  unit('P-05', 'UBND phường Gốm Cổ', 'XA', 'phường', 'TX-01', 'P. Gốm Cổ', {
    headTitle: 'Chủ tịch UBND phường Gốm Cổ',
  }),

  unit('DV-01', 'Bệnh viện Đa khoa Mẫu', 'DVSN', 'đơn vị sự nghiệp', null, 'BVĐKM', {
    headTitle: 'Giám đốc Bệnh viện Đa khoa Mẫu',
  }),
  unit('DV-02', 'Trung tâm Dịch vụ công Mẫu', 'DVSN', 'đơn vị sự nghiệp', null, 'TTDVCM', {
    focalName: 'Mai Thị Phác Thảo',
    focalTitle: 'Trưởng phòng Hành chính - Tổng hợp',
    headName: 'Tạ Văn Dự Kiến',
    headTitle: 'Giám đốc Trung tâm Dịch vụ công Mẫu',
  }),
  unit('DN-01', 'Công ty Dịch vụ Đô thị Mẫu', 'DNNN', 'doanh nghiệp', null, 'DVĐTM', {
    headTitle: 'Giám đốc Công ty Dịch vụ Đô thị Mẫu',
  }),
  unit('DN-02', 'Công ty Thoát nước Mẫu', 'DNNN', 'doanh nghiệp', null, 'TNM', {
    headTitle: 'Giám đốc Công ty Thoát nước Mẫu',
  }),
];
