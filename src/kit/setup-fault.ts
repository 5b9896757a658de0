// What an operator has to put right before the program can start: one sentence that says exactly what to do.
// It is printed as it stands, without a stack. It must never carry a password, a token or anything a person wrote.

const SETUP_FAULT = 'SetupFault';

/** Builds the fault; `message` is one line for the operator. */
export function setupFault(message: string): Error {
  const fault = new Error(message);
  fault.name = SETUP_FAULT;
  return fault;
}

/** Tells what the operator can put right from a mistake of ours. */
export const isSetupFault = (error: unknown): error is Error => error instanceof Error && error.name === SETUP_FAULT;

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses it; stop that one or choose another',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'this user may not use it',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection was cut there',
  ENOTFOUND: 'nobody knows this name',
  EAI_AGAIN: 'nobody knows this name at present',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  ETIMEDOUT: 'nothing answers there in time',
  ENOENT: 'there is no such socket',
  '28P01': 'it does not accept this user and password',
  '28000': 'it does not accept this user',
  '3D000': 'there is no such database',
  '42501': 'this user may not make tables in it',
  '53300': 'it has no connection left for us',
  '57P03': 'it is starting or stopping; try again in a moment',
};

/** Waits for what `setting` leads to; where that cannot be used, the setting is named with the place and the reason. */
export async function reached<T>(setting: string, place: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    const reason = REASONS[code ?? ''] ?? (/timeout/i.test(message ?? '') ? REASONS.ETIMEDOUT : undefined);
    if (reason === undefined || isSetupFault(error)) throw error;
    throw setupFault(`${setting} (${place}): ${reason} (${code ?? 'timeout'}).`);
  }
}

/** Where a database is, without who asks and their password. */
export function placeOfDatabase(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${host || (searchParams.get('host') ?? 'local')}${pathname}`;
}
