// Phone numbers of people: read as offices and Telegram write them, compared, and shown with the middle covered. Pure.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * A number as E.164, or null. Numbers without a country are Vietnamese; Telegram gives numbers of every country
 * in international form, often without the plus.
 */
export function readPhone(typed: string): string | null {
  const text = typed.trim();
  const international = /^[1-9]\d{9,14}$/.test(text) ? parsePhoneNumberFromString(`+${text}`) : undefined;
  const found = international?.isValid() ? international : parsePhoneNumberFromString(text, 'VN');
  return found?.isPossible() ? found.number : null;
}

/** Whether two numbers are the same; unreadable ones never are. */
export function samePhone(a: string, b: string): boolean {
  const number = readPhone(a);
  return number !== null && number === readPhone(b);
}

/** «0912 ••• 678»: enough for its owner to recognise it. */
export function maskPhone(phone: string): string {
  const shown = phone.replace(/^\+84/, '0');
  return `${shown.slice(0, 4)} ••• ${shown.slice(-3)}`;
}
