import { CallFilter, CallFilterName, CLIENT_ENDPOINTS, DIRECTIONS } from '../../../contract/calls';
import { Problem } from '../../../contract/problem';

const ENDPOINTS: Record<string, readonly string[]> = CLIENT_ENDPOINTS;

const oneOf: Partial<Record<CallFilterName, readonly string[]>> = {
  direction: DIRECTIONS,
  client_type: Object.keys(ENDPOINTS),
  endpoint_type: Object.values(ENDPOINTS).flat(),
};

type Values = (name: CallFilterName) => readonly string[] | undefined;

function refuse(message: string, filter: CallFilterName): Problem {
  return new Problem(message, { field: `filters.${filter}` });
}

function assertKnownValues(values: Values): void {
  for (const [name, allowed] of Object.entries(oneOf)) {
    const wrong = values(name as CallFilterName)?.find((value) => !allowed.includes(value));
    if (wrong !== undefined) {
      throw new Problem(`“${wrong}” is no ${name.replace('_', ' ')}: it is one of ${allowed.join(', ')}.`, {
        field: `filters.${name}`,
        allowed,
      });
    }
  }
}

const isOnly = (given: readonly string[] | undefined, value: string) => given?.length === 1 && given[0] === value;

function assertDirection(values: Values): void {
  if (values('provider_id') && !isOnly(values('direction'), 'outbound')) {
    throw refuse(
      'Carriers take outbound calls on: choose the direction outbound, or leave the carrier out.',
      'provider_id'
    );
  }
  if (values('ddi_provider_id') && !isOnly(values('direction'), 'inbound')) {
    throw refuse(
      'DDI providers deliver inbound calls: choose the direction inbound, or leave the DDI provider out.',
      'ddi_provider_id'
    );
  }
}

function assertEndpoint(values: Values): void {
  const types = values('endpoint_type');
  const clients = values('client_type');
  const possible = clients?.flatMap((client) => ENDPOINTS[client]);
  const foreign = types?.find((type) => possible && !possible.includes(type));
  if (foreign) {
    const has = possible!.length > 0 ? `only ${possible!.join(', ')}` : 'no endpoints';
    throw refuse(
      `A ${foreign} is no endpoint of ${clients!.join(' or ')} clients, which have ${has}. Change one of the two.`,
      'endpoint_type'
    );
  }
  if (values('endpoint_id') && types?.length !== 1) {
    throw refuse(
      'Endpoints are numbered within their type: choose one endpoint type with the endpoint.',
      'endpoint_id'
    );
  }
}

/** Throws a Problem for filters that make no sense, alone or together. */
export function assertCallFilters(filters: readonly CallFilter[]): void {
  const named = filters.map(({ dimension }) => dimension);
  const repeated = named.find((name, at) => named.indexOf(name) !== at);
  if (repeated) {
    throw refuse(`There are two filters of ${repeated.replaceAll('_', ' ')}. Give its values in one.`, repeated);
  }
  const values: Values = (name) => filters.find(({ dimension }) => dimension === name)?.values;
  assertKnownValues(values);
  assertDirection(values);
  assertEndpoint(values);
}
