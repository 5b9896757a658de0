// Whatever the bot has said in a test: a sentence that asks for a button stands on a message that has one, or beside it.
import { loadWords, type Locale } from '../../src/kit/words.js';
import type { Db } from '../../src/kit/database.js';
import type { Button } from '../../src/outbox/message.js';
import { askingsOf, sentencesOf } from '../sentences.js';
import { BOLD } from '../../src/kit/words.js';
import { CHECKLISTS } from './table-checklists.js';
import { INSPECTIONS } from './table-inspections.js';
import { PEOPLE } from './table-people.js';
import { REMEDIATION } from './table-remediation.js';
import { waysOf, type Ways } from './ways.js';
import { join } from 'node:path';

export const TABLE: Ways = { ...PEOPLE, ...CHECKLISTS, ...INSPECTIONS, ...REMEDIATION };

interface Asking {
  readonly key: string;
  /** The longest piece without a variable: looked for first, which is quick. */
  readonly piece: string;
  readonly sign: RegExp;
  /** Of each group one act must be there. */
  readonly groups: readonly (readonly string[])[];
}

const ANYTHING = 'XqX';
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The sentences that name buttons, as they can be recognised inside a finished message. */
function askingSentences(): Asking[] {
  const strict = loadWords(join(import.meta.dirname, '..', '..', 'locales'));
  return (['vi', 'en'] as Locale[]).flatMap((locale) => {
    const sentences = sentencesOf(locale);
    return Object.entries(TABLE).flatMap(([key, ways]) => {
      const groups = waysOf(ways).flatMap((way) => (way.by === 'act' ? [way.acts] : []));
      const sentence = sentences.get(key);
      if (groups.length === 0 || !sentence) return [];
      const forms = askingsOf(sentence, ANYTHING).map((args) => strict[locale].t(key, args).replaceAll(BOLD, ''));
      return forms.flatMap((form) => {
        const own = form.replaceAll(ANYTHING, '');
        if ([...own].filter((sign) => /\p{L}/u.test(sign)).length < 12) return [];
        const pieces = form.split(ANYTHING);
        const piece = pieces.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
        return [{ key, groups, piece, sign: new RegExp(pieces.map(escaped).join('[^]{1,900}?'), 'u') }];
      });
    });
  });
}

/** A letter that was answered, replaced or taken back keeps its words and says so below. */
const SETTLED =
  /^(?:Đã xác nhận thay mặt|Acknowledged for the unit|Đã được thay thế|Replaced by|Thông báo này không còn hiệu lực)/mu;

let asking: Asking[] | undefined;

interface Row {
  readonly id: bigint;
  readonly text: string;
  readonly acts: string[];
}

/** Fails when a message of this database asks for a button that neither it nor the message beside it has. */
export async function checkWays(db: Db): Promise<void> {
  asking ??= askingSentences();
  const said = await db.$queryRaw<(Row & { chat: bigint; at: Date })[]>`
    SELECT id, chat_id AS chat, created_at AS at, body #>> '{message,text}' AS text,
      ARRAY(SELECT b ->> 'act' FROM jsonb_path_query(body, '$.message.rows[*][*]') b) AS acts
    FROM outbox WHERE body #>> '{message,text}' IS NOT NULL
      -- What is settled keeps its words and loses its buttons.
      AND (body ->> 'do' = 'SEND' OR jsonb_path_exists(body, '$.message.rows[*][*]')) ORDER BY id`;
  const odd = new Map<string, string>();
  for (const [n, row] of said.entries()) {
    const text = row.text.replaceAll(BOLD, '');
    if (SETTLED.test(text)) continue;
    const beside = said
      .slice(Math.max(0, n - 4), n + 5)
      .filter((other) => other.chat === row.chat && +other.at === +row.at);
    const verbs = new Set([row, ...beside].flatMap(({ acts }) => acts.map((each) => each.split(/[:~]/)[0]!)));
    for (const { key, piece, sign, groups } of asking) {
      if (odd.has(key) || !text.includes(piece) || !sign.test(text)) continue;
      const missing = groups.filter((acts) => !acts.some((each) => (each === '*' ? verbs.size > 0 : verbs.has(each))));
      if (missing.length > 0)
        odd.set(
          key,
          `${key} asks for ${missing.map((acts) => acts.join(' or ')).join(', ')}: ${text.slice(0, 300)} [${[...verbs].join(' ')}]`,
        );
    }
  }
  if (odd.size > 0) throw new Error(`sentences without their button:\n${[...odd.values()].join('\n')}`);
}

export type { Button };
