// Who has a phone in the made-up city: invented people, most of them already in, one still to be invited. Data only.
import type { Role } from '../generated/prisma/client.js';
import type { Words } from '../simulator/demo.js';

export interface DemoFigure {
  /** Finds the phone again over restarts. */
  readonly key: 'office' | 'lead' | 'focal' | 'head' | 'deputy' | 'ward';
  readonly name: string;
  readonly title: string;
  readonly role: Role;
  readonly unit?: string;
  readonly team?: string;
  readonly phone: string;
  /** False: has a phone, and will be invited in the story. */
  readonly joined: boolean;
  readonly subtitle: Words;
}

/** Whom to ask in the made-up city: nobody's number. */
export const DEMO_CONTACT = 'Trần Thị Minh Họa, 0900 000 011 (số giả định)';

export const FIGURES: readonly DemoFigure[] = [
  {
    key: 'office',
    name: 'Trần Thị Minh Họa',
    title: 'Chuyên viên phòng CCHC, Sở Nội vụ',
    role: 'OFFICE',
    phone: '+84900000011',
    joined: true,
    subtitle: { vi: 'Cơ quan thường trực · Sở Nội vụ', en: 'Standing office · Sở Nội vụ' },
  },
  {
    key: 'lead',
    name: 'Phạm Giả Định',
    title: 'Chuyên viên, Thanh tra Thành phố',
    role: 'LEAD',
    team: 'B',
    phone: '+84900000012',
    joined: true,
    subtitle: { vi: 'Tổ trưởng Tổ B', en: 'Lead of team B' },
  },
  {
    key: 'focal',
    name: 'Nguyễn Thị Ví Dụ',
    title: 'Phó Trưởng phòng Nội vụ huyện',
    role: 'FOCAL',
    unit: 'H-02',
    phone: '+84900000001',
    joined: false,
    subtitle: { vi: 'Đầu mối · UBND huyện Tre Xanh', en: 'Focal point · UBND huyện Tre Xanh' },
  },
  {
    key: 'head',
    name: 'Trần Văn Giả Sử',
    title: 'Chủ tịch UBND huyện Tre Xanh',
    role: 'HEAD',
    unit: 'H-02',
    phone: '+84900000002',
    joined: true,
    subtitle: { vi: 'Thủ trưởng · UBND huyện Tre Xanh', en: 'Head · UBND huyện Tre Xanh' },
  },
  {
    key: 'deputy',
    name: 'Lê Thị Dự Phòng',
    title: 'Chuyên viên Phòng Nội vụ huyện',
    role: 'DEPUTY',
    unit: 'H-02',
    phone: '+84900000013',
    joined: true,
    subtitle: { vi: 'Đầu mối dự phòng · UBND huyện Tre Xanh', en: 'Deputy focal point · UBND huyện Tre Xanh' },
  },
  {
    key: 'ward',
    name: 'Trương Thị Làm Mẫu',
    title: 'Công chức Văn phòng – Thống kê',
    role: 'FOCAL',
    unit: 'P-03',
    phone: '+84900000014',
    joined: true,
    subtitle: { vi: 'Đầu mối · UBND phường Hồ Sen', en: 'Focal point · UBND phường Hồ Sen' },
  },
];
