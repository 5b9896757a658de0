// The one door through which anything reaches the log. It lets out events, numbers and short identifiers,
// replaces everything else by its shape, and scrubs tokens, passwords and phone numbers from the finished line.
// It must not know any room, and nobody else may use pino: an official's words, names and files never belong in a log.
import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import { describeError } from './error-shape.js';
import { makeScrubber } from './scrub.js';

/** Where a finished, scrubbed line of JSON goes. */
export type LogDestination = DestinationStream;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Writes one event, named `room.whatHappened`, with fields that are ids, counts, kinds or durations. */
export type LogWrite = (event: string, fields?: Record<string, unknown>) => void;

/** The log everyone is given. It never throws and never blocks the work. */
export type Log = { debug: LogWrite; info: LogWrite; warn: LogWrite; error: LogWrite };

const IDENTIFIER = /^[A-Za-z0-9_](?:[A-Za-z0-9_.:-]|\/(?!\/)){0,79}$/;
const FILE_NAME = /\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|heic|zip|rar|csv|txt)$/i;
const KEY = /^[A-Za-z_][A-Za-z0-9_]{0,47}$/;
// A one-word answer looks like an identifier, so strings whose key ends in one of these words are never let through.
const WORDY = new Set(
  (
    'text caption message msg body content description detail reason note comment name username filename title label question answer ' +
    'option value input query payload raw line phone contact address email password passwd secret token authorization cookie ' +
    'credential key link url uri path file data stdout stderr'
  ).split(' '),
);
const KEYS_OF_OURS = new Set(['dedupeKey', 'localeKey', 'refusalKey']);
const RESERVED = new Set(['level', 'time', 'pid', 'event', 'msg']);
const MAX_DEPTH = 5;
const MAX_ITEMS = 20;

/** Makes the log of this process; `secrets` are values (bot token, database address …) that must never be seen, whole or in part. */
export function makeLogger(options: {
  level: LogLevel;
  destination?: LogDestination;
  secrets: readonly string[];
}): Log {
  const scrub = makeScrubber(options.secrets);
  const settings = {
    level: options.level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (value: unknown) => value },
    hooks: { streamWrite: scrub },
  };
  const sink = options.destination ? pino(settings, options.destination) : pino(settings);
  const writer =
    (level: 'debug' | 'info' | 'warn' | 'error'): LogWrite =>
    (event, fields) => {
      try {
        if (sink.isLevelEnabled(level)) sink[level]({ event: identifier(event), ...safeFields(fields) });
      } catch {
        // A log that fails must not take the work down with it.
      }
    };
  return { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
}

const nothing: LogWrite = () => undefined;

/** A log that keeps nothing; for tests. */
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function safeFields(fields: Record<string, unknown> | undefined): Record<string, unknown> {
  if (fields === undefined || fields === null) return {};
  const safe = safeValue('fields', fields, 0, new Set());
  if (typeof safe !== 'object' || safe === null || Array.isArray(safe)) return { fields: safe };
  return Object.fromEntries(Object.entries(safe).map(([key, value]) => [RESERVED.has(key) ? `${key}_` : key, value]));
}

function safeValue(key: string, value: unknown, depth: number, seen: Set<object>): unknown {
  switch (typeof value) {
    case 'undefined':
    case 'boolean':
      return value;
    case 'number':
      return safeNumber(value);
    case 'bigint':
      return identifier(value.toString());
    case 'string':
      return isWordy(key) ? shape(value) : identifier(value);
    case 'object':
      return value === null ? null : safeObject(value, depth, seen, key);
    default:
      return typeof value;
  }
}

function safeObject(value: object, depth: number, seen: Set<object>, key: string): unknown {
  if (seen.has(value)) return 'seen';
  if (depth >= MAX_DEPTH) return 'deep';
  seen.add(value);
  try {
    if (value instanceof Error) return describeError(value, identifier);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Date(invalid)' : value.toISOString();
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `bytes(${value.byteLength})`;
    if (value instanceof Map || value instanceof Set) return `${value instanceof Map ? 'Map' : 'Set'}(${value.size})`;
    if (Array.isArray(value)) {
      const items = value.slice(0, MAX_ITEMS).map((item) => safeValue(key, item, depth + 1, seen) ?? null);
      return value.length > MAX_ITEMS ? [...items, `more(${value.length - MAX_ITEMS})`] : items;
    }
    const names = Object.keys(value);
    const safe: Record<string, unknown> = {};
    for (const name of names.slice(0, MAX_ITEMS * 2)) {
      const safeName = KEY.test(name) && name !== 'toJSON' && name !== '__proto__' ? name : `key(${name.length})`;
      const inside = (value as Record<string, unknown>)[name];
      safe[safeName] = safeValue(isWordy(key) ? key : name, inside, depth + 1, seen);
    }
    return safe;
  } catch {
    return 'unreadable';
  } finally {
    seen.delete(value);
  }
}

function isWordy(key: string): boolean {
  if (KEYS_OF_OURS.has(key)) return false;
  const last = key.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).findLast((word) => word !== '');
  return last !== undefined && (WORDY.has(last.toLowerCase()) || WORDY.has(last.toLowerCase().replace(/s$/, '')));
}

/** An integer of eleven digits that begins like +84 9… is a telephone, not a count or an id. */
function safeNumber(value: number): number | string {
  if (!Number.isFinite(value)) return String(value);
  if (/^84[35789]\d{8}$/.test(String(value))) return 'number(11)';
  return Number.isInteger(value) ? value : Math.round(value * 1000) / 1000;
}

const identifier = (value: unknown): string =>
  typeof value !== 'string' ? typeof value : IDENTIFIER.test(value) && !FILE_NAME.test(value) ? value : shape(value);

const shape = (value: string): string => `string(${value.length})`;
