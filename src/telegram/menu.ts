// The list of commands Telegram shows when somebody types «/»: a short one for everybody, and each person's own once they are
// known. It must not know what the commands do, nor whose they are.
import type { Api } from 'grammy';
import type { Locale, Words } from '../kit/words.js';

const COMMANDS = ['viec', 'lich', 'toi', 'trogiup', 'lienhe'] as const;

/** Sets the list in Vietnamese, and in English for phones set to English. */
export async function setMenu(api: Api, words: Readonly<Record<Locale, Words>>): Promise<void> {
  const listOf = (voice: Words) => COMMANDS.map((command) => ({ command, description: voice.t(`menu-${command}`) }));
  await api.setMyCommands(listOf(words.vi));
  await api.setMyCommands(listOf(words.en), { language_code: 'en' });
}

/** Sets one person's list; an empty one gives them everybody's again. */
export async function setOwnMenu(
  api: Api,
  chatId: bigint,
  commands: readonly { command: string; description: string }[],
): Promise<void> {
  const scope = { type: 'chat', chat_id: Number(chatId) } as const;
  if (commands.length > 0) await api.setMyCommands([...commands], { scope });
  else await api.deleteMyCommands({ scope });
}
