// Small helpers of the page to build elements, icons and words. They know nothing of chats.
// @ts-check

/**
 * Builds an element. Properties starting with «on» are listeners, `class`, `data-…`, `aria-…` and the like attributes.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {any}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else node.setAttribute(name, String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** @type {Record<string, string>} */
const PATHS = {
  attach: 'M21 11.5 12.4 20a5.5 5.5 0 0 1-7.8-7.8l8.9-8.8a3.7 3.7 0 0 1 5.2 5.2l-8.8 8.8a1.8 1.8 0 0 1-2.6-2.6l8-8',
  send: 'M4 12 21 4l-5 17-4-7zM12 14l9-10',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  close: 'M6 6l12 12M18 6 6 18',
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5a7.5 7.5 0 0 1 15 0',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3 2',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  book: 'M4 5.5A2.5 2.5 0 0 1 6.5 3H20v15H6.5A2.5 2.5 0 0 0 4 20.5zM4 20.5A2.5 2.5 0 0 0 6.5 21H20M8.5 7.5H16M8.5 11H14',
  slash: 'M15.5 4.5 8.5 19.5',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 2.5 3.8 6 3.8 9s-.8 6.500-3.800 9c-3-2.500-3.800-6-3.800-9s.8-6.500 3.800-9',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  mute: 'M6.500 16.500V11a5.500 5.500 0 0 1 8.500-4.600M17.500 11v5.500H7M10.500 20a2 2 0 0 0 3 0M4 4l16 16',
  again: 'M5 12a7 7 0 1 0 2.300-5.200M7.500 2.800v4.200h4.200',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12M12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5',
};

/**
 * An icon that says nothing to a screen reader.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name] ?? '');
  svg.append(path);
  return svg;
}

/** @type {{ texts: Record<string, string>, language: 'vi' | 'en' }} */
const words = { texts: {}, language: 'vi' };

/**
 * @param {Record<string, string>} texts
 * @param {'vi' | 'en'} language
 */
export function useTexts(texts, language) {
  words.texts = texts;
  words.language = language;
}

export const pageLanguage = () => words.language;

/**
 * A text of the page with its values.
 * @param {string} key
 * @param {Record<string, string | number>} [args]
 */
export function say(key, args = {}) {
  return (words.texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => String(args[name] ?? all));
}

/**
 * A fault in words: what was refused by a code of ours, a program that is gone, or whatever else it says itself.
 * @param {unknown} error
 */
export function tellTrouble(error) {
  const reason = error instanceof Error ? error.message : String(error);
  return reason in words.texts ? say(reason) : say('failed', { reason });
}

/**
 * Words that came in both languages.
 * @param {{ vi: string, en: string } | undefined} both
 */
export const inPageLanguage = (both) => both?.[words.language] ?? '';

/**
 * A button that stands alone as an icon; the label is read out and shown when the pointer rests on it.
 * @param {string} name
 * @param {string} label
 * @param {Record<string, any>} [props]
 */
export const iconButton = (name, label, props = {}) =>
  el(
    'button',
    { type: 'button', 'aria-label': label, title: label, ...props, class: `iconbutton ${props.class ?? ''}` },
    icon(name),
  );
