import * as z from 'zod/mini';

import { RawRecord } from '../../calls/attempt';
import { plainSeconds, secondsAfter } from '../epoch-time';
import { filled } from '../field-values';
import { instantOfLocalTime } from '../local-time';
import { PULL_SETTINGS } from '../pull/pull-settings';
import { Fields } from '../pull/switch-reader';
import { eachRow, pulledTable, tableSettings } from '../pull/table-switch';

const settings = z.strictObject({ ...PULL_SETTINGS, ...tableSettings('cdrs') });
type CdrsSettings = z.infer<typeof settings>;

/** The `cdrs` Kamailio and OpenSIPS make of their accounts: a row for each call that was answered and has ended. */
export const SIP_CDRS = pulledTable<CdrsSettings>({
  name: 'cdrs',
  label: 'Kamailio or OpenSIPS (cdrs, answered calls only)',
  capabilities: { recordsUnanswered: false, hasMoney: false, hasDtmf: false, rowPer: 'call' },
  settings,
  needed: ['call_start_time', 'duration', 'sip_call_id'],
  known: ['cdr_id', 'sip_from_tag', 'src_username', 'dst_ousername', 'dst_username', 'src_ip'],
  numbered: 'cdr_id',
  time: { column: 'call_start_time', form: 'local' },
  read: eachRow(attemptOf),
});

function attemptOf(row: Fields, { zone }: CdrsSettings): RawRecord | { reason: string } {
  const started = instantOfLocalTime(row.call_start_time ?? '', zone);
  const talk = plainSeconds(row.duration);
  if (started === undefined || talk === undefined) {
    return { reason: `call_start_time “${row.call_start_time}” and duration “${row.duration}” are no time of a call.` };
  }
  return {
    attempt_id: `${row.sip_call_id};${row.sip_from_tag ?? ''}`,
    call_id: row.sip_call_id,
    is_final: true,
    started_at: started,
    answered_at: started,
    ended_at: secondsAfter(started, talk),
    talk_s: talk,
    sip_code: 200,
    cli: filled(row.src_username),
    destination_number: filled(row.dst_ousername) ?? filled(row.dst_username),
    source_address: filled(row.src_ip),
  };
}
