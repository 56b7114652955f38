import * as z from 'zod/mini';

import { RawRecord } from '../../calls/attempt';
import { filled } from '../field-values';
import { instantOfLocalTime } from '../local-time';
import { PULL_SETTINGS } from '../pull/pull-settings';
import { Fields } from '../pull/switch-reader';
import { eachRow, pulledTable, tableSettings } from '../pull/table-switch';
import { readHangupCause } from './hangup-causes';
import { hangupBy } from './hangup-disposition';

const settings = z.strictObject({ ...PULL_SETTINGS, ...tableSettings('cdr') });
type CdrTableSettings = z.infer<typeof settings>;

/** The table FreeSWITCH's `mod_cdr_pg_csv` writes. */
export const FREESWITCH_TABLE = pulledTable<CdrTableSettings>({
  name: 'FreeSWITCH',
  label: 'FreeSWITCH (mod_cdr_pg_csv in PostgreSQL)',
  capabilities: { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'leg' },
  settings,
  needed: ['uuid', 'start_stamp', 'answer_stamp', 'end_stamp', 'billsec', 'hangup_cause'],
  known: ['caller_id_number', 'destination_number', 'accountcode', 'sip_hangup_disposition'],
  numbered: 'id',
  time: { column: 'start_stamp', form: 'instant' },
  read: eachRow(attemptOf),
});

function attemptOf(row: Fields, { zone }: CdrTableSettings): RawRecord | { reason: string } {
  const started = instantOfLocalTime(row.start_stamp ?? '', zone);
  if (started === undefined) {
    return { reason: `start_stamp “${row.start_stamp}” is no time.` };
  }
  const answered = happened(row.answer_stamp) ? instantOfLocalTime(row.answer_stamp ?? '', zone, started) : undefined;
  const cause = readHangupCause(row.hangup_cause ?? '');
  return {
    attempt_id: row.uuid,
    call_id: row.uuid,
    is_final: true,
    started_at: started,
    answered_at: answered,
    ended_at: happened(row.end_stamp) ? instantOfLocalTime(row.end_stamp ?? '', zone, answered ?? started) : null,
    talk_s: answered === undefined ? null : row.billsec,
    q850_cause: cause.q850 ?? null,
    outcome: answered === undefined ? (cause.outcome ?? null) : null,
    hangup_by: hangupBy(row.sip_hangup_disposition, true),
    customer_id: filled(row.accountcode),
    cli: filled(row.caller_id_number),
    destination_number: filled(row.destination_number),
  };
}

/** An answer that never came is empty, or the first second of 1970. */
function happened(stamp: string | null): boolean {
  return stamp !== null && stamp !== '' && !/^(1970|1969)-/.test(stamp);
}
