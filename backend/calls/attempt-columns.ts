import { OUTCOME_NAMES } from './outcome';

export type ColumnType = 'text' | 'int' | 'numeric' | 'boolean' | 'instant';

export interface AttemptColumn {
  name: string;
  type: ColumnType;
  required: boolean;
  /** The only values allowed, of a text column. */
  oneOf?: readonly string[];
  /** Three letters, of a text column. */
  currency?: true;
  /** Bounds that belong to it, of a number. */
  least?: number;
  most?: number;
}

const optional = { required: false } as const;
const required = { required: true } as const;
const text = { type: 'text', ...optional } as const;
const instant = { type: 'instant', ...optional } as const;
const count = { type: 'int', least: 0, ...optional } as const;
const amount = { type: 'numeric', ...optional } as const;
const seconds = { type: 'numeric', least: 0, ...optional } as const;

/** The canonical attempt, column by column, in the order files are written in. Everything that reads or writes one goes by this list. */
export const ATTEMPT_COLUMNS = [
  { name: 'attempt_id', type: 'text', ...required },
  { name: 'call_id', type: 'text', ...required },
  { name: 'attempt_no', type: 'int', least: 1, ...optional },
  { name: 'is_final', type: 'boolean', ...required },
  { name: 'direction', ...text, oneOf: ['inbound', 'outbound', 'internal'] },
  { name: 'started_at', type: 'instant', ...required },
  { name: 'ringing_at', ...instant },
  { name: 'answered_at', ...instant },
  { name: 'ended_at', ...instant },
  { name: 'talk_s', ...seconds },
  { name: 'customer_billed_s', ...count },
  { name: 'provider_billed_s', ...count },
  { name: 'sip_code', type: 'int', least: 100, most: 699, ...optional },
  { name: 'q850_cause', type: 'int', least: 0, most: 127, ...optional },
  { name: 'outcome', ...text, oneOf: OUTCOME_NAMES },
  { name: 'hangup_by', ...text, oneOf: ['caller', 'callee', 'switch', 'routing'] },
  { name: 'customer_id', ...text },
  { name: 'customer_name', ...text },
  { name: 'account_id', ...text },
  { name: 'account_name', ...text },
  { name: 'client_type', ...text, oneOf: ['wholesale', 'residential', 'retail', 'vpbx'] },
  { name: 'endpoint_type', ...text, oneOf: ['RetailAccount', 'ResidentialDevice', 'User', 'Fax', 'Friend'] },
  { name: 'endpoint_id', ...text },
  { name: 'provider_id', ...text },
  { name: 'provider_name', ...text },
  { name: 'provider_account_id', ...text },
  { name: 'trunk_in', ...text },
  { name: 'trunk_out', ...text },
  { name: 'cli', ...text },
  { name: 'destination_number', ...text },
  { name: 'tech_prefix', ...text },
  { name: 'lrn', ...text },
  { name: 'ddi', ...text },
  { name: 'ddi_provider_id', ...text },
  { name: 'brand_id', ...text },
  { name: 'destination_prefix', ...text },
  { name: 'destination_name', ...text },
  { name: 'source_address', ...text },
  { name: 'customer_charge', ...amount },
  { name: 'customer_charge_net', ...amount },
  { name: 'customer_currency', ...text, currency: true },
  { name: 'provider_charge', ...amount },
  { name: 'provider_currency', ...text, currency: true },
  { name: 'pdd_s', ...seconds },
  { name: 'dtmf_digits', ...count },
  { name: 'recorded_at', ...instant },
] as const satisfies readonly AttemptColumn[];

export type AttemptColumnName = (typeof ATTEMPT_COLUMNS)[number]['name'];

const NAMES: ReadonlySet<string> = new Set(ATTEMPT_COLUMNS.map((column) => column.name));

/** The names that are no column of the canonical attempt, in their order. */
export function unknownColumns(names: readonly string[]): string[] {
  return names.filter((name) => !NAMES.has(name));
}

/** The columns no attempt can do without that are not among the names. */
export function missingColumns(names: Iterable<string>): string[] {
  const given = new Set(names);
  return ATTEMPT_COLUMNS.filter((column) => column.required && !given.has(column.name)).map((column) => column.name);
}
