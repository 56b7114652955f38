import { CLIENT_ENDPOINTS } from '../../../contract/calls';
import type { CallFilters } from './calls-state';

const ENDPOINTS: Record<string, readonly string[]> = CLIENT_ENDPOINTS;

/** The endpoint types clients of these types have; of any type, where none is chosen. */
export function endpointTypes(clientTypes: readonly string[] = []): string[] {
  const clients = clientTypes.length > 0 ? clientTypes : Object.keys(ENDPOINTS);
  return clients.flatMap((client) => ENDPOINTS[client] ?? []);
}

/** The filters that still go together, as the service asks for them: a change of one may leave another without sense. */
export function fittingFilters(filters: CallFilters): CallFilters {
  const isOnly = (direction: string) => filters.direction?.length === 1 && filters.direction[0] === direction;
  const possible = endpointTypes(filters.client_type);
  const types = filters.endpoint_type?.filter((type) => possible.includes(type)) ?? [];
  return {
    ...filters,
    endpoint_type: types,
    endpoint_id: (types.length === 1 && filters.endpoint_id) || [],
    provider_id: (isOnly('outbound') && filters.provider_id) || [],
    ddi_provider_id: (isOnly('inbound') && filters.ddi_provider_id) || [],
  };
}
