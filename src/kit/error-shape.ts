// What may be told of an error: its name, its code, the place in our own code, and the same of its causes.
// Never its message: Telegram's and Prisma's messages carry people's words, and grammY's carry the token.
import { fileURLToPath } from 'node:url';

/** An error without its words: `at` is the first own stack frame, relative to the project. */
export type ErrorShape = {
  name: string;
  code?: string | number;
  method?: string;
  at?: string;
  cause?: ErrorShape;
  errors?: ErrorShape[];
};

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const MAX_CAUSES = 5;

/** Describes anything thrown; `identifier` decides which strings are safe to show. */
export function describeError(thrown: unknown, identifier: (value: unknown) => string, depth = 0): ErrorShape {
  if (typeof thrown !== 'object' || thrown === null) return { name: `thrown ${typeof thrown}` };
  const name = read(thrown, 'name');
  const shape: ErrorShape = { name: typeof name === 'string' && name !== '' ? identifier(name) : 'Error' };
  // Telegram's refusals carry `error_code` and the method called; both are safe and tell most of the story.
  const code = read(thrown, 'code') ?? read(thrown, 'error_code');
  if (typeof code === 'number') shape.code = code;
  else if (typeof code === 'string') shape.code = identifier(code);
  const method = read(thrown, 'method');
  if (typeof method === 'string') shape.method = identifier(method);
  const at = ownFrame(read(thrown, 'stack'), read(thrown, 'message'));
  if (at) shape.at = at;
  if (depth >= MAX_CAUSES) return shape;
  // grammY keeps the underlying failure in `error`, everyone else in `cause`.
  const cause = read(thrown, 'cause') ?? read(thrown, 'error');
  if (typeof cause === 'object' && cause !== null) shape.cause = describeError(cause, identifier, depth + 1);
  const errors = read(thrown, 'errors');
  if (Array.isArray(errors)) shape.errors = errors.slice(0, 3).map((one) => describeError(one, identifier, depth + 1));
  return shape;
}

function read(holder: object, key: string): unknown {
  try {
    return (holder as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}

/** The first frame in our code; failing that, the first in a package. The message is cut off first, for it can look like a frame. */
function ownFrame(stack: unknown, message: unknown): string | undefined {
  if (typeof stack !== 'string') return undefined;
  const cut = typeof message === 'string' && message !== '' ? stack.indexOf(message) : -1;
  const frames = (cut < 0 ? stack : stack.slice(cut + (message as string).length)).split('\n');
  const places = frames.flatMap((frame) => {
    const place = /^\s+at (?:.*\()?(?:file:\/\/)?(\/[^()\n]+?:\d+:\d+)\)?$/.exec(frame)?.[1];
    if (!place?.startsWith(projectRoot)) return [];
    const inside = place.slice(projectRoot.length);
    return /^[A-Za-z0-9_@][A-Za-z0-9_@./+-]{0,180}\.[cm]?[jt]sx?:\d+:\d+$/.test(inside) ? [inside] : [];
  });
  return places.find((place) => !place.startsWith('node_modules/')) ?? places[0];
}
