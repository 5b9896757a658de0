// What can be made to go wrong: lost connections, lost answers, 5xx, 429, slowness, spoiled downloads, doubled updates.
// Chance is seeded, so that a failing test can be played again. It must not know what a method does.

export const FAULT_KINDS = [
  'status500',
  'dropBefore',
  'dropAfter',
  'timeout',
  '429',
  'slow',
  'truncatedFile',
  '404file',
  'duplicateUpdates',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault to switch on. */
export interface FaultOrder {
  /** A Bot API method, `file` for downloads, `*` for both. Default `*`. */
  method?: string;
  kind: FaultKind;
  /** Chance from 0 to 1; default 1. */
  rate?: number;
  /** How often it strikes before it is used up; default without end. */
  times?: number;
  /** Only calls with this chat_id. */
  chat?: number;
  /** For `429`: default 3. */
  retryAfter?: number;
  /** For `slow`: default 2000. For `dropAfter`: how long before the connection is cut, default 500. */
  ms?: number;
  /** Seed of the chance; default 1. */
  seed?: number;
  /** Any word by which the one who ordered it finds it again. */
  label?: string;
}

/** A fault in force. */
export interface Fault extends FaultOrder {
  id: number;
  method: string;
  rate: number;
  struck: number;
}

export interface Faults {
  add(order: FaultOrder): Fault;
  remove(id: number): boolean;
  clear(): void;
  list(): Fault[];
  /** Every fault that strikes this call now. */
  strike(method: string, chat: number | undefined): Fault[];
  /** Whether this update is to be delivered twice. */
  strikesUpdate(): boolean;
}

/** Small seeded generator (mulberry32): numbers from 0 up to 1. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ofDownloads = (kind: FaultKind): boolean => kind === 'truncatedFile' || kind === '404file';

/** Builds the set of faults, empty at first. */
export function createFaults(): Faults {
  let faults: { fault: Fault; chance: () => number }[] = [];
  let lastId = 0;

  const strikes = (entry: { fault: Fault; chance: () => number }): boolean => {
    const { fault } = entry;
    if (fault.rate < 1 && entry.chance() >= fault.rate) return false;
    fault.struck += 1;
    if (fault.times !== undefined && fault.struck >= fault.times) faults = faults.filter((other) => other !== entry);
    return true;
  };

  return {
    add(order) {
      if (!FAULT_KINDS.includes(order.kind)) throw new Error(`unknown kind of fault: ${String(order.kind)}`);
      const fault: Fault = {
        ...order,
        id: (lastId += 1),
        method: order.method ?? '*',
        rate: order.rate ?? 1,
        struck: 0,
      };
      faults.push({ fault, chance: seededChance(order.seed ?? 1) });
      return { ...fault };
    },
    remove(id) {
      const before = faults.length;
      faults = faults.filter(({ fault }) => fault.id !== id);
      return faults.length < before;
    },
    clear() {
      faults = [];
    },
    list: () => faults.map(({ fault }) => ({ ...fault })),
    strike(method, chat) {
      if (faults.length === 0) return [];
      const lower = method.toLowerCase();
      return faults
        .filter(({ fault }) => {
          if (fault.kind === 'duplicateUpdates') return false;
          if (fault.chat !== undefined && fault.chat !== chat) return false;
          if (ofDownloads(fault.kind)) return lower === 'file';
          return fault.method === '*' || fault.method.toLowerCase() === lower;
        })
        .filter(strikes)
        .map(({ fault }) => fault);
    },
    strikesUpdate: () => faults.filter(({ fault }) => fault.kind === 'duplicateUpdates').filter(strikes).length > 0,
  };
}
