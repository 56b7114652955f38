import type { DataSourceRef, Panel } from '@grafana/schema';

import { MAX_PAGE } from '../../../contract/calls';
import type { CallsQueryInput, NumbersQueryInput } from '../../../contract/calls-query';
import { dashboardZone } from '../../datasource/dashboard-zone';
import type { AskedQuery } from '../reports/elsewhere/explore-url';
import { filtersOf, numbersOf } from './calls-question';
import type { CallsState } from './calls-state';

const SIZE = { x: 0, y: 0, w: 24, h: 12 };

const zoneOf = ({ timezone }: CallsState) => (timezone ? dashboardZone(timezone) : undefined);

/** The calls on the page as the data source asks for them: as many of the newest as it gives. */
export function callsQuery(state: CallsState): CallsQueryInput {
  const { answeredOnly } = state;
  const shared = { filters: filtersOf(state), zone: zoneOf(state) };
  return { kind: 'calls', numbers: numbersOf(state), answeredOnly, ...shared, limit: MAX_PAGE };
}

/** The figures of the numbers on the page. */
export function numbersQuery(state: CallsState): NumbersQueryInput {
  const { numbers, side, country, currency } = state;
  return {
    kind: 'numbers',
    numbers: { typed: numbers, side, country },
    filters: filtersOf(state),
    zone: zoneOf(state),
    currencies: currency ? [currency] : [],
  };
}

/** A panel of Grafana's own table: the fields are typed. */
export function tablePanel(title: string, query: AskedQuery, datasource: DataSourceRef): Panel {
  return {
    type: 'table',
    title,
    datasource,
    targets: [{ refId: 'A', datasource, ...query }],
    options: {},
    fieldConfig: { defaults: {}, overrides: [] },
    gridPos: SIZE,
  };
}
