import { parse } from 'csv-parse/sync';
import { readFileSync } from 'fs';
import path from 'path';

import { normaliseNumber } from './phone-number';

interface Case {
  raw: string;
  tech_prefix: string;
  default_country: string;
  expected_e164_digits: string;
  expected_lrn_digits: string;
  note: string;
}

const cases: Case[] = parse(readFileSync(path.join(__dirname, 'fixtures/number-cases.csv')), { columns: true });

test.each(cases)('$raw with prefix “$tech_prefix” in “$default_country”: $note', (given) => {
  const { raw, tech_prefix: techPrefix, default_country: defaultCountry } = given;
  expect(normaliseNumber(raw || null, techPrefix || null, { defaultCountry: defaultCountry || undefined })).toEqual({
    digits: given.expected_e164_digits || null,
    lrn: given.expected_lrn_digits || null,
  });
});

test.each([
  ['+44 (0)20 7946 0958', {}, '442079460958'],
  ['"Desk" <sip:+34912345678@198.51.100.7>', {}, '34912345678'],
  ['912345678', { defaultCountry: 'ES' }, '34912345678'],
  ['8 (916) 123-45-67', { defaultCountry: 'RU' }, '79161234567'],
  ['4930123456', {}, '4930123456'],
  ['4533123456', {}, null],
  ['4533123456', { international: true }, '4533123456'],
  ['2125550187', { international: true }, '2125550187'],
  ['+0442079460958', {}, null],
  ['112', { defaultCountry: 'ES' }, null],
  ["'; drop table attempts; --", {}, null],
])('%s, written as %j, is %s', (raw, writing, digits) => {
  expect(normaliseNumber(raw, null, writing).digits).toBe(digits);
});

test('a tech prefix is only taken off where a number remains', () => {
  expect(normaliseNumber('442079460958', '44', {}).digits).toBe('442079460958');
  expect(normaliseNumber('1234#12125550187', '1234', {}).digits).toBe('12125550187');
});
