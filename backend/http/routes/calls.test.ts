import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { AttemptsAnswer, CallsAnswer, NumbersAnswer } from '../../../contract/calls';

const window = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };
const JSON_BODY = { 'content-type': 'application/json' };

const NO_ANSWER = { answered_at: null, ended_at: null, talk_s: null };

let api: ServedApi;

beforeAll(async () => {
  api = await serveApi();
  const calls = [
    canonicalCall(1, { cli: '0044 7700 900123', destination_number: '1234#12125550187', tech_prefix: '1234' }),
    canonicalCall(2, { cli: 'sip:+34612345678@198.51.100.7', destination_number: '447700900123' }),
    canonicalCall(3, { cli: 'anonymous', call_id: 'a/b c@host', is_final: false, attempt_no: 1, ...NO_ANSWER }),
    canonicalCall(4, { cli: 'anonymous', call_id: 'a/b c@host', attempt_no: 2 }),
  ];
  const response = await api.call('/v1/attempts?source=s', {
    method: 'POST',
    body: JSON.stringify(calls),
    headers: JSON_BODY,
  });
  expect(response.status).toBe(200);
});
afterAll(() => api.stop());

const post = async <T>(path: string, body: unknown): Promise<T> => {
  const response = await api.call(path, { method: 'POST', body: JSON.stringify(body), headers: JSON_BODY });
  return (await response.json()) as T;
};
const listed = async (typed: string[], side = 'either') => {
  const { rows } = await post<CallsAnswer>('/v1/calls', { window, numbers: { typed, side } });
  return rows.map(({ call_id }) => call_id);
};

it('finds a number however it was received and however it is typed', async () => {
  expect(await listed(['+44 7700 900123'])).toEqual(['call-2', 'call-1']);
  expect(await listed(['sip:00447700900123@host'], 'cli')).toEqual(['call-1']);
  expect(await listed(['447700900123'], 'destination')).toEqual(['call-2']);
  expect(await listed(['+1 (212) 555-0187'])).toEqual(['call-1']);
  expect(await listed(['+34612345678'], 'destination')).toEqual([]);
  expect(await listed(['anonymous'])).toEqual(['a/b c@host']);
});

it('gives the figures of numbers, and those that were not found as typed', async () => {
  const answer = await post<NumbersAnswer>('/v1/calls/numbers', {
    window,
    numbers: { typed: ['+447700900123', '+44 20 7946 0000'] },
  });

  expect(answer.rows.map(({ number, side, attempts }) => [number, side, attempts])).toEqual([
    ['+447700900123', 'cli', 1],
    ['+447700900123', 'destination', 1],
  ]);
  expect(answer.notFound).toEqual(['+44 20 7946 0000']);
});

it('gives the attempts of a call whose id holds what an address must not', async () => {
  const query = new URLSearchParams({ source: 's', call_id: 'a/b c@host' });
  const { rows } = (await (await api.call(`/v1/calls/attempts?${query}`)).json()) as AttemptsAnswer;
  expect(rows.map(({ attempt_no, answered_at }) => [attempt_no, answered_at])).toEqual([
    [1, null],
    [2, '2026-11-01T10:00:05+00:00'],
  ]);
  expect((await api.call('/v1/calls/attempts?source=s&call_id=x')).status).toBe(404);
});

it.each([
  [{ filters: [{ dimension: 'provider_id', values: ['7'] }] }, 'choose the direction outbound'],
  [
    {
      filters: [
        { dimension: 'ddi_provider_id', values: ['7'] },
        { dimension: 'direction', values: ['outbound'] },
      ],
    },
    'choose the direction inbound',
  ],
  [
    {
      filters: [
        { dimension: 'client_type', values: ['retail'] },
        { dimension: 'endpoint_type', values: ['Fax'] },
      ],
    },
    'A Fax is no endpoint of retail clients',
  ],
  [
    {
      filters: [
        { dimension: 'client_type', values: ['wholesale'] },
        { dimension: 'endpoint_type', values: ['Fax'] },
      ],
    },
    'which have no endpoints',
  ],
  [{ filters: [{ dimension: 'endpoint_id', values: ['1'] }] }, 'choose one endpoint type'],
  [{ filters: [{ dimension: 'direction', values: ['up'] }] }, 'inbound, outbound, internal'],
  [{ after: 'nonsense' }, 'not a place in this list'],
  [{ numbers: { typed: ['1'] }, window: { from: '2026-01-01T00:00:00Z', to: '2026-11-01T00:00:00Z' } }, '6 months'],
  [{ numbers: { typed: [] } }, 'at least 1'],
  [{ numbers: { typed: ['1\0'] } }, 'NUL'],
  [{ layout: 'call-list/2' }, 'call-list/1'],
  [{ zone: 'Mars/Olympus' }, 'IANA'],
])('refuses %j with a sentence', async (question, words) => {
  const response = await api.call('/v1/calls', {
    method: 'POST',
    body: JSON.stringify({ window, ...question }),
    headers: JSON_BODY,
  });
  expect(response.status).toBe(400);
  expect(((await response.json()) as { error: string }).error).toContain(words);
});
