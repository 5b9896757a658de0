// The lower end of a phone: text field, commands, attached files, reply keyboard, Start, and what stands there instead when
// the bot is blocked. It must not know the messages above it.
// @ts-check
import { el, icon, iconButton, say } from './dom.js';
import { langFor } from './language.js';
import { readDeepLink } from './links.js';

/**
 * @param {object} around
 * @param {import('./phone.js').Owner} around.owner
 * @param {(act: string, body?: unknown) => Promise<unknown>} around.act
 * @param {(url: string) => void} around.openLink
 * @param {(error: unknown) => void} around.onTrouble
 */
export function composer({ owner, act, openLink, onTrouble }) {
  /** @type {File[]} */
  let files = [];
  /** @type {any} */
  let editing = null;
  /** @type {{command: string, description: string}[]} */
  let commands = [];
  let shownState = '';

  const fieldId = `say${owner.personId}`;
  const field = el('textarea', {
    id: fieldId,
    rows: '1',
    placeholder: say('message'),
    'aria-label': say('message'),
  });
  const picker = el('input', {
    type: 'file',
    multiple: true,
    class: 'hiddenpicker',
    tabindex: '-1',
    'aria-hidden': 'true',
  });
  const chosen = el('div', { class: 'chosen' });
  const hint = el('div', { class: 'hint' });
  const suggestions = el('div', { class: 'suggestions', role: 'listbox', 'aria-label': say('commands'), hidden: true });
  const sendButton = iconButton('send', say('send'), { class: 'send', onclick: () => void send() });
  const attachButton = iconButton('attach', say('attach'), { onclick: () => picker.click() });
  const slashButton = iconButton('slash', say('commands'), {
    onclick: () => {
      field.value = suggestions.hidden ? '/' : '';
      field.focus();
      onInput();
    },
  });
  const writing = el('div', { class: 'writing' }, attachButton, field, slashButton, sendButton, picker);
  const replyKeys = el('div', { class: 'replykeys' });
  const standIn = el('div', { class: 'standin' });
  const element = el('footer', {}, suggestions, hint, chosen, writing, replyKeys, standIn);

  const attempt = async (/** @type {() => Promise<unknown>} */ work) => {
    try {
      await work();
      return true;
    } catch (error) {
      onTrouble(error);
      return false;
    }
  };

  const isPicture = (/** @type {File} */ file) => file.type === 'image/jpeg' || file.type === 'image/png';

  async function sendFiles() {
    const form = new FormData();
    if (field.value.trim()) form.set('caption', field.value.trim());
    files.forEach((file, i) => form.set(`file${i}`, file, file.name));
    const how = files.length > 1 ? 'album' : isPicture(/** @type {File} */ (files[0])) ? 'photo' : 'document';
    await act(how, form);
  }

  async function send() {
    const text = field.value.trim();
    if (text === '' && files.length === 0) return;
    const done = await attempt(async () => {
      if (editing) await act('edit', { messageId: editing.message_id, text });
      else if (files.length > 0) await sendFiles();
      else await act('say', { text });
    });
    if (!done) return;
    field.value = '';
    files = [];
    editing = null;
    onInput();
  }

  function drawChosen() {
    chosen.replaceChildren(
      ...files.map((file, i) =>
        el(
          'span',
          { class: 'chip' },
          icon('file'),
          el('span', { class: 'name', lang: langFor(file.name) }, file.name),
          iconButton('close', say('removeFile', { name: file.name }), {
            class: 'small',
            onclick: () => {
              files = files.filter((_, at) => at !== i);
              onInput();
            },
          }),
        ),
      ),
    );
  }

  function drawHint() {
    const deepLink = readDeepLink(field.value.trim());
    if (editing) {
      hint.replaceChildren(
        icon('edit'),
        el('span', {}, say('editing')),
        el(
          'button',
          { type: 'button', class: 'textbutton', onclick: () => ((editing = null), (field.value = ''), onInput()) },
          say('cancel'),
        ),
      );
    } else if (deepLink) {
      const open = () => {
        openLink(field.value.trim());
        field.value = '';
        onInput();
      };
      hint.replaceChildren(el('button', { type: 'button', class: 'textbutton', onclick: open }, say('openLink')));
    } else hint.replaceChildren();
  }

  const choose = (/** @type {string} */ command) => {
    field.value = `/${command}`;
    suggestions.hidden = true;
    void send();
    field.focus();
  };

  function drawSuggestions() {
    const typed = /^\/(\w*)$/.exec(field.value)?.[1];
    const fitting =
      typed === undefined ? [] : commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
    suggestions.replaceChildren(
      ...fitting.map(({ command, description }) =>
        el(
          'button',
          { type: 'button', role: 'option', onclick: () => choose(command) },
          el('span', { class: 'command' }, `/${command}`),
          el('span', { class: 'description', lang: langFor(description) }, description),
        ),
      ),
    );
    suggestions.hidden = fitting.length === 0;
  }

  function onInput() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 120)}px`;
    drawChosen();
    drawHint();
    drawSuggestions();
  }

  field.addEventListener('input', onInput);
  field.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape') suggestions.hidden = true;
    if (event.key === 'ArrowUp' && !suggestions.hidden) {
      event.preventDefault();
      /** @type {HTMLElement | null} */ (suggestions.lastElementChild)?.focus();
    }
  });
  suggestions.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const at = /** @type {HTMLElement} */ (document.activeElement);
    const next =
      event.key === 'ArrowUp'
        ? at.previousElementSibling
        : event.key === 'ArrowDown'
          ? (at.nextElementSibling ?? field)
          : null;
    if (event.key === 'Escape') field.focus();
    if (!next) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (next).focus();
  });
  picker.addEventListener('change', () => {
    files = [...files, ...picker.files].slice(0, 10);
    picker.value = '';
    onInput();
    field.focus();
  });

  function drawReplyKeys(/** @type {any} */ markup) {
    replyKeys.replaceChildren(
      ...(markup?.keyboard ?? []).map((/** @type {any[]} */ row) =>
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
                onclick: () =>
                  attempt(() =>
                    button.request_contact ? act('contact', { of: 'self' }) : act('say', { text: button.text }),
                  ),
              },
              button.request_contact && icon('person'),
              button.text,
            ),
          ),
        ),
      ),
    );
  }

  function drawStandIn(/** @type {any} */ person) {
    const bigButton = (/** @type {string} */ label, /** @type {() => void} */ onclick) =>
      el('button', { type: 'button', class: 'big', onclick }, label);
    if (person?.deactivated) standIn.replaceChildren(el('p', {}, say('deactivated')));
    else if (person?.blocked) {
      standIn.replaceChildren(
        el('p', {}, say('blocked')),
        bigButton(say('unblock'), () => void attempt(() => act('unblock'))),
      );
    } else {
      const linkField = el('input', {
        type: 'text',
        placeholder: say('pasteLink'),
        'aria-label': say('pasteLink'),
        autocomplete: 'off',
      });
      const open = (/** @type {Event} */ event) => {
        event.preventDefault();
        const found = readDeepLink(linkField.value.trim());
        if (found) void attempt(() => act('start', { payload: found.payload }));
        else onTrouble(new Error(say('notALink')));
      };
      standIn.replaceChildren(
        el('p', {}, say('startHint')),
        bigButton(say('start'), () => void attempt(() => act('start'))),
        el(
          'form',
          { class: 'paste', onsubmit: open },
          linkField,
          el('button', { type: 'submit', class: 'textbutton' }, say('openLink')),
        ),
      );
    }
  }

  return {
    element,
    /** @param {any} message */
    edit(message) {
      editing = message;
      field.value = message.text;
      onInput();
      field.focus();
    },
    /**
     * @param {any} person
     * @param {any} replyKeyboard
     * @param {any[]} newCommands
     */
    show(person, replyKeyboard, newCommands) {
      commands = newCommands;
      slashButton.hidden = commands.length === 0;
      const writable = Boolean(person?.started && !person.blocked && !person.deactivated);
      for (const part of [hint, chosen, writing, replyKeys]) part.hidden = !writable;
      standIn.hidden = writable;
      const state = JSON.stringify([person?.started, person?.blocked, person?.deactivated]);
      if (state !== shownState && !writable) drawStandIn(person);
      shownState = state;
      drawReplyKeys(replyKeyboard);
    },
  };
}
