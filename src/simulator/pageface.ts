// Serves the page with the phones: static files of src/simulator/page, its texts, and /demo/* from the product's hook.
// It must not know what the story tells.
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { asText, readCall } from './body.js';
import { sendJson, stops } from './control.js';
import type { Demo, Language } from './demo.js';
import type { Guard } from './guard.js';
import { TEXTS } from './page/texts.js';
import { ImpossibleAct } from './phones.js';
import type { Face, Simulator } from './simulator.js';

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const CONTENT_POLICY =
  "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The page's files stay where they were written: the compiler copies none of them. */
const FOLDER = ['./page/', '../../src/simulator/page/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(new URL('index.html', url)));

async function sendAsset(res: ServerResponse, name: string): Promise<boolean> {
  const type = TYPES[name.split('.').at(-1) ?? ''];
  if (!FOLDER || !type || !/^[a-z]+\.[a-z]+$/.test(name)) return false;
  const bytes = await readFile(new URL(name, FOLDER)).catch(() => null);
  if (!bytes) return false;
  res.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-cache',
    'content-security-policy': CONTENT_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  res.end(bytes);
  return true;
}

const isLanguage = (text: string): text is Language => text in TEXTS;

/** The people of the demo; without a hook, everyone the simulator knows. */
async function demoState(simulator: Simulator, demo: Demo | null): Promise<unknown> {
  const [city, language, clock, people, story, files] = await Promise.all([
    demo?.city() ?? null,
    demo?.language() ?? null,
    demo?.clock() ?? null,
    demo?.people() ?? null,
    demo?.story() ?? [],
    demo?.files() ?? [],
  ]);
  const everyone = simulator.persons().map(({ id, firstName, lastName, phone }) => ({
    personId: id,
    name: [firstName, lastName].filter(Boolean).join(' '),
    subtitle: { vi: phone, en: phone },
    phone,
  }));
  const { botUsername } = simulator;
  const canStartOver = Boolean(demo?.startOver);
  return { botUsername, city, language, canStartOver, clock, people: people ?? everyone, story, files };
}

/** Builds the page; `demo` gives the hook once the product has attached it. */
export function createPageFace(simulator: Simulator, guard: Guard, demo: () => Demo | null): Face {
  const demoAct = async (
    method: string,
    rest: string,
    fields: Record<string, unknown>,
    res: ServerResponse,
  ): Promise<void> => {
    const hook = demo();
    if (method === 'GET' && rest === 'state') return sendJson(res, 200, await demoState(simulator, hook));
    if (!hook) return sendJson(res, 404, { error: 'no demo' });
    if (method === 'GET' && rest === 'clock') return sendJson(res, 200, await hook.clock());
    if (method === 'POST' && rest === 'clock') {
      const to = new Date(asText(fields.to));
      if (Number.isNaN(to.getTime())) return sendJson(res, 400, { error: 'not an instant' });
      await hook.moveClock(to.toISOString());
      return sendJson(res, 200, await hook.clock());
    }
    if (method === 'POST' && rest === 'language') {
      const language = asText(fields.language);
      if (!isLanguage(language)) return sendJson(res, 400, { error: 'not a language of the page' });
      await hook.speak(language);
      return sendJson(res, 200, { language });
    }
    if (method === 'POST' && rest === 'start-over') {
      if (!hook.startOver) return sendJson(res, 400, { error: 'start-over-not-here' });
      hook.startOver();
      return sendJson(res, 200, { city: await hook.city() });
    }
    if (method === 'GET' && rest === 'people') return sendJson(res, 200, await hook.people());
    if (method === 'GET' && rest === 'story') return sendJson(res, 200, await hook.story());
    if (method === 'GET' && rest === 'files') return sendJson(res, 200, await hook.files());
    const [, encoded, send] = /^files\/([^/]+)(\/send)?$/.exec(rest) ?? [];
    if (encoded === undefined) return sendJson(res, 404, { error: 'no such act' });
    const name = decodeURIComponent(encoded);
    if (!(await hook.files()).some((file) => file.name === name)) return sendJson(res, 404, { error: 'no such file' });
    const bytes = await hook.file(name);
    if (method === 'POST' && send) {
      return sendJson(res, 200, simulator.sendDocument(Number(fields.personId), { name, bytes }));
    }
    res.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': bytes.length,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
    res.end(bytes);
  };

  return async (req, res, path, query) => {
    const method = req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET');
    if (path.startsWith('/demo/')) {
      if (stops(guard, req, res)) return true;
      try {
        const { fields } = await readCall(req, query);
        await demoAct(method, path.slice('/demo/'.length), fields, res);
      } catch (error) {
        const code = error instanceof ImpossibleAct ? error.code : undefined;
        sendJson(res, 400, { error: error instanceof Error ? error.message : 'unknown', code });
      }
      return true;
    }
    if (method !== 'GET') return false;
    if (path === '/') return sendAsset(res, 'index.html');
    if (path === '/page/texts.json') {
      sendJson(res, 200, TEXTS);
      return true;
    }
    return path.startsWith('/page/') ? sendAsset(res, path.slice('/page/'.length)) : false;
  };
}
