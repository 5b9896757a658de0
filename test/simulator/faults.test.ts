// What can be made to go wrong: lost calls, lost answers, refusals, spoiled downloads, doubled updates.
import type { Api } from 'grammy';
import { describe, expect, it } from 'vitest';
import { seededChance } from '../../src/simulator/faults.js';
import { control, desk, refusalOf, TOKEN } from './desk.js';

describe('faults', () => {
  it('tells a lost call from a lost answer', async () => {
    const { simulator, api, lan } = await desk();
    simulator.faults.add({ method: 'sendMessage', kind: 'dropBefore', times: 1 });
    expect((await refusalOf(api.sendMessage(lan, 'một'))).code).toBe(0);
    expect(simulator.texts(lan)).toEqual([]);
    simulator.faults.add({ method: 'sendMessage', kind: 'dropAfter', times: 1, ms: 10 });
    expect((await refusalOf(api.sendMessage(lan, 'hai'))).code).toBe(0);
    expect(simulator.texts(lan)).toEqual(['hai']);
    await api.sendMessage(lan, 'ba');
    expect(simulator.ledger().map((line) => line.text)).toEqual(['hai', 'ba']);
  });

  it('never answers while the caller waits', async () => {
    const { simulator, api, lan } = await desk();
    simulator.faults.add({ method: 'sendMessage', kind: 'timeout', times: 1 });
    expect(
      (await refusalOf(api.sendMessage(lan, 'a', {}, AbortSignal.timeout(100) as Parameters<Api['sendMessage']>[3])))
        .code,
    ).toBe(0);
    expect(simulator.texts(lan)).toEqual(['a']);
  });

  it('answers 500 and 429, only where asked', async () => {
    const { simulator, api, lan } = await desk();
    const hoa = simulator.createPerson({ firstName: 'Hoa', started: true }).id;
    await control(simulator, 'POST', 'faults', { method: 'sendMessage', kind: 'status500', chat: lan, times: 1 });
    await api.sendMessage(hoa, 'a');
    expect(await refusalOf(api.sendMessage(lan, 'a'))).toMatchObject({ code: 500, words: 'Internal Server Error' });
    await control(simulator, 'POST', 'faults', {
      method: 'sendMessage',
      kind: '429',
      retryAfter: 7,
      chat: lan,
      times: 1,
    });
    expect(await refusalOf(api.sendMessage(lan, 'a'))).toMatchObject({ code: 429, retryAfter: 7 });
    expect(await refusalOf(api.sendMessage(lan, 'a'))).toMatchObject({ code: 429, retryAfter: 7 });
    await api.sendMessage(hoa, 'b');
    await control(simulator, 'POST', 'faults/clear');
    expect(await control(simulator, 'GET', 'faults')).toEqual([]);
  });

  it('spoils downloads', async () => {
    const { simulator, api, lan } = await desk();
    const { document } = simulator.sendDocument(lan, { name: 'a.pdf', bytes: Buffer.alloc(50_000, 1) });
    const { file_path } = await api.getFile(document!.file_id);
    const url = `${simulator.apiRoot}/file/bot${TOKEN}/${file_path}`;
    simulator.faults.add({ kind: '404file', times: 1 });
    expect((await fetch(url)).status).toBe(404);
    simulator.faults.add({ kind: 'truncatedFile', times: 1 });
    await expect(fetch(url).then((res) => res.arrayBuffer())).rejects.toThrow();
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(50_000);
  });

  it('plays the same chance again for the same seed', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededChance(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    const many = Array.from({ length: 10_000 }, seededChance(3)).filter((it) => it < 0.05).length;
    expect(many).toBeGreaterThan(400);
    expect(many).toBeLessThan(600);
  });

  it('delivers confirmed updates again when doubled delivery is on', async () => {
    const { simulator, api, lan } = await desk();
    simulator.faults.add({ kind: 'duplicateUpdates', times: 1 });
    simulator.say(lan, 'a');
    const [first] = await api.getUpdates();
    expect(await api.getUpdates({ offset: first!.update_id + 1 })).toEqual([first]);
    expect(await api.getUpdates({ offset: first!.update_id + 1 })).toEqual([]);
  });
});
