// Whatever several phones do with several links, in whatever order: one holder per link, and no name before agreement.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { unitLink } from './cast.js';

const stage = useStage({ at: '2023-08-15 08:30', city: true });

/** What would give a unit or a role away; the notice itself speaks of units in general only. */
const TELLING = /Tre Xanh|Hồ Sen|Gốm Cổ|Hoa Sữa|đầu mối|thủ trưởng|Chủ tịch|focal point|head of/i;

const LINKS = [
  ['H-02', 'FOCAL'],
  ['P-03', 'FOCAL'],
  ['TX-01', 'HEAD'],
] as const;

const phone = fc.nat({ max: 2 });
const act = fc.oneof(
  fc.record({ does: fc.constant('start' as const), who: phone, link: fc.nat({ max: LINKS.length }) }),
  fc.record({
    does: fc.constantFrom('agree', 'contact', 'contact', 'type', 'type', 'decline', 'language', 'all', 'old'),
    who: phone,
  }),
  fc.record({ does: fc.constant('agree-all' as const), who: phone }),
);

/** Every run begins with three opened links, two of them the same: what follows is up to chance. */
const OPENED = [
  { does: 'start' as const, who: 0, link: 0 },
  { does: 'start' as const, who: 1, link: 1 },
  { does: 'start' as const, who: 2, link: 1 },
];

it('one holder per link, nothing told before', async () => {
  const { db, clock, drain, simulator } = stage();
  let run = 0;
  let joined = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
      run++;
      await db.roleHeld.updateMany({ where: { endedAt: null }, data: { endedAt: clock.now(), endReason: 'TEST' } });
      const links = [];
      for (const [code, role] of LINKS) links.push(await unitLink(stage(), code, role));
      const tokens = [...links.map((link) => link.token), 'khong-co'];
      // Two phones have the number of the register for the first link, one has another.
      const phones = ['+84900000001', '+84900000001', '+84987000000'].map((number, n) =>
        stage().stranger(`Máy ${run}.${n}`, number),
      );
      const agreed = new Set<number>();
      const press = (who: Phone, verb: string) => {
        const card = who.heard().findLast((message) => message.rows.length > 0);
        const data = simulator
          .chat(who.id)
          .messages.find((message) => message.message_id === card?.id)
          ?.reply_markup?.inline_keyboard?.flat()
          .find((button) => button.callback_data?.startsWith(`people.door:${verb}`))?.callback_data;
        if (card && data) simulator.press(who.id, card.id, data, true);
        return data !== undefined;
      };
      for (const step of [...OPENED, ...acts]) {
        const who = phones[step.who]!;
        if (step.does !== 'start' && who.chat().length === 0) continue;
        if (step.does === 'start') simulator.start(who.id, tokens[step.link]);
        else if (step.does === 'contact') simulator.sendContact(who.id, 'self');
        else if (step.does === 'type') {
          simulator.say(who.id, 'Nguyễn Văn Thử');
          await drain();
          press(who, 'name');
        } else if (step.does === 'old') simulator.press(who.id, who.chat()[0]!.id, 'people.door:agree~1', true);
        if (step.does === 'agree-all') phones.forEach((each, n) => press(each, 'agree') && agreed.add(n));
        if (step.does === 'agree' && press(who, 'agree')) agreed.add(step.who);
        if (step.does === 'decline' || step.does === 'language' || step.does === 'all') press(who, step.does);
        if (step.does === 'old') agreed.add(step.who);
        await drain();
        for (const [n, each] of phones.entries()) {
          const person = await db.person.findUnique({
            where: { chatId: BigInt(each.id) },
            include: { consents: true },
          });
          if (person) {
            expect(agreed.has(n), 'in without agreeing').toBe(true);
            expect(person.consents.length).toBeGreaterThan(0);
          } else {
            each.neverSaw(TELLING);
          }
        }
      }
      for (const link of links) {
        const { usedById, unitId, role } = await db.invitation.findUniqueOrThrow({ where: { id: link.id } });
        if (usedById !== null) joined++;
        const holders = await db.roleHeld.findMany({ where: { unitId, role, endedAt: null } });
        expect(holders.map((holder) => holder.personId)).toEqual(usedById === null ? [] : [usedById]);
      }
    }),
    { numRuns: 15 },
  );
  expect(joined, 'links that were taken up').toBeGreaterThan(0);
}, 240_000);
