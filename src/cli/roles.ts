// `dondoc roles` and `dondoc end-role`: who holds what, and ending it, from the operator's side: for the day on which nobody of
// the office can be reached, or must be. Works beside a running bot, which delivers what is to be said.
import { compareVietnamese } from '../kit/vietnamese.js';
import { InvalidArgumentError, type Command } from 'commander';
import { inTransaction } from '../kit/database.js';
import { setupFault } from '../kit/setup-fault.js';
import type { Words } from '../kit/words.js';
import { forgetSurprises } from '../inspections/surprise.js';
import { flushEffects, gatherEffects } from '../outbox/effects.js';
import { endRoles, listToTell, tellEnded } from '../people/ending.js';
import { listAllRoles, type PersonsRole } from '../people/ending-store.js';
import { placeTitle, roleTitle, teamTitle } from '../people/names.js';
import { lastDigits } from '../people/phones.js';
import type { EndReason } from '../people/rules.js';
import type { Opened } from './open.js';

const REASONS: Readonly<Record<string, EndReason>> = {
  moved: 'MOVED',
  'phone-lost': 'PHONE_LOST',
  replaced: 'REPLACED',
  other: 'OTHER',
};
const SHORT = 5;

/** Enough of the beginning of each id that no two are alike. */
function shortIds(roles: readonly PersonsRole[]): Map<string, string> {
  for (let length = SHORT; ; length++) {
    const short = new Map(roles.map(({ id }) => [id, id.slice(0, length)]));
    if (new Set(short.values()).size === roles.length || length > 12) return short;
  }
}

function placeOf(words: Words, held: PersonsRole): string {
  return held.teamName === null ? placeTitle(words, held) : teamTitle(words, held.teamName);
}

/** Every role that has not ended, by unit and team, as lines to print. */
export async function roleLines({ db, words }: Opened): Promise<string[]> {
  const { en } = words;
  const roles = await listAllRoles(db);
  const ids = shortIds(roles);
  const places = new Map<string, string[]>();
  for (const held of roles) {
    const facts = [
      ...(held.phone ? [`phone … ${lastDigits(held.phone)}`] : []),
      ...(held.pending ? ['waits for an answer'] : []),
      ...(held.blockedAt ? ['has blocked the bot'] : []),
    ];
    const more = facts.length > 0 ? ` (${facts.join(', ')})` : '';
    const line = `  ${ids.get(held.id)}  ${held.fullName}, ${roleTitle(en, held)}, since ${en.f.dayAt(held.fromAt)}${more}`;
    const place = placeOf(en, held);
    places.set(place, [...(places.get(place) ?? []), line]);
  }
  if (places.size === 0) return ['Nobody holds a role yet.'];
  return [...places].sort(([a], [b]) => compareVietnamese(a, b)).flatMap(([place, lines]) => [place, ...lines]);
}

/** Ends the role whose id begins so. Returns the lines to print. */
export async function endRole(
  { db, words, clock }: Opened,
  begun: string,
  options: { readonly reason: string },
): Promise<string[]> {
  const now = clock.now();
  const reason = REASONS[options.reason]!;
  if (begun.trim() === '') throw setupFault('Give the id of the role. See: npm run dondoc -- roles');
  const meant = (await listAllRoles(db)).filter(({ id }) => id.startsWith(begun));
  if (meant.length === 0)
    throw setupFault(`No role that has not ended begins with ${begun}. See: npm run dondoc -- roles`);
  if (meant.length > 1) throw setupFault(`${meant.length} roles begin with ${begun}; give more of the id.`);
  const ended = await inTransaction(db, async (tx) => {
    const effects = gatherEffects(null);
    const links = { onEnded: forgetSurprises({ words }) };
    const [held] = await endRoles(tx, { effects, words, links, by: null, now }, [meant[0]!.id], reason);
    if (!held) return null;
    const told = await listToTell(tx, held, []);
    tellEnded(effects, words, told, held, { by: null, reason, ring: false, now });
    await flushEffects(tx, effects, now);
    return held;
  });
  if (!ended) throw setupFault('Somebody else has just ended this role.');
  return [
    `Ended: ${ended.fullName}, ${roleTitle(words.en, ended)}. Reason: ${words.en.t(`people-end-reason-${reason}`)}.`,
    'The person, the office and the head of the unit are told by the running bot. To give it back, invite again.',
  ];
}

/** Adds both commands. */
export function addRolesCommands(
  program: Command,
  open: <T>(work: (opened: Opened) => Promise<T>) => Promise<T>,
): void {
  const print = (lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
  program
    .command('roles')
    .description('list who holds which role, by unit and team, with the ids end-role takes')
    .action(async () => print(await open(roleLines)));
  program
    .command('end-role')
    .argument('<id>', 'the id that `roles` prints, or its beginning')
    .requiredOption('--reason <reason>', Object.keys(REASONS).join(', '), (reason: string) => {
      if (!Object.hasOwn(REASONS, reason))
        throw new InvalidArgumentError(`Choose one of ${Object.keys(REASONS).join(', ')}.`);
      return reason;
    })
    .description('end a role at once; the person is told, and every old screen of theirs says so')
    .action(async (id: string, options: { reason: string }) =>
      print(await open((opened) => endRole(opened, id, options))),
    );
}
