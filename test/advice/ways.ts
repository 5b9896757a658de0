// The ways there are to do what a sentence asks: a button on that very message, words typed where it asks for them, a command,
// a file, or something done outside the bot. It must not know the sentences.

export type Way =
  /** A button with one of these acts («*»: any button) on the message that says it, or on the one beside it. */
  | { readonly by: 'act'; readonly acts: readonly string[] }
  /** Words typed at a step of a dialogue, «checklists.ask/ask». */
  | { readonly by: 'typed'; readonly at: string }
  | { readonly by: 'command'; readonly name: string }
  /** A file sent: to a step of a dialogue, anywhere, or as the plan. */
  | { readonly by: 'file'; readonly to: string }
  /** Outside the bot: by letter, by telephone, on one's own computer. */
  | { readonly by: 'hand'; readonly how: string }
  /** Nothing is asked here: a label, a state, a record, a line of a list whose button stands beside it. */
  | { readonly by: 'nothing' };

export type Ways = Readonly<Record<string, Way | readonly Way[]>>;

export const act = (...acts: string[]): Way => ({ by: 'act', acts });
export const typed = (at: string): Way => ({ by: 'typed', at });
export const command = (name: string): Way => ({ by: 'command', name });
export const sends = (to: string): Way => ({ by: 'file', to });
export const byHand = (how: string): Way => ({ by: 'hand', how });
export const says: Way = { by: 'nothing' };

export const waysOf = (ways: Ways[string]): readonly Way[] => ('by' in ways ? [ways] : ways);
