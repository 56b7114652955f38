import { Readable } from 'stream';

import { Problem } from '../../../contract/problem';
import { IncomingRow } from '../../calls/ingest';
import { CsvRecord, readCsvRecords } from '../files/csv-records';
import { readLines } from '../files/lines';
import { openBytes, ReadingOptions } from '../files/open-bytes';
import { Fields } from '../pull/switch-reader';
import { assertIanaZone } from '../zone';
import { attemptsOfCalls, callOf } from './attempts-of-calls';

const BASIC = [
  'accountcode',
  'src',
  'dst',
  'dcontext',
  'clid',
  'channel',
  'dstchannel',
  'lastapp',
  'lastdata',
  'calldate',
  'answer',
  'end',
  'duration',
  'billsec',
  'disposition',
  'amaflags',
];
const NEWER = ['peeraccount', 'linkedid', 'sequence'];

/** What cdr.conf adds at the end of a row: `loguniqueid`, `loguserfield`, `newcdrcolumns`. */
const LAYOUTS = [[], ['uniqueid'], ['uniqueid', 'userfield']].flatMap((added) => [
  [...BASIC, ...added],
  [...BASIC, ...added, ...NEWER],
]);
const BY_LENGTH = new Map(LAYOUTS.map((layout) => [layout.length, layout]));

const UNKNOWN: Fields = {
  uniqueid: null,
  linkedid: null,
  sequence: null,
  peeraccount: null,
  did: null,
  hangupcause: null,
};
/** Asterisk writes the rows of a call when its channels end: they are never further apart than so many calls. */
const CALLS_HELD = 2_000;

interface HeldRow {
  fields: Fields;
  position: number;
  raw: string;
}

/**
 * The rows of Asterisk's `Master.csv`, plain or gz, whatever columns cdr.conf adds. `zone`: the IANA zone of its times.
 * Throws a Problem where the file as a whole can't be read on.
 */
export async function* readAsteriskCsvFile(
  input: string | Readable,
  name: string,
  options: ReadingOptions & { zone: string }
): AsyncGenerator<IncomingRow> {
  assertIanaZone(options.zone);
  const calls = new Map<string, HeldRow[]>();
  let empty = true;
  for await (const record of readCsvRecords(readLines(openBytes(input, name, options), name))) {
    empty = false;
    const { position, raw } = record;
    const row = fieldsOf(record);
    if (typeof row === 'string') {
      yield { position, raw, reason: row };
      continue;
    }
    const call = callOf(row);
    calls.set(call, [...(calls.get(call) ?? []), { fields: row, position, raw }]);
    if (calls.size > CALLS_HELD) {
      const [oldest, rows] = calls.entries().next().value!;
      calls.delete(oldest);
      yield* attemptsOf(rows, options.zone);
    }
  }
  for (const rows of calls.values()) {
    yield* attemptsOf(rows, options.zone);
  }
  if (empty) {
    throw new Problem(`${name} is empty. Nothing was read.`);
  }
}

/** The row by the names of its columns, or why it is none. */
function fieldsOf({ fields, reason }: CsvRecord): Fields | string {
  const layout = BY_LENGTH.get(fields?.length ?? 0);
  if (!fields || !layout) {
    const lengths = [...BY_LENGTH.keys()].sort((a, b) => a - b).join(', ');
    return reason ?? `The row has ${fields?.length ?? 0} fields; Master.csv has one of ${lengths}.`;
  }
  const row = { ...UNKNOWN, ...Object.fromEntries(layout.map((column, at) => [column, fields[at]])) };
  return { ...row, uniqueid: row.uniqueid || `${row.calldate};${row.channel}` };
}

function attemptsOf(rows: HeldRow[], zone: string): IncomingRow[] {
  const origins = new Map(rows.map((row) => [row.fields, row]));
  return attemptsOfCalls(
    rows.map(({ fields }) => fields),
    zone
  ).map((made) => {
    const { position, raw } = origins.get(made.row)!;
    return made.reason === undefined ? { position, raw, record: made.record } : { position, raw, reason: made.reason };
  });
}
