// Who plays the year: 31 people of the made-up city, each with a temperament. Some never press anything, some are slow, some
// block the bot, some come late, and of some units nobody is there. Data, and how a person gets a phone. It knows no screen.
import type { Role } from '../../src/generated/prisma/client.js';
import { newId } from '../../src/kit/ids.js';
import { CONSENT_VERSION } from '../../src/people/rules.js';
import type { Reader } from './journal.js';
import type { Stage } from './stage.js';

/** How somebody answers to what stands on the phone: the chance to look at it at a stop of a working day. */
export type Temper = 'diligent' | 'steady' | 'slow' | 'silent';

export const CHANCE: Readonly<Record<Temper, number>> = { diligent: 0.8, steady: 0.4, slow: 0.08, silent: 0 };

export interface Player {
  readonly name: string;
  readonly title: string;
  readonly role: Role;
  readonly unit?: string;
  readonly team?: string;
  readonly temper: Temper;
  /** The day on which this person opens an invitation link; without it they are in from the beginning. */
  readonly joinsOn?: string;
  readonly blocksOn?: string;
  readonly unblocksOn?: string;
}

const team = (name: string, title: string, role: Role, temper: Temper, of?: string): Player => ({
  name,
  title,
  role,
  temper,
  ...(of ? { team: of } : {}),
});

const unit = (
  code: string,
  role: Role,
  name: string,
  temper: Temper,
  more: Pick<Player, 'joinsOn' | 'blocksOn' | 'unblocksOn'> = {},
): Player => ({ name, title: TITLES[role] ?? '', role, unit: code, temper, ...more });

const TITLES: Partial<Record<Role, string>> = { FOCAL: 'Chuyên viên', DEPUTY: 'Chuyên viên', HEAD: 'Thủ trưởng' };

/** P-01, X-03, X-02, DN-02 and the offices below the districts have nobody. */
export const CAST: readonly Player[] = [
  team('Trần Thị Minh Họa', 'Chuyên viên phòng CCHC', 'OFFICE', 'diligent'),
  team('Hồ Thị Lưu Trữ', 'Chuyên viên phòng CCHC', 'SECRETARY', 'steady'),
  team('Nguyễn Văn Mẫu', 'Lãnh đạo Sở', 'DELEGATION_HEAD', 'slow'),
  team('Lê Văn Thí Dụ', 'Chuyên viên', 'LEAD', 'steady', 'A'),
  team('Phạm Giả Định', 'Chuyên viên', 'LEAD', 'diligent', 'B'),
  team('Đỗ Văn Thử Nghiệm', 'Chuyên viên', 'LEAD', 'slow', 'C'),
  team('Hoàng Thị Ví Dụ', 'Chuyên viên', 'MEMBER', 'steady', 'B'),
  team('Vũ Thị Tạm Gọi', 'Chuyên viên', 'MEMBER', 'slow', 'C'),

  unit('SO-01', 'FOCAL', 'Bùi Thị Lặng Yên', 'silent'),
  unit('Q-01', 'FOCAL', 'Đào Thị Chăm Chỉ', 'diligent'),
  unit('Q-01', 'HEAD', 'Phùng Văn Chủ Trì', 'steady'),
  unit('H-01', 'FOCAL', 'Lương Văn Thong Thả', 'slow'),
  unit('H-01', 'HEAD', 'Kiều Văn Quan Tâm', 'steady'),
  unit('TT-01', 'FOCAL', 'Tô Thị Ngắt Máy', 'steady', { blocksOn: '2023-05-04', unblocksOn: '2023-06-20' }),
  unit('X-01', 'FOCAL', 'Cao Thị Nêu Gương', 'diligent'),
  unit('DN-01', 'FOCAL', 'Giang Văn Đóng Cửa', 'slow', { blocksOn: '2023-05-15' }),
  unit('SO-02', 'FOCAL', 'Đặng Thị Thay Thế', 'steady'),
  unit('SO-02', 'HEAD', 'Bùi Văn Tượng Trưng', 'slow'),
  unit('TX-01', 'FOCAL', 'Lý Thị Tên Tạm', 'slow'),
  unit('TX-01', 'HEAD', 'Phan Văn Minh Chứng', 'silent'),
  unit('DV-02', 'FOCAL', 'Mai Thị Phác Thảo', 'steady'),
  unit('Q-02', 'FOCAL', 'Ngô Thị Phỏng Theo', 'diligent'),
  unit('P-02', 'HEAD', 'Trịnh Văn Một Mình', 'steady'),
  unit('SO-04', 'FOCAL', 'Quách Văn Im Ắng', 'silent'),
  unit('H-02', 'FOCAL', 'Nguyễn Thị Ví Dụ', 'diligent'),
  unit('H-02', 'DEPUTY', 'Lê Thị Dự Phòng', 'slow'),
  unit('H-02', 'HEAD', 'Trần Văn Giả Sử', 'steady'),
  unit('P-03', 'FOCAL', 'Trương Thị Làm Mẫu', 'steady'),
  unit('P-03', 'HEAD', 'Đinh Văn Giả Dụ', 'slow'),
  unit('SO-03', 'FOCAL', 'Văn Thị Đến Sau', 'diligent', { joinsOn: '2023-10-16' }),
  unit('DV-01', 'FOCAL', 'Thái Thị Cuối Năm', 'slow'),
];

/** Gives somebody a phone and, unless they come later, the role. Nothing is said. */
export async function seat(stage: Stage, player: Player): Promise<Reader> {
  const { db, simulator, clock } = stage;
  const account = simulator.createPerson({ firstName: player.name, started: player.joinsOn === undefined });
  const place = player.unit ? await db.unit.findUniqueOrThrow({ where: { code: player.unit } }) : null;
  const team = player.team ? await db.team.findUniqueOrThrow({ where: { name: player.team } }) : null;
  const personId = newId();
  if (player.joinsOn === undefined)
    await db.person.create({
      data: {
        id: personId,
        chatId: BigInt(account.id),
        fullName: player.name,
        title: player.title,
        consentVersion: CONSENT_VERSION,
        createdAt: clock.now(),
        roles: {
          create: {
            id: newId(),
            role: player.role,
            unitId: place?.id ?? null,
            teamId: team?.id ?? null,
            fromAt: clock.now(),
          },
        },
      },
    });
  return {
    chat: account.id,
    name: player.name,
    role: player.role,
    unitId: place?.id ?? null,
    teamId: team?.id ?? null,
    team: player.team ?? null,
  };
}
