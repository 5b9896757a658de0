// `dondoc invite`: makes one invitation link, so that the first of the office can come in, or a unit without a chat of its own.
// Whoever can run this is the second person beside the office, so no approval is asked for afterwards.
// Prints the link and until when it holds; the link is kept nowhere.
import { InvalidArgumentError, type Command } from 'commander';
import { sealEntries } from '../audit/sealing.js';
import { refuseOthers } from '../data-mark.js';
import { inTransaction, type Tx } from '../kit/database.js';
import { isRefusal, type Refusal, refuse } from '../kit/refusal.js';
import { setupFault } from '../kit/setup-fault.js';
import { flushEffects, gatherEffects } from '../outbox/effects.js';
import { createInvitation, invitationLink, type InvitationOrder } from '../people/invitations.js';
import { mobileOf } from '../people/phones.js';
import { readOwnName } from '../people/typed-joining.js';
import { isFullName, isUnitRole, needsSecondPerson, type DelegationRole, type UnitRole } from '../people/rules.js';
import { findUnitByCode } from '../people/store.js';
import { DEMO_BOT } from '../simulator/types.js';
import { readIdentity } from '../telegram/identity.js';
import type { Opened } from './open.js';

const ROLES: Readonly<Record<string, UnitRole | DelegationRole>> = {
  focal: 'FOCAL',
  deputy: 'DEPUTY',
  head: 'HEAD',
  office: 'OFFICE',
  secretary: 'SECRETARY',
  lead: 'LEAD',
  member: 'MEMBER',
};

interface Options {
  readonly role: string;
  readonly unit?: string;
  readonly name?: string;
  readonly team?: string;
  readonly phone?: string;
}

/** What was asked for, as the people room understands it. «head» means the unit's head with --unit, the delegation's without. */
async function orderOf(tx: Tx, options: Options): Promise<InvitationOrder | Refusal> {
  const role = ROLES[options.role];
  if (options.unit !== undefined) {
    if (!role || !isUnitRole(role)) throw setupFault('With --unit the role is focal, deputy or head.');
    const unit = await findUnitByCode(tx, options.unit);
    return unit ? { role, unitId: unit.id, invitedById: null, phone: phoneOf(options) } : refuse('people-unit-unknown');
  }
  const inDelegation = role === 'HEAD' ? 'DELEGATION_HEAD' : role === 'DEPUTY' ? 'DELEGATION_DEPUTY' : role;
  if (!inDelegation || isUnitRole(inDelegation)) throw setupFault('A focal point is invited with --unit CODE.');
  const typed = options.name?.normalize('NFC').trim();
  // A form of address or a post before it is no part of a name; where it may be one, the name is taken as it was given.
  const fullName = typed ? (readOwnName(typed) ?? typed) : typed;
  if (!fullName || !isFullName(fullName))
    throw setupFault('A role in the delegation is given with a full name: --name "Họ và tên".');
  return {
    role: inDelegation,
    fullName,
    teamName: options.team?.trim() ?? null,
    invitedById: null,
    phone: phoneOf(options),
  };
}

/** The name the link leads to: never a guess, because on another's name somebody else would receive it. */
async function botNameOf({ config, kind, bot }: Pick<Opened, 'config' | 'kind' | 'bot'>): Promise<string> {
  if (kind === 'demo') return DEMO_BOT;
  const { botToken: token, telegramApiRoot: apiRoot } = config;
  if (token !== undefined) {
    // The bot that has run on these data is known by name, also while Telegram cannot be asked.
    const asked = await readIdentity({ token, apiRoot }).catch((fault: unknown) => {
      if (bot === null) throw fault;
      return bot;
    });
    refuseOthers({ kind, marked: true, bot }, kind, 'The database', asked);
    return asked.name;
  }
  if (bot !== null) return bot.name;
  throw setupFault('The name of the bot is not known, so there is no link: set BOT_TOKEN, or start the bot once.');
}

/** Who comes in without a second person in the chat must prove a mobile: a forwarded link alone lets nobody decide. */
function phoneOf({ phone }: Options): string | undefined {
  if (phone === undefined) return undefined;
  const mobile = mobileOf(phone);
  if (mobile === null) throw setupFault('--phone must be a mobile number, such as 0912345678.');
  return mobile;
}

/** Makes one invitation and returns the lines to print. Throws a setup fault with a sentence when it cannot be made. */
export async function invite(opened: Opened, options: Options): Promise<string[]> {
  const { db, words, clock } = opened;
  const botName = await botNameOf(opened);
  const now = clock.now();
  const made = await inTransaction(db, async (tx) => {
    const order = await orderOf(tx, options);
    const made = isRefusal(order) ? order : await createInvitation(tx, order, now);
    if (isRefusal(made) || isRefusal(order)) return made;
    if (needsSecondPerson(order.role) && !made.comparesPhone)
      throw setupFault(
        'The register has no mobile number for this person. Add --phone 0912345678, the number of their Telegram account: it is compared, so that a forwarded link lets nobody else in.',
      );
    const effects = gatherEffects(null);
    effects.audit('people.invited', made.id, { role: order.role, operator: true });
    await flushEffects(tx, effects, now);
    return made;
  });
  await sealEntries(db, now);
  if (isRefusal(made)) throw setupFault(words.en.t(made.refusal, made.args));
  const { f } = words.en;
  const phone = made.comparesPhone
    ? options.phone === undefined
      ? ' The phone number is compared with the register.'
      : ' The phone number is compared with the one given.'
    : '';
  return [
    invitationLink(botName, made.token),
    `Can be used once, until ${f.moment(made.expiresAt)} (Việt Nam).${phone}`,
  ];
}

/** Adds `invite` to the commands. `open` gives what a command works with and closes it afterwards. */
export function addInviteCommand(
  program: Command,
  open: <T>(work: (opened: Opened) => Promise<T>) => Promise<T>,
): void {
  program
    .command('invite')
    .description('make an invitation link for a unit, or for somebody of the delegation')
    .option('--unit <code>', 'code of the unit, as in the workbook')
    .requiredOption('--role <role>', `${Object.keys(ROLES).join(', ')}`, (role: string) => {
      if (!Object.hasOwn(ROLES, role))
        throw new InvalidArgumentError(`Choose one of ${Object.keys(ROLES).join(', ')}.`);
      return role;
    })
    .option('--name <name>', 'full name, for a role in the delegation')
    .option('--team <team>', 'team of a lead or member, when the register does not say')
    .option('--phone <number>', 'mobile number of their Telegram account, when the register has none or an old one')
    .action(async (options: Options) => {
      const lines = await open((opened) => invite(opened, options));
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}
