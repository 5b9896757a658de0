// Which sentences ask their reader to do something: found by their words, in both languages. It must not know what there is
// to do.
import type { Sentence } from '../sentences.js';

/** A sentence as it is said: no remark, no key, nothing of what stands for a variable but a letter. */
export const bare = (text: string): string =>
  text
    .replace(/^(?:#.*\n)*[\w-]+ =\s*/u, '')
    .replace(/\n\s*\.empty = .*$/u, '')
    .replace(/\{ ?\$\w+ ?\}/gu, 'X')
    .replace(/\*\*/gu, '')
    .replace(/\s+/gu, ' ');

const VI = [
  /đề nghị/iu,
  /(?<!\p{L})bấm(?!\p{L})/iu,
  /(?:^|[.:;?)\]] ?|(?<!\p{L})(?:hoặc|rồi|thì|và|có thể) )(?:gửi|chọn|nhập|xem|mở|gõ|hỏi|liên hệ|mời|hủy|rút lại|sửa|nêu|đổi|nộp|quay lại|nén|ghi)(?!\p{L})/iu,
  /(?:Ông\/Bà|^|\. )có thể/iu,
];

const EN_VERBS =
  'send|type|press|choose|enter|open|ask|contact|tell|call|delete|remove|rename|keep|add|invite|forward|cancel|submit|give|see|look|use|check|split|save|write|import|print|close|try|explain|compare|answer|confirm|share|pass|make|scan|go back|decide|read|complete|acknowledge|have';
const EN = [
  /please/iu,
  /\bpress\b/iu,
  /\byou (?:can|may)\b|would the/iu,
  /\b(?:asks?|we ask) (?:you|your|X)\b/iu,
  new RegExp(`(?:^|[.:;?!)\\]–] ?|\\b(?:then|or|and|to) )(?:${EN_VERBS})(?= )`, 'iu'),
];

/** Does it ask for something, in this language? What cannot be told from a report is asked about as well. */
export function asks({ text }: Sentence, locale: 'vi' | 'en'): boolean {
  const said = bare(text);
  return (locale === 'vi' ? VI : EN).some((sign) => sign.test(said));
}
