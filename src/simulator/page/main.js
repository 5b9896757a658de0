// Puts the page together: reads the state, opens phones, follows changes. Which phones are open is remembered in the browser.
// @ts-check
import { get, onPhone, post } from './api.js';
import { createClock } from './clock.js';
import { askOnceMore, askPhone } from './dialogs.js';
import { el, inPageLanguage, say, tellTrouble, useTexts } from './dom.js';
import { readDeepLink, useBot } from './links.js';
import { avatar, createPhone } from './phone.js';
import { createStory } from './story.js';
import { createFaultDrawer, languageButton, startOverButton, storyButton } from './topbar.js';

const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const NARROW = matchMedia('(max-width: 760px)');
/** Looks this often whether the city that was begun anew is there. */
const LOOK_EVERY_MS = 700;

const [texts, state] = await Promise.all([get('/page/texts.json'), get('/demo/state')]);
const chosenLanguage = localStorage.getItem('language');
const language = (chosenLanguage ?? state.language) === 'en' ? 'en' : 'vi';
useTexts(texts[language], language);
document.documentElement.lang = language;
document.title = say('title');
place('bannernote').textContent = say('bannerNote');
place('people').setAttribute('aria-label', say('people'));
useBot(state.botUsername);

/** @param {any} read */
const peopleOf = (read) =>
  read.people.map((/** @type {any} */ person) => ({ ...person, subtitle: inPageLanguage(person.subtitle) }));
/** @type {any[]} */
let people = peopleOf(state);
/** @type {Map<number, import('./phone.js').Phone>} */
const phones = new Map();
/** @type {Map<number, number>} */
const unread = new Map();
let current = 0;
let troubleTimer = 0;
/** While the city is begun anew, losing the program for a while is no trouble. */
let startingOver = false;

/** Says something for a while. @param {string} text */
function tell(text) {
  if (startingOver) return;
  const box = place('trouble');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(troubleTimer);
  troubleTimer = setTimeout(() => (box.hidden = true), 6000);
}

/** @param {unknown} error */
const onTrouble = (error) => tell(tellTrouble(error));

const remember = () => localStorage.setItem('openphones', JSON.stringify([...phones.keys()]));

function drawPeople() {
  const strip = place('people');
  strip.replaceChildren(
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
  strip.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
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

/** Puts these phones side by side, first of all; on a narrow screen the first waits behind the story. @param {number[]} ids */
function lineUp(ids) {
  for (const id of ids) openPhone(id);
  const row = place('phones');
  const elements = ids.flatMap((id) => phones.get(id)?.element ?? []);
  if (elements.some((element, i) => row.children[i] !== element)) {
    row.prepend(...elements);
    // A chat that is moved about forgets how far it was scrolled.
    for (const phone of phones.values()) phone.settle();
  }
  row.scrollLeft = 0;
  if (ids[0] !== undefined) mark(ids[0]);
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
  const start = (/** @type {number} */ personId) => {
    goTo(personId);
    onPhone(personId, 'start', { payload: deepLink.payload }).catch(onTrouble);
  };
  const others = people.filter(({ personId }) => personId !== owner.personId);
  askPhone({ url, owner, others, start, onTrouble });
}

/** Shows the page and lets the bot speak in another language. @param {'vi' | 'en'} other */
async function switchTo(other) {
  tell(say('languageWait'));
  try {
    if (state.language) await post('/demo/language', { language: other });
  } catch (error) {
    onTrouble(error);
    return;
  }
  localStorage.setItem('language', other);
  location.reload();
}

/** The city is another one than this page was opened on: what the page remembers of the old one goes. */
function reloadFresh() {
  for (const name of ['openphones', 'seensteps', 'step']) localStorage.removeItem(name);
  sessionStorage.setItem('startedover', 'yes');
  location.reload();
}

/** Reads the state; null while the program is still starting, and when the city was begun anew: then the page is, too. */
async function readState() {
  const fresh = await get('/demo/state');
  if (fresh.city === state.city) return fresh;
  if (fresh.city !== null) reloadFresh();
  return null;
}

async function startOver() {
  try {
    await post('/demo/start-over');
  } catch (error) {
    onTrouble(error);
    return;
  }
  startingOver = true;
  const dialog = el(
    'dialog',
    { class: 'dialog waiting', 'aria-label': say('startOver') },
    el('p', {}, say('startOverWait')),
  );
  dialog.addEventListener('cancel', (/** @type {Event} */ event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
  setInterval(() => void readState().catch(() => {}), LOOK_EVERY_MS);
}

const clock = state.clock ? createClock(onTrouble) : null;
clock?.set(state.clock);
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
  const story = createStory({
    steps,
    people,
    goTo,
    lineUp,
    moveClock: async (to) => clock?.move(to),
    close: () => (showStory(false), storyToggle?.focus()),
    onTrouble,
  });
  const { scrollTop } = place('story');
  place('story').replaceChildren(story.element);
  place('story').scrollTop = scrollTop;
  return story;
}

const askStartOver = () =>
  askOnceMore({
    title: say('startOverTitle'),
    text: say('startOverAsk'),
    yes: say('startOver'),
    onYes: () => void startOver(),
  });

place('topbar').append(
  el(
    'h1',
    {},
    el('img', { src: '/page/icon.svg', alt: '', width: 28, height: 28 }),
    el('span', { class: 'brand' }, el('span', { lang: 'vi' }, say('brand')), el('small', {}, say('brandNote'))),
  ),
  clock?.element ?? '',
  el(
    'div',
    { class: 'tools' },
    storyToggle,
    createFaultDrawer(onTrouble),
    state.canStartOver && startOverButton(askStartOver),
    languageButton((other) => void switchTo(other)),
  ),
);

const remembered = JSON.parse(localStorage.getItem('openphones') ?? 'null');
const atFirst = people.filter(({ openAtFirst }) => openAtFirst).map(({ personId }) => personId);
const wanted = (
  remembered ?? (atFirst.length > 0 ? atFirst : people.slice(0, 4).map(({ personId }) => personId))
).filter((/** @type {number} */ id) => people.some(({ personId }) => personId === id));
for (const personId of wanted) openPhone(personId);
if (hasStory) lineUp(drawStory(state.story).phones());
else goTo(wanted[0] ?? 0);
// On a phone whoever comes first reads what there is to do; the phones are one press away.
showStory(hasStory && (NARROW.matches || localStorage.getItem('story') !== 'closed'));
if (people.length === 0) place('phones').append(el('p', { class: 'nobody' }, say('nobody')));
if (sessionStorage.getItem('startedover')) {
  sessionStorage.removeItem('startedover');
  tell(say('startedOver'));
}
if (chosenLanguage && state.language && state.language !== language) {
  post('/demo/language', { language }).catch(onTrouble);
}

/** People, story and clock may change with the world (a new invitation, a moved clock). */
async function refreshDemo() {
  const fresh = await readState();
  if (!fresh) return;
  if (fresh.clock) clock?.set(fresh.clock);
  const freshPeople = peopleOf(fresh);
  if (JSON.stringify(freshPeople) !== JSON.stringify(people)) {
    people = freshPeople;
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
let isLost = false;
const events = new EventSource('/control/events');
events.addEventListener('message', async (event) => {
  if (isLost) {
    // The program is back; it may be another city's by now.
    place('trouble').hidden = true;
    if (!(await readState().catch(() => null))) return;
    isLost = false;
  }
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
  isLost = true;
  if (startingOver) return;
  clearTimeout(troubleTimer);
  place('trouble').textContent = say('disconnected');
  place('trouble').hidden = false;
});
document.documentElement.dataset.ready = 'yes';
