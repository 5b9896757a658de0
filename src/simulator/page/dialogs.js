// The page's dialogs: on which phone a link is opened, and a question before something that cannot be taken back.
// @ts-check
import { el, iconButton, say } from './dom.js';
import { ownWords } from './language.js';
import { avatar } from './phone.js';

/** @param {any[]} children @param {string} title */
function openDialog(title, children) {
  const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'dialogtitle' });
  const close = () => dialog.close();
  dialog.append(
    el(
      'div',
      { class: 'top' },
      el('h2', { id: 'dialogtitle' }, title),
      iconButton('close', say('close'), { onclick: close }),
    ),
    ...children,
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * Asks on which phone a link to the bot is to be opened.
 * @param {object} around
 * @param {string} around.url
 * @param {import('./phone.js').Owner} around.owner whose phone the link stands on
 * @param {any[]} around.others
 * @param {(personId: number) => void} around.start
 * @param {(error: unknown) => void} around.onTrouble
 */
export function askPhone({ url, owner, others, start, onTrouble }) {
  const choose = (/** @type {number} */ personId) => {
    dialog.close();
    start(personId);
  };
  const copy = async (/** @type {any} */ event) => {
    await navigator.clipboard.writeText(url).catch(onTrouble);
    event.target.textContent = say('copied');
  };
  const dialog = openDialog(say('linkTitle'), [
    el(
      'button',
      { type: 'button', class: 'main', autofocus: true, onclick: () => choose(owner.personId) },
      `${say('linkHere')}: `,
      el('span', { lang: 'vi' }, owner.name),
    ),
    el(
      'div',
      { class: 'others' },
      ...others.map((other) =>
        el(
          'button',
          { type: 'button', onclick: () => choose(other.personId) },
          avatar(other),
          el('span', {}, el('span', { lang: 'vi' }, other.name), el('small', {}, ...ownWords(other.subtitle))),
        ),
      ),
    ),
    el('button', { type: 'button', class: 'textbutton', onclick: copy }, say('copyLink')),
  ]);
}

/**
 * Asks once more before something that cannot be taken back.
 * @param {{ title: string, text: string, yes: string, onYes: () => void }} question
 */
export function askOnceMore({ title, text, yes, onYes }) {
  const dialog = openDialog(title, [
    el('p', { class: 'ask' }, text),
    el('button', { type: 'button', class: 'grave', onclick: () => (dialog.close(), onYes()) }, yes),
    el(
      'button',
      { type: 'button', class: 'textbutton', autofocus: true, onclick: () => dialog.close() },
      say('cancel'),
    ),
  ]);
}
