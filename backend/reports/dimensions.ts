import { DimensionName } from '../../contract/names';
import { Unit } from '../../contract/answer';

/** The join that gives a dimension its column, beyond the attempt itself. */
export type Join = 'sources';

export interface Dimension {
  label: string;
  help: string;
  unit: Extract<Unit, 'text' | 'integer' | 'time'>;
  /** The value, over an attempt `a`. */
  sql: string;
  join?: Join;
  /** The kind of the `names` table that names its values, and the column the name is answered in. */
  named?: { kind: 'customer' | 'provider' | 'account' | 'destination'; column: DimensionName };
  /** How a value a person typed becomes one that is stored. */
  normalise?: (value: string) => string;
}

const plain = (column: string, label: string, help: string): Dimension => ({
  label,
  help,
  unit: 'text',
  sql: `a.${column}`,
});

const code = (column: string, label: string, help: string): Dimension => ({
  label,
  help,
  unit: 'integer',
  sql: `a.${column}`,
});

const ANY_WRITING_OF_A_NUMBER = /^\+?[\d\s().-]+$/;

const withPlus = (value: string) => (ANY_WRITING_OF_A_NUMBER.test(value) ? `+${value.replace(/\D/g, '')}` : value);

const phoneNumber = (column: string, digits: string, label: string, help: string): Dimension => ({
  label,
  help,
  unit: 'text',
  sql: `coalesce('+' || a.${digits}, a.${column})`,
  normalise: withPlus,
});

/** Every dimension, once. `time` is made by the planner from the question's bucket and zone. */
export const DIMENSIONS: Record<Exclude<DimensionName, 'time'>, Dimension> = {
  source: {
    label: 'Source',
    help: 'The switch, file or program the attempts came from.',
    unit: 'text',
    sql: 'source.name',
    join: 'sources',
  },
  direction: plain('direction', 'Direction', 'inbound, outbound or internal.'),
  customer_id: {
    ...plain('customer_id', 'Customer', 'Who brings the call.'),
    named: { kind: 'customer', column: 'customer_name' },
  },
  customer_name: plain('customer_name', 'Customer name', 'The name the customer had when the attempt was recorded.'),
  account_id: {
    ...plain('account_id', 'Account', "The customer's account."),
    named: { kind: 'account', column: 'account_name' },
  },
  account_name: plain('account_name', 'Account name', 'The name the account had when the attempt was recorded.'),
  client_type: plain('client_type', 'Client type', 'wholesale, residential, retail or vpbx.'),
  endpoint_type: plain('endpoint_type', 'Endpoint type', 'What kind of endpoint placed or took the call.'),
  endpoint_id: plain('endpoint_id', 'Endpoint', 'Which endpoint placed or took the call.'),
  provider_id: {
    ...plain('provider_id', 'Provider', 'Who carries the call on.'),
    named: { kind: 'provider', column: 'provider_name' },
  },
  provider_name: plain('provider_name', 'Provider name', 'The name the provider had when the attempt was recorded.'),
  provider_account_id: plain('provider_account_id', 'Provider account', 'Our account at the provider.'),
  trunk_in: plain('trunk_in', 'Trunk in', 'The trunk the call came in on.'),
  trunk_out: plain('trunk_out', 'Provider route', 'The trunk, or route, the attempt went out on.'),
  destination_prefix: {
    ...plain('destination_prefix', 'Destination', 'The longest matching prefix of the destination number.'),
    named: { kind: 'destination', column: 'destination_name' },
  },
  destination_name: plain('destination_name', 'Destination name', 'The name of the longest matching prefix.'),
  tech_prefix: plain('tech_prefix', 'Tech prefix', 'Digits before the number that pick a route.'),
  cli: phoneNumber('cli', 'cli_digits', 'CLI', 'The calling number.'),
  destination_number: phoneNumber(
    'destination_number',
    'destination_digits',
    'Destination number',
    'The called number.'
  ),
  ddi: plain('ddi', 'DDI', "The customer's own number the call used."),
  ddi_provider_id: plain('ddi_provider_id', 'DDI provider', 'Who delivered the inbound call.'),
  brand_id: plain('brand_id', 'Brand', 'The brand the customer belongs to.'),
  outcome: plain('outcome', 'Outcome', 'How the attempt ended, as a class of SIP codes and Q.850 causes.'),
  sip_code: code('sip_code', 'SIP code', "The final SIP response, the provider's side first."),
  q850_cause: code('q850_cause', 'Q.850 cause', "The release cause, the provider's side first."),
  hangup_by: plain('hangup_by', 'Hung up by', 'caller, callee, switch or routing.'),
  source_address: plain('source_address', 'Source address', 'Where the call came from.'),
  customer_currency: plain('customer_currency', 'Customer currency', 'The currency of the customer charge.'),
  provider_currency: plain('provider_currency', 'Provider currency', 'The currency of the provider charge.'),
};

export const TIME_DIMENSION: Pick<Dimension, 'label' | 'help' | 'unit'> = {
  label: 'Time',
  help: "The start of the bucket the call's start falls in, in the zone of the question.",
  unit: 'time',
};
