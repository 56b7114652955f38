import { CoreApp, type DataQueryRequest, dateTime, type TimeRange } from '@grafana/data';
import { config } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

import { fakeGrafana, refusal } from '../test/fake-grafana';
import { fakeTemplates } from '../test/fake-templates';
import { makeDataSource, RANGE } from '../test/data-source';
import type { FiguresQuery, TrunklineQuery, TrunklineVariableQuery } from './trunkline-query';
import { TrunklineVariables } from './variables/TrunklineVariables';

const query: FiguresQuery = { refId: 'A', layout: 'table', measures: ['asr'], dimensions: ['customer_id'] };

function request(target: TrunklineQuery, timezone = 'browser'): DataQueryRequest<TrunklineQuery> {
  return {
    app: CoreApp.Dashboard,
    requestId: 'Q1',
    timezone,
    range: RANGE,
    interval: '1h',
    intervalMs: 3_600_000,
    scopedVars: {},
    startTime: 0,
    targets: [target],
  };
}

async function sent(target: TrunklineQuery, timezone?: string): Promise<TrunklineQuery> {
  const grafana = fakeGrafana({
    'POST /api/ds/query?ds_type=trunkline-calls-datasource&requestId=Q1': () => ({ results: {} }),
  });
  await lastValueFrom(makeDataSource().query(request(target, timezone)));
  return grafana.requests[0].data.queries[0];
}

beforeEach(() => {
  fakeTemplates({ customer: { value: ['101', '205'] }, currency: { value: 'USD' } });
});

describe('a query', () => {
  it.each([
    ['utc', 'UTC'],
    ['Asia/Kathmandu', 'Asia/Kathmandu'],
    ['browser', 'UTC'],
  ])("is asked in the dashboard's zone (%s)", async (timezone, zone) => {
    await expect(sent(query, timezone)).resolves.toMatchObject({ zone });
  });

  it("is asked in the user's zone where the dashboard leaves it to them", async () => {
    config.bootData = { user: { timezone: 'Europe/Madrid' } } as typeof config.bootData;
    await expect(sent(query, '')).resolves.toMatchObject({ zone: 'Europe/Madrid' });
  });

  it('keeps a zone of its own', async () => {
    await expect(sent({ ...query, zone: 'Europe/Lisbon' }, 'utc')).resolves.toMatchObject({ zone: 'Europe/Lisbon' });
  });

  it('leaves with its variables replaced', async () => {
    const filters = [{ dimension: 'customer_id' as const, values: ['$customer'] }];
    await expect(sent({ ...query, filters, currencies: ['$currency'] })).resolves.toMatchObject({
      filters: [{ dimension: 'customer_id', operator: 'in', values: ['101', '205'] }],
      currencies: ['USD'],
    });
  });

  it('is not sent while it is hidden or measures nothing', () => {
    const datasource = makeDataSource();
    expect(datasource.filterQuery(query)).toBe(true);
    expect(datasource.filterQuery({ ...query, hide: true })).toBe(false);
    expect(datasource.filterQuery({ refId: 'A', measures: [] })).toBe(false);
    expect(datasource.filterQuery({ refId: 'A' } as TrunklineQuery)).toBe(false);
  });

  it('moves to Explore with its values in place and its data source named', () => {
    const filters = [{ dimension: 'customer_id' as const, values: ['$customer'] }];
    const [explored] = makeDataSource().interpolateVariablesInQueries([{ ...query, filters }], {});
    expect(explored).toMatchObject({
      filters: [{ dimension: 'customer_id', operator: 'in', values: ['101', '205'] }],
      datasource: { type: 'trunkline-calls-datasource', uid: 'calls' },
    });
  });

  it("takes the dashboard's ad hoc filters", () => {
    const restricted = makeDataSource().applyTemplateVariables(query, {}, [
      { key: 'provider_id', operator: '=|', value: '', values: ['7', '__unknown'] },
      { key: 'outcome', operator: '!=', value: 'busy' },
    ]);
    expect(restricted).toHaveProperty('filters', [
      { dimension: 'provider_id', operator: 'in', values: ['7', null] },
      { dimension: 'outcome', operator: 'not_in', values: ['busy'] },
    ]);
    expect(() =>
      makeDataSource().applyTemplateVariables(query, {}, [{ key: 'outcome', operator: '=~', value: '.*' }])
    ).toThrow('The filter on outcome uses =~.');
  });

  it('of calls leaves with the variables in its numbers and filters replaced', async () => {
    const filters = [{ dimension: 'customer_id' as const, values: ['$customer'] }];
    const numbers = { typed: ['+44 20 7946 0958', '$customer'] };
    await expect(sent({ refId: 'A', kind: 'calls', filters, numbers })).resolves.toMatchObject({
      kind: 'calls',
      zone: 'UTC',
      filters: [{ dimension: 'customer_id', values: ['101', '205'] }],
      numbers: { typed: ['+44 20 7946 0958', '101', '205'] },
    });
    await expect(sent({ refId: 'A', kind: 'numbers', numbers, currencies: ['$currency'] })).resolves.toMatchObject({
      currencies: ['USD'],
    });
  });

  it('of calls takes those filters of a dashboard that lists of calls have', () => {
    const ofCalls: TrunklineQuery = { refId: 'A', kind: 'calls' };
    const adHoc = (key: string, operator = '=', value = '7') => [{ key, operator, value }];
    expect(makeDataSource().applyTemplateVariables(ofCalls, {}, adHoc('provider_id'))).toHaveProperty('filters', [
      { dimension: 'provider_id', values: ['7'] },
    ]);
    for (const [filter, words] of [
      [adHoc('destination_name'), 'no filter on destination_name'],
      [adHoc('customer_id', '!='), 'leaves values out'],
      [adHoc('customer_id', '=', '__unknown'), 'unknown'],
    ] as const) {
      expect(() => makeDataSource().applyTemplateVariables(ofCalls, {}, [...filter])).toThrow(words);
    }
  });

  it('of the service itself takes no filter of a dashboard', () => {
    const ofService: TrunklineQuery = { refId: 'A', kind: 'service', view: 'sources' };
    const adHoc = [{ key: 'provider_id', operator: '=', value: '7' }];
    expect(makeDataSource().applyTemplateVariables(ofService, {}, adHoc)).toEqual({ ...ofService, zone: undefined });
    expect(makeDataSource().filterQuery(ofService)).toBe(true);
    expect(makeDataSource().getQueryDisplayText(ofService)).toBe('Sources, now');
  });

  it('of numbers is not sent before there is one', () => {
    const numbers = (typed: string[]): TrunklineQuery => ({ refId: 'A', kind: 'numbers', numbers: { typed } });
    expect(makeDataSource().filterQuery(numbers([]))).toBe(false);
    expect(makeDataSource().filterQuery(numbers(['112']))).toBe(true);
    expect(makeDataSource().filterQuery({ refId: 'A', kind: 'calls' })).toBe(true);
    expect(makeDataSource().getQueryDisplayText(numbers(['112', '113']))).toBe('figures of 2 numbers');
  });

  it('opens as traffic over time, in an alert rule as one ratio', () => {
    expect(makeDataSource().getDefaultQuery(CoreApp.Explore)).toMatchObject({
      layout: 'series',
      measures: ['attempts', 'answered'],
    });
    expect(makeDataSource().getDefaultQuery(CoreApp.UnifiedAlerting)).toMatchObject({
      layout: 'series',
      measures: ['asr'],
    });
  });

  it('reads as a line', () => {
    const filters = [{ dimension: 'customer_id' as const, values: ['101', null] }];
    expect(makeDataSource().getQueryDisplayText({ ...query, filters })).toBe(
      'asr by customer_id where customer_id is 101, Unknown'
    );
  });
});

describe('a variable', () => {
  const variable: TrunklineVariableQuery = { refId: 'V', dimension: 'customer_id', search: '$currency' };

  function listed(target: TrunklineVariableQuery, range?: TimeRange) {
    const asked = { scopedVars: {}, ...(range && { range }), targets: [target] };
    return lastValueFrom(
      new TrunklineVariables(makeDataSource()).query(asked as DataQueryRequest<TrunklineVariableQuery>)
    );
  }

  it('lists the values of a dimension in the range of the dashboard', async () => {
    const grafana = fakeGrafana({
      'GET /api/datasources/uid/calls/resources/v1/values': () => [
        { value: '101', label: '101 Acme' },
        { value: null, label: '' },
      ],
    });

    await expect(listed(variable, RANGE)).resolves.toEqual({
      data: [
        { text: '101 Acme', value: '101' },
        { text: 'Unknown', value: '__unknown' },
      ],
    });
    expect(grafana.requests[0].params).toMatchObject({
      dimension: 'customer_id',
      search: 'USD',
      from: RANGE.from.toISOString(),
      to: RANGE.to.toISOString(),
    });
  });

  it('lists nothing before a dimension is chosen', async () => {
    await expect(listed({ refId: 'V' } as TrunklineVariableQuery)).resolves.toEqual({ data: [] });
  });

  it('says why it has no values', async () => {
    fakeGrafana({ 'GET v1/values': () => refusal(502, { message: 'Plugin unavailable' }) });
    await expect(listed(variable)).rejects.toThrow(/could not be reached/);
  });

  it('without a range looks at the last seven days', async () => {
    const grafana = fakeGrafana({ 'GET v1/values': () => [] });
    await listed(variable);
    const { from, to } = grafana.requests[0].params as { from: string; to: string };
    expect(dateTime(to).diff(dateTime(from), 'days')).toBe(7);
  });
});
