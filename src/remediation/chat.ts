// The remediation room: what a unit does about shortcomings, what the lead does with checklists and results. It joins the faces
// of its parts: items, verdicts, extensions, review, findings, conclusions.
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn, Who } from '../dialogue/turn.js';
import { isDelegation, teamsOf, unitsOf } from '../people/rules.js';
import { conclusionDuties } from './conclusion-duties.js';
import { conclusionActs, redrawSent } from './conclusions.js';
import { takeEditedWords } from './edited.js';
import { decisionActs, decisionDialogue, showRequests } from './decisions.js';
import { chooseItem, extensionActs, extensionText, resumeExtension } from './extensions.js';
import { findingDuties } from './finding-duties.js';
import { findingActs, findingDialogue } from './findings.js';
import { itemCalendar, itemDuties } from './item-duties.js';
import { showItem, showList } from './item-pages.js';
import { askFiles, askProgress, itemDialogue, pressState, removeChosen, showRemovable } from './items.js';
import { askExplanation, submit, withdraw } from './results.js';
import type { RemediationPorts } from './ports.js';
import { reviewActs, reviewDialogue } from './review.js';
import { showQueue } from './review-queue.js';
import { reviewDuties } from './review-duties.js';
import { endActs } from './review-end.js';
import { seesAllUnits } from '../people/rights.js';
import { takenVisitDuties } from './taken-visits.js';
import { successionActs, successionDialogue, successionDuties } from './succession.js';
import { verdictActs, verdictDialogue } from './returns.js';
import { showVisit, showVisits } from './visits.js';
import { waiverActs, waiverDialogue, waiverDuties } from './waivers.js';
import { showWholeConclusion, showWholeFinding, showWholeVisit } from './whole-findings.js';
import { showWholeAnswer, showWholeItem } from './whole.js';
import { toPage } from '../people/pages.js';

export { redrawSent };

const mayUse = (who: Who): boolean => unitsOf(who).length > 0 || isDelegation(who);
const mayReview = (who: Who): boolean => seesAllUnits(who) || teamsOf(who).length > 0;
/** The room; `own` keeps the papers sent for an item. */
export function remediationRoom(ports: RoomPorts, own: RemediationPorts): RoomFace {
  const list = { may: mayUse, run: (turn: KnownTurn) => showList(turn) };
  const extension = {
    may: mayUse,
    run: (turn: KnownTurn) => (unitsOf(turn.who).length > 0 ? chooseItem(turn) : showRequests(turn)),
  };
  const queue = { may: mayReview, run: (turn: KnownTurn) => showQueue(turn) };
  return {
    name: 'remediation',
    commands: { khacphuc: list, fixes: list, giahan: extension, extension, rasoat: queue, review: queue },
    acts: {
      list: (turn, [page]) => showList(turn, toPage(page)),
      done: (turn, [page]) => showList(turn, toPage(page), true),
      item: (turn, [id]) => showItem(turn, id),
      whole: (turn, [id, page]) => showWholeItem(turn, id, page),
      wholeanswer: (turn, [id, code, page]) => showWholeAnswer(turn, id, code, page),
      wholevisit: (turn, [id, page]) => showWholeVisit(turn, id, page, ports.demo),
      wholeconclusion: (turn, [id, page]) => showWholeConclusion(turn, id, page),
      wholefinding: (turn, [id, page]) => showWholeFinding(turn, id, page),
      progress: (turn, [id]) => askProgress(turn, id),
      state: async (turn, [id, state]) => pressState(turn, id, state),
      files: (turn, [id]) => askFiles(turn, id),
      removable: (turn, [id, page]) => showRemovable(turn, id, page),
      off: (turn, [id, paperId]) => removeChosen(turn, own, id, paperId),
      submit: (turn, [id]) => submit(turn, id),
      withdraw: (turn, [id]) => withdraw(turn, id),
      explain: (turn, [id]) => askExplanation(turn, id),
      ...verdictActs(ports),
      ...extensionActs,
      ...decisionActs(ports),
      ...reviewActs,
      ...endActs(ports),
      visits: (turn, [page]) => showVisits(turn, toPage(page)),
      visit: (turn, [id]) => showVisit(turn, id),
      ...findingActs(ports),
      ...conclusionActs(ports),
      ...successionActs(ports),
      ...waiverActs(ports),
    },
    dialogues: {
      item: itemDialogue(own, extensionText(ports), resumeExtension),
      verdict: verdictDialogue,
      decision: decisionDialogue,
      review: reviewDialogue,
      finding: findingDialogue,
      heir: successionDialogue,
      waiver: waiverDialogue,
    },
    editedText: takeEditedWords,
    calendar: itemCalendar,
    async duties(look) {
      return [
        ...(await reviewDuties(look)),
        ...(await findingDuties(look)),
        ...(await conclusionDuties(look)),
        ...(await itemDuties(look)),
        ...(await takenVisitDuties(look)),
        ...(await successionDuties(look)),
        ...(await waiverDuties(look)),
      ];
    },
  };
}
