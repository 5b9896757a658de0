// The story a newcomer can play: ten steps, each naming the phone, the button and the day. It supplies what the page asks
// of the product (clock, people, files) and fresh invitation links when a step needs one.
import type { Clock } from '../kit/clock.js';
import { at } from '../kit/calendar.js';
import { inTransaction, type Db } from '../kit/database.js';
import { isRefusal } from '../kit/refusal.js';
import { createInvitation } from '../people/invitations.js';
import type { Demo, DemoAct, DemoStep } from '../simulator/demo.js';
import type { clockMover } from './clock.js';
import type { SpokenLanguage } from './language.js';
import { FIGURES } from './people.js';
import { STEPS, type StepText } from './story-texts.js';
import { writeAmendedWorkbook } from './amended.js';
import { writeTemplateWorkbook } from './workbook.js';

export interface StoryPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly phones: Record<string, number>;
  readonly mover: Pick<ReturnType<typeof clockMover>, 'read' | 'move'>;
  readonly language: SpokenLanguage;
  readonly city: string;
  readonly startOver: (() => void) | null;
}

const PLAN_FILE = 'ke-hoach-2023.xlsx';
const TEMPLATE_FILE = 'mau-ke-hoach.xlsx';

/** The hook between page and product. */
export function makeStory(ports: StoryPorts): Demo {
  const { db, clock, phones } = ports;
  let link: Promise<string | null> | null = null;

  /** A link for the focal point, made once per run of the program and only while nobody holds the post. */
  async function focalLink(): Promise<string | null> {
    const unit = await db.unit.findUnique({ where: { code: 'H-02' } });
    if (!unit) return null;
    const held = await db.roleHeld.count({ where: { unitId: unit.id, role: 'FOCAL', endedAt: null } });
    if (held > 0) return null;
    const made = await inTransaction(db, (tx) =>
      createInvitation(tx, { role: 'FOCAL', unitId: unit.id, invitedById: null }, clock.now()),
    );
    return isRefusal(made) ? null : made.token;
  }

  async function actsOf(step: StepText): Promise<DemoAct[]> {
    const acts: DemoAct[] = [];
    for (const act of step.acts) {
      if (act.kind === 'moveClock') acts.push({ ...act, to: at(act.to).toISOString() });
      else if (act.kind === 'join') {
        const payload = await (link ??= focalLink());
        if (payload) acts.push({ kind: 'open', personId: phones[act.phone]!, payload, label: act.label });
      } else if (act.kind === 'file')
        acts.push({ kind: 'file', personId: phones[act.phone]!, name: PLAN_FILE, label: act.label });
      else acts.push({ kind: 'say', personId: phones[act.phone]!, text: act.text, label: act.label });
    }
    return acts;
  }

  return {
    city: () => ports.city,
    language: ports.language.now,
    speak: ports.language.speak,
    startOver: ports.startOver,
    clock: ports.mover.read,
    moveClock: ports.mover.move,
    people: () =>
      FIGURES.map((figure) => ({
        personId: phones[figure.key]!,
        name: figure.name,
        subtitle: figure.subtitle,
        phone: figure.phone,
        openAtFirst: true,
      })),
    async story() {
      const steps: DemoStep[] = [];
      for (const step of STEPS) {
        steps.push({
          id: step.id,
          title: step.title,
          text: step.text,
          phones: step.phones.map((key) => phones[key]!),
          acts: await actsOf(step),
          sights: step.sights?.map(({ phone, text }) => ({ personId: phones[phone]!, text })),
        });
      }
      return steps;
    },
    files: () => [
      {
        name: PLAN_FILE,
        title: { vi: 'Kế hoạch kiểm tra (mẫu, có điều chỉnh)', en: 'Inspection plan (sample, with changes)' },
      },
      { name: TEMPLATE_FILE, title: { vi: 'Tệp mẫu để trống', en: 'Empty template' } },
    ],
    async file(name) {
      if (name === PLAN_FILE) return writeAmendedWorkbook();
      if (name === TEMPLATE_FILE) return writeTemplateWorkbook();
      throw new Error('no such sample file');
    },
  };
}
