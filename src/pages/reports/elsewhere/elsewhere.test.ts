import { grafanaQuerySchema } from '../../../../contract/grafana-query';
import { DATA_SOURCE_ID } from '../../../../contract/plugin-ids';
import { initialState, type ReportState } from '../report-state';
import { catalog } from '../testing/catalog';
import { exploreUrl } from './explore-url';
import { reportPanel } from './report-panel';
import { reportQuery } from './report-query';

const DATA_SOURCE = { type: DATA_SOURCE_ID, uid: 'calls' };
const state: ReportState = {
  ...initialState(catalog.reports[0]),
  from: 'now-1d/d',
  to: 'now-1d/d',
  filters: [{ dimension: 'customer_id', operator: 'in', values: ['101', null] }],
  groups: ['time', 'provider_id'],
  view: { sorting: [{ id: 'asr', descending: true }], filters: { asr: '< 30%' }, expansion: { depth: 2, toggled: [] } },
};

describe('the question on the page', () => {
  it('opens in Explore with all that was asked, and its window', () => {
    const { pathname, searchParams } = new URL(
      exploreUrl(reportQuery(state, 'table'), state, DATA_SOURCE),
      'http://grafana'
    );
    const [pane] = Object.values(JSON.parse(searchParams.get('panes')!)) as Array<Record<string, unknown>>;
    expect(pathname).toBe('/explore');
    expect(pane).toMatchObject({ datasource: 'calls', range: { from: 'now-1d/d', to: 'now-1d/d' } });
    const [query] = pane.queries as object[];
    expect(grafanaQuerySchema.parse(query)).toMatchObject({
      layout: 'table',
      measures: ['attempts', 'asr', 'profit'],
      dimensions: ['time', 'provider_id'],
      bucket: '1d',
      filters: [{ dimension: 'customer_id', operator: 'in', values: ['101', null] }],
      currencies: ['USD'],
      order: [{ by: 'asr', direction: 'desc' }],
    });
    expect(query).toMatchObject({ datasource: DATA_SOURCE });
  });

  it('becomes a panel laid out as the page is', () => {
    expect(reportPanel('Breakout', state, DATA_SOURCE)).toMatchObject({
      type: 'trunkline-breakout-panel',
      title: 'Breakout',
      datasource: DATA_SOURCE,
      targets: [{ layout: 'breakout', dimensions: ['time', 'provider_id'] }],
      options: { pivot: false, sorting: [{ id: 'asr', descending: true }], filters: { asr: '< 30%' }, depth: 2 },
    });
  });

  it('becomes a panel with the pivot of the page, in the zone chosen on it', () => {
    const pivot: ReportState = { ...state, layout: 'pivot', groups: ['provider_id'], pivot: 'time', timezone: 'utc' };
    expect(reportPanel('Breakout', pivot, DATA_SOURCE)).toMatchObject({
      targets: [{ dimensions: ['provider_id', 'time'], measures: ['attempts', 'asr'], bucket: '1d', zone: 'UTC' }],
      options: { pivot: true },
    });
  });
});
