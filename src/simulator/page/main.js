// Puts the page together: reads the state, opens phones, follows changes. Which phones are open is remembered in the browser.
// @ts-check
import { get, onPhone } from './api.js';
import { el, iconButton, say, tellTrouble, useTexts } from './dom.js';
import { readDeepLink, useBot } from './links.js';
import { avatar, createPhone } from './phone.js';
import { createStory } from './story.js';
import { createClock, createFaultDrawer, languageButton, storyButton } from './topbar.js';

const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const NARROW = matchMedia('(max-width: 760px)');

const language = localStorage.getItem('language') === 'en' ? 'en' : 'vi';
useTexts((await get('/page/texts.json'))[language], language);
document.documentElement.lang = language;
document.title = say('title');
place('bannernote').textContent = say('bannerNote');
place('people').setAttribute('aria-label', say('people'));

const state = await get('/demo/state');
useBot(state.botUsername);
/** @type {any[]} */
let people = state.people;
/** @type {Map<number, import('./phone.js').Phone>} */
const phones = new Map();
/** @type {Map<number, number>} */
const unread = new Map();
let current = 0;
let troubleTimer = 0;

/** @param {unknown} error */
function onTrouble(error) {
  const box = place('trouble');
  box.textContent = tellTrouble(error);
  box.hidden = false;
  clearTimeout(troubleTimer);
  troubleTimer = setTimeout(() => (box.hidden = true), 6000);
}

const remember = () => localStorage.setItem('openphones', JSON.stringify([...phones.keys()]));

function drawPeople() {
  place('people').replaceChildren(
    ...people.map((owner) => {
      const count = unread.get(owner.personId) ?? 0;
      return el(
        'button',
        {
          type: 'button',
          class: `personchip ${phones.has(owner.personId) ? 'open' : ''}`,
          'aria-current': owner.personId === current ? 'true' : undefined,
          'aria-label': `${say('phoneOf', { name: owner.name })}${count ? ` – ${say('newMessages', { count })}` : ''}`,
          title: `${owner.name} – ${owner.subtitle}`,
          onclick: () => goTo(owner.personId),
        },
        avatar(owner),
        el('span', { class: 'name', lang: 'vi' }, owner.name),
        count > 0 && el('span', { class: 'badge', 'aria-hidden': 'true' }, String(count)),
      );
    }),
  );
}

/** @param {number} personId */
function closePhone(personId) {
  phones.get(personId)?.element.remove();
  phones.delete(personId);
  remember();
  if (current === personId) goTo([...phones.keys()][0] ?? 0);
  drawPeople();
}

const isSeen = (/** @type {number} */ personId) => phones.has(personId) && (!NARROW.matches || personId === current);

/** @param {number} personId */
function openPhone(personId) {
  const owner = people.find((person) => person.personId === personId);
  if (!owner || phones.has(personId)) return;
  const phone = createPhone(owner, {
    openLink,
    close: () => closePhone(personId),
    onUse: () => current !== personId && phones.has(personId) && mark(personId),
    onTrouble,
    onNews: ({ count, rings }) => {
      if (rings) {
        phone.element.classList.remove('rings');
        requestAnimationFrame(() => phone.element.classList.add('rings'));
      }
      if (isSeen(personId)) return;
      unread.set(personId, (unread.get(personId) ?? 0) + count);
      drawPeople();
    },
  });
  phones.set(personId, phone);
  place('phones').append(phone.element);
  phone.refresh().catch(onTrouble);
  remember();
}

/** Makes a phone the one that is looked at. @param {number} personId */
function mark(personId) {
  current = personId;
  unread.delete(personId);
  for (const [id, phone] of phones) phone.element.classList.toggle('current', id === current);
  drawPeople();
}

/** Brings a phone into view, opening it if need be. @param {number} personId */
function goTo(personId) {
  openPhone(personId);
  mark(personId);
  phones.get(personId)?.element.scrollIntoView({ behavior: 'smooth', block: 'nearest', inline: 'nearest' });
  if (NARROW.matches) showStory(false);
}

/**
 * A link to this bot asks on which phone it is to be opened; any other opens in a new tab.
 * @param {string} url
 * @param {import('./phone.js').Owner} owner
 */
function openLink(url, owner) {
  const deepLink = readDeepLink(url);
  if (!deepLink) {
    window.open(url, '_blank', 'noreferrer');
    return;
  }
  const dialog = el('dialog', { class: 'linkdialog', 'aria-labelledby': 'linktitle' });
  const start = (/** @type {number} */ personId) => {
    dialog.close();
    goTo(personId);
    onPhone(personId, 'start', { payload: deepLink.payload }).catch(onTrouble);
  };
  const copy = async (/** @type {any} */ event) => {
    await navigator.clipboard.writeText(url).catch(onTrouble);
    event.target.textContent = say('copied');
  };
  const others = people.filter(({ personId }) => personId !== owner.personId);
  dialog.append(
    el(
      'div',
      { class: 'top' },
      el('h2', { id: 'linktitle' }, say('linkTitle')),
      iconButton('close', say('close'), { onclick: () => dialog.close() }),
    ),
    el(
      'button',
      { type: 'button', class: 'main', autofocus: true, onclick: () => start(owner.personId) },
      `${say('linkHere')}: ${owner.name}`,
    ),
    el(
      'div',
      { class: 'others' },
      ...others.map((other) =>
        el(
          'button',
          { type: 'button', lang: 'vi', onclick: () => start(other.personId) },
          avatar(other),
          el('span', {}, other.name, el('small', {}, other.subtitle)),
        ),
      ),
    ),
    el('button', { type: 'button', class: 'textbutton', onclick: copy }, say('copyLink')),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const clock = state.clock ? createClock(onTrouble) : null;
clock?.set(state.clock.now);
const hasStory = state.story.length > 0;
const storyToggle = hasStory ? storyButton(() => showStory(place('story').hidden !== false)) : null;

/** @param {boolean} open */
function showStory(open) {
  if (!storyToggle) return;
  place('story').hidden = !open;
  storyToggle.setAttribute('aria-expanded', String(open));
  if (!NARROW.matches) localStorage.setItem('story', open ? 'open' : 'closed');
}

/** @param {any[]} steps */
function drawStory(steps) {
  place('story').setAttribute('aria-label', say('story'));
  place('story').replaceChildren(
    createStory({
      steps,
      people,
      goTo,
      moveClock: async (to) => clock?.move(to),
      close: () => (showStory(false), storyToggle?.focus()),
      onTrouble,
    }),
  );
}

place('topbar').append(
  el(
    'h1',
    {},
    el('img', { src: '/page/icon.svg', alt: '', width: 28, height: 28 }),
    el('span', { class: 'brand' }, say('brand'), el('small', {}, say('brandNote'))),
  ),
  clock?.element ?? '',
  el('div', { class: 'tools' }, storyToggle, createFaultDrawer(onTrouble), languageButton()),
);
if (hasStory) drawStory(state.story);

const remembered = JSON.parse(localStorage.getItem('openphones') ?? 'null');
const atFirst = people.filter(({ openAtFirst }) => openAtFirst).map(({ personId }) => personId);
const wanted = (
  remembered ?? (atFirst.length > 0 ? atFirst : people.slice(0, 4).map(({ personId }) => personId))
).filter((/** @type {number} */ id) => people.some(({ personId }) => personId === id));
for (const personId of wanted) openPhone(personId);
goTo(wanted[0] ?? 0);
showStory(hasStory && !NARROW.matches && localStorage.getItem('story') !== 'closed');
if (people.length === 0) place('phones').append(el('p', { class: 'nobody' }, say('nobody')));

/** People, story and clock may change with the world (a new invitation, a moved clock). */
async function refreshDemo() {
  const fresh = await get('/demo/state');
  if (fresh.clock) clock?.set(fresh.clock.now);
  if (JSON.stringify(fresh.people) !== JSON.stringify(people)) {
    people = fresh.people;
    place('phones').querySelector('.nobody')?.remove();
    drawPeople();
  }
  const steps = JSON.stringify(fresh.story);
  if (hasStory && steps !== lastSteps) {
    lastSteps = steps;
    drawStory(fresh.story);
  }
}

let lastSteps = JSON.stringify(state.story);
let demoTimer = 0;
const events = new EventSource('/control/events');
events.addEventListener('message', (event) => {
  place('trouble').hidden = place('trouble').textContent === say('disconnected') ? true : place('trouble').hidden;
  const { chats } = JSON.parse(event.data);
  // After a lost connection nothing tells what was missed: every open phone looks.
  const touched = chats.length > 0 ? chats : [...phones.keys()];
  for (const id of touched) {
    const phone = phones.get(id);
    if (phone) phone.refresh().catch(onTrouble);
    else if (people.some(({ personId }) => personId === id)) {
      unread.set(id, (unread.get(id) ?? 0) + 1);
      drawPeople();
    }
  }
  demoTimer ||= setTimeout(() => {
    demoTimer = 0;
    refreshDemo().catch(() => {});
  }, 1500);
});
events.addEventListener('error', () => {
  place('trouble').textContent = say('disconnected');
  place('trouble').hidden = false;
});
document.documentElement.dataset.ready = 'yes';
