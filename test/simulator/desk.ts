// A local Telegram for one test, with a grammY Api on it; everything started here is stopped after the test.
import { Api, GrammyError, HttpError } from 'grammy';
import { afterEach } from 'vitest';
import { startSimulator } from '../../src/simulator/server.js';
import type { Simulator, SimulatorOptions } from '../../src/simulator/server.js';
import type { SeenMessage } from '../../src/simulator/views.js';

export const TOKEN = '4242:demo-token';

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

/** Starts a simulator on a free port; limits are lifted unless asked for. */
export async function desk(options: Partial<SimulatorOptions> & { limits?: boolean } = {}) {
  const simulator = await startSimulator({ port: 0, token: TOKEN, ...options });
  running.push(simulator);
  if (!options.limits) Object.assign(simulator.limits, { perSecond: 0, perChatPerSecond: 0, perGroupPerMinute: 0 });
  const api = new Api(TOKEN, { apiRoot: simulator.apiRoot });
  const lan = simulator.createPerson({ firstName: 'Lan', phone: '+84912345678', started: true });
  return { simulator, api, lan: lan.id };
}

/** The refusal a call gets: code, words, and seconds to wait. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: number; words: string; retryAfter?: number }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) {
      return { code: error.error_code, words: error.description, retryAfter: error.parameters.retry_after };
    }
    if (error instanceof HttpError) return { code: 0, words: 'no answer' };
    throw error;
  }
  throw new Error('the call was accepted');
}

/** The fields of control answers that the tests look at. */
export interface ControlAnswer {
  id: number;
  error: string;
  version: number;
  chats: number[];
  queryId: string;
  messages: SeenMessage[];
}

/** One control call over HTTP. */
export async function control(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<ControlAnswer> {
  const res = await fetch(`${simulator.url}/control/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-control-token': simulator.controlToken },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await res.json()) as ControlAnswer;
}
