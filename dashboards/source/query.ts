import type { CallsQueryInput } from '../../contract/calls-query';
import type { GrafanaQueryInput } from '../../contract/grafana-query';
import { DATA_SOURCE_ID } from '../../contract/plugin-ids';
import type { Filter } from '../../contract/question';
import type { ServiceQueryInput, ServiceViewName } from '../../contract/service-query';

/** Whichever data source of the plugin the dashboard's first variable names. */
export const DATA_SOURCE = { type: DATA_SOURCE_ID, uid: '${datasource}' };

export type Query = (GrafanaQueryInput | CallsQueryInput | ServiceQueryInput) & { hide?: boolean };

const ofVariable = (dimension: Filter['dimension'], variable: string): Filter => ({
  dimension,
  operator: 'in',
  values: [`$${variable}`],
});

/** What the variables of a dashboard of calls restrict every panel to. One set to All restricts nothing. */
export const CHOSEN: Filter[] = [
  ofVariable('customer_id', 'customer'),
  ofVariable('provider_id', 'provider'),
  ofVariable('destination_name', 'destination'),
];

/** Figures of the chosen customers, providers and destinations. */
export function figures(query: GrafanaQueryInput): Query {
  return { filters: CHOSEN, ...query };
}

export function service(view: ServiceViewName): Query {
  return { kind: 'service', view };
}
