// The control face: what tests, benches and the page do to the local Telegram over HTTP, under /control on its own port.
// It only translates to the calls of the running simulator (same names in the process: see phones.ts, views.ts, server.ts).
//
// Whatever changes something is a POST and carries the token of this start in the header x-control-token; `GET token` tells
// it to our own page and to programs of this machine (guard.ts).
//
// Bodies are JSON (files also as multipart/form-data), answers JSON; an act that cannot be done is 400 {error, code?}. `ID` is a
// person, who is also the private chat. Messages are Telegram's own objects; in chat views with `fromBot`, `silent`,
// `deleted`, `version`, `replyMarkup` besides. Versions are one growing number for the whole world.
//
//   GET  token                   {token}
//   GET  state                   {botUsername, apiRoot, version, persons, groups, limits, ages, faults}
//   GET  persons                 [{id, firstName, lastName?, username?, phone, languageCode, started, blocked, deactivated}]
//   POST persons                 {firstName, id?, lastName?, username?, phone?, languageCode?, started?} → the person
//   POST persons/ID/start        {payload?} sends «/start payload»; lifts a block → message
//   POST persons/ID/say          {text} → message
//   POST persons/ID/edit         {messageId, text} → message
//   POST persons/ID/press        {messageId, data, force?} or {label} (newest message with it) → {queryId};
//                                `force` presses what is no longer shown, or never was
//   POST persons/ID/contact      {of: 'self' | {phone, firstName, userId?}} → message
//   POST persons/ID/document     {name, bytes: base64, mime?, caption?} or {name, sizeOnly: 25000000} or a form → message
//   POST persons/ID/photo        the same; several sizes are made of it → message
//   POST persons/ID/album        {items: [{kind: 'photo'|'document', name, bytes, caption?}]} or a form with files → [message]
//   POST persons/ID/block · unblock · deactivate · language {language}
//   GET  persons/ID/chat         ?after=version&limit=n → {version, person, messages, replyKeyboard, commands}
//   GET  persons/ID/toasts       ?after=version → [{queryId, messageId, text, alert, atMs, version}]
//   POST groups                  {title, type: 'group'|'supergroup'|'channel', by?: ID} adds the bot to it → the group
//   POST groups/ID/say           {person, text} · POST groups/ID/post {text} (channel) · GET groups/ID/chat
//   GET  wait                    ?after=version&timeoutMs= → {version, chats} as soon as something changed
//   GET  events                  Server-Sent Events of the same {version, chats}
//   GET  files/FILE_ID           the bytes under the original name
//   GET  faults · POST faults    {kind, method?: 'sendMessage'|'file'|'*', rate?: 0..1, seed?, times?, chat?, ms?, retryAfter?}
//                                kinds: status500, dropBefore (not accepted), dropAfter (accepted, cut after ms), timeout
//                                (accepted, never answered), 429, slow (ms), truncatedFile, 404file, duplicateUpdates
//   POST faults/clear · faults/N/remove  all, or one → {removed}
//   GET/POST limits              {perSecond, perChatPerSecond, perChatBurst, perGroupPerMinute, countEdits, retryAfterAtLeast}; 0 lifts
//   GET/POST ages                {answerWithinMs, tapLifeMs}
//   GET  ledger                  ?after=n → [{n, chat, method, messageId, text, atMs}], every accepted message
//   POST ledger                  {on: false} switches it off
//   GET  stats                   {accepted, refused429, mostInOneSecond, smallestGapMs, gapsByChat, calls, answers, waitingUpdates, openQueries}
//   POST stats/reset · GET unanswered (open taps) · POST updates/next {id} · POST reset (forgets everything)
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asText, readCall } from './body.js';
import type { CallBody } from './body.js';
import type { FaultOrder } from './faults.js';
import { turnAway, type Guard } from './guard.js';
import { ImpossibleAct } from './phones.js';
import type { AlbumItem, ContactCard, NewPerson, PhoneFile } from './phones.js';
import type { Face, Simulator } from './simulator.js';
import type { Group } from './types.js';

type Fields = Record<string, unknown>;

/** One act: reads the fields, returns what is answered. */
type Act = (fields: Fields, body: CallBody, ids: number[]) => unknown;

const asNumber = (value: unknown, otherwise?: number): number => {
  const number = Number(value);
  if (value === undefined || value === '' || Number.isNaN(number)) {
    if (otherwise !== undefined) return otherwise;
    throw new ImpossibleAct('a number is missing');
  }
  return number;
};

const optionalNumber = (value: unknown): number | undefined =>
  value === undefined || value === '' ? undefined : asNumber(value);

function fileOf(fields: Fields): PhoneFile {
  const { name, mime, bytes, sizeOnly, caption } = fields;
  return {
    name: name as string | undefined,
    mime: mime as string | undefined,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : undefined,
    sizeOnly: optionalNumber(sizeOnly),
    caption: caption as string | undefined,
  };
}

/** The file of a form, or of a JSON body with base64 in `bytes`. */
function sentFile(fields: Fields, body: CallBody): PhoneFile {
  const upload = [...body.files.values()][0];
  if (!upload) return fileOf(fields);
  return { name: upload.name, mime: upload.mime, bytes: upload.bytes, caption: fields.caption as string | undefined };
}

function sentItems(fields: Fields, body: CallBody): AlbumItem[] {
  if (body.files.size > 0) {
    return [...body.files.values()].map((upload, i) => ({
      kind: /^image\/(png|jpeg)$/.test(upload.mime) ? 'photo' : 'document',
      name: upload.name,
      mime: upload.mime,
      bytes: upload.bytes,
      caption: i === 0 ? (fields.caption as string | undefined) : undefined,
    }));
  }
  const items = (fields.items ?? []) as (Fields & { kind?: AlbumItem['kind'] })[];
  return items.map((item) => ({ ...fileOf(item), kind: item.kind ?? 'document' }));
}

/** The acts by method and path; `#` stands for a number. */
function acts(simulator: Simulator): Record<string, Act> {
  const me = simulator;
  const text = (fields: Fields): string => asText(fields.text);
  return {
    'GET token': () => ({ token: me.controlToken }),
    'GET state': () => ({
      botUsername: me.botUsername,
      apiRoot: me.apiRoot,
      version: me.version(),
      persons: me.persons(),
      groups: [...me.world.groups.values()],
      limits: me.limits,
      ages: me.ages,
      faults: me.faults.list(),
    }),
    'GET persons': () => me.persons(),
    'POST persons': (fields) => me.createPerson(fields as unknown as NewPerson),
    'POST persons/#/start': (fields, _body, [id]) => me.start(id!, fields.payload as string | undefined),
    'POST persons/#/say': (fields, _body, [id]) => me.say(id!, text(fields)),
    'POST persons/#/edit': (fields, _body, [id]) => me.editMessage(id!, asNumber(fields.messageId), text(fields)),
    'POST persons/#/press': ({ messageId, data, label, force }, _body, [id]) => ({
      queryId:
        label === undefined
          ? me.press(id!, asNumber(messageId), asText(data), force === true)
          : me.pressLabel(id!, asText(label)),
    }),
    'POST persons/#/contact': ({ of }, _body, [id]) =>
      me.sendContact(id!, of === undefined || of === 'self' ? 'self' : (of as ContactCard)),
    'POST persons/#/document': (fields, body, [id]) => me.sendDocument(id!, sentFile(fields, body)),
    'POST persons/#/photo': (fields, body, [id]) => me.sendPhoto(id!, sentFile(fields, body)),
    'POST persons/#/album': (fields, body, [id]) => me.sendAlbum(id!, sentItems(fields, body)),
    'POST persons/#/block': (_fields, _body, [id]) => me.block(id!),
    'POST persons/#/unblock': (_fields, _body, [id]) => me.unblock(id!),
    'POST persons/#/deactivate': (_fields, _body, [id]) => me.deactivate(id!),
    'POST persons/#/language': (fields, _body, [id]) => me.setLanguage(id!, asText(fields.language)),
    'GET persons/#/chat': ({ after, limit }, _body, [id]) =>
      me.chat(id!, { after: optionalNumber(after), limit: optionalNumber(limit) }),
    'GET persons/#/toasts': ({ after }, _body, [id]) => me.toasts(id!, asNumber(after, 0)),
    'POST groups': (fields) => me.createGroup(fields as unknown as { title: string; type?: Group['type'] }),
    'GET groups/#/chat': ({ after, limit }, _body, [id]) =>
      me.chat(id!, { after: optionalNumber(after), limit: optionalNumber(limit) }),
    'POST groups/#/say': (fields, _body, [id]) => me.sayInGroup(id!, asNumber(fields.person), text(fields)),
    'POST groups/#/post': (fields, _body, [id]) => me.postInChannel(id!, text(fields)),
    'GET wait': ({ after, timeoutMs }) => me.wait(asNumber(after, 0), asNumber(timeoutMs, 25_000)),
    'GET faults': () => me.faults.list(),
    'POST faults': (fields) => me.faults.add(fields as unknown as FaultOrder),
    'POST faults/clear': () => me.faults.clear(),
    'POST faults/#/remove': (_fields, _body, [id]) => ({ removed: me.faults.remove(id!) }),
    'GET limits': () => me.limits,
    'POST limits': (fields) => Object.assign(me.limits, fields),
    'GET ages': () => me.ages,
    'POST ages': (fields) => Object.assign(me.ages, fields),
    'GET ledger': ({ after }) => me.ledger(asNumber(after, 0)),
    'POST ledger': ({ on }) => me.keepLedger(on !== false),
    'GET stats': () => me.stats(),
    'POST stats/reset': () => me.resetStats(),
    'GET unanswered': () => me.unanswered(),
    'POST updates/next': ({ id }) => me.continueUpdatesFrom(asNumber(id)),
    'POST reset': () => me.reset(),
  };
}

/** Answers with JSON; nothing means done. */
export function sendJson(res: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value ?? { ok: true });
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  res.end(text);
}

function streamChanges(simulator: Simulator, req: IncomingMessage, res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' });
  const tell = (change: unknown): void => void res.write(`data: ${JSON.stringify(change)}\n\n`);
  tell({ version: simulator.version(), chats: [] });
  const stop = simulator.follow(tell);
  const beat = setInterval(() => res.write(': \n\n'), 15_000);
  const end = (): void => {
    stop();
    clearInterval(beat);
  };
  req.once('close', end);
  res.once('close', end);
}

function sendFile(simulator: Simulator, res: ServerResponse, fileId: string): void {
  const record = simulator.world.files.find(fileId);
  if (!record) return sendJson(res, 404, { error: 'no such file' });
  const bytes = simulator.world.files.bytesOf(record);
  const isPicture = record.kind === 'photo';
  const name = encodeURIComponent(record.name ?? 'file');
  res.writeHead(200, {
    'content-type': isPicture
      ? bytes[0] === 0x89
        ? 'image/png'
        : 'image/jpeg'
      : (record.mime ?? 'application/octet-stream'),
    'content-length': bytes.length,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    ...(!isPicture && { 'content-disposition': `attachment; filename*=UTF-8''${name}` }),
  });
  res.end(bytes);
}

/** Turns away, before anything is read, who may not look or may not change; true when that was done. */
export function stops(guard: Guard, req: IncomingMessage, res: ServerResponse): boolean {
  if (!guard.isOwnPage(req)) turnAway(res, 'another site may not steer the simulator');
  else if (req.method !== 'GET' && req.method !== 'HEAD' && !guard.mayChange(req))
    turnAway(res, 'what changes something is a POST with the token of this start');
  else return false;
  return true;
}

/** Builds the control face of a running simulator. */
export function createControl(simulator: Simulator, guard: Guard): Face {
  const byPath = acts(simulator);
  return async (req, res, path, query) => {
    if (!path.startsWith('/control/')) return false;
    if (stops(guard, req, res)) return true;
    const rest = path.slice('/control/'.length);
    try {
      if (rest === 'events') {
        streamChanges(simulator, req, res);
        return true;
      }
      if (rest.startsWith('files/')) {
        sendFile(simulator, res, decodeURIComponent(rest.slice('files/'.length)));
        return true;
      }
      const ids: number[] = [];
      const shape = rest.replace(/(^|\/)(-?\d+)(?=\/|$)/g, (_all, slash: string, id: string) => {
        ids.push(Number(id));
        return `${slash}#`;
      });
      const act = byPath[`${req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET')} ${shape}`];
      if (!act) sendJson(res, 404, { error: `no such act: ${req.method} ${rest}` });
      else {
        const body = await readCall(req, query);
        sendJson(res, 200, await act(body.fields, body, ids));
      }
    } catch (error) {
      if (!req.complete) req.resume();
      const code = error instanceof ImpossibleAct ? error.code : undefined;
      sendJson(res, 400, { error: error instanceof Error ? error.message : 'unknown', code });
    }
    return true;
  };
}
