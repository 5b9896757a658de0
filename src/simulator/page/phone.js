// One phone: its owner, the chat with the bot, toasts, keyboards, the text field. It loads its own chat and sends what its
// owner does; which phones are open is decided elsewhere.
// @ts-check
import { get, onPhone } from './api.js';
import { bubble } from './bubble.js';
import { composer } from './composer.js';
import { el, iconButton, say } from './dom.js';
import { dayKey, longDay } from './format.js';
import { langFor, ownWords } from './language.js';

/**
 * @typedef {object} Owner
 * @property {number} personId
 * @property {string} name
 * @property {string} subtitle role and unit in the page's language
 */

/**
 * @typedef {object} Phone
 * @property {HTMLElement} element
 * @property {Owner} owner
 * @property {() => Promise<void>} refresh loads what changed since the last time
 * @property {() => void} settle shows the newest message again after the phone was moved about
 */

const TOAST_MS = 4500;

/** @param {string} name */
export const initials = (name) => {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return ((words.at(-2)?.[0] ?? '') + (words.at(-1)?.[0] ?? '')).toUpperCase();
};

/** @param {Owner} owner */
export const avatar = (owner) =>
  el('span', { class: `avatar tint${owner.personId % 6}`, 'aria-hidden': 'true' }, initials(owner.name));

/**
 * @param {Owner} owner
 * @param {object} around what the phone asks of the page
 * @param {(url: string, owner: Owner) => void} around.openLink
 * @param {() => void} around.close
 * @param {() => void} around.onUse
 * @param {(news: { count: number, rings: boolean }) => void} around.onNews
 * @param {(error: unknown) => void} around.onTrouble
 * @returns {Phone}
 */
export function createPhone(owner, around) {
  const id = owner.personId;
  let version = 0;
  let loadedOnce = false;
  let loading = false;
  let again = false;
  /** @type {any} */
  let person = null;
  /** @type {Map<number, any>} */
  const messages = new Map();
  /** @type {Map<number, HTMLElement>} */
  const bubbles = new Map();

  const list = el('div', { class: 'messages', role: 'log', 'aria-label': say('chat'), tabindex: '0' });
  // Whoever reads further up is left alone; otherwise the newest message stays in view, also when a picture arrives late.
  let atEnd = true;
  const toEnd = () => void (list.scrollTop = list.scrollHeight);
  list.addEventListener('scroll', () => (atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60));
  list.addEventListener('load', () => atEnd && toEnd(), true);
  new ResizeObserver(() => atEnd && toEnd()).observe(list);

  const toasts = el('div', { class: 'toasts', role: 'status' });
  const menu = el('div', { class: 'menu', hidden: true });
  const menuButton = iconButton('more', say('phoneMenu'), { 'aria-expanded': 'false', onclick: () => toggleMenu() });

  const attempt = (/** @type {Promise<unknown>} */ act) => act.catch(around.onTrouble);
  const doAct = (/** @type {string} */ act, /** @type {unknown} */ body = {}) => attempt(onPhone(id, act, body));

  const desk = composer({
    owner,
    act: (act, body) => onPhone(id, act, body),
    openLink: (url) => around.openLink(url, owner),
    onTrouble: around.onTrouble,
  });

  function toggleMenu(open = menu.hidden) {
    menu.replaceChildren(
      person?.blocked
        ? el('button', { type: 'button', onclick: () => (toggleMenu(false), doAct('unblock')) }, say('unblock'))
        : el(
            'button',
            { type: 'button', disabled: !person?.started, onclick: () => (toggleMenu(false), doAct('block')) },
            say('block'),
          ),
    );
    menu.hidden = !open;
    menuButton.setAttribute('aria-expanded', String(open));
    if (open) /** @type {HTMLElement | null} */ (menu.querySelector('button:not(:disabled)'))?.focus();
    else if (menu.contains(document.activeElement)) menuButton.focus();
  }

  const element = el(
    'section',
    { class: 'phone', 'aria-label': say('phoneOf', { name: owner.name }), 'data-person': id },
    el(
      'div',
      { class: 'owner' },
      avatar(owner),
      el(
        'div',
        { class: 'who' },
        el('h2', { lang: 'vi' }, owner.name),
        el('p', { title: owner.subtitle }, ...ownWords(owner.subtitle)),
      ),
      iconButton('close', say('closePhone'), { class: 'away', onclick: around.close }),
    ),
    el(
      'div',
      { class: 'frame' },
      el(
        'header',
        {},
        el('img', { src: '/page/icon.svg', alt: '', width: 34, height: 34 }),
        el('p', { class: 'bot' }, el('strong', { lang: 'vi' }, say('brand')), el('small', {}, say('botNote'))),
        menuButton,
        menu,
      ),
      toasts,
      list,
      desk.element,
    ),
  );
  element.addEventListener('focusin', around.onUse);
  element.addEventListener('pointerdown', around.onUse);
  element.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape' && !menu.hidden) toggleMenu(false);
  });
  document.addEventListener('pointerdown', (event) => {
    if (
      !menu.hidden &&
      !menu.contains(/** @type {Node} */ (event.target)) &&
      !menuButton.contains(/** @type {Node} */ (event.target))
    ) {
      toggleMenu(false);
    }
  });

  const acts = {
    press: async (
      /** @type {number} */ messageId,
      /** @type {string} */ data,
      /** @type {HTMLButtonElement} */ button,
    ) => {
      button.classList.add('pressed');
      setTimeout(() => button.classList.remove('pressed'), 3000);
      await doAct('press', { messageId, data });
    },
    openLink: (/** @type {string} */ url) => around.openLink(url, owner),
    command: (/** @type {string} */ command) => void doAct('say', { text: command }),
    edit: (/** @type {any} */ message) => desk.edit(message),
  };

  /** @param {any} toast */
  function showToast(toast) {
    if (!toast.text) return;
    const close = () => box.remove();
    const box = toast.alert
      ? el(
          'div',
          { class: 'alert', lang: langFor(toast.text) },
          el('p', {}, toast.text),
          el('button', { type: 'button', onclick: close }, say('close')),
        )
      : el('div', { class: 'toast', lang: langFor(toast.text) }, toast.text);
    toasts.append(box);
    if (!toast.alert) setTimeout(close, TOAST_MS);
  }

  /** Day lines stand before the first message of each day. */
  function placeDays() {
    for (const line of list.querySelectorAll('.day')) line.remove();
    let day = '';
    for (const [messageId, node] of bubbles) {
      const sentAt = new Date(messages.get(messageId).date * 1000);
      if (dayKey(sentAt) === day) continue;
      day = dayKey(sentAt);
      node.before(el('div', { class: 'day' }, el('span', {}, longDay(sentAt))));
    }
  }

  /** @param {any} message */
  function place(message) {
    const before = bubbles.get(message.message_id);
    if (message.deleted) {
      before?.remove();
      bubbles.delete(message.message_id);
      messages.delete(message.message_id);
      return;
    }
    messages.set(message.message_id, message);
    const node = bubble(message, acts);
    const hadFocus = before?.contains(document.activeElement);
    if (before) before.replaceWith(node);
    else list.append(node);
    bubbles.set(message.message_id, node);
    // Whoever works by keyboard stays where the pressed button was.
    if (hadFocus) /** @type {HTMLElement} */ (node.querySelector('.key') ?? node).focus({ preventScroll: true });
  }

  async function load() {
    const after = version;
    const [view, newToasts] = await Promise.all([
      get(`/control/persons/${id}/chat?after=${after}`),
      loadedOnce ? get(`/control/persons/${id}/toasts?after=${after}`) : [],
    ]);
    version = view.version;
    person = view.person;
    const stayAtEnd = atEnd;
    const news = view.messages.filter(
      (/** @type {any} */ it) => it.fromBot && !messages.has(it.message_id) && !it.deleted,
    );
    for (const message of view.messages) place(message);
    if (view.messages.length > 0) placeDays();
    element.classList.toggle('blocked', Boolean(person?.blocked));
    desk.show(person, view.replyKeyboard, view.commands);
    const ownNew = view.messages.some((/** @type {any} */ it) => !it.fromBot && !it.edit_date);
    if (!loadedOnce || stayAtEnd || ownNew) toEnd();
    newToasts.forEach(showToast);
    if (loadedOnce && news.length > 0) {
      around.onNews({ count: news.length, rings: news.some((/** @type {any} */ it) => !it.silent) });
    }
    loadedOnce = true;
  }

  return {
    element,
    owner,
    async refresh() {
      again = true;
      if (loading) return;
      loading = true;
      try {
        while (again) {
          again = false;
          await load();
        }
      } finally {
        loading = false;
      }
    },
    settle: toEnd,
  };
}
