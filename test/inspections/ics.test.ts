import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeIcs } from '../../src/inspections/ics.js';
import type { CalendarEntry } from '../../src/inspections/ics.js';

const visit: CalendarEntry = {
  uid: '5f0c6b1e-9a53-4c0f-8a43-1f6a2f5d7e90',
  sequence: 0,
  stampedAt: new Date('2023-09-07T01:30:00Z'),
  summary: 'Đoàn kiểm tra CCHC – UBND huyện Tre Xanh',
  place: 'trụ sở UBND huyện Tre Xanh; phòng họp 1, tầng 2',
  description:
    'Nội dung: 04 nhóm nội dung của Kế hoạch (C1–C4); phiếu kiểm tra 30 câu\nThành phần: lãnh đạo UBND huyện, Phòng Nội vụ',
  startsAt: new Date('2023-09-21T08:30:00+07:00'),
  endsAt: new Date('2023-09-21T11:30:00+07:00'),
};

/** Reads the file as a phone does: lines unfolded, characters unescaped. */
function read(ics: Buffer): [string, string][] {
  return ics
    .toString('utf8')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(':');
      const value = line
        .slice(at + 1)
        .replace(/\\([nN\\;,])/g, (_all, sign: string) => (/n/i.test(sign) ? '\n' : sign));
      return [line.slice(0, at), value];
    });
}
const valueOf = (ics: Buffer, name: string): string | undefined => read(ics).find(([key]) => key === name)?.[1];

describe('a calendar file', () => {
  it('carries the visit, published, without alarms, with its random uid', () => {
    const ics = writeIcs([visit]);
    expect(Object.fromEntries(read(ics))).toMatchObject({
      VERSION: '2.0',
      METHOD: 'PUBLISH',
      UID: visit.uid,
      SEQUENCE: '0',
      DTSTAMP: '20230907T013000Z',
      DTSTART: '20230921T013000Z',
      DTEND: '20230921T043000Z',
      SUMMARY: visit.summary,
      LOCATION: visit.place,
      DESCRIPTION: visit.description,
      STATUS: 'CONFIRMED',
    });
    expect(ics.toString()).not.toMatch(/VALARM|TZID|VTIMEZONE|X-WR-TIMEZONE|(?<!\r)\n/);
  });

  it('has lines of at most 75 octets that cut no letter in two', () => {
    for (const line of writeIcs([visit]).toString('latin1').split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(75);
      expect(Buffer.from(line, 'latin1').toString('utf8')).not.toContain('\uFFFD');
    }
  });

  it('a deadline is a moment; a cancelled visit keeps its uid', () => {
    const deadline = writeIcs([{ ...visit, endsAt: undefined, startsAt: new Date('2023-09-14T17:00:00+07:00') }]);
    expect(valueOf(deadline, 'DTSTART')).toBe('20230914T100000Z');
    expect(valueOf(deadline, 'DTEND')).toBeUndefined();
    const off = writeIcs([{ ...visit, sequence: 2, isCancelled: true }]);
    expect(valueOf(off, 'STATUS')).toBe('CANCELLED');
    expect(valueOf(off, 'UID')).toBe(visit.uid);
    expect(valueOf(off, 'SEQUENCE')).toBe('2');
  });

  it('of several entries, and of none', () => {
    const many = writeIcs([visit, { ...visit, uid: 'b' }]);
    expect(
      read(many)
        .filter(([key]) => key === 'UID')
        .map(([, uid]) => uid),
    ).toEqual([visit.uid, 'b']);
    expect(writeIcs([]).toString()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR/);
  });

  it('words never become commands, and come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const ics = writeIcs([{ ...visit, summary: text, place: text, description: `x\r\nBEGIN:VALARM\r${text}` }]);
        const keys = read(ics).map(([key]) => key);
        expect(keys.filter((key) => key === 'BEGIN')).toHaveLength(2);
        const shown = text
          .normalize('NFC')
          .replace(/[\r\n\t\u0085\u2028\u2029]/g, ' ')
          .replace(/\p{Cc}/gu, '')
          .replace(/\s+/g, ' ')
          .trim();
        expect(valueOf(ics, 'SUMMARY')).toBe(shown);
      }),
    );
  });
});

describe('08h30 in Hà Nội is 01:30 UTC', () => {
  const script = `
    import { writeIcs } from ${JSON.stringify(join(import.meta.dirname, '../../src/inspections/ics.ts'))};
    const visit = JSON.parse(process.argv[1], (key, value) => (key.endsWith('At') ? new Date(value) : value));
    process.stdout.write(writeIcs([visit]));`;

  it.each(['UTC', 'Asia/Tokyo', 'Asia/Ho_Chi_Minh', 'America/New_York'])(
    'also on a machine in %s, byte for byte',
    (zone) => {
      const ics = execFileSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script, JSON.stringify(visit)],
        {
          env: { ...process.env, TZ: zone },
        },
      );
      expect(valueOf(ics, 'DTSTART')).toBe('20230921T013000Z');
      expect(ics.equals(writeIcs([visit]))).toBe(true);
    },
  );
});
