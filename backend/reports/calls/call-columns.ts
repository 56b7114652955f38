import { Scope } from '../../../contract/access/scope';
import { Column } from '../../../contract/answer';
import { DIMENSIONS } from '../dimensions';
import { maskedSql } from '../masked-number';
import { DIMENSION_TELLS, Hideable, hiddenDigitsOf, MEASURE_TELLS, refusedOf } from '../what-tells';

/** A join a column needs beyond the attempt itself. */
export type CallJoin = 'source' | 'customer' | 'provider' | 'destination';

/** A column of calls, or of their attempts: both are rows `a` of the same table. */
export interface CallColumn extends Pick<Column, 'name' | 'label' | 'unit' | 'help'> {
  sql: string;
  join?: CallJoin;
  /** The header in files, to the letter, where the layout is frozen. */
  header?: string;
  /** What it gives away: empty, or without last digits, for whoever may not see that. */
  tells: readonly Hideable[];
}

type Unit = Column['unit'];

const TELLS: Partial<Record<string, readonly Hideable[]>> = { ...MEASURE_TELLS, ...DIMENSION_TELLS };
/** What neither a dimension nor a measure is called as: when and how a call went. */
const OF_THE_CALL = ['call_id', 'attempt_no', 'started_at', 'ringing_at', 'answered_at', 'ended_at', 'pdd_s'];

/** Throws for a column nobody has said this of. */
function tellsOf(name: string): readonly Hideable[] {
  const tells = OF_THE_CALL.includes(name) ? [] : TELLS[name];
  if (!tells) {
    throw new Error(`Nothing is said of what the column ${name} tells.`);
  }
  return tells;
}

const plain =
  (unit: Unit) =>
  (name: string, label: string, more: Partial<CallColumn> = {}): CallColumn => ({
    name,
    label,
    unit,
    sql: `a.${name}`,
    tells: tellsOf(name),
    ...more,
  });
const text = plain('text');
const time = plain('time');
const seconds = plain('seconds');
const integer = plain('integer');
const money = plain('money');

type Dimension = keyof typeof DIMENSIONS;

const dimension = (name: Dimension) => text(name, DIMENSIONS[name].label, { sql: DIMENSIONS[name].sql });

const nameOf = (kind: Exclude<CallJoin, 'source'>, column: string, label: string) =>
  text(column, label, { sql: `coalesce(${kind}.name, a.${column})`, join: kind });

/** All that can be shown of a call, each once. */
export const CALL_COLUMNS = {
  source: text('source', 'Source', { sql: 'source.name', join: 'source' }),
  call_id: text('call_id', 'Call'),
  attempt_no: integer('attempt_no', 'Attempt'),
  started_at: time('started_at', 'Start'),
  ringing_at: time('ringing_at', 'Ringing'),
  answered_at: time('answered_at', 'Answer'),
  ended_at: time('ended_at', 'End'),
  cli: dimension('cli'),
  destination_number: dimension('destination_number'),
  destination_prefix: text('destination_prefix', 'Prefix'),
  destination_name: nameOf('destination', 'destination_name', 'Destination'),
  direction: dimension('direction'),
  outcome: dimension('outcome'),
  sip_code: integer('sip_code', 'SIP code'),
  q850_cause: integer('q850_cause', 'Q.850 cause'),
  hangup_by: dimension('hangup_by'),
  pdd_s: seconds('pdd_s', 'PDD'),
  talk_s: seconds('talk_s', 'Duration', { help: 'Talk time, from answer to end.' }),
  customer_billed_s: seconds('customer_billed_s', 'Customer billed'),
  provider_billed_s: seconds('provider_billed_s', 'Provider billed'),
  customer_id: text('customer_id', 'Customer'),
  customer_name: nameOf('customer', 'customer_name', 'Customer name'),
  client_type: dimension('client_type'),
  endpoint_type: dimension('endpoint_type'),
  endpoint_id: dimension('endpoint_id'),
  provider_id: text('provider_id', 'Provider'),
  provider_name: nameOf('provider', 'provider_name', 'Provider name'),
  trunk_out: dimension('trunk_out'),
  ddi: dimension('ddi'),
  ddi_provider_id: dimension('ddi_provider_id'),
  customer_charge: money('customer_charge', 'Customer charge'),
  customer_currency: text('customer_currency', 'Customer currency'),
  provider_charge: money('provider_charge', 'Provider charge'),
  provider_currency: text('provider_currency', 'Provider currency'),
} as const satisfies Record<string, CallColumn>;

const JOINS: Record<CallJoin, string> = {
  source: 'join sources source on source.source_id = a.source_id',
  customer: `left join names customer on customer.kind = 'customer' and customer.id = a.customer_id`,
  provider: `left join names provider on provider.kind = 'provider' and provider.id = a.provider_id`,
  destination: `left join names destination on destination.kind = 'destination' and destination.id = a.destination_prefix`,
};

/** The joins the columns need. */
export function callJoins(columns: readonly CallColumn[]): string[] {
  return [...new Set(columns.flatMap(({ join }) => join ?? []))].map((join) => JOINS[join]);
}

/** What is selected, in the order of the columns. */
export function callSelects(columns: readonly CallColumn[], scope: Scope): string[] {
  return columns.map(({ sql, tells }) =>
    refusedOf(tells, scope) ? 'null' : maskedSql(sql, hiddenDigitsOf(tells, scope))
  );
}

/** As an answer describes them. */
export function describeColumns(columns: readonly CallColumn[]): Column[] {
  return columns.map(({ name, label, unit, help }) => ({ name, label, unit, help, kind: 'dimension' }));
}
