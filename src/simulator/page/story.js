// The story beside the phones: steps a newcomer can play, with buttons that bring phone, clock and file to the right place.
// What the steps say comes from the server; what was seen is remembered in the browser.
// @ts-check
import { post, onPhone } from './api.js';
import { el, icon, iconButton, inPageLanguage, say } from './dom.js';
import { dayAndTime } from './format.js';
import { ownWords } from './language.js';

/**
 * @param {object} around
 * @param {any[]} around.steps
 * @param {any[]} around.people
 * @param {(personId: number) => void} around.goTo brings a phone into view
 * @param {(personIds: number[]) => void} around.lineUp puts the phones of a step side by side
 * @param {(to: Date) => Promise<void>} around.moveClock
 * @param {() => void} around.close
 * @param {(error: unknown) => void} around.onTrouble
 */
export function createStory({ steps, people, goTo, lineUp, moveClock, close, onTrouble }) {
  /** @type {Set<string>} */
  const seen = new Set(JSON.parse(localStorage.getItem('seensteps') ?? '[]'));
  let current = localStorage.getItem('step') ?? steps.find((step) => !seen.has(step.id))?.id ?? steps[0]?.id;
  if (!steps.some(({ id }) => id === current)) current = steps[0]?.id;
  const nameOf = (/** @type {number} */ id) => people.find((person) => person.personId === id)?.name ?? String(id);

  /** @param {any} act */
  function actButtons(act) {
    /**
     * @param {string} words
     * @param {string} image
     * @param {() => Promise<unknown>} work
     */
    const button = (words, image, work) => {
      const node = el('button', { type: 'button', class: 'act' }, icon(image), el('span', {}, ...ownWords(words)));
      node.addEventListener('click', async () => {
        node.disabled = true;
        if (act.personId) goTo(act.personId);
        await work().catch(onTrouble);
        node.disabled = false;
      });
      return node;
    };
    const own = inPageLanguage(act.label);
    const name = act.personId ? nameOf(act.personId) : '';
    if (act.kind === 'moveClock') {
      const to = new Date(act.to);
      return [button(own || say('storyMoveTo', { date: dayAndTime(to) }), 'clock', () => moveClock(to))];
    }
    if (act.kind === 'say') {
      return [
        button(own || say('storySay', { text: act.text, name }), 'send', () =>
          onPhone(act.personId, 'say', { text: act.text }),
        ),
      ];
    }
    if (act.kind === 'open') {
      return [
        button(own || say('storyOpen', { name }), 'person', () =>
          onPhone(act.personId, 'start', { payload: act.payload }),
        ),
      ];
    }
    if (act.kind === 'file') {
      const path = `/demo/files/${encodeURIComponent(act.name)}`;
      return [
        el(
          'a',
          { class: 'act', href: path, download: act.name },
          icon('file'),
          own || say('storyDownload', { name: act.name }),
        ),
        button(say('storySend', { name }), 'send', () => post(`${path}/send`, { personId: act.personId })),
      ];
    }
    return [];
  }

  function remember() {
    localStorage.setItem('seensteps', JSON.stringify([...seen]));
    localStorage.setItem('step', current);
  }

  /** @param {string} id */
  function choose(id) {
    current = id;
    remember();
    draw();
    /** @type {HTMLElement | null} */ (list.querySelector('[aria-expanded="true"]'))?.focus({ preventScroll: true });
    // The new step begins where the eye is: at the top, whole.
    list.querySelector('.step.open')?.scrollIntoView({ block: 'start' });
    const step = steps.find((each) => each.id === id);
    if (step) lineUp(step.phones);
  }

  /** A phone by its owner's name, to be brought into view. @param {number} id */
  const phoneChip = (id) =>
    el(
      'button',
      { type: 'button', class: 'chip', onclick: () => goTo(id) },
      icon('person'),
      el('span', { lang: 'vi' }, nameOf(id)),
    );

  /** @param {any[]} sights */
  const sightList = (sights) =>
    el(
      'div',
      { class: 'sights', role: 'group', 'aria-label': say('storySights') },
      el('h4', {}, icon('eye'), say('storySights')),
      ...sights.map(({ personId, text }) =>
        el('div', { class: 'sight' }, phoneChip(personId), el('p', {}, ...ownWords(inPageLanguage(text)))),
      ),
    );

  /**
   * @param {any} step
   * @param {number} i
   */
  function drawStep(step, i) {
    const open = step.id === current;
    const head = el(
      'button',
      { type: 'button', class: 'head', 'aria-expanded': String(open), onclick: () => choose(open ? '' : step.id) },
      el(
        'span',
        { class: `number ${seen.has(step.id) ? 'seen' : ''}`, 'aria-hidden': 'true' },
        seen.has(step.id) ? icon('check') : String(i + 1),
      ),
      el('span', { class: 'title' }, inPageLanguage(step.title)),
    );
    if (!open) return el('li', { class: 'step' }, el('h3', {}, head));
    const next = steps[i + 1];
    const finish = () => {
      seen.add(step.id);
      choose(next?.id ?? step.id);
    };
    const shownBelow = new Set((step.sights ?? []).map((/** @type {any} */ sight) => sight.personId));
    const otherPhones = step.phones.filter((/** @type {number} */ id) => !shownBelow.has(id));
    return el(
      'li',
      { class: 'step open' },
      el('h3', {}, head),
      el(
        'div',
        { class: 'body' },
        ...step.text.map((/** @type {any} */ words) => el('p', {}, ...ownWords(inPageLanguage(words)))),
        otherPhones.length > 0 &&
          el(
            'div',
            { class: 'goto', role: 'group', 'aria-label': say('storyPhones') },
            ...otherPhones.map((/** @type {number} */ id) => phoneChip(id)),
          ),
        ...step.acts.flatMap(actButtons),
        step.sights?.length > 0 && sightList(step.sights),
        el('button', { type: 'button', class: 'next', onclick: finish }, next ? say('storyNext') : say('storyDone')),
      ),
    );
  }

  const list = el('ol', { 'aria-label': say('storyAll') });
  const draw = () => list.replaceChildren(...steps.map(drawStep));
  draw();
  return {
    element: el(
      'div',
      { class: 'inner' },
      el(
        'div',
        { class: 'top' },
        el('h2', {}, say('storyTitle')),
        iconButton('close', say('close'), { onclick: close }),
      ),
      el('p', { class: 'note' }, say('storyHelp')),
      list,
    ),
    /** The phones of the step that is open. */
    phones: () => /** @type {number[]} */ (steps.find(({ id }) => id === current)?.phones ?? []),
  };
}
