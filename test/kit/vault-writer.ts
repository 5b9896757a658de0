// A process that fills a vault without end, to be killed by vault.test.ts while it writes.
// Prints each hash once it is promised to be on the disk; in mode «half» it stops in the middle of a document.
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { openVault } from '../../src/kit/vault.js';

const [dir = '', mode = ''] = process.argv.slice(2);
const vault = await openVault(dir);

async function* document(): AsyncGenerator<Buffer> {
  for (let chunk = 0; chunk < 8; chunk += 1) {
    yield randomBytes(64 * 1024);
    if (mode === 'half' && chunk === 4) {
      process.stdout.write('half\n');
      await setTimeout(60_000);
    }
  }
}

for (;;) {
  const kept = await vault.put(document(), { maxBytes: 10_000_000 });
  if (kept.ok) process.stdout.write(`${kept.hash}\n`);
}
