// What happens when a paper turns out to be harmful after it was kept: it no longer counts for its answer, copies on their way
// are taken back, and everybody who could have opened it is told once: who sent it, the unit's people who answer, the
// leads who read the place, whoever was sent it, the office. Its content leaves the vault by another tick.
import { isQuietHour } from '../deadlines/hours.js';
import { loadCalendar } from '../deadlines/store.js';
import { cut } from '../kit/cut.js';
import { dayOf } from '../kit/calendar.js';
import { button, LANE, type Message } from '../outbox/message.js';
import type { Step, TickContext } from '../outbox/tick.js';
import {
  findUnit,
  isReachable,
  listByRole,
  listNames,
  listPeople,
  listTeamPeople,
  listUnitPeople,
  type Addressee,
} from '../people/store.js';
import { redrawReceipt } from './receipt-card.js';
import { cancelCopies, findReadingTeam, listOpenings, withdrawContent } from './scan-store.js';
import type { Evidence } from './store.js';

/** What this room must be given of the rooms papers belong to. */
export interface PaperLinks {
  /** The button that leads to the question or item a paper was sent for; null when there is none. */
  actOf(tx: Step['tx'], paper: Evidence): Promise<string | null>;
  /** The team that judges an item. */
  teamOfItem(tx: Step['tx'], itemId: string): Promise<string | null>;
}

export interface Finding {
  readonly hash: string;
  /** The scanner's name for what it found. */
  readonly signature: string;
  readonly now: Date;
}

/** Withdraws a content wherever it is kept, and tells. When telling fails it is withdrawn all the same. */
export async function withdrawInfected(context: TickContext, links: PaperLinks, found: Finding): Promise<void> {
  const withdraw = async ({ tx }: Step): Promise<Evidence[]> => {
    await cancelCopies(tx, found.hash, found.now);
    return withdrawContent(tx, found.hash, found.signature, found.now);
  };
  try {
    await context.step(async (step) => {
      for (const paper of await withdraw(step)) await tellOf(context, step, links, paper, found);
    });
  } catch (error) {
    context.log.error('documents.infected-untold', { error });
    await context.step(withdraw);
  }
}

/** Who is told what of one paper; the first that applies. */
type Part = 'opened' | 'sender' | 'unit' | 'lead' | 'office';
const RINGS: readonly Part[] = ['opened', 'sender'];

async function tellOf(
  context: TickContext,
  step: Step,
  links: PaperLinks,
  paper: Evidence,
  found: Finding,
): Promise<void> {
  const { tx, effects } = step;
  const openings = new Map((await listOpenings(tx, [paper.id])).map((each) => [each.personId, each.openedAt]));
  // Taken away before anybody was sent it: nobody holds it, nothing counts on it.
  if (paper.state === 'REMOVED' && openings.size === 0) return;
  const unit = paper.unitId === null ? null : await findUnit(tx, paper.unitId);
  const sender = (await listNames(tx, [paper.sentById])).get(paper.sentById);
  const act = await links.actOf(tx, paper);
  const signature = found.signature.slice(0, 60);
  // What harms is told at once; at night without a sound.
  const rings = !isQuietHour(await loadCalendar(tx), context.now);
  for (const { person, part } of await listAudience(tx, links, paper, [...openings.keys()], dayOf(context.now))) {
    const { t, f } = context.words[person.locale];
    const place = paper.placeLabel ?? t('documents-place');
    const openedAt = openings.get(person.personId);
    const text = t(part === 'sender' ? 'documents-infected' : `documents-infected-${part}`, {
      name: paper.name,
      place,
      where: [unit?.title, place].filter(Boolean).join(', '),
      sender: sender ?? t('people-gone'),
      at: openedAt ? f.moment(openedAt) : '',
      found: signature,
      opened: f.number(openings.size),
    });
    const rows = act && (part === 'sender' || part === 'unit') ? [[button(cut(place, 24), act)]] : [];
    const message: Message = { text, rows, ring: rings && RINGS.includes(part) };
    const to = { chatId: person.chatId, personId: person.personId };
    const key = `infected:${paper.id}:${person.personId}`;
    const isAnswer = part === 'sender';
    effects.send(to, message, { key, lane: isAnswer ? LANE.INTERACTIVE : LANE.NOTICE, atAnyHour: true });
    if (isAnswer) effects.again(person.chatId);
  }
  effects.audit('documents.infected', paper.id, { found: signature, opened: openings.size });
  await redrawReceipt(step, paper, context.words);
}

interface Told {
  readonly person: Addressee & { chatId: bigint };
  readonly part: Part;
}

/** Everybody who is told, once each, by what concerns them most. */
async function listAudience(
  tx: Step['tx'],
  links: PaperLinks,
  paper: Evidence,
  openers: readonly string[],
  on: string,
): Promise<Iterable<Told>> {
  const told = new Map<string, Told>();
  const add = (part: Part, people: readonly Addressee[]): void => {
    for (const person of people) {
      if (!told.has(person.personId) && isReachable(person)) told.set(person.personId, { person, part });
    }
  };
  add('sender', await listPeople(tx, [paper.sentById]));
  add('opened', await listPeople(tx, openers));
  if (paper.state === 'REMOVED') return told.values();
  if (paper.unitId !== null && paper.side === 'UNIT')
    add('unit', await listUnitPeople(tx, [paper.unitId], on, ['FOCAL', 'DEPUTY']));
  const teamId = paper.itemId === null ? await findReadingTeam(tx, paper) : await links.teamOfItem(tx, paper.itemId);
  if (teamId !== null) add('lead', await listTeamPeople(tx, teamId));
  add('office', await listByRole(tx, 'OFFICE'));
  return told.values();
}
