// Of which visit a duty about a notice, a checklist or a conclusion is, where its unit has had several announced to it: lines that would else
// be the same are told apart by the day. What has not been announced is not counted, so that no line betrays it. Reads only.
import type { Deadline } from '../generated/prisma/client.js';
import type { Db, Tx } from '../kit/database.js';

/** The visit a duty belongs to; `startTime` only where the unit has another one on the same day. */
export interface VisitOf {
  readonly inspectOn: string;
  readonly startTime: string | null;
}

const OF_VISITS: readonly Deadline['kind'][] = [
  'ACKNOWLEDGE',
  'REPORT',
  'SUPPLEMENT',
  'REVIEW',
  'CONCLUDE',
  'ACKNOWLEDGE_CONCLUSION',
];

/** By duty; nothing for duties of a unit with a single visit, and for those of no visit. */
export async function listVisitsOf(
  db: Db | Tx,
  duties: readonly Pick<Deadline, 'id' | 'kind' | 'subjectId'>[],
): Promise<Map<string, VisitOf>> {
  const ofVisit = duties.filter(({ kind }) => OF_VISITS.includes(kind));
  if (ofVisit.length === 0) return new Map();
  const find = { where: { id: { in: ofVisit.map(({ subjectId }) => subjectId) } } };
  const select = { id: true, inspectionId: true };
  const [notices, checklists, conclusions] = [
    await db.notice.findMany({ ...find, select }),
    await db.checklist.findMany({ ...find, select }),
    await db.conclusion.findMany({ ...find, select }),
  ];
  const visitOf = new Map(
    [...notices, ...checklists, ...conclusions].map(({ id, inspectionId }) => [id, inspectionId]),
  );
  const idOf = (subjectId: string) => visitOf.get(subjectId) ?? subjectId;
  const visits = await db.inspection.findMany({
    where: { id: { in: ofVisit.map(({ subjectId }) => idOf(subjectId)) } },
    select: { id: true, unitId: true, inspectOn: true, startTime: true },
  });
  const announced = await db.inspection.findMany({
    where: {
      unitId: { in: visits.map(({ unitId }) => unitId) },
      cancelledAt: null,
      notices: { some: { firedAt: { not: null }, supersededAt: null } },
      OR: [{ surprise: false }, { arrivedAt: { not: null } }],
    },
    select: { id: true, unitId: true, inspectOn: true },
  });
  const byId = new Map(visits.map((visit) => [visit.id, visit]));
  return new Map(
    ofVisit.flatMap(({ id, subjectId }): [string, VisitOf][] => {
      const visit = byId.get(idOf(subjectId));
      if (!visit) return [];
      const others = announced.filter((each) => each.unitId === visit.unitId && each.id !== visit.id);
      if (others.length === 0) return [];
      const isSameDay = others.some(({ inspectOn }) => inspectOn === visit.inspectOn);
      return [[id, { inspectOn: visit.inspectOn, startTime: isSameDay ? visit.startTime : null }]];
    }),
  );
}
