import { RawRecord } from './attempt';
import { parseAttempt } from './parse-attempt';

const RECORD: RawRecord = {
  attempt_id: 'a-1',
  call_id: 'c-1',
  is_final: 'true',
  started_at: '2026-11-01T00:00:00Z',
};

const read = (changes: RawRecord, options = {}) => parseAttempt({ ...RECORD, ...changes }, options);

test.each<[RawRecord, RawRecord]>([
  [{ attempt_id: 17 }, { attempt_id: '17' }],
  [{ is_final: 'F' }, { is_final: false }],
  [{ is_final: 1 }, { is_final: true }],
  [{ started_at: '2026-11-01 01:30:00.1234567+01' }, { started_at: '2026-11-01T00:30:00.123456Z' }],
  [{ started_at: '2026-11-01T00:00:00.5-0530' }, { started_at: '2026-11-01T05:30:00.500000Z' }],
  [{ started_at: '2024-02-29t23:59:59z' }, { started_at: '2024-02-29T23:59:59.000000Z' }],
  [{ answered_at: '2026-11-01T00:00:00Z', talk_s: '0' }, { talk_s: '0' }],
  [{ customer_charge: '-1.250' }, { customer_charge: '-1.250' }],
  [{ customer_charge: 1e-7 }, { customer_charge: '0.0000001' }],
  [{ customer_charge: -1.25e-8 }, { customer_charge: '-0.0000000125' }],
  [{ customer_charge: 12345.678 }, { customer_charge: '12345.678' }],
  [{ customer_currency: 'usd' }, { customer_currency: 'USD' }],
  [{ client_type: 'Retail' }, { client_type: 'retail' }],
  [{ dtmf_digits: '0' }, { dtmf_digits: 0 }],
  [{ dtmf_digits: '' }, { dtmf_digits: null }],
  [{ cli: '+44 (0)20 7946 0958' }, { cli: '+44 (0)20 7946 0958' }],
  [{ customer_name: "'; drop table attempts; --" }, { customer_name: "'; drop table attempts; --" }],
  [{ customer_name: '😀' }, { customer_name: '😀' }],
])('%# %j is read', (changes, expected) => {
  expect(read(changes)).toEqual({ attempt: expect.objectContaining(expected) });
});

test.each<[RawRecord, string]>([
  [{ attempt_id: '' }, 'attempt_id is missing'],
  [{ is_final: 'maybe' }, 'is_final is “maybe”, which is neither true nor false'],
  [{ started_at: '2026-11-01T00:00:00' }, 'a time without a zone'],
  [{ started_at: '2026-11-01' }, 'which is not a time'],
  [{ started_at: '01/11/2026 00:00' }, 'which is not a time'],
  [{ started_at: 1_793_491_200 }, 'which is not a time'],
  [{ started_at: '2026-02-29T00:00:00Z' }, 'no moment of any calendar day'],
  [{ started_at: '2026-11-01T24:00:00Z' }, 'no moment of any calendar day'],
  [{ started_at: '2026-11-01T00:00:00+19:00' }, 'whose offset no zone has'],
  [{ started_at: '1970-01-01T00:00:00Z' }, 'outside the years 2000 to 2099'],
  [{ answered_at: '2026-10-31T23:59:59Z' }, 'answered_at (2026-10-31T23:59:59.000000Z) is before started_at'],
  [
    { answered_at: '2026-11-01T00:00:09Z', ended_at: '2026-11-01T00:00:08.999Z' },
    'ended_at (2026-11-01T00:00:08.999000Z) is before answered_at',
  ],
  [{ talk_s: '3' }, 'an attempt without an answer time was not answered'],
  [{ outcome: 'answered' }, 'outcome is answered but answered_at is empty'],
  [{ talk_s: '-1' }, 'talk_s is “-1”, which is negative'],
  [{ talk_s: '+44 (0)20' }, 'which is not a plain decimal number'],
  [{ customer_charge: '1e9' }, 'customer_charge is “1e9”, which is not a plain decimal number'],
  [{ customer_charge: 'NaN' }, 'not a plain decimal'],
  [{ customer_charge: 'Infinity' }, 'not a plain decimal'],
  [{ customer_charge: '0x1f' }, 'not a plain decimal'],
  [{ customer_charge: '1,5' }, 'not a plain decimal'],
  [{ customer_charge: '1'.repeat(50) }, 'more than 40 digits'],
  [{ customer_charge: true }, 'not a plain decimal'],
  [{ customer_charge: 1e30 }, 'not a plain decimal'],
  [{ customer_currency: 'US$' }, 'not an ISO 4217 code'],
  [{ dtmf_digits: '1.5' }, 'not a whole number'],
  [{ customer_billed_s: '99999999999' }, 'beyond 2147483647'],
  [{ sip_code: '42' }, 'below 100'],
  [{ attempt_no: 0 }, 'below 1'],
  [{ direction: 'sideways' }, 'which is none of inbound, outbound, internal'],
  [{ outcome: 'fine' }, 'which is none of answered, busy'],
  [{ cli: 'a\0b' }, 'cli holds a NUL byte'],
  [{ cli: '\ud800' }, 'half a character'],
  [{ cli: 'x'.repeat(501) }, 'cli has 501 characters'],
  [{ cli: { number: 1 } }, 'which is not a text'],
  [{ color: 'red' }, '“color” is no column of an attempt'],
  [{ talk_s: 'x', pdd_s: 'y' }, 'talk_s is “x”, which is not a plain decimal number such as 12.5; pdd_s is “y”'],
])('%# %j is refused', (changes, reason) => {
  expect(read(changes)).toEqual({ reason: expect.stringContaining(reason) });
});

test('a source whose times carry no offset names its zone', () => {
  const zone = 'Europe/Madrid';
  const startedAt = (started_at: string) => read({ started_at }, { zone }).attempt?.started_at;
  expect(startedAt('2026-07-01 12:00:00.25')).toBe('2026-07-01T10:00:00.250000Z');
  expect(startedAt('2026-10-25 02:30:00')).toBe('2026-10-25T00:30:00.000000Z');
  expect(startedAt('2026-03-29 02:30:00')).toBe('2026-03-29T01:30:00.000000Z');
  expect(startedAt('2026-07-01 12:00:00Z')).toBe('2026-07-01T12:00:00.000000Z');
});

test('what was read is read again as the same', () => {
  const { attempt } = read({ answered_at: '2026-11-01T00:00:03Z', talk_s: 12.5, sip_code: '200' });
  expect(parseAttempt({ ...attempt })).toEqual({ attempt });
});
