// The bar above the phones: brand, the clock that can be moved, the drawer of faults, language, story. It acts through the
// server only; it must not know the phones.
// @ts-check
import { get, post } from './api.js';
import { el, icon, pageLanguage, say } from './dom.js';
import { clockTime, fieldInstant, fieldValue, longDay } from './format.js';

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
function dropDown(button, panel, onOpen) {
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
 * The clock with its panel.
 * @param {(error: unknown) => void} onTrouble
 */
export function createClock(onTrouble) {
  let nowMs = Date.now();
  let readAtMs = performance.now();
  const current = () => new Date(nowMs + performance.now() - readAtMs);
  const time = el('strong', {});
  const day = el('span', { class: 'date' });
  const button = el(
    'button',
    { type: 'button', class: 'clock', title: say('clockMove') },
    icon('clock'),
    el('span', { class: 'face' }, time, day),
  );
  const field = el('input', { type: 'datetime-local', id: 'clockto', required: true });
  const chosen = el('output', { class: 'note', for: 'clockto' });
  const state = el('p', { class: 'note', role: 'status' });
  // The field writes dates the way of the browser; beside it stands the way of this page.
  const drawChosen = () =>
    (chosen.textContent = field.value
      ? `${clockTime(fieldInstant(field.value))}, ${longDay(fieldInstant(field.value))}`
      : '');
  field.addEventListener('input', drawChosen);
  const go = (/** @type {Date} */ to) => move(to);
  const hour = 3_600_000;

  const panel = el(
    'div',
    { class: 'drawer', role: 'group', 'aria-label': say('clock') },
    el('h2', {}, say('clockMove')),
    el(
      'div',
      { class: 'choices' },
      el('button', { type: 'button', onclick: () => go(new Date(+current() + hour)) }, say('clockHour')),
      el('button', { type: 'button', onclick: () => go(nextMorning(current())) }, say('clockMorning')),
      el('button', { type: 'button', onclick: () => go(new Date(+current() + 7 * 24 * hour)) }, say('clockWeek')),
    ),
    el(
      'form',
      {
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void go(fieldInstant(field.value));
        },
      },
      el('label', { for: 'clockto' }, say('clockTo')),
      el('div', { class: 'line' }, field, el('button', { type: 'submit', class: 'main' }, say('clockGo'))),
      chosen,
    ),
    state,
    el('p', { class: 'note' }, say('clockHelp')),
  );
  const toggle = dropDown(button, panel, () => {
    field.value = fieldValue(current());
    field.min = fieldValue(current());
    drawChosen();
  });

  /** @param {Date} from */
  function nextMorning(from) {
    const today = fieldInstant(`${fieldValue(from).slice(0, 10)}T08:15`);
    return +today > +from ? today : new Date(+today + 24 * hour);
  }

  function draw() {
    time.textContent = clockTime(current());
    day.textContent = longDay(current());
  }

  /** @param {string} iso */
  function set(iso) {
    nowMs = Date.parse(iso);
    readAtMs = performance.now();
    draw();
  }

  /** @param {Date} to */
  async function move(to) {
    state.textContent = say('clockMoving');
    button.classList.add('moving');
    try {
      set((await post('/demo/clock', { to: to.toISOString() })).now);
      toggle(false);
    } catch (error) {
      onTrouble(error);
    } finally {
      state.textContent = '';
      button.classList.remove('moving');
    }
  }

  setInterval(draw, 1000);
  return {
    element: el('div', { class: 'holder' }, button, panel),
    set,
    move,
    read: async () => set((await get('/demo/clock')).now),
  };
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

/** The switch to the other language of the page. */
export function languageButton() {
  const other = pageLanguage() === 'vi' ? 'en' : 'vi';
  return el(
    'button',
    {
      type: 'button',
      class: 'bar',
      lang: other,
      title: say('languageTitle'),
      'aria-label': say('language'),
      onclick: () => {
        localStorage.setItem('language', other);
        location.reload();
      },
    },
    icon('globe'),
    el('span', { class: 'label' }, say('language')),
  );
}

/** @param {() => void} onclick */
export const storyButton = (onclick) =>
  el(
    'button',
    {
      type: 'button',
      class: 'bar',
      'aria-label': say('story'),
      title: say('storyTitle'),
      'aria-expanded': 'false',
      onclick,
    },
    icon('book'),
    el('span', { class: 'label' }, say('story')),
  );
