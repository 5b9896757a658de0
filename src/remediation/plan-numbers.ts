// What the plan in force says of remediation in numbers, and which teams there are. Reads only.
import type { Tx } from '../kit/database.js';

/** The numbers of the plan in force that remediation needs. */
export async function readPlanNumbers(
  tx: Tx,
): Promise<Record<'remediationDays' | 'extensionLimit' | 'supplementDays' | 'conclusionDays' | 'ackDays', number>> {
  const plan = await tx.plan.findFirst({ where: { active: true } });
  return {
    remediationDays: plan?.remediationDays ?? 30,
    extensionLimit: plan?.extensionLimit ?? 2,
    supplementDays: plan?.supplementDays ?? 3,
    conclusionDays: plan?.conclusionDays ?? 10,
    ackDays: plan?.ackDays ?? 2,
  };
}

export const listTeamIds = async (tx: Tx): Promise<string[]> =>
  (await tx.team.findMany({ select: { id: true } })).map((team) => team.id);
