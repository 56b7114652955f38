import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import { hasOpenQuote, splitCsv } from './split-csv';

const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', '1') });
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('what RFC 4180 writes is read back, as csv-parse reads it', () => {
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 8 }), (fields) => {
      const record = fields.map(quote).join(',');
      expect(hasOpenQuote(record)).toBe(false);
      expect(splitCsv(record)).toEqual(fields);
      expect(splitCsv(record)).toEqual(parse(record)[0]);
    })
  );
});

test('fields without quotes are kept as they are', () => {
  expect(splitCsv('a, b ,,')).toEqual(['a', ' b ', '', '']);
});

test('blanks around a quoted field are none of it', () => {
  expect(splitCsv('"a", "b" ,c')).toEqual(['a', 'b', 'c']);
});

test('text behind a closing quote is no field', () => {
  expect(splitCsv('"a"b,c')).toBeUndefined();
});
