// The remediation room: what a unit does about shortcomings, what the lead does with checklists and results. It joins the faces
// of its parts: items, verdicts, extensions, review, findings, conclusions.
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn, Who } from '../dialogue/turn.js';
import { isDelegation, unitsOf } from '../people/rules.js';
import { itemDuties } from './item-duties.js';
import {
  askExplanation,
  askFiles,
  askProgress,
  itemDialogue,
  pressState,
  showItem,
  showList,
  submit,
  withdraw,
} from './items.js';
import type { RemediationPorts } from './ports.js';
import { verdictActs, verdictDialogue } from './verdicts.js';

const mayUse = (who: Who): boolean => unitsOf(who).length > 0 || isDelegation(who);
const toPage = (text: string | undefined): number => (text && /^\d{1,3}$/.test(text) ? Number(text) : 0);

/** The room; `own` keeps the papers sent for an item. */
export function remediationRoom(ports: RoomPorts, own: RemediationPorts): RoomFace {
  const list = { may: mayUse, run: (turn: KnownTurn) => showList(turn) };
  return {
    name: 'remediation',
    commands: { khacphuc: list, fixes: list },
    acts: {
      list: (turn, [page]) => showList(turn, toPage(page)),
      done: (turn, [page]) => showList(turn, toPage(page), true),
      item: (turn, [id]) => showItem(turn, id),
      progress: (turn, [id]) => askProgress(turn, id),
      state: async (turn, [id, state]) => pressState(turn, id, state),
      files: (turn, [id]) => askFiles(turn, id),
      submit: (turn, [id]) => submit(turn, id),
      withdraw: (turn, [id]) => withdraw(turn, id),
      explain: (turn, [id]) => askExplanation(turn, id),
      ...verdictActs(ports),
    },
    dialogues: {
      item: itemDialogue(own, () => null),
      verdict: verdictDialogue,
    },
    duties: itemDuties,
  };
}
