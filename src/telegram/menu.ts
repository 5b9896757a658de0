// The list of commands Telegram shows when somebody types «/». The same for everybody: a command one may not use is
// answered as an unknown one, so the list betrays nothing. It must not know what the commands do.
import type { Api } from 'grammy';
import type { Locale, Words } from '../kit/words.js';

const COMMANDS = ['viec', 'lich', 'toi', 'trogiup', 'lienhe'] as const;

/** Sets the list in Vietnamese, and in English for phones set to English. */
export async function setMenu(api: Api, words: Readonly<Record<Locale, Words>>): Promise<void> {
  const listOf = (voice: Words) => COMMANDS.map((command) => ({ command, description: voice.t(`menu-${command}`) }));
  await api.setMyCommands(listOf(words.vi));
  await api.setMyCommands(listOf(words.en), { language_code: 'en' });
}
