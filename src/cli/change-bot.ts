// `dondoc change-bot --yes`: gives the data of a bot that is gone for good to the bot of BOT_TOKEN. Everybody has to press
// Start there once; cards of the old bot stay in its chats and can no longer be changed.
import type { Command } from 'commander';
import { saveDataMark } from '../data-mark.js';
import { setupFault } from '../kit/setup-fault.js';
import type { withOpened } from './open.js';
import { readIdentity } from '../telegram/identity.js';

/** Adds the command. */
export function addChangeBotCommand(program: Command, open: typeof withOpened): void {
  program
    .command('change-bot')
    .option('--yes', 'do it; everybody has to press Start at the new bot once')
    .description('give the data to the bot of BOT_TOKEN, when the one before is gone for good')
    .action(async ({ yes }: { yes?: boolean }) => {
      await open(async ({ config, db, bot: before }) => {
        const { botToken: token, telegramApiRoot: apiRoot } = config;
        if (token === undefined) throw setupFault('Set BOT_TOKEN to the token of the new bot.');
        const bot = await readIdentity({ token, apiRoot });
        if (!yes) throw setupFault(`Now @${before?.name ?? '–'}, then @${bot.name}. Say so with --yes.`);
        await saveDataMark(db, 'live', bot);
        process.stdout.write(`The data now belong to @${bot.name}.\n`);
      });
    });
}
