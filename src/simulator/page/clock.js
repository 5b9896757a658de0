// The clock of the made-up city in the bar: what it shows, how it is moved, and how far it is on the way, also when another
// window moves it. The server moves; this only asks and looks.
// @ts-check
import { get, post } from './api.js';
import { el, icon, say } from './dom.js';
import { clockDay, clockTime, dayAndTime, fieldInstant, fieldValue, longDay } from './format.js';
import { dropDown } from './topbar.js';

/** Looks this often where the clock is while it is being moved. */
const LOOK_EVERY_MS = 400;
const HOUR_MS = 3_600_000;

/** @typedef {{ now: string, moving: { from: string, to: string } | null }} ClockState */

/** 08:15 of this day, or of the next one when that has passed. @param {Date} from */
function nextMorning(from) {
  const today = fieldInstant(`${fieldValue(from).slice(0, 10)}T08:15`);
  return +today > +from ? today : new Date(+today + 24 * HOUR_MS);
}

/**
 * The clock with its panel.
 * @param {(error: unknown) => void} onTrouble
 */
export function createClock(onTrouble) {
  let nowMs = Date.now();
  let readAtMs = performance.now();
  /** @type {ClockState['moving']} */
  let moving = null;
  /** The move this window asked for, until it is there. @type {Promise<void> | null} */
  let own = null;
  let looking = 0;

  const current = () => new Date(moving ? nowMs : nowMs + performance.now() - readAtMs);
  const time = el('strong', {});
  const day = el('span', { class: 'date' });
  const way = el('progress', { class: 'way', max: 100, value: 0, hidden: true, 'aria-label': say('clock') });
  const button = el(
    'button',
    { type: 'button', class: 'clock', title: say('clockMove') },
    icon('clock'),
    el('span', { class: 'face' }, time, day),
    way,
  );
  const field = el('input', { type: 'datetime-local', id: 'clockto', required: true });
  const chosen = el('output', { class: 'note', for: 'clockto' });
  const state = el('p', { class: 'note state' });
  const spoken = el('p', { class: 'spoken', role: 'status' });
  // The field writes dates the way of the browser; beside it stands the way of this page.
  const drawChosen = () =>
    (chosen.textContent = field.value
      ? `${clockTime(fieldInstant(field.value))}, ${longDay(fieldInstant(field.value))}`
      : '');
  field.addEventListener('input', drawChosen);

  const choice = (/** @type {string} */ label, /** @type {() => Date} */ to) =>
    el('button', { type: 'button', onclick: () => move(to()) }, label);
  const panel = el(
    'div',
    { class: 'drawer', role: 'group', 'aria-label': say('clock') },
    el('h2', {}, say('clockMove')),
    el(
      'div',
      { class: 'choices' },
      choice(say('clockHour'), () => new Date(+current() + HOUR_MS)),
      choice(say('clockMorning'), () => nextMorning(current())),
      choice(say('clockWeek'), () => new Date(+current() + 7 * 24 * HOUR_MS)),
    ),
    el(
      'form',
      {
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void move(fieldInstant(field.value));
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

  /** @param {{ from: string, to: string }} way */
  function percentDone({ from, to }) {
    const fromMs = Date.parse(from);
    return Math.round((100 * (nowMs - fromMs)) / Math.max(1, Date.parse(to) - fromMs));
  }

  function draw() {
    time.textContent = clockTime(current());
    day.textContent = clockDay(current(), moving !== null) + (moving ? ` · ${percentDone(moving)}%` : '');
  }

  function drawWay() {
    way.hidden = moving === null;
    button.classList.toggle('moving', moving !== null);
    for (const control of panel.querySelectorAll('button')) control.disabled = moving !== null;
    if (moving === null) {
      state.textContent = '';
      return;
    }
    const percent = percentDone(moving);
    way.value = percent;
    const to = say('clockMoving', { date: dayAndTime(new Date(moving.to)) });
    state.textContent = `${to} ${say('clockReached', { date: dayAndTime(new Date(nowMs)), percent })}`;
  }

  /** @param {ClockState} read */
  function set(read) {
    const wasMoving = moving;
    nowMs = Date.parse(read.now);
    readAtMs = performance.now();
    moving = read.moving;
    draw();
    drawWay();
    if (moving && !wasMoving) spoken.textContent = say('clockMoving', { date: dayAndTime(new Date(moving.to)) });
    if (wasMoving && !moving) spoken.textContent = say('clockArrived', { date: dayAndTime(new Date(nowMs)) });
    if (moving) look();
  }

  /** Looks again soon, for as long as the clock is on its way. */
  function look() {
    looking ||= setTimeout(async () => {
      looking = 0;
      await get('/demo/clock')
        .then(set)
        .catch(() => moving && look());
    }, LOOK_EVERY_MS);
  }

  /** @param {Date} to */
  async function move(to) {
    const asked = post('/demo/clock', { to: to.toISOString() });
    // What is refused is refused at once; a move that takes its time is looked at on the way.
    look();
    own = asked.then(set).then(() => toggle(false));
    await own.catch(onTrouble);
    own = null;
  }

  setInterval(draw, 1000);
  return { element: el('div', { class: 'holder' }, button, panel, spoken), set, move };
}
