import { RawRecord } from '../../calls/attempt';
import { instantOfEpochSeconds } from '../epoch-time';
import { instantOfLocalTime } from '../local-time';

/** One row of the switch's accounting: a transaction that ended. */
export interface AccountingRow {
  table: 'acc' | 'missed_calls';
  id: number;
  method: string;
  callId: string;
  fromTag: string;
  toTag: string;
  sipCode: number;
  /** The wall-clock time of the switch, as it wrote it. */
  time: string;
  /** When it ended, where the switch also keeps that as an epoch. */
  endedAt?: string;
  invitedAt?: string;
  ringingAt?: string;
  /** Seconds from the INVITE to this reply, and of talk, where the switch writes them beside. */
  setupS?: number;
  talkS?: string;
  /** Canonical columns the switch keeps beside. */
  columns: RawRecord;
}

export type AccountingFields = Record<string, string | null>;

/** A row as the switch's database gives it, by the names of `readCallRows`. */
export function toAccountingRow(table: AccountingRow['table'], fields: AccountingFields): AccountingRow {
  const { id, method, callid, from_tag, to_tag, sip_code, time, ...others } = fields;
  const { time_epoch, invited_epoch, ringing_epoch, setup_s, answered_s, ...columns } = others;
  return {
    table,
    id: Number(id),
    method: method ?? '',
    callId: callid ?? '',
    fromTag: from_tag ?? '',
    toTag: to_tag ?? '',
    sipCode: Number(sip_code) || 0,
    time: time ?? '',
    endedAt: instantOfEpochSeconds(time_epoch ?? ''),
    invitedAt: instantOfEpochSeconds(invited_epoch ?? ''),
    ringingAt: instantOfEpochSeconds(ringing_epoch ?? ''),
    setupS: setup_s === undefined || setup_s === null ? undefined : Number(setup_s),
    talkS: Number(answered_s ?? 0) > 0 ? answered_s! : undefined,
    columns,
  };
}

/** When the transaction ended (ISO, Z, microseconds); undefined where the switch's time can't be read. */
export function momentOf(row: AccountingRow, zone: string, notBefore?: string): string | undefined {
  return row.endedAt ?? instantOfLocalTime(row.time, zone, notBefore);
}
