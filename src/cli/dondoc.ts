#!/usr/bin/env node
// `npm run dondoc -- <command>`: what an operator does outside the chat. Each command lives in a file of its own here.
import { Command } from 'commander';
import { isSetupFault } from '../kit/setup-fault.js';
import { addAuditCommand } from './audit.js';
import { addChangeBotCommand } from './change-bot.js';
import { addImportCommand } from './import.js';
import { addInviteCommand } from './invite.js';
import { withOpened } from './open.js';
import { addRolesCommands } from './roles.js';

const program = new Command('dondoc').description('Đôn Đốc: commands for the operator').showHelpAfterError();
program.option('--demo', 'work on the made-up city, when real data lie beside it');

const open: typeof withOpened = (work) => withOpened(work, { demo: program.opts<{ demo?: boolean }>().demo });
addImportCommand(program, open);
addInviteCommand(program, open);
addChangeBotCommand(program, open);
addAuditCommand(program, open);
addRolesCommands(program, open);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(
    isSetupFault(error)
      ? `${error.message}\n`
      : `The command failed: ${error instanceof Error ? error.name : 'fault'}.\n`,
  );
  process.exitCode = 1;
}
