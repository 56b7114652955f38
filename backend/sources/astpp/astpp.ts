import { createHash } from 'crypto';
import * as z from 'zod/mini';

import { RawRecord } from '../../calls/attempt';
import { secondsAfter, secondsBetween, shiftedSeconds } from '../epoch-time';
import { filled, idOf } from '../field-values';
import { readHangupCause } from '../freeswitch/hangup-causes';
import { instantOfLocalTime } from '../local-time';
import { PULL_SETTINGS } from '../pull/pull-settings';
import { Fields } from '../pull/switch-reader';
import { eachRow, pulledTable, tableSettings } from '../pull/table-switch';

const settings = z.strictObject({
  ...PULL_SETTINGS,
  ...tableSettings('cdrs'),
  /** The base currency: what `debit` and `cost` are in. */
  currency: z.string().check(z.regex(/^[A-Za-z]{3}$/, 'must be an ISO 4217 code such as USD')),
});
type AstppSettings = z.infer<typeof settings>;

/** `billseconds` is a smallint: this is written for it and for every longer call. */
const MOST_BILLSECONDS = '32767';

/** ASTPP's `cdrs`. */
export const ASTPP = pulledTable<AstppSettings>({
  name: 'ASTPP',
  label: 'ASTPP (cdrs in MySQL)',
  capabilities: { recordsUnanswered: true, hasMoney: true, hasDtmf: false, rowPer: 'call' },
  settings,
  needed: [
    'uniqueid',
    'accountid',
    'callerid',
    'callednum',
    'billseconds',
    'disposition',
    'callstart',
    'debit',
    'cost',
  ],
  known: [
    'trunk_id',
    'callerip',
    'provider_id',
    'pattern',
    'notes',
    'end_stamp',
    'billmsec',
    'waitmsec',
    'progress_mediamsec',
  ],
  numbered: '',
  time: { column: 'callstart', form: 'local' },
  names: [
    { kind: 'customer', table: 'accounts', id: 'id', name: 'company_name' },
    { kind: 'provider', table: 'accounts', id: 'id', name: 'company_name' },
  ],
  read: eachRow(attemptOf),
});

function attemptOf(row: Fields, { zone, currency }: AstppSettings): RawRecord | { reason: string } {
  const started = instantOfLocalTime(row.callstart ?? '', zone);
  if (started === undefined) {
    return { reason: `callstart “${row.callstart}” is no time.` };
  }
  const waited = thousandths(row.waitmsec) ?? '0';
  const answered = Number(row.billseconds) > 0 ? secondsAfter(started, waited) : undefined;
  const ended = instantOfLocalTime(row.end_stamp ?? '', zone, answered ?? started);
  const cause = causeOf(row.disposition);
  return {
    attempt_id: keyOf(row),
    call_id: row.uniqueid,
    is_final: true,
    started_at: started,
    answered_at: answered,
    ended_at: ended !== undefined && ended >= (answered ?? started) ? ended : null,
    talk_s: answered === undefined ? null : talkOf(row, answered, ended),
    ...cause,
    outcome: answered === undefined ? cause.outcome : null,
    customer_id: idOf(row.accountid),
    provider_id: idOf(row.provider_id),
    trunk_out: idOf(row.trunk_id),
    cli: filled(row.callerid),
    destination_number: filled(row.callednum),
    destination_prefix: filled(row.pattern)?.replace(/\D/g, '') || null,
    destination_name: filled(row.notes),
    source_address: filled(row.callerip),
    customer_charge: row.debit,
    customer_currency: currency,
    provider_charge: row.cost,
    provider_currency: currency,
    pdd_s: thousandths(row.progress_mediamsec),
  };
}

function talkOf({ billmsec, billseconds }: Fields, answered: string, ended: string | undefined): string | null {
  const exact = thousandths(billmsec);
  if (exact !== undefined && exact !== '0') {
    return exact;
  }
  if (billseconds !== MOST_BILLSECONDS) {
    return billseconds;
  }
  return ended !== undefined && ended > answered ? secondsBetween(answered, ended) : null;
}

/** One `uniqueid` can stand in several rows: of a transfer, or of each account that pays. What tells them apart never changes. */
function keyOf({ uniqueid, accountid, callerid, callednum, callstart }: Fields): string {
  const parts = JSON.stringify([uniqueid, accountid, callerid, callednum, callstart]);
  return `${uniqueid};${createHash('sha256').update(parts).digest('hex').slice(0, 16)}`;
}

/** `USER_BUSY [17]`: the cause by its name, else by its number; a number of SIP is a response code. */
function causeOf(disposition: string | null): RawRecord {
  const [, name = '', number = ''] = /^\s*([A-Z_]*)\s*(?:\[(\d+)\])?/.exec(disposition ?? '') ?? [];
  const { q850, outcome } = readHangupCause(name);
  const known = q850 !== undefined || outcome !== undefined;
  return {
    q850_cause: q850 ?? (!known && /^([1-9]|[1-9]\d|1[01]\d|12[0-7])$/.test(number) ? number : null),
    sip_code: /^[3-6]\d\d$/.test(number) ? number : null,
    outcome: outcome ?? null,
  };
}

function thousandths(text: string | null): string | undefined {
  return text === null ? undefined : shiftedSeconds(text, 3);
}
