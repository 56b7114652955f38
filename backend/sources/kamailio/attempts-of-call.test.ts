import { parseAttempt } from '../../calls/parse-attempt';
import { AccountingRow, momentOf } from './accounting-row';
import { attemptsOfCall } from './attempts-of-call';
import { callsOfRows } from './calls-of-rows';

const ZONE = 'Europe/Madrid';

test('an answered call is there at its reply and complete with its BYE', () => {
  const invite = row({ sipCode: 200, time: '2026-07-01 10:00:05', columns: { customer_id: '101', cli: '441' } });
  expect(attempts([invite])).toMatchObject([
    {
      attempt_id: 'call-1;caller;1',
      call_id: 'call-1',
      attempt_no: 1,
      is_final: true,
      answered_at: '2026-07-01T08:00:05.000000Z',
      ended_at: null,
      talk_s: null,
      customer_id: '101',
      cli: '441',
    },
  ]);
  const bye = row({ method: 'BYE', sipCode: 200, time: '2026-07-01 10:01:35' });
  expect(attempts([invite, bye])).toMatchObject([
    { attempt_id: 'call-1;caller;1', ended_at: '2026-07-01T08:01:35.000000Z', talk_s: '90', hangup_by: 'caller' },
  ]);
});

test('a BYE of the called side has the tags the other way round; with detect_direction nobody can tell', () => {
  const rows = [row({ sipCode: 200 }), row({ method: 'BYE', sipCode: 200, fromTag: 'callee', toTag: 'caller' })];
  expect(attempts(rows)).toMatchObject([{ hangup_by: 'callee' }]);
  expect(attempts(rows, true)).toMatchObject([{ hangup_by: null }]);
});

test('of a fail-over each provider is an attempt and the last is final', () => {
  const rows = [
    row({ sipCode: 200, provider: 'beta', time: '2026-07-01 10:00:09' }),
    row({ table: 'missed_calls', sipCode: 503, toTag: 'x', provider: 'alpha', time: '2026-07-01 10:00:02' }),
  ];
  expect(attempts(rows)).toMatchObject([
    { attempt_no: 1, is_final: false, provider_id: 'alpha', sip_code: 503, answered_at: null },
    { attempt_no: 2, is_final: true, provider_id: 'beta', sip_code: 200, started_at: '2026-07-01T08:00:02.000000Z' },
  ]);
});

test('the final reply of a failed call is in both tables and one attempt, with the provider’s code', () => {
  const rows = [
    row({ table: 'missed_calls', sipCode: 503, provider: 'alpha', time: '2026-07-01 10:00:02' }),
    row({ table: 'missed_calls', sipCode: 503, provider: 'beta', time: '2026-07-01 10:00:03', id: 2 }),
    row({ sipCode: 500, toTag: '', provider: 'beta', time: '2026-07-01 10:00:03' }),
  ];
  expect(attempts(rows)).toMatchObject([
    { provider_id: 'alpha', is_final: false },
    { provider_id: 'beta', is_final: true, sip_code: 503 },
  ]);
});

test('where the second provider’s failure was not accounted as missed, the final reply is its attempt', () => {
  const rows = [
    row({ table: 'missed_calls', sipCode: 503, provider: 'alpha' }),
    row({ sipCode: 486, provider: 'beta' }),
  ];
  expect(attempts(rows)).toMatchObject([
    { provider_id: 'alpha', is_final: false },
    { provider_id: 'beta', is_final: true },
  ]);
});

test('a challenge is no attempt, and neither are re-INVITEs of either side', () => {
  const rows = [
    row({ sipCode: 407, time: '2026-07-01 10:00:00' }),
    row({ sipCode: 200, time: '2026-07-01 10:00:01', id: 2 }),
    row({ sipCode: 200, time: '2026-07-01 10:00:20', id: 3 }),
    row({ sipCode: 488, time: '2026-07-01 10:00:30', id: 4, fromTag: 'callee', toTag: 'caller' }),
  ];
  expect(attempts(rows)).toMatchObject([{ sip_code: 200, answered_at: '2026-07-01T08:00:01.000000Z' }]);
});

test('one Call-ID with two From tags is two calls', () => {
  const rows = [row({ sipCode: 486 }), row({ sipCode: 486, fromTag: 'other', id: 2 })];
  expect(attempts(rows)).toMatchObject([
    { attempt_id: 'call-1;caller;1', is_final: true },
    { attempt_id: 'call-1;other;1', is_final: true },
  ]);
});

test('epochs are taken before the clock, and give ringing and post-dial delay', () => {
  const invite = row({
    sipCode: 200,
    invitedAt: '2026-07-01T08:00:00.100000Z',
    ringingAt: '2026-07-01T08:00:01.350000Z',
    endedAt: '2026-07-01T08:00:05.250000Z',
  });
  const bye = row({ method: 'BYE', sipCode: 200, endedAt: '2026-07-01T08:00:07.750000Z' });
  expect(attempts([invite, bye])).toMatchObject([
    { started_at: '2026-07-01T08:00:00.100000Z', pdd_s: '1.25', talk_s: '2.5' },
  ]);
});

test('a clock of whole seconds puts no answer before its INVITE', () => {
  const invite = row({ sipCode: 200, time: '2026-07-01 10:00:00', invitedAt: '2026-07-01T08:00:00.700000Z' });
  expect(attempts([invite])).toMatchObject([{ answered_at: '2026-07-01T08:00:00.700000Z' }]);
});

test('a call over the hour the clock repeats ends after it was answered', () => {
  const rows = [
    row({ sipCode: 200, time: '2026-10-25 02:59:50' }),
    row({ method: 'BYE', sipCode: 200, time: '2026-10-25 02:00:20' }),
  ];
  expect(attempts(rows)).toMatchObject([{ talk_s: '30' }]);
});

test('a BYE without an accounted INVITE, and a time that is none, are told apart from calls', () => {
  const orphan = row({ method: 'BYE', sipCode: 200 });
  const broken = row({ sipCode: 200, time: 'soon', callId: 'call-2' });
  const { calls, orphans, unreadable } = callsOfRows([orphan, broken], (one) => momentOf(one, ZONE));
  expect(calls).toEqual([]);
  expect(orphans).toEqual([orphan]);
  expect(unreadable).toEqual([broken]);
});

function row({ provider, ...given }: Partial<AccountingRow> & { provider?: string }): AccountingRow {
  return {
    table: 'acc',
    id: 1,
    method: 'INVITE',
    callId: 'call-1',
    fromTag: 'caller',
    toTag: 'callee',
    sipCode: 0,
    time: '2026-07-01 10:00:00',
    columns: provider ? { provider_id: provider } : {},
    ...given,
  };
}

function attempts(rows: AccountingRow[], detect_direction = false) {
  const options = { zone: ZONE, detect_direction };
  return callsOfRows(rows, (one) => momentOf(one, ZONE))
    .calls.flatMap((call) => attemptsOfCall(call, options))
    .map(({ record }) => {
      const { attempt, reason } = parseAttempt(record);
      expect(reason).toBeUndefined();
      return attempt;
    });
}
