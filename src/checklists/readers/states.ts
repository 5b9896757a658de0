// Reads the answers of YESNO and STATUS questions from the words people use, with or without diacritics.
// «Chưa» (not yet) and «Không» (no) stay different values. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import { STATUS_LABELS, YESNO_LABELS } from '../values.js';
import type { AnswerValue, Option, Status, YesNo } from '../types.js';
import { confirm, none, one, placeOf, quoted, several } from './reading.js';
import type { Reader, Reading } from './reading.js';
import { keyOf, literalOf, spellingsOf, splitNote, tidy, withoutCourtesy } from './typed.js';

const NA_WORDS = 'kad|khong ap dung|ko ap dung|k ap dung|kh ap dung|khong ad|ko ad|na|n/a|not applicable';

const YESNO_WORDS: Record<YesNo, string> = {
  YES:
    'co|roi|da|x|yes|y|co a|co roi|co nhe|da co|da co roi|da roi|r|vang|vang co|vang co roi|vang roi|da xong|da xong roi|xong|xong roi|da thuc hien|' +
    'da thuc hien roi|da lam|da lam roi|da lam xong|lam roi|lam xong roi|da gui|da gui roi|gui roi|da nop|da nop roi|nop roi|' +
    'da hoan thanh|da hoan thanh roi|hoan thanh|dung|dung roi|dung vay|phai|phai roi|vang dung|vang dung roi|co dung|u',
  NO: 'khong|ko|k|kh|kg|hok|hong|no|n|khong a|khong nhe|khong co|ko co|k co|kh co|khong phai|khong lam|khong thuc hien',
  NOT_YET: 'chua|chx|chua co|chua a|chua nhe|chua thuc hien|chua lam|chua gui|chua nop|chua bao gio|chua he|not yet',
  NA: NA_WORDS,
};

const STATUS_WORDS: Record<Status, string> = {
  DONE:
    'hoan thanh|da hoan thanh|hoan thanh roi|da hoan thanh roi|xong|da xong|xong roi|da xong roi|da lam xong|lam xong roi|ht|roi|' +
    'da thuc hien|da thuc hien xong|da khac phuc|da khac phuc xong|khac phuc xong|xong het|xong het roi|done',
  IN_PROGRESS:
    'dang thuc hien|dang lam|dang|dang th|dth|dang xu ly|dang trien khai|dang hoan thien|dang khac phuc|da lam mot phan|' +
    'in progress|doing',
  NOT_STARTED:
    'chua thuc hien|chua|chx|chua co|chua lam|chua lam gi|chua th|cth|chua bat dau|chua trien khai|not started|not yet',
  NA: NA_WORDS,
};

const STATUS_TWO: [RegExp, [Status, ...Status[]]][] = [
  [/^(?:chua|chx|khong|ko|kg) (?:.* )?(?:xong|hoan thanh|het|du|day du)(?: .*)?$/, ['IN_PROGRESS', 'NOT_STARTED']],
  [/^(?:khong|ko|k|kh|kg|no|khong co|ko co)$/, ['NOT_STARTED', 'NA']],
  [/^(?:co|da|yes|x)$/, ['DONE', 'IN_PROGRESS']],
];

const word = (words: string): RegExp => new RegExp(`(?<![a-z])(?:${words})(?![a-z])`);
/** Words that take part of a «yes» or «done» back, or say that it is not all. */
const LIMITING = word(
  'tru(?! so)|ngoai(?! (?:tham quyen|pham vi|dia ban|chuc nang|doi tuong|nhiem vu))|nhung|song|tuy|chua|khong|ko|k|kg|chx|thieu|con|mot phan|phan lon|gan|sap|hau het|mot so|mot vai|co ban|chu yeu|dang|se|' +
    'du kien|chi|cham|tre|qua han|neu|hoac|hay|nua|khoang|hon|tam|except|but|partly|almost|mostly',
);
/** What takes a «no» or «not yet» back. */
const TURNING = word(
  'tru(?! so)|ngoai(?! (?:tham quyen|pham vi|dia ban|chuc nang|doi tuong|nhiem vu))|nhung|song|tuy|neu|hoac|hay|except|but',
);
/** Said of a whole that is not finished: nearly, mostly, in part. */
const NEARLY = word(
  'co ban|gan xong|gan hoan thanh|gan day du|gan du|gan het|sap xong|sap hoan thanh|hau het|phan lon|mot phan|chu yeu|mot nua',
);
/** «đang tạm dừng», «đang 50%»: under way, or not. */
const STOPPED = word('xong|roi|khong|ko|chua|chx|dung|hoan|tam|gan|[a-z]*\\d.*');
/** Deeds a question asks for: «đã gửi …», «chưa ban hành …», «không niêm yết …» say it of the thing asked. */
const DEED =
  '(?:thuc hien|lam|gui|nop|ban hanh|xay dung|bao cao|to chuc|trien khai|cong khai|niem yet|khac phuc|hoan thanh|giai quyet|' +
  'xu ly|ky|trinh|phe duyet|kiem tra|ra soat|cap nhat|thanh lap|bo tri|so hoa|xong)';
const DONE_DEED = new RegExp(`^(?:(?:co )?da|co) ${DEED}(?: |$)`);
const NOT_YET_DEED = new RegExp(`^(?:chua|chx) (?:co )?${DEED}(?: |$)`);
const NO_DEED = new RegExp(`^(?:khong|ko|kg) (?:co )?${DEED}(?: |$)`);
/** «chưa đủ», «chưa đúng hạn»: something is there. */
const NOT_ALL = /^(?:chua|chx|khong|ko) (?:.* )?(?:du|day du|xong|het|hoan thanh|dung han|kip thoi|kip)(?: .*)?$/;
/** «chưa rõ», «không biết»: the answer is not known. */
const UNSURE = /^(?:chua|khong|ko|k|chx|kg) (?:ro|biet|chac|nho|nam|xac dinh|thong ke|hieu|ke|tinh|phai)(?![a-z])/;

/** «có rồi», «đã gửi …», «đúng rồi»: an assertion; «cơ quan», «cơ sở» and what is denied are none. */
const ASSERTING = new RegExp(
  `(?:^|[ ,.;:])(?<!(?:khong|ko|k|kg|chua|chx|neu|moi|khi)[ ,]+)(?:co roi|co day du|co du|da co|da roi|xong roi|dung roi|(?:da )?${DEED} (?:xong|roi)|da ${DEED}|yes)(?![a-z])|` +
    `^(?:(?:da|vang|a|thuc ra|ma) )*(?:co|roi|xong|dung|hoan thanh|done)(?:$|[ ,.;:](?!quan |so |che |cau |ban |hoi |phan |khi |the |le |kho |cong van |van ban ))`,
);
/** «không phải, có rồi», «không đã gửi rồi»: denied and asserted in one breath. */
const DENIED_AND_ASSERTED = new RegExp(
  `^(?:khong|ko|k|kg|chua|chx)(?: phai| dung| dau| a)?[ ,.;:]+(?:(?:la|ma|vi) )?(?:da (?:co|roi|xong|${DEED})|(?:co|xong) roi|roi)(?![a-z])`,
);

function dictionary<V extends string>(words: Record<V, string>): ReadonlyMap<string, V> {
  const map = new Map<string, V>();
  for (const value of Object.keys(words) as V[]) for (const word of words[value].split('|')) map.set(word, value);
  return map;
}

const YESNO_OF = dictionary(YESNO_WORDS);
const STATUS_OF = dictionary(STATUS_WORDS);

const LITERAL = {
  YESNO: dictionary<YesNo>({
    YES: 'có|yes',
    NO: 'không|no',
    NOT_YET: 'chưa|not yet',
    NA: 'không áp dụng|not applicable',
  }),
  STATUS: dictionary<Status>({
    DONE: 'hoàn thành|done',
    IN_PROGRESS: 'đang thực hiện|in progress',
    NOT_STARTED: 'chưa thực hiện|not started',
    NA: 'không áp dụng|not applicable',
  }),
};

const YESNO_ORDER: readonly YesNo[] = ['YES', 'NO', 'NOT_YET', 'NA'];
const STATUS_ORDER: readonly Status[] = ['DONE', 'IN_PROGRESS', 'NOT_STARTED', 'NA'];

/** The four answers of a yes/no question in displayed order. */
export const YESNO_OPTIONS: readonly Option[] = YESNO_ORDER.map((value) => ({
  value: { type: 'YESNO', value },
  label: { key: YESNO_LABELS[value] },
}));

/** The four answers of a status question in displayed order. */
export const STATUS_OPTIONS: readonly Option[] = STATUS_ORDER.map((value) => ({
  value: { type: 'STATUS', value },
  label: { key: STATUS_LABELS[value] },
}));

function firstOf<T>(typed: string, read: (key: string) => T | null | undefined): T | null {
  for (const key of [...spellingsOf(typed), ...spellingsOf(withoutCourtesy(typed))]) {
    const found = read(key);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

const yesNoOf = (typed: string): YesNo | null => firstOf(typed, (key) => YESNO_OF.get(key));

const yesNoOptions = (values: readonly YesNo[]): Option[] =>
  YESNO_OPTIONS.filter((option) => option.value.type === 'YESNO' && values.includes(option.value.value));

/** What longer words most likely say: taken when it is a «not» of the thing asked, otherwise offered. */
function guessYesNo(key: string): { values: YesNo[]; said: boolean } | null {
  if (DENIED_AND_ASSERTED.test(key)) return { values: ['YES', 'NO'], said: false };
  if (UNSURE.test(key)) return null;
  if (/^gan (?:day du|du|xong|het|hoan thanh)(?![a-z])/.test(key)) return { values: ['YES', 'NOT_YET'], said: false };
  if (NOT_ALL.test(key)) return { values: ['NO', 'NOT_YET'], said: false };
  if (NOT_YET_DEED.test(key)) return { values: TURNING.test(key) ? ['YES', 'NOT_YET'] : ['NOT_YET'], said: true };
  if (NO_DEED.test(key)) return { values: TURNING.test(key) ? ['YES', 'NO'] : ['NO'], said: true };
  if (!/^(?:da|co|roi|xong) /.test(key) || /^co (?:the|le|khi|kho|dinh|y)(?![a-z])/.test(key)) return null;
  if (LIMITING.test(key)) return { values: ['YES', 'NO', 'NOT_YET'], said: false };
  return DONE_DEED.test(key) ? { values: ['YES'], said: false } : null;
}

/** Whether folded words assert something that a denial beside them would take back. */
export const asserts = (folded: string): boolean => ASSERTING.test(folded) || TURNING.test(folded);

/** Reads Có, Không, Chưa, Không áp dụng; «1» is Có and «0» Không on every channel, other numbers only where answers are numbered. */
export const readYesNo: Reader = (_question, typed, ctx) => {
  const key = keyOf(typed);
  if (/^\d+$/.test(key)) {
    const byNumber =
      key === '0' ? YESNO_OPTIONS[1] : key === '1' || ctx.numbered ? YESNO_OPTIONS[Number(key) - 1] : undefined;
    if (byNumber) return one(byNumber.value, ctx.numbered ? undefined : quoted(typed));
  }
  const make = (value: YesNo): AnswerValue => ({ type: 'YESNO', value });
  const read = readWords(typed, yesNoOf, LITERAL.YESNO, make, (value, rest) =>
    value === 'YES' ? LIMITING.test(rest) : TURNING.test(rest) || ASSERTING.test(rest),
  );
  if (read?.kind === 'one') return read;
  // Denied and asserted at once: one of the two.
  if (read && read.value !== 'YES' && !TURNING.test(keyOf(read.rest)))
    return several(ctx, typed, yesNoOptions(['YES', read.value]), tidy(typed));
  if (read) return several(ctx, typed, yesNoOptions(['YES', 'NO', 'NOT_YET']), tidy(typed));
  const guess = firstOf(typed, guessYesNo);
  const [first] = guess?.values ?? [];
  if (!guess || !first) return none(refuse('read-yesno-unread', { typed: quoted(typed), position: placeOf(ctx) }));
  if (guess.values.length > 1) return several(ctx, typed, yesNoOptions(guess.values), tidy(typed));
  // «Chưa gửi báo cáo quý 2»: what is not done is the note.
  if (guess.said && !typed.includes('?')) return one(make(first), undefined, withoutFirst(withoutCourtesy(typed)));
  return confirm(
    make(first),
    { key: YESNO_LABELS[first] },
    refuse('read-confirm-words', { typed: quoted(typed) }),
    tidy(typed),
  );
};

const withoutFirst = (typed: string): string => typed.replace(/^\S+\s+/, '');

function statusOf(typed: string): Status | null {
  return firstOf(typed, (key) => {
    const found = STATUS_OF.get(key);
    if (found) return found;
    if (/^dang( \S+){1,4}$/.test(key) && !TURNING.test(key) && !STOPPED.test(key)) return 'IN_PROGRESS';
    return NOT_YET_DEED.test(key) && !TURNING.test(key) && !NOT_ALL.test(key) && /^\S+( \S+){1,3}$/.test(key)
      ? 'NOT_STARTED'
      : null;
  });
}

const statusOptions = (values: readonly Status[]): Option[] =>
  values.map((value) => ({ value: { type: 'STATUS', value }, label: { key: STATUS_LABELS[value] } }));

/** What longer words may say of how far it is, likeliest first. */
function guessStatus(key: string): Status[] | null {
  if (DENIED_AND_ASSERTED.test(key)) return ['DONE', 'NOT_STARTED'];
  const two = STATUS_TWO.find(([shape]) => shape.test(key));
  if (two) return two[1];
  if (UNSURE.test(key)) return null;
  if (NEARLY.test(key)) return ['IN_PROGRESS'];
  const share = /^(?:da |dat |duoc |hoan thanh |khoang |thuc hien |xong )*(\d{1,3})(?:[.,]\d+)?\s*(?:%|phan tram)/.exec(
    key,
  );
  if (share && Number(share[1]) <= 100) {
    return Number(share[1]) === 100
      ? ['DONE', 'IN_PROGRESS']
      : Number(share[1]) === 0
        ? ['NOT_STARTED']
        : ['IN_PROGRESS'];
  }
  const part = /^(?:da |dat |duoc |hoan thanh |thuc hien |xong )*(\d{1,3}) ?\/ ?(\d{1,3})(?![\d/])/.exec(key);
  if (part && Number(part[1]) <= Number(part[2])) {
    return part[1] === part[2] ? ['DONE', 'IN_PROGRESS'] : ['IN_PROGRESS'];
  }
  if (/^(?:da|hoan thanh|xong|co) /.test(key)) {
    if (LIMITING.test(key)) return ['IN_PROGRESS', 'DONE'];
    return /^(?:da )?(?:hoan thanh|xong|khac phuc|thuc hien)/.test(key) ? ['DONE', 'IN_PROGRESS'] : null;
  }
  if (/^dang /.test(key)) return word('xong|roi').test(key) ? ['DONE', 'IN_PROGRESS'] : ['IN_PROGRESS'];
  if (/^(?:chua|chx) /.test(key)) return ['NOT_STARTED', 'IN_PROGRESS'];
  return null;
}

/** Reads Hoàn thành, Đang thực hiện, Chưa thực hiện, Không áp dụng; «chưa xong» may be two of them and is asked. */
export const readStatus: Reader = (_question, typed, ctx) => {
  const key = keyOf(typed);
  if (ctx.numbered && /^\d+$/.test(key)) {
    const byNumber = STATUS_OPTIONS[Number(key) - 1];
    if (byNumber) return one(byNumber.value);
  }
  const make = (value: Status): AnswerValue => ({ type: 'STATUS', value });
  const read = readWords(typed, statusOf, LITERAL.STATUS, make, (value, rest) =>
    value === 'DONE'
      ? LIMITING.test(rest)
      : TURNING.test(rest) || ASSERTING.test(rest) || (value === 'NOT_STARTED' && /^da |dang /.test(rest)),
  );
  if (read?.kind === 'one') return read;
  const isDone = read !== null && read.value !== 'DONE' && ASSERTING.test(keyOf(read.rest));
  const guess = read ? ([isDone ? 'DONE' : 'IN_PROGRESS', read.value] as const) : (firstOf(typed, guessStatus) ?? []);
  const values = [...new Set<Status>(guess)];
  const [first] = values;
  if (!first) return none(refuse('read-status-unread', { typed: quoted(typed), position: placeOf(ctx) }));
  const note = keyOf(typed).includes(' ') ? tidy(typed) : undefined;
  if (values.length > 1) return several(ctx, typed, statusOptions(values), note);
  return confirm(
    make(first),
    { key: STATUS_LABELS[first] },
    refuse('read-confirm-words', { typed: quoted(typed) }),
    tidy(typed),
  );
};

/**
 * The words as a whole, or an accepted opening whose rest becomes a note. Where the rest takes something of it back, only
 * what the opening said is given.
 */
function readWords<V>(
  typed: string,
  read: (words: string) => V | null,
  literal: ReadonlyMap<string, V>,
  make: (value: V) => AnswerValue,
  isTakenBack: (value: V, foldedRest: string) => boolean,
): (Reading & { kind: 'one' }) | { readonly kind: 'taken-back'; readonly value: V; readonly rest: string } | null {
  const readFrom = (words: string, value: V) =>
    literal.get(literalOf(words)) === value ? {} : { readFrom: quoted(words) };
  const whole = read(typed);
  if (whole !== null) return { kind: 'one', value: make(whole), ...readFrom(typed, whole) };
  const split = splitNote(typed);
  const lead = split ? read(split.lead) : null;
  if (!split || lead === null) return null;
  if (isTakenBack(lead, keyOf(split.rest)) || split.rest.includes('?'))
    return { kind: 'taken-back', value: lead, rest: split.rest };
  return { kind: 'one', value: make(lead), ...readFrom(split.lead, lead), note: split.rest };
}
