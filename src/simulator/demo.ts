// What the page needs to know of the product to be a demo: the clock that can be moved, who the people are, the story, the
// sample files, the language its bot speaks. The product supplies it; the simulator only hands it to the page and must not
// know where it comes from.

export type Language = 'vi' | 'en';

/** The same words in both languages of the page. */
export type Words = Record<Language, string>;

/** One phone of the demo; `personId` is the person of the simulator. */
export interface DemoPerson {
  personId: number;
  name: string;
  /** Role and unit, one short line. */
  subtitle: Words;
  phone?: string;
  /** Opened when the page is seen for the first time. */
  openAtFirst?: boolean;
}

/** Something the page does for the visitor at the press of one button. */
export type DemoAct =
  /** Moves the clock to this instant. */
  | { kind: 'moveClock'; to: string; label?: Words }
  /** Sends this text from a phone. */
  | { kind: 'say'; personId: number; text: string; label?: Words }
  /** Opens an invitation link on a phone. */
  | { kind: 'open'; personId: number; payload: string; label?: Words }
  /** Offers a sample file for download and sends it from a phone. */
  | { kind: 'file'; personId: number; name: string; label?: Words };

/** What stands on a phone once an act of the step is done. */
export interface DemoSight {
  personId: number;
  text: Words;
}

/** One step of the story: where to look, what to press. */
export interface DemoStep {
  id: string;
  title: Words;
  /** What happens here, and what to press; one string per paragraph. */
  text: Words[];
  /** The phones of this step, the first one is where it begins. */
  phones: number[];
  acts: DemoAct[];
  /** What to expect on which phone. */
  sights?: DemoSight[];
}

export interface DemoFile {
  name: string;
  title: Words;
}

type Now<T> = T | Promise<T>;

/** What the demo does not do; the page has words for each code. */
export class DemoRefusal extends Error {
  constructor(readonly code: 'clock-back' | 'clock-far' | 'clock-busy') {
    super(code);
  }
}

/** What the clock shows, and the way it is on while it is being moved; ISO instants. */
export interface DemoClock {
  now: string;
  moving: { from: string; to: string } | null;
}

/** The hook between the page and the product. */
export interface Demo {
  /** Told apart from every city before it and after it. */
  city(): Now<string>;
  /** The language its bot speaks to everybody who has not chosen another since. */
  language(): Now<Language>;
  /** Lets the bot speak this language to everybody from now on. */
  speak(language: Language): Promise<void>;
  /** Begins the city anew, shortly after this returns; null where that cannot be. */
  startOver: (() => void) | null;
  clock(): Now<DemoClock>;
  /** Moves the clock and lets everything due until then happen; ISO instant. Rejects with a DemoRefusal. */
  moveClock(to: string): Promise<void>;
  people(): Now<DemoPerson[]>;
  story(): Now<DemoStep[]>;
  files(): Now<DemoFile[]>;
  file(name: string): Now<Buffer>;
}
