import { DimensionName } from '../../contract/names';
import { ReferenceTableName } from '../../contract/reference';
import { Unit } from '../../contract/answer';
import { writingsOf } from '../numbers/number-writings';

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
  /** The reference tables its values come from. */
  lookedUpIn?: readonly ReferenceTableName[];
  /** Whether its values are found by an index of their own, however many are looked for. */
  hasIndex?: true;
  /** The values a person may mean by one they typed. */
  meant?: (typed: string) => readonly string[];
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

const phoneNumber = (column: string, digits: string, label: string, help: string): Dimension => ({
  label,
  help,
  unit: 'text',
  // To the letter what the indexes of numbers hold.
  sql: `coalesce('+' || a.${digits}, a.${column})`,
  hasIndex: true,
  meant: (typed) => writingsOf(typed),
});

const withHyphen = (value: string) => value.replace(/^(\d{3})(\d{1,3})$/, '$1-$2');

/** The NPA-NXX of a +1 number, as NANPA writes it: `212-555`. */
const npaNxx = (digits: string, label: string, help: string): Dimension => ({
  label,
  help,
  unit: 'text',
  sql: `case when a.${digits} like '1%' then substr(a.${digits}, 2, 3) || '-' || substr(a.${digits}, 5, 3) end`,
  meant: (typed) => [withHyphen(typed)],
});

const lookedUpIn = (tables: readonly ReferenceTableName[], dimension: Dimension): Dimension => ({
  ...dimension,
  lookedUpIn: tables,
});

/** By the routing number of calls that carry one. */
const byLrn = (column: string, label: string, help: string): Dimension => ({
  label,
  help,
  unit: 'text',
  sql: `coalesce(a.${column}_lrn, a.${column})`,
});

const STATE_CLASSES = 'intrastate, interstate, indeterminate or international';
const LATA_CLASSES = 'intralata, interlata, indeterminate or international';

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
  endpoint_name: {
    ...plain('endpoint_id', 'Endpoint name', 'The latest name of the endpoint.'),
    sql: `(select name from names where kind = 'endpoint' and id = a.endpoint_type || '/' || a.endpoint_id)`,
  },
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
    lookedUpIn: ['destinations'],
  },
  destination_name: lookedUpIn(
    ['destinations'],
    plain('destination_name', 'Destination name', 'The name of the longest matching prefix.')
  ),
  tech_prefix: plain('tech_prefix', 'Tech prefix', 'Digits before the number that pick a route.'),
  cli: phoneNumber('cli', 'cli_digits', 'CLI', 'The calling number.'),
  destination_number: phoneNumber(
    'destination_number',
    'destination_digits',
    'Destination number',
    'The called number.'
  ),
  ddi: {
    ...plain('ddi', 'DDI', "The customer's own number the call used."),
    sql: 'coalesce(a.ddi, a.matched_ddi)',
  },
  ddi_provider_id: {
    ...plain('ddi_provider_id', 'DDI provider', 'Who delivered the inbound call.'),
    sql: 'coalesce(a.ddi_provider_id, a.matched_ddi_provider_id)',
  },
  brand_id: plain('brand_id', 'Brand', 'The brand the customer belongs to.'),
  outcome: plain('outcome', 'Outcome', 'How the attempt ended, as a class of SIP codes and Q.850 causes.'),
  sip_code: code('sip_code', 'SIP code', "The final SIP response, the provider's side first."),
  q850_cause: code('q850_cause', 'Q.850 cause', "The release cause, the provider's side first."),
  hangup_by: plain('hangup_by', 'Hung up by', 'caller, callee, switch or routing.'),
  source_address: plain('source_address', 'Source address', 'Where the call came from.'),
  customer_currency: plain('customer_currency', 'Customer currency', 'The currency of the customer charge.'),
  provider_currency: plain('provider_currency', 'Provider currency', 'The currency of the provider charge.'),
  destination_npa_nxx: npaNxx('destination_digits', 'NPA-NXX', 'Area code and exchange of a called +1 number.'),
  destination_rate_center: lookedUpIn(
    ['us_codes'],
    plain(
      'destination_rate_center',
      'Rate center',
      'The rate center of the called US number; the same name may stand in several states.'
    )
  ),
  destination_state: lookedUpIn(
    ['us_area_codes'],
    plain('destination_state', 'State', 'The state or territory of the called US number.')
  ),
  destination_lata: lookedUpIn(
    ['us_codes', 'us_latas'],
    plain('destination_lata', 'LATA', 'The LATA of the called US number, by its rate center.')
  ),
  destination_ocn: lookedUpIn(
    ['us_codes'],
    plain('destination_ocn', 'OCN', 'The company the NPA-NXX of the called US number is assigned to.')
  ),
  cli_npa_nxx: npaNxx('cli_digits', 'CLI NPA-NXX', 'Area code and exchange of a calling +1 number.'),
  cli_rate_center: lookedUpIn(
    ['us_codes'],
    plain(
      'cli_rate_center',
      'CLI rate center',
      'The rate center of the calling US number; the same name may stand in several states.'
    )
  ),
  cli_state: lookedUpIn(
    ['us_area_codes'],
    plain('cli_state', 'CLI state', 'The state or territory of the calling US number.')
  ),
  cli_lata: lookedUpIn(
    ['us_codes', 'us_latas'],
    plain('cli_lata', 'CLI LATA', 'The LATA of the calling US number, by its rate center.')
  ),
  jurisdiction: lookedUpIn(
    ['us_area_codes'],
    plain('jurisdiction', 'Jurisdiction', `${STATE_CLASSES}: the state of the CLI beside the dialled one.`)
  ),
  jurisdiction_lrn: lookedUpIn(
    ['us_area_codes'],
    byLrn(
      'jurisdiction',
      'Jurisdiction by LRN',
      `${STATE_CLASSES}: as Jurisdiction, by the routing number of calls that carry one.`
    )
  ),
  lata_jurisdiction: lookedUpIn(
    ['us_codes', 'us_latas'],
    plain('lata_jurisdiction', 'LATA jurisdiction', `${LATA_CLASSES}: the LATA of the CLI beside the dialled one.`)
  ),
  lata_jurisdiction_lrn: lookedUpIn(
    ['us_codes', 'us_latas'],
    byLrn(
      'lata_jurisdiction',
      'LATA jurisdiction by LRN',
      `${LATA_CLASSES}: as LATA jurisdiction, by the routing number of calls that carry one.`
    )
  ),
  cli_ownership: lookedUpIn(['ddis'], {
    ...plain('cli_is_own_ddi', 'CLI ownership', "own_ddi where the CLI is one of the operator's DDIs, else not_ours."),
    sql: `case a.cli_is_own_ddi when true then 'own_ddi' when false then 'not_ours' end`,
  }),
  cli_ddi_account_id: lookedUpIn(['ddis'], {
    ...plain('cli_ddi_account_id', 'Account of the CLI', 'The account whose DDI the CLI is.'),
    named: { kind: 'account', column: 'cli_ddi_account_name' },
  }),
  cli_ddi_account_name: lookedUpIn(['ddis'], {
    ...plain('cli_ddi_account_id', 'Account name of the CLI', 'The latest name of the account whose DDI the CLI is.'),
    sql: `(select name from names where kind = 'account' and id = a.cli_ddi_account_id)`,
  }),
  ddi_detection: lookedUpIn(
    ['ddi_providers', 'ddis'],
    plain(
      'ddi_detection',
      'DDI detection',
      'How the DDI provider was found by address where the source names none: provider, linked_provider, no_ddi or no_provider.'
    )
  ),
};

export const TIME_DIMENSION: Pick<Dimension, 'label' | 'help' | 'unit'> = {
  label: 'Time',
  help: "The start of the bucket the call's start falls in, in the zone of the question.",
  unit: 'time',
};
