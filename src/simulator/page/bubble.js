// One message as a bubble: marked text, links, files, buttons, time. It must not know the phone around it; what a press
// does is given to it.
// @ts-check
import { el, icon, iconButton, say } from './dom.js';
import { clockTime, fileSize } from './format.js';
import { langFor, withNames } from './language.js';

/**
 * @typedef {object} BubbleActs
 * @property {(messageId: number, data: string, button: HTMLButtonElement) => void} press
 * @property {(url: string) => void} openLink
 * @property {(command: string) => void} command
 * @property {(message: any) => void} edit
 */

/** @type {Record<string, string>} */
const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'code',
  blockquote: 'q',
  spoiler: 'span',
};

const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|tg:\/\/[^\s<>"]+|(?:www\.)?t\.me\/[^\s<>"]*[^\s<>".,;:!?)])/g;
const COMMAND = /(^|\s)(\/[a-z]{2,32})(?![\w/])/g;

/**
 * @param {string} url
 * @param {string} label
 * @param {BubbleActs} acts
 */
function link(url, label, acts) {
  const href = /^(https?|tg):/i.test(url) ? url : `https://${url}`;
  return el(
    'a',
    {
      href,
      rel: 'noreferrer',
      target: '_blank',
      onclick: (/** @type {Event} */ event) => {
        event.preventDefault();
        acts.openLink(href);
      },
    },
    label,
  );
}

/**
 * Plain text with its links and commands made clickable.
 * @param {string} text
 * @param {BubbleActs} acts
 * @param {boolean} fromBot
 */
function plain(text, acts, fromBot) {
  /** @type {(Node | string)[]} */
  const out = [];
  text.split(LINK).forEach((piece, i) => {
    if (i % 2 === 1) {
      out.push(link(piece, piece, acts));
      return;
    }
    if (!fromBot) {
      out.push(...withNames(piece));
      return;
    }
    let at = 0;
    for (const found of piece.matchAll(COMMAND)) {
      const command = /** @type {string} */ (found[2]);
      const start = found.index + (found[1] ?? '').length;
      out.push(...withNames(piece.slice(at, start)));
      out.push(el('button', { type: 'button', class: 'textcommand', onclick: () => acts.command(command) }, command));
      at = start + command.length;
    }
    out.push(...withNames(piece.slice(at)));
  });
  return out;
}

/**
 * Text with Telegram's entities, also nested ones.
 * @param {string} text
 * @param {any[]} entities
 * @param {BubbleActs} acts
 * @param {boolean} fromBot
 */
function marked(text, entities, acts, fromBot) {
  const shown = entities.filter(({ type }) => TAGS[type] || type === 'text_link');
  const cuts = [...new Set([0, text.length, ...shown.flatMap(({ offset, length }) => [offset, offset + length])])];
  cuts.sort((a, b) => a - b);
  const body = el('div', { class: 'text', lang: langFor(text) });
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const from = /** @type {number} */ (cuts[i]);
    const to = /** @type {number} */ (cuts[i + 1]);
    const piece = text.slice(from, to);
    const over = shown.filter(({ offset, length }) => offset <= from && offset + length >= to);
    const target = over.find(({ type }) => type === 'text_link');
    /** @type {(Node | string)[]} */
    let nodes = target ? [link(target.url, piece, acts)] : plain(piece, acts, fromBot);
    for (const { type } of over) if (TAGS[type]) nodes = [el(/** @type {string} */ (TAGS[type]), {}, ...nodes)];
    body.append(...nodes);
  }
  return body;
}

/** @param {any} document */
function documentCard(document) {
  const name = document.file_name ?? 'file';
  const kind = (name.split('.').at(-1) ?? '').slice(0, 4).toUpperCase();
  return el(
    'a',
    {
      class: 'document',
      href: `/control/files/${document.file_id}`,
      download: name,
      'aria-label': say('download', { name }),
    },
    el('span', { class: 'kind', 'aria-hidden': 'true' }, kind),
    el(
      'span',
      { class: 'about' },
      el('span', { class: 'name', lang: langFor(name) }, name),
      el('span', { class: 'size' }, fileSize(document.file_size)),
    ),
  );
}

/** @param {any[]} sizes */
function photoCard(sizes) {
  const best = sizes.at(-1);
  return el('img', {
    class: 'photo',
    src: `/control/files/${best.file_id}`,
    alt: say('photo'),
    width: best.width,
    height: best.height,
    loading: 'lazy',
  });
}

/** @param {any} contact */
const contactCard = (contact) =>
  el(
    'div',
    { class: 'contactcard' },
    icon('person'),
    el(
      'div',
      {},
      el('strong', { lang: 'vi' }, [contact.first_name, contact.last_name].filter(Boolean).join(' ')),
      el('br'),
      contact.phone_number,
    ),
  );

/**
 * @param {any} message
 * @param {BubbleActs} acts
 */
function keyboard(message, acts) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el(
    'div',
    { class: 'inlinekeys' },
    ...rows.map((/** @type {any[]} */ row) =>
      el(
        'div',
        { class: 'row' },
        ...row.map((button) =>
          el(
            'button',
            {
              type: 'button',
              class: 'key',
              lang: langFor(button.text),
              disabled: button.callback_data === undefined && !button.url,
              onclick: (/** @type {any} */ event) =>
                button.url
                  ? acts.openLink(button.url)
                  : acts.press(message.message_id, button.callback_data, event.currentTarget),
            },
            ...withNames(button.text),
          ),
        ),
      ),
    ),
  );
}

/**
 * What a sign tells of a message, for the eye and for a screen reader.
 * @param {string} name
 * @param {string} label
 */
const sign = (name, label) => el('span', { class: 'sign', role: 'img', 'aria-label': label, title: label }, icon(name));

/**
 * The bubble of a message.
 * @param {any} message
 * @param {BubbleActs} acts
 */
export function bubble(message, acts) {
  const side = message.fromBot ? 'frombot' : 'own';
  const text = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities ?? [];
  const sentAt = new Date(message.date * 1000);
  const canEdit = !message.fromBot && message.text !== undefined && !message.text.startsWith('/');
  return el(
    'div',
    { class: `message ${side}`, 'data-id': message.message_id, tabindex: '-1' },
    el(
      'div',
      { class: 'bubble' },
      message.photo && photoCard(message.photo),
      message.document && documentCard(message.document),
      message.contact && contactCard(message.contact),
      text !== undefined && marked(text, entities, acts, message.fromBot),
      el(
        'div',
        { class: 'meta' },
        canEdit && iconButton('edit', say('edit'), { class: 'small', onclick: () => acts.edit(message) }),
        message.silent && sign('mute', say('silent')),
        message.edit_date && sign('edit', say('edited')),
        el('span', {}, clockTime(sentAt)),
      ),
    ),
    keyboard(message, acts),
  );
}
