import fc from 'fast-check';

import { advanced, lowestSpan } from './spans';

test('every reader gets all it is due, and what overlaps is read once', () => {
  const reader = fc.record({ at: fc.nat(50), until: fc.nat(60) });
  fc.assert(
    fc.property(fc.array(reader, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 20 }), (readers, step) => {
      const until = readers.map((each) => each.until);
      let at = readers.map((each) => each.at);
      const read: number[] = [];
      for (let span = lowestSpan(at, until); span; span = lowestSpan(at, until)) {
        const reached = Math.min(span.to, span.from + step);
        for (let point = span.from; point < reached; point += 1) {
          read.push(point);
        }
        at = advanced(at, until, reached);
      }
      const due = new Set(
        readers.flatMap((each) =>
          Array.from({ length: Math.max(0, each.until - each.at) }, (_, offset) => each.at + offset)
        )
      );
      expect(read.length).toBe(new Set(read).size);
      expect(new Set(read)).toEqual(due);
    })
  );
});
