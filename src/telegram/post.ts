// Calls of the Bot API that carry no file, over node's own HTTP with kept-alive connections: a third of the time the
// library's fetch takes, and everybody who presses a button waits for it. Files go the library's way.
// It must not know any method. Addresses hold the token, so nothing of them is put into an error.
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { HttpError, InputFile, type Transformer } from 'grammy';
import { isDeeper } from './elements.js';
import { LARGEST_ANSWER_BYTES, LARGEST_BATCH_BYTES, readAnswer, type ReadAnswer } from './answers.js';

const bodies = new WeakMap<object, Buffer>();

/** The bytes of the answer a list came in, for whoever has to keep a part of it as it was. */
export const bodyOf = (result: object): Buffer | null => bodies.get(result) ?? null;

// Shorter than any server keeps an idle connection: a call on a dying one would end in doubt.
const KEEP = { keepAlive: true, keepAliveMsecs: 1000, timeout: 60_000, maxSockets: 64, scheduling: 'lifo' as const };

/** The pool of connections for addresses of this kind. */
export const agentFor = (apiRoot: string): HttpAgent =>
  apiRoot.startsWith('http:') ? new HttpAgent(KEEP) : new HttpsAgent(KEEP);

/** Deeper than any update that can be set aside by itself. */
const DEEPEST = 50_000;

export interface PostSettings {
  readonly apiRoot: string;
  readonly token: string;
  readonly agent: HttpAgent;
  readonly timeoutMs: number;
}

/** Makes the calls; throws HttpError with node's error inside when there was no answer or none that can be read. */
export function postTransformer({ apiRoot, token, agent, timeoutMs }: PostSettings): Transformer {
  const root = new URL(`${apiRoot}/bot${token}/`);
  const open = root.protocol === 'http:' ? requestHttp : requestHttps;
  const target = { protocol: root.protocol, hostname: root.hostname, port: root.port, method: 'POST', agent };

  const post = (method: string, payload: unknown, signal?: AbortSignal): Promise<ReadAnswer> =>
    new Promise((resolve, reject) => {
      const body = Buffer.from(JSON.stringify(payload, (_key, value: unknown) => value ?? undefined));
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      const request = open({ ...target, path: root.pathname + method, headers }, (response: IncomingMessage) => {
        const parts: Buffer[] = [];
        const most = method === 'getUpdates' ? LARGEST_BATCH_BYTES : LARGEST_ANSWER_BYTES;
        let length = 0;
        response.on('data', (part: Buffer) => {
          length += part.length;
          if (length <= most) parts.push(part);
          else request.destroy(Object.assign(new Error('an answer without end'), { code: 'EMSGSIZE' }));
        });
        response.once('close', () => {
          done();
          try {
            if (!response.complete) throw Object.assign(new Error('the answer broke off'), { code: 'ECONNRESET' });
            const bytes = Buffer.concat(parts);
            if (isDeeper(bytes, DEEPEST)) throw new Error('an answer too deep to be read');
            const answer = readable(JSON.parse(bytes.toString()), response.statusCode);
            if (answer.ok && Array.isArray(answer.result)) bodies.set(answer.result, bytes);
            resolve(answer);
          } catch (error) {
            reject(error instanceof Error ? error : new Error('an answer that cannot be read'));
          }
        });
      });
      const give = () => request.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
      const timer = setTimeout(give, timeoutMs);
      const stop = () => request.destroy(Object.assign(new Error('given up'), { code: 'ABORT_ERR' }));
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
      };
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
      request.once('error', (error) => {
        done();
        reject(error);
      });
      request.end(body);
    });

  const transformer: Transformer = async (previous, method, payload, signal) => {
    const given = signal as AbortSignal | undefined; // The library types signals by a stand-in of its own.
    try {
      if (!Object.values(payload).some((value) => value instanceof InputFile))
        return (await post(method, payload, given)) as never;
      return (await byLibrary((own) => previous(method, payload, own as never), given)) as never;
    } catch (error) {
      if (error instanceof HttpError) throw error;
      throw new HttpError(`The call of ${method} got no answer.`, error);
    }
  };
  return transformer;
}

/** A call the library makes; whatever still comes after it is over is read by nobody. */
async function byLibrary(call: (signal: AbortSignal) => Promise<unknown>, given?: AbortSignal): Promise<ReadAnswer> {
  const over = new AbortController();
  try {
    return readable(await call(given ? AbortSignal.any([given, over.signal]) : over.signal));
  } finally {
    over.abort();
  }
}

function readable(answer: unknown, status?: number): ReadAnswer {
  const read = readAnswer(answer, status);
  if (read === null) throw new Error('an answer that cannot be read');
  return read;
}
