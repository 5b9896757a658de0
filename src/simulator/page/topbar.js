// The bar above the phones: the drawer of faults, language, story, starting over. It acts through the server only; it must
// not know the phones. The clock has a file of its own.
// @ts-check
import { get, post } from './api.js';
import { el, icon, pageLanguage, say } from './dom.js';

/** The faults that can be switched on, each made of one or two orders to the simulator. */
const SWITCHES = [
  {
    key: 'faultDrops',
    label: 'page-drops',
    orders: [
      { kind: 'dropBefore', rate: 0.025, seed: 11 },
      { kind: 'dropAfter', rate: 0.025, seed: 12 },
    ],
  },
  { key: 'faultSlow', label: 'page-slow', orders: [{ kind: 'slow', ms: 2000 }] },
  {
    key: 'fault429',
    label: 'page-429',
    orders: [{ kind: '429', method: 'sendMessage', rate: 0.2, retryAfter: 4, seed: 13 }],
  },
  { key: 'faultDuplicates', label: 'page-duplicates', orders: [{ kind: 'duplicateUpdates', rate: 0.3, seed: 14 }] },
];

/** Reads the state of the faults this often while their drawer is open. */
const COUNT_EVERY_MS = 2000;

/**
 * A panel that opens under its button; Escape and a press elsewhere close it.
 * @param {HTMLElement} button
 * @param {HTMLElement} panel
 * @param {() => void} [onOpen]
 */
export function dropDown(button, panel, onOpen) {
  const toggle = (open = panel.hidden) => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) onOpen?.();
  };
  panel.hidden = true;
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => toggle());
  document.addEventListener('pointerdown', (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!panel.hidden && !panel.contains(target) && !button.contains(target)) toggle(false);
  });
  for (const part of [panel, button]) {
    part.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || panel.hidden) return;
      toggle(false);
      button.focus();
    });
  }
  return toggle;
}

/**
 * The button with the drawer of faults.
 * @param {(error: unknown) => void} onTrouble
 */
export function createFaultDrawer(onTrouble) {
  const count = el('span', { class: 'badge', hidden: true });
  const button = el(
    'button',
    { type: 'button', class: 'bar', title: say('faultsTitle'), 'aria-label': say('faults') },
    icon('bolt'),
    el('span', { class: 'label' }, say('faults')),
    count,
  );
  const rows = SWITCHES.map(({ key, label, orders }) => {
    const box = el('input', { type: 'checkbox', role: 'switch', id: label });
    const struck = el('span', { class: 'struck' });
    box.addEventListener('change', async () => {
      try {
        if (box.checked) for (const order of orders) await post('/control/faults', { ...order, label });
        else
          for (const fault of await get('/control/faults'))
            if (fault.label === label) await post(`/control/faults/${fault.id}/remove`);
      } catch (error) {
        onTrouble(error);
      }
      await draw();
    });
    return {
      label,
      box,
      struck,
      row: el('label', { class: 'switch', for: label }, box, el('span', {}, say(key), struck)),
    };
  });
  const panel = el(
    'div',
    { class: 'drawer', role: 'group', 'aria-label': say('faultsTitle') },
    el('h2', {}, say('faultsTitle')),
    ...rows.map(({ row }) => row),
    el('p', { class: 'note' }, say('faultsHelp')),
  );
  dropDown(button, panel, () => void draw());

  async function draw() {
    const faults = await get('/control/faults').catch(() => []);
    for (const { label, box, struck } of rows) {
      const mine = faults.filter((/** @type {any} */ fault) => fault.label === label);
      box.checked = mine.length > 0;
      const times = mine.reduce((/** @type {number} */ sum, /** @type {any} */ fault) => sum + fault.struck, 0);
      struck.textContent = times > 0 ? say('faultStruck', { count: times }) : '';
    }
    const on = rows.filter(({ box }) => box.checked).length;
    count.hidden = on === 0;
    count.textContent = String(on);
    button.setAttribute(
      'aria-label',
      on === 0 ? say('faults') : `${say('faults')} – ${say('faultsOn', { count: on })}`,
    );
  }

  setInterval(() => panel.hidden || void draw(), COUNT_EVERY_MS);
  void draw();
  return el('div', { class: 'holder' }, button, panel);
}

/**
 * A button of the bar: an icon, and its label where there is room.
 * @param {string} image
 * @param {string} label
 * @param {string} title
 * @param {Record<string, any>} props
 */
const barButton = (image, label, title, props) =>
  el(
    'button',
    { type: 'button', class: 'bar', 'aria-label': label, title, ...props },
    icon(image),
    el('span', { class: 'label' }, label),
  );

/**
 * The switch to the other language.
 * @param {(language: 'vi' | 'en') => void} onChoose
 */
export function languageButton(onChoose) {
  const other = pageLanguage() === 'vi' ? 'en' : 'vi';
  return barButton('globe', say('language'), say('languageTitle'), { lang: other, onclick: () => onChoose(other) });
}

/** @param {() => void} onclick */
export const storyButton = (onclick) =>
  barButton('book', say('story'), say('storyTitle'), { 'aria-expanded': 'false', onclick });

/** @param {() => void} onclick */
export const startOverButton = (onclick) => barButton('again', say('startOver'), say('startOverTitle'), { onclick });
