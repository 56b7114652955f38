import fc from 'fast-check';

import { formatInstant } from './calendar';
import { instantWriter } from './instant-writer';

const ZONES = ['UTC', 'Europe/Madrid', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Havana'];
const writers = new Map(ZONES.map((zone) => [zone, instantWriter(zone)]));

test('writes what formatInstant writes, in every zone, around changes of the clock', () => {
  const around = fc.constantFrom(
    '2026-03-29T01:00:00Z',
    '2026-10-25T01:00:00Z',
    '2026-04-04T15:00:00Z',
    '2026-11-01T05:00:00Z'
  );
  const ms = fc.oneof(
    fc.tuple(around, fc.integer({ min: -7_200_000, max: 7_200_000 })).map(([at, off]) => Date.parse(at) + off),
    fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) })
  );
  fc.assert(
    fc.property(
      ms,
      fc.constantFrom('', '.5', '.000001', '.000', '.120'),
      fc.constantFrom(...ZONES),
      (at, fraction, zone) => {
        const instant = `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}${fraction}+00`;
        expect(writers.get(zone)!(instant)).toBe(formatInstant(instant.replace(' ', 'T'), zone));
      }
    )
  );
});
