// Phone numbers of people: read as offices and Telegram write them, compared, and shown. A mobile may be somebody's key; a
// landline is contact data only. Every room that compares, stores or shows a number does it here. Pure.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number as it was read. `replaced` is the form with eleven digits that a mobile had before 2018, when it was given so. */
export type Phone =
  | { readonly kind: 'mobile'; readonly e164: string; readonly replaced: string | null }
  | { readonly kind: 'landline'; readonly e164: string };

/** Old prefixes of mobiles and what they became between 15/09 and 15/11/2018 (conversion plan of the Ministry for networks). */
const NEW_PREFIX: Readonly<Record<string, string>> = {
  ...{ '162': '32', '163': '33', '164': '34', '165': '35', '166': '36', '167': '37', '168': '38', '169': '39' },
  ...{ '120': '70', '121': '79', '122': '77', '126': '76', '128': '78' },
  ...{ '123': '83', '124': '84', '125': '85', '127': '81', '129': '82' },
  ...{ '186': '56', '188': '58', '199': '59' },
};

/** Ten national digits with a prefix of before 2018, however the country and the zero before them are written. */
const OLD_MOBILE = /^(?:(?:\+|00)?840?|0)?(1\d\d)(\d{7})$/;

/**
 * Reads a number. Without a country it is Vietnamese; Telegram gives numbers of every country in international form, often
 * without the plus. Null for what is no number of a person or an office.
 */
export function readPhone(typed: string): Phone | null {
  const text = typed.trim();
  const [, old = '', rest = ''] = OLD_MOBILE.exec(text.replace(/[\s().-]/g, '')) ?? [];
  const prefix = NEW_PREFIX[old];
  if (prefix) return { kind: 'mobile', e164: `+84${prefix}${rest}`, replaced: `0${old}${rest}` };
  const international = /^[1-9]\d{9,14}$/.test(text) ? parsePhoneNumberFromString(`+${text}`) : undefined;
  const found = international?.isValid() ? international : parsePhoneNumberFromString(text, 'VN');
  if (!found?.isPossible() || found.ext) return null;
  const type = found.getType();
  if (type === 'FIXED_LINE') return { kind: 'landline', e164: found.number };
  // What the tables of numbers do not know yet may still be somebody's: new blocks are given out every year.
  const mobile = type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' || (!type && isMobileLike(found.number));
  return mobile ? { kind: 'mobile', e164: found.number, replaced: null } : null;
}

const isMobileLike = (e164: string): boolean => (e164.startsWith('+84') ? /^\+84[35789]\d{8}$/.test(e164) : true);

/** The number somebody can prove with their own account: a mobile as E.164. Null for a landline and what cannot be read. */
export function mobileOf(typed: string | null): string | null {
  const phone = typed === null ? null : readPhone(typed);
  return phone?.kind === 'mobile' ? phone.e164 : null;
}

/** Whether two numbers are the same mobile, an old form included; landlines and unreadable ones never are. */
export function samePhone(a: string, b: string): boolean {
  const number = mobileOf(a);
  return number !== null && number === mobileOf(b);
}

/** «0912 345 678», «024 3825 1234»: to be called; a foreign one with its country, an unreadable one as it is kept. */
export function phoneText(phone: string): string {
  const read = readPhone(phone);
  const found = read && parsePhoneNumberFromString(read.e164);
  if (!found) return phone;
  return found.countryCallingCode === '84' ? found.formatNational() : found.formatInternational();
}

/** «0912 ••• 678»: enough for its owner to recognise it. */
export function maskPhone(phone: string): string {
  const shown = phone.replace(/^\+84/, '0');
  return `${shown.slice(0, 4)} ••• ${shown.slice(-3)}`;
}

/** «678»: enough for somebody who knows the number to recognise it, of no use to anybody else. */
export const lastDigits = (phone: string): string => phone.slice(-3);
