// The rights of the domain, as the table of acts uses them: who is meant by «the unit», «who decides», «who reads». No test.

/** What a right is told of the presser. */
export interface Facts {
  readonly holds: (...roles: string[]) => boolean;
  /** They made the thing, or it was sent to them. */
  readonly mine: boolean;
}
export type Right = (facts: Facts) => boolean;

export const LEADERS = ['DELEGATION_HEAD', 'DELEGATION_DEPUTY'];
export const right =
  (...roles: string[]): Right =>
  (facts) =>
    facts.holds(...roles);
export const both =
  (one: Right, other: Right): Right =>
  (facts) =>
    one(facts) && other(facts);

export const everyone: Right = () => true;
export const nobody: Right = () => false;
/** Our unit's focal point, deputy or head. */
export const unit = right('FOCAL ours', 'DEPUTY ours', 'HEAD ours');
export const anyUnit = right('FOCAL ours', 'DEPUTY ours', 'HEAD ours', 'FOCAL theirs', 'DEPUTY theirs', 'HEAD theirs');
export const head = right('HEAD ours');
export const anyHead = right('HEAD ours', 'HEAD theirs');
/** Lead and members of the team that visits the unit. */
export const team = right('LEAD ours', 'MEMBER ours');
/** Who decides for the team. */
export const deciders = right('LEAD ours', ...LEADERS);
/** Who judges a unit: who decides for the team, and acts for the unit in nothing. */
export const judges: Right = (facts) => deciders(facts) && !unit(facts);
/** Who reads what the team works on. */
export const readers = right('LEAD ours', 'MEMBER ours', 'SECRETARY', 'OFFICE', ...LEADERS);
/** Who of the delegation knows of a surprise before it has arrived: nobody of its unit. */
export const embargoed: Right = (facts) =>
  facts.holds('LEAD ours', 'MEMBER ours', 'OFFICE', ...LEADERS) && !unit(facts);
export const delegation: Right = right(
  ...['LEAD ours', 'MEMBER ours', 'LEAD theirs', 'MEMBER theirs', 'SECRETARY', 'OFFICE', ...LEADERS],
);
export const office = right('OFFICE');
export const approvers = right('OFFICE', ...LEADERS);
export const senders = right('LEAD ours', 'SECRETARY', 'OFFICE', ...LEADERS);
export const mine: Right = (facts) => facts.mine;
export const others: Right = (facts) => !facts.mine;
export const either =
  (one: Right, other: Right): Right =>
  (facts) =>
    one(facts) || other(facts);
