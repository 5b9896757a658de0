// Joining by a link: the whole road, with and without a phone, in both languages.
import { beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/kit/refusal.js';
import { createInvitation, type InvitationOrder } from '../../src/people/invitations.js';
import { inTransaction } from '../../src/kit/database.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-08-15 08:30', city: true });

describe('join', () => {
  it('works', async () => {
    const { db, clock } = stage();
    const unit = await db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
    const made = await inTransaction(db, (tx) =>
      createInvitation(tx, { role: 'FOCAL', unitId: unit.id, invitedById: null }, clock.now()),
    );
    if (isRefusal(made)) throw new Error(made.refusal);
    const lan = stage().stranger('Lan', '+84900000001');
    await lan.starts(made.token);
    await lan.presses('Đồng ý');
    await lan.says('0900000001');
    await lan.sharesContact();
    console.log(lan.screen(20));
  });
});
