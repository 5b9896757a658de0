// What the broadcasts room shows: the message itself, the steps of composing, the tally. Pure: facts in, messages out.
import { cut as cutLine } from '../kit/cut.js';
import type { Words } from '../kit/words.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import { teamTitle } from '../people/names.js';
import type { UnitView } from '../people/store.js';
import type { Reach } from './audience.js';
import { AGAIN, hasNoMarks, ownFrame, UNIT_CLASSES, type Again, type Tally } from './rules.js';
import type { Broadcast } from './store.js';

/** A text in one line, cut for lists and records. */
export const cut = (text: string | null, length = 60): string => cutLine(text ?? '', length);

/** Units named in the preview before the rest is only counted. */
const NAMED = 5;

const cancelButton = (words: Words, id: string): Button => button(words.t('button-cancel'), `broadcasts.drop:${id}`, 0);
const backButton = (words: Words, act: string): Button => button(words.t('button-back'), act, 2);

/** The text of a broadcast as its reader sees it. */
export function broadcastText(words: Words, broadcast: Broadcast, team: string | null): string {
  const { t } = words;
  const from = team === null ? t('broadcasts-message-from-all') : t('broadcasts-message-from-team', { team });
  const { opens, closes } = ownFrame(broadcast.text ?? '');
  const again = broadcast.resendOf === null ? [] : [t('broadcasts-message-again')];
  return [
    ...again,
    t('broadcasts-message-head', { from }),
    ...(opens ? [] : [t('broadcasts-message-to')]),
    '',
    broadcast.text ?? '',
    ...(closes ? [] : ['', t('broadcasts-message-end')]),
  ].join('\n');
}

/** The message to a recipient; once acknowledged, one line is added and the button goes. */
export function broadcastMessage(
  words: Words,
  broadcast: Broadcast,
  team: string | null,
  acknowledged?: { person: string; at: Date },
): Message {
  const { t, f } = words;
  const text = broadcastText(words, broadcast, team);
  const reply = button(t('broadcasts-button-reply'), `broadcasts.reply:${broadcast.id}`, 7);
  if (acknowledged) {
    const line = t('broadcasts-acknowledged-line', { person: acknowledged.person, moment: f.moment(acknowledged.at) });
    return { text: `${text}\n\n${line}`, rows: [[reply]] };
  }
  const ack = button(t('broadcasts-button-acknowledge'), `broadcasts.ack:${broadcast.id}`);
  return { text, rows: layOut(broadcast.wantsAck ? [ack, reply] : [reply]), ring: true };
}

/** Where the author speaks from: «Tổ C», or the delegation. */
export const placeOf = (words: Words, team: string | null): string =>
  team === null ? words.t('broadcasts-place-all') : words.t('broadcasts-place-team', { team });

/** Asks for the text. Without a draft, cancelling needs no draft either. */
export function writeScreen(words: Words, team: string | null, draft: Broadcast | null, notice?: string): Message {
  const { t } = words;
  const place = placeOf(words, team);
  const ask = draft?.text
    ? t('broadcasts-compose-again', { place, text: cut(draft.text, 300) })
    : t('broadcasts-compose', { place });
  const back = draft?.text ? [backButton(words, `broadcasts.draft:${draft.id}`)] : [];
  return {
    text: notice ? `${notice}\n${ask}` : ask,
    rows: [[...back, cancelButton(words, draft?.id ?? '')]],
  };
}

/** Which team is it for? Asked of who leads several. */
export const teamScreen = (words: Words, teams: readonly { id: string; name: string }[]): Message => ({
  text: words.t('broadcasts-choose-team'),
  rows: [
    ...layOut(teams.map((team) => button(teamTitle(words, team.name), `broadcasts.team:${team.id}`))),
    [cancelButton(words, '')],
  ],
});

/** (1/3) Send to whom? */
export function audienceScreen(
  words: Words,
  draft: Broadcast,
  team: string | null,
  counts: { all: number; unacknowledged: number; overdue: number },
): Message {
  const { t } = words;
  const choose = (kind: string, label: string) => button(label, `broadcasts.to:${draft.id}:${kind}`);
  const all =
    team === null
      ? t('broadcasts-button-all', { count: counts.all })
      : t('broadcasts-button-all-team', { team, count: counts.all });
  const rows: Button[][] = [];
  if (counts.all > 0) {
    rows.push([choose('all', all)], [button(t('broadcasts-button-class'), `broadcasts.classes:${draft.id}`)]);
    for (const kind of ['unacknowledged', 'overdue'] as const)
      if (counts[kind] > 0) rows.push([choose(kind, t(`broadcasts-button-${kind}`, { count: counts[kind] }))]);
  }
  const ask = t('broadcasts-audience', { text: cut(draft.text, 200) });
  return {
    text: counts.all > 0 ? ask : `${ask}\n${t('broadcasts-audience-none')}`,
    rows: [...rows, [backButton(words, `broadcasts.edit:${draft.id}`), cancelButton(words, draft.id)]],
  };
}

/** (1/3) The classes that occur among the units. */
export function classScreen(words: Words, draft: Broadcast, units: readonly UnitView[]): Message {
  const { t } = words;
  const buttons = UNIT_CLASSES.flatMap((unitClass) => {
    const count = units.filter((unit) => unit.class === unitClass).length;
    if (count === 0) return [];
    return [button(t(`broadcasts-class-${unitClass}`, { count }), `broadcasts.to:${draft.id}:class:${unitClass}`)];
  });
  // Six classes at most: two in a row, or the card would have more rows than it may.
  const pairs = buttons.length <= 4 ? buttons.map((one) => [one]) : inPairs(buttons);
  return {
    text: t('broadcasts-audience-class'),
    rows: [...pairs, [backButton(words, `broadcasts.audience:${draft.id}`), cancelButton(words, draft.id)]],
  };
}

const inPairs = (buttons: readonly Button[]): Button[][] =>
  buttons.flatMap((_, n) => (n % 2 === 0 ? [buttons.slice(n, n + 2)] : []));

/** (2/3) How many, and who cannot be reached and why. */
export function previewScreen(words: Words, draft: Broadcast, reach: Reach, notice?: string): Message {
  const { t, f } = words;
  const { id } = draft;
  const people = reach.recipients.length;
  const lines = reach.units.flatMap((unit) => unreachedLine(words, unit, reach));
  const more = lines.length - NAMED;
  const text = [
    notice,
    t('broadcasts-preview', {
      units: f.count(reach.units.length),
      people: f.count(people),
      reachable: f.count(reach.reachable),
      unreachable: f.count(people - reach.reachable),
      lonely: reach.lonely.size === 0 ? 'none' : f.count(reach.lonely.size),
    }),
    ...lines.slice(0, NAMED),
    more > 0 ? t('broadcasts-preview-more', { count: f.count(more) }) : null,
    hasNoMarks(draft.text ?? '') ? t('broadcasts-no-marks') : null,
    reach.reachable === 0 ? t('broadcasts-nobody') : null,
  ];
  const list = button(t('broadcasts-button-list'), `broadcasts.list:${id}`, 6);
  const ack = button(
    t(draft.wantsAck ? 'broadcasts-button-ack-yes' : 'broadcasts-button-ack-no'),
    `broadcasts.wants:${id}:${draft.wantsAck ? 'no' : 'yes'}`,
    7,
  );
  const next = button(t('broadcasts-button-next'), `broadcasts.exact:${id}`);
  return {
    text: text.filter((line) => line).join('\n'),
    rows: [
      ...(reach.units.length > 0 ? [[list]] : []),
      [ack],
      ...(reach.reachable > 0 ? [[next]] : []),
      [backButton(words, `broadcasts.audience:${id}`), cancelButton(words, id)],
    ],
  };
}

function unreachedLine(words: Words, unit: UnitView, reach: Reach): string[] {
  const { t } = words;
  const whys = reach.recipients
    .filter((one) => one.unitId === unit.id && one.reason !== null)
    .map((one) => t(`broadcasts-why-${one.reason}`, { name: one.fullName, role: t(`people-role-${one.role}`) }));
  if (!reach.lonely.has(unit.id))
    return whys.length > 0 ? [t('broadcasts-preview-partly', { unit: unit.title, why: whys.join(', ') })] : [];
  return whys.length > 0
    ? [t('broadcasts-preview-lonely-because', { unit: unit.title, why: whys.join(', ') })]
    : [t('broadcasts-preview-lonely', { unit: unit.title })];
}

/** (3/3) Exactly what will be read, above the button that sends it. */
export function exactScreen(
  words: Words,
  voice: Words,
  draft: Broadcast,
  team: string | null,
  reachable: number,
  notice?: string,
): Message {
  const { t, f } = words;
  const { id } = draft;
  const send = button(t('broadcasts-button-send', { count: f.count(reachable) }), `broadcasts.send:${id}:${reachable}`);
  const edit = button(t('broadcasts-button-edit'), `broadcasts.edit:${id}`, 6);
  const isResend = draft.resendOf !== null;
  return {
    text: [...(notice ? [notice] : []), t('broadcasts-exact'), '', broadcastText(voice, draft, team)].join('\n'),
    rows: [
      [send],
      ...(isResend ? [] : [[edit]]),
      isResend ? [cancelButton(words, id)] : [backButton(words, `broadcasts.preview:${id}`), cancelButton(words, id)],
    ],
  };
}

/** How many may be sent to again, by why. */
export type AgainCounts = Readonly<Record<Again, number>>;

/** The author's live card: what has left, what waits, and in the end a sum that balances. */
export function tallyScreen(words: Words, broadcast: Broadcast, tally: Tally, now: Date): Message {
  const { t, f } = words;
  const figures = Object.fromEntries(Object.entries(tally).map(([name, n]) => [name, f.count(n as number)]));
  const { total, sent, waiting, unreachable, failed, cancelled, unknown, acknowledged } = figures as Record<
    keyof Tally,
    string
  >;
  const replies =
    tally.replies > 0
      ? [button(t('broadcasts-button-replies', { count: tally.replies }), `broadcasts.replies:${broadcast.id}`, 7)]
      : [];
  const time = f.time(now);
  if (broadcast.state === 'SENDING' && tally.waiting > 0) {
    const stop = button(t('broadcasts-button-stop'), `broadcasts.stop:${broadcast.id}`, 6);
    const counts = {
      done: tally.total - tally.waiting - tally.unreachable,
      reachable: tally.total - tally.unreachable,
      ...{ sent, waiting, unreachable, failed, unknown, time },
    };
    const text = broadcast.wantsAck
      ? t('broadcasts-sending', { ...counts, acknowledged })
      : t('broadcasts-sending-plain', counts);
    return { text, rows: [[stop], ...(replies.length > 0 ? [replies] : [])] };
  }
  const sum = { total, sent, unreachable, failed, cancelled, unknown };
  const balance =
    tally.waiting > 0 ? t('broadcasts-balance-waiting', { ...sum, waiting }) : t('broadcasts-balance', sum);
  // Stopped after everything had left is no stop.
  const stopped = broadcast.state === 'STOPPED' && tally.cancelled > 0;
  const at = f.time((stopped ? broadcast.stoppedAt : (broadcast.doneAt ?? broadcast.stoppedAt)) ?? now);
  const text = [
    t(stopped ? 'broadcasts-stopped' : 'broadcasts-done', { at, balance }),
    ...(broadcast.wantsAck ? [t('broadcasts-balance-acknowledged', { acknowledged })] : []),
    t('broadcasts-updated', { time }),
  ].join(' ');
  const list = button(t('broadcasts-button-list'), `broadcasts.who:${broadcast.id}`, 6);
  const unsettled = tally.sent < tally.total || (broadcast.wantsAck && tally.acknowledged < tally.total);
  const again = unsettled ? [button(t('broadcasts-button-again'), `broadcasts.again:${broadcast.id}`, 8)] : [];
  return { text, rows: layOut([list, ...again, ...replies]) };
}

/** Who is to get it again? */
export function againScreen(words: Words, broadcast: Broadcast, counts: AgainCounts): Message {
  const { t } = words;
  const buttons = AGAIN.filter((what) => counts[what] > 0 && (what !== 'unacknowledged' || broadcast.wantsAck)).map(
    (what) =>
      button(t(`broadcasts-button-${what}`, { count: counts[what] }), `broadcasts.resend:${broadcast.id}:${what}`),
  );
  return {
    text: t(buttons.length > 0 ? 'broadcasts-again-ask' : 'broadcasts-again-nobody'),
    rows: [...buttons.map((one) => [one]), [backButton(words, `broadcasts.tally:${broadcast.id}`)]],
  };
}
