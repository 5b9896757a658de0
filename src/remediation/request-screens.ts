// What a request for more time looks like to those who decide, and in whose name a decision is told. It decides nothing.
import type { KnownTurn } from '../dialogue/turn.js';
import { type Words } from '../kit/words.js';
import { wholeButton } from '../dialogue/whole.js';
import { button, layOut, type Message } from '../outbox/message.js';
import { teamsLed } from '../people/rules.js';
import { cut } from './due-words.js';
import { countGranted, type Extension } from './extension-store.js';
import { actOf } from './item-screens.js';
import type { ItemView } from './item-store.js';
import { readPlanNumbers } from './plan-numbers.js';

/** The request as the lead decides on it. */
export function requestScreen(
  words: Words,
  item: ItemView,
  request: Extension,
  count: { nth: number; limit: number },
  reader: HardshipReader = 'DELEGATION_HEAD',
): Message {
  const { t, f } = words;
  const other = [
    button(t('extension-other-date'), actOf('otherdate', item.id)),
    button(t('extension-decline'), actOf('decline', item.id)),
  ];
  if (request.newDueAt === null) {
    const args = {
      whom: sayHardshipReader(words, reader),
      unit: item.unitTitle,
      text: cut(item.text, 200),
      due: f.until(item.dueAt),
      said: cut(request.reason ?? '', 600),
      granted: f.count(count.nth - 1),
    };
    const told = t('extension-hardship-told', args);
    const acts = [...other, ...wholeButton(words, told, actOf('whole', item.id))];
    return { text: told, rows: [...layOut(acts), [button(t('button-later'), 'desk.todo', 1)]] };
  }
  const text = t('extension-request', {
    unit: item.unitTitle,
    text: cut(item.text, 200),
    old: f.dayAt(request.oldDueAt),
    new: f.dayAt(request.newDueAt),
    nth: String(count.nth),
    limit: String(count.limit),
    reason: cut(request.reason ?? '', 400),
  });
  return {
    text,
    rows: [
      [button(t('extension-agree'), actOf('agree', item.id))],
      ...layOut([...other, ...wholeButton(words, text, actOf('whole', item.id))]),
      [button(t('button-later'), 'desk.todo', 1)],
    ],
  };
}

/** «lần 1/2» of a request. */
export async function countOf(tx: KnownTurn['tx'], itemId: string): Promise<{ nth: number; limit: number }> {
  const { extensionLimit } = await readPlanNumbers(tx);
  return { nth: (await countGranted(tx, itemId)) + 1, limit: extensionLimit };
}

/** «Tổ trưởng Tổ A», «Phó Trưởng Đoàn»: who decided, as a decision names them, by the office really held. */
export function sayDecider(words: Words, turn: KnownTurn, item: ItemView): string {
  if (item.teamId !== null && item.teamName !== null && teamsLed(turn.who).includes(item.teamId))
    return words.t('extension-by-lead', { team: item.teamName });
  const holds = (role: string) => turn.who.roles.some((held) => held.role === role);
  if (holds('DELEGATION_HEAD')) return words.t('extension-by-head');
  return words.t(holds('DELEGATION_DEPUTY') ? 'extension-by-deputy-head' : 'extension-by-office');
}

/** Who reads a difficulty: the head of the delegation, else the deputy, else the standing office. */
export type HardshipReader = 'DELEGATION_HEAD' | 'DELEGATION_DEPUTY' | 'OFFICE';

export const sayHardshipReader = (words: Words, reader: HardshipReader): string => words.t(`extension-to-${reader}`);

export const declineText = (words: Words, turn: KnownTurn, item: ItemView, reason: string): string =>
  words.t('extension-declined-unit', {
    unit: item.unitTitle,
    passed: item.dueAt <= turn.now ? 'yes' : 'no',
    by: sayDecider(words, turn, item),
    text: cut(item.text, 200),
    reason: cut(reason, 400),
    whom: words.t(`remediation-address-${item.unitClass === 'DVSN' || item.unitClass === 'DNNN' ? 'unit' : 'agency'}`),
    due: words.f.until(item.dueAt),
  });
