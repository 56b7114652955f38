import { Pool } from 'pg';
import * as z from 'zod/mini';

import { AttemptsAnswer } from '../../../contract/calls';
import { Problem } from '../../../contract/problem';
import { assertZone } from '../calendar';
import { scopeConditions } from '../conditions';
import { Parameters } from '../parameters';
import { Principal } from '../../access/principal';
import { readInput } from '../read-input';
import { AskOptions, readOnly } from '../read-only';
import { CALL_COLUMNS, CallColumn, callJoins, callSelects, describeColumns } from './call-columns';
import { hiddenNotes } from './hidden-notes';
import { callShaper } from './shape-call';

const MAX_ATTEMPTS = 500;

const COLUMNS: readonly CallColumn[] = [
  CALL_COLUMNS.attempt_no,
  CALL_COLUMNS.started_at,
  CALL_COLUMNS.provider_id,
  CALL_COLUMNS.provider_name,
  CALL_COLUMNS.trunk_out,
  CALL_COLUMNS.outcome,
  CALL_COLUMNS.sip_code,
  CALL_COLUMNS.q850_cause,
  CALL_COLUMNS.hangup_by,
  CALL_COLUMNS.pdd_s,
  CALL_COLUMNS.ringing_at,
  CALL_COLUMNS.answered_at,
  CALL_COLUMNS.ended_at,
  CALL_COLUMNS.talk_s,
  CALL_COLUMNS.cli,
  CALL_COLUMNS.destination_number,
  CALL_COLUMNS.customer_charge,
  CALL_COLUMNS.customer_currency,
  CALL_COLUMNS.provider_charge,
  CALL_COLUMNS.provider_currency,
];

const callSchema = z.strictObject({
  /** Name of the source. */
  source: z.string().check(z.minLength(1), z.maxLength(200)),
  callId: z.string().check(z.minLength(1), z.maxLength(1_000)),
  zone: z._default(z.string(), 'UTC'),
});
export type CallInput = z.input<typeof callSchema>;

/**
 * The attempts of one call in their order: by number where they have one, else by start. Throws a Problem (404) where
 * there is no such call, or none the principal may see.
 */
export async function attemptsOfCall(
  pool: Pool,
  input: CallInput,
  principal: Principal,
  options: AskOptions = {}
): Promise<AttemptsAnswer> {
  const { source, callId, zone } = readInput(callSchema, input);
  assertZone(zone);
  const parameters = new Parameters();
  const conditions = [
    `a.call_id = ${parameters.bind(callId, 'text')}`,
    `a.source_id = (select source_id from sources where name = ${parameters.bind(source, 'text')})`,
    ...scopeConditions(principal.scope, parameters),
  ];
  const text = `select ${callSelects(COLUMNS, principal.scope).join(', ')}
from attempts a
${callJoins(COLUMNS).join('\n')}
where ${conditions.join('\n  and ')}
order by a.attempt_no nulls last, a.started_at, a.attempt_id
limit ${parameters.bind(MAX_ATTEMPTS + 1, 'int')}`;
  const { rows } = await readOnly(pool, options, (client) =>
    client.query<unknown[]>({ text, values: parameters.values, rowMode: 'array' })
  );
  if (rows.length === 0) {
    throw new Problem(`There is no call ${callId} of the source ${source} any more.`, { status: 404 });
  }
  return {
    columns: describeColumns(COLUMNS),
    rows: rows.slice(0, MAX_ATTEMPTS).map(callShaper({ columns: COLUMNS, times: 'iso' }, zone)),
    truncated: rows.length > MAX_ATTEMPTS,
    notes: hiddenNotes(COLUMNS, principal),
  };
}
