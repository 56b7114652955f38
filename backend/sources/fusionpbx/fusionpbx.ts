import * as z from 'zod/mini';

import { RawRecord } from '../../calls/attempt';
import { instantOfEpochSeconds, shiftedSeconds } from '../epoch-time';
import { causeOf, filled } from '../field-values';
import { readHangupCause } from '../freeswitch/hangup-causes';
import { hangupBy } from '../freeswitch/hangup-disposition';
import { PULL_SETTINGS } from '../pull/pull-settings';
import { Fields } from '../pull/switch-reader';
import { eachRow, pulledTable, tableSettings } from '../pull/table-switch';

const settings = z.strictObject({ ...PULL_SETTINGS, ...tableSettings('v_xml_cdr') });

const DIRECTIONS: Readonly<Record<string, string>> = { inbound: 'inbound', outbound: 'outbound', local: 'internal' };

/** FusionPBX's `v_xml_cdr`: a row for each leg that is recorded. */
export const FUSIONPBX = pulledTable<z.infer<typeof settings>>({
  name: 'FusionPBX',
  label: 'FusionPBX (v_xml_cdr in PostgreSQL)',
  capabilities: { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'leg' },
  settings,
  needed: ['xml_cdr_uuid', 'start_epoch', 'answer_epoch', 'end_epoch', 'billsec', 'hangup_cause'],
  known: [
    'billmsec',
    'domain_uuid',
    'domain_name',
    'accountcode',
    'extension_uuid',
    'direction',
    'caller_id_number',
    'destination_number',
    'caller_destination',
    'leg',
    'originating_leg_uuid',
    'hangup_cause_q850',
    'sip_hangup_disposition',
    'provider_uuid',
    'network_addr',
  ],
  // The table's old `id` is not kept up.
  numbered: '',
  time: { column: 'start_epoch', form: 'epoch' },
  names: [
    { kind: 'customer', table: 'v_domains', id: 'domain_uuid', name: 'domain_name' },
    { kind: 'endpoint', table: 'v_extensions', id: 'extension_uuid', name: 'extension', endpointType: 'User' },
    { kind: 'provider', table: 'v_providers', id: 'provider_uuid', name: 'provider_name' },
  ],
  read: eachRow(attemptOf),
});

function attemptOf(row: Fields): RawRecord | { reason: string } {
  const started = instantOfEpochSeconds(row.start_epoch ?? '');
  if (started === undefined) {
    return { reason: `start_epoch “${row.start_epoch}” are no seconds since 1970.` };
  }
  const isFirstLeg = row.leg !== 'b' && filled(row.originating_leg_uuid) === null;
  return {
    attempt_id: row.xml_cdr_uuid,
    call_id: filled(row.originating_leg_uuid) ?? row.xml_cdr_uuid,
    is_final: isFirstLeg,
    direction: DIRECTIONS[row.direction ?? ''],
    started_at: started,
    ...courseOf(row),
    hangup_by: hangupBy(row.sip_hangup_disposition, isFirstLeg),
    customer_id: row.domain_uuid,
    customer_name: filled(row.domain_name),
    account_id: filled(row.accountcode),
    client_type: 'vpbx',
    endpoint_type: row.extension_uuid === null ? null : 'User',
    endpoint_id: row.extension_uuid,
    provider_id: row.provider_uuid,
    cli: filled(row.caller_id_number),
    destination_number: filled(row.destination_number),
    ddi: row.direction === 'inbound' ? filled(row.caller_destination) : null,
    source_address: filled(row.network_addr),
  };
}

function courseOf(row: Fields): RawRecord {
  const talk = row.billmsec === null ? row.billsec : shiftedSeconds(row.billmsec.replace(/\.0+$/, ''), 3);
  const answered = happened(row.answer_epoch) && (Number(row.billsec) > 0 || Number(talk) > 0);
  const cause = readHangupCause(row.hangup_cause ?? '');
  return {
    answered_at: answered ? instantOfEpochSeconds(row.answer_epoch ?? '') : null,
    ended_at: happened(row.end_epoch) ? instantOfEpochSeconds(row.end_epoch ?? '') : null,
    talk_s: answered ? talk : null,
    q850_cause: cause.q850 ?? (cause.outcome === undefined ? causeOf(row.hangup_cause_q850) : null),
    outcome: answered ? null : (cause.outcome ?? null),
  };
}

function happened(epoch: string | null): boolean {
  return epoch !== null && Number(epoch) > 0;
}
