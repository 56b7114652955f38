import { Readable } from 'stream';

import { IncomingRow } from '../../calls/ingest';
import { parseAttempt } from '../../calls/parse-attempt';
import { readFreeswitchCsvFile } from './csv-file';

const UUID = '5a3a1d91-90d3-4db4-af5c-cc3ae15d93a4';

test('an answered call, with the codecs of the example template', async () => {
  const [row] = await read(
    `"Ann","1001","442079460018","default","2026-07-01 09:30:00","2026-07-01 09:30:08","2026-07-01 09:31:10","70","62","NORMAL_CLEARING","${UUID}","9c1afb4f","acme","PCMA","PCMA"`
  );
  expect(parseAttempt(row.record!).attempt).toMatchObject({
    attempt_id: UUID,
    call_id: UUID,
    is_final: true,
    started_at: '2026-07-01T07:30:00.000000Z',
    answered_at: '2026-07-01T07:30:08.000000Z',
    ended_at: '2026-07-01T07:31:10.000000Z',
    talk_s: '62',
    q850_cause: 16,
    customer_id: 'acme',
    cli: '1001',
    destination_number: '442079460018',
  });
});

test.each([
  ['USER_BUSY', '', { q850_cause: 17, outcome: null }],
  ['NO_ANSWER', '1969-12-31 16:00:00', { q850_cause: 19, outcome: null }],
  ['ORIGINATOR_CANCEL', '1970-01-01 01:00:00', { q850_cause: null, outcome: 'cancelled' }],
  ['USER_NOT_REGISTERED', '', { q850_cause: null, outcome: 'network_failure' }],
  ['SOMETHING_NEW', '', { q850_cause: null, outcome: null }],
])('an unanswered call that ended by %s, its answer written as “%s”', async (cause, answer, expected) => {
  // As the template built into the module writes it: 13 columns, a blank before the last.
  const [row] = await read(
    `"","1001","1002","default","2026-07-01 09:30:00","${answer}","2026-07-01 09:30:10","10","0","${cause}","${UUID}","", ""`
  );
  expect(parseAttempt(row.record!).attempt).toMatchObject({
    ...expected,
    answered_at: null,
    talk_s: null,
    customer_id: null,
  });
});

test('a call over the hour the clock repeats ends after it began', async () => {
  const [row] = await read(
    `"","1","2","default","2026-10-25 02:59:50","2026-10-25 02:59:55","2026-10-25 02:00:20","30","25","NORMAL_CLEARING","${UUID}","",""`
  );
  expect(parseAttempt(row.record!).attempt).toMatchObject({
    started_at: '2026-10-25T00:59:50.000000Z',
    answered_at: '2026-10-25T00:59:55.000000Z',
    ended_at: '2026-10-25T01:00:20.000000Z',
  });
});

test('other layouts and broken times are rejected with the reason, and the rest goes on', async () => {
  const good = `"","1","2","default","2026-07-01 09:30:00","","2026-07-01 09:30:10","10","0","USER_BUSY","${UUID}","",""`;
  const rows = await read(['a,b,c', good.replace('2026-07-01 09:30:00', 'yesterday'), good].join('\n'));
  expect(rows.map(({ reason }) => reason)).toEqual([
    "The row has 3 fields; mod_cdr_csv's default template writes 13 (or 15 with codecs).",
    'start_stamp “yesterday” is not a time such as 2026-11-01 09:30:00.',
    undefined,
  ]);
});

test('a zone that is none is refused before anything is read', async () => {
  await expect(read('a,b', 'Mars/Olympus')).rejects.toThrow('“Mars/Olympus” is not an IANA time zone');
});

async function read(content: string, zone = 'Europe/Madrid'): Promise<IncomingRow[]> {
  const rows: IncomingRow[] = [];
  for await (const row of readFreeswitchCsvFile(Readable.from([Buffer.from(content)]), 'Master.csv', { zone })) {
    rows.push(row);
  }
  return rows;
}
