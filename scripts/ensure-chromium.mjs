// The page of the simulator is tested in a real browser: this makes sure the machine has one, or says what to install.
import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.mjs';

const quiet = { stdio: ['ignore', 'ignore', 'ignore'] };
const succeeds = (command, ...args) => spawnSync(command, args, quiet).status === 0;

function install() {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return succeeds(command, ...rest);
  };
  if (!succeeds('apt-get', '--version')) return;
  console.error('No Chromium found: installing Debian’s package …');
  const get = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  if (!get() && apt('update')) get();
}

if (findChromium() === undefined) install();
if (findChromium() === undefined) {
  console.error('The tests need a browser: install Chromium (apt-get install chromium) or set CHROMIUM_PATH to one.');
  process.exitCode = 1;
}
