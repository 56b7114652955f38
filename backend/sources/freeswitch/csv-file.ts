import { Readable } from 'stream';

import { Problem } from '../../../contract/problem';
import { RawRecord } from '../../calls/attempt';
import { IncomingRow } from '../../calls/ingest';
import { readCsvRecords } from '../files/csv-records';
import { readLines } from '../files/lines';
import { openBytes, ReadingOptions } from '../files/open-bytes';
import { instantOfLocalTime } from '../local-time';
import { assertIanaZone } from '../zone';
import { readHangupCause } from './hangup-causes';

/** The columns of mod_cdr_csv's built-in template. The "example" template of its configuration adds two codecs. */
const COLUMNS = [
  'caller_id_name',
  'caller_id_number',
  'destination_number',
  'context',
  'start_stamp',
  'answer_stamp',
  'end_stamp',
  'duration',
  'billsec',
  'hangup_cause',
  'uuid',
  'bleg_uuid',
  'accountcode',
] as const;
type Fields = Record<(typeof COLUMNS)[number], string>;

const MOST_COLUMNS = 15;

/**
 * The rows of a file written by FreeSWITCH's mod_cdr_csv, plain or gz. `zone`: the IANA zone of the switch's clock.
 * Throws a Problem where the file as a whole can't be read on.
 */
export async function* readFreeswitchCsvFile(
  input: string | Readable,
  name: string,
  options: ReadingOptions & { zone: string }
): AsyncGenerator<IncomingRow> {
  assertIanaZone(options.zone);
  let empty = true;
  for await (const record of readCsvRecords(readLines(openBytes(input, name, options), name))) {
    empty = false;
    const { position, raw, fields, reason } = record;
    yield { position, raw, ...(fields ? readFields(fields, options.zone) : { reason }) };
  }
  if (empty) {
    throw new Problem(`${name} is empty. Nothing was read.`);
  }
}

function readFields(values: string[], zone: string): { record: RawRecord } | { reason: string } {
  if (values.length < COLUMNS.length || values.length > MOST_COLUMNS) {
    return {
      reason: `The row has ${values.length} fields; mod_cdr_csv's default template writes ${COLUMNS.length} (or ${MOST_COLUMNS} with codecs).`,
    };
  }
  const fields = Object.fromEntries(COLUMNS.map((column, index) => [column, values[index].trim()])) as Fields;
  const started = instantOfLocalTime(fields.start_stamp, zone);
  if (!started) {
    return { reason: `start_stamp “${fields.start_stamp.slice(0, 40)}” is not a time such as 2026-11-01 09:30:00.` };
  }
  const answered = hasHappened(fields.answer_stamp) && instantOfLocalTime(fields.answer_stamp, zone, started);
  const ended = hasHappened(fields.end_stamp) && instantOfLocalTime(fields.end_stamp, zone, answered || started);
  if (answered === undefined || ended === undefined) {
    const [column, text] = answered === undefined ? ['answer', fields.answer_stamp] : ['end', fields.end_stamp];
    return { reason: `${column}_stamp “${text.slice(0, 40)}” is not a time such as 2026-11-01 09:30:00.` };
  }
  return { record: toCanonical(fields, { started, answered: answered || null, ended: ended || null }) };
}

/** Older versions write the first second of 1970 for an answer that never came. */
function hasHappened(stamp: string): boolean {
  return stamp !== '' && !/^(1970|1969)-/.test(stamp);
}

function toCanonical(
  fields: Fields,
  times: { started: string; answered: string | null; ended: string | null }
): RawRecord {
  const cause = readHangupCause(fields.hangup_cause);
  return {
    attempt_id: fields.uuid,
    call_id: fields.uuid,
    is_final: true,
    started_at: times.started,
    answered_at: times.answered,
    ended_at: times.ended,
    talk_s: times.answered ? fields.billsec : null,
    q850_cause: cause.q850 ?? null,
    outcome: times.answered ? null : (cause.outcome ?? null),
    customer_id: fields.accountcode || null,
    cli: fields.caller_id_number || null,
    destination_number: fields.destination_number || null,
  };
}
