import { Readable } from 'stream';

import { IncomingRow } from '../../calls/ingest';
import { readAsteriskCsvFile } from './csv-file';

const BASIC =
  '"101","1001","34911234567","out","""Ann"" <1001>","PJSIP/acme-0000001a","PJSIP/alpha-0000001b","Dial","x",' +
  '"2026-07-01 12:00:00","2026-07-01 12:00:05","2026-07-01 12:00:35",35,30,"ANSWERED","DOCUMENTATION"';
const FAILED =
  '"101","1001","34911234567","out","x","PJSIP/acme-0000001a","PJSIP/beta-0000001b","Dial","x",' +
  '"2026-07-01 12:00:00",,"2026-07-01 12:00:02",2,0,"CONGESTION","DOCUMENTATION"';

test('a row without what cdr.conf can add', async () => {
  expect(await read(BASIC)).toMatchObject([
    {
      position: 1,
      record: {
        call_id: '2026-07-01 12:00:00;PJSIP/acme-0000001a',
        is_final: true,
        started_at: '2026-07-01T10:00:00.000000Z',
        answered_at: '2026-07-01T10:00:05.000000Z',
        ended_at: '2026-07-01T10:00:35.000000Z',
        talk_s: '30',
        customer_id: '101',
        trunk_out: 'alpha',
      },
    },
  ]);
});

test('rows of one linkedid are one call, wherever they stand in the file', async () => {
  const rows = await read(
    `${FAILED},"1.1","","","1.1",7`,
    `${FAILED},"5.1","","","5.1",8`,
    `${BASIC},"1.1","","","1.1",9`,
    'too,short'
  );
  const attempts = rows.flatMap(({ record, position }) => (record ? [{ position, ...record }] : []));
  expect(attempts).toMatchObject([
    { position: 1, attempt_id: '1.1;7', call_id: '1.1', attempt_no: 1, is_final: false },
    { position: 3, attempt_id: '1.1;9', call_id: '1.1', attempt_no: 2, is_final: true },
    { position: 2, attempt_id: '5.1;8', call_id: '5.1', is_final: true, outcome: 'network_failure' },
  ]);
  expect(rows.find(({ position }) => position === 4)).toMatchObject({
    reason: 'The row has 2 fields; Master.csv has one of 16, 17, 18, 19, 20, 21.',
  });
});

test('an empty file, and a zone there is not, are sentences', async () => {
  await expect(read()).rejects.toThrow('empty');
  await expect(readAsteriskCsvFile(Readable.from([BASIC]), 'x', { zone: 'Mars' }).next()).rejects.toThrow('IANA');
});

async function read(...lines: string[]): Promise<IncomingRow[]> {
  const rows: IncomingRow[] = [];
  const input = Readable.from(lines.map((line) => Buffer.from(`${line}\n`)));
  for await (const row of readAsteriskCsvFile(input, 'Master.csv', { zone: 'Europe/Madrid' })) {
    rows.push(row);
  }
  return rows;
}
