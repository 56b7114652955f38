import type { Answer, Column, Row } from '../../../../contract/answer';
import { initialState } from '../report-state';
import { catalog } from '../testing/catalog';
import { chartPanel, isDrawable } from './chart-panel';
import { chartQuestion } from './chart-question';

const [report] = catalog.reports;
const state = {
  ...initialState(report),
  currencies: ['USD', 'GBP'],
  filters: [{ dimension: 'customer_id' as const, operator: 'in' as const, values: ['101'] }],
};
const momentOf = (from: string, to: string) => ({ window: { from, to }, zone: 'Europe/Madrid' });
const WEEK = momentOf('2026-11-01T00:00:00Z', '2026-11-08T00:00:00Z');

describe('the question of a picture', () => {
  it('is about the calls of the report, over its window and in its zone', () => {
    expect(chartQuestion('over_time', state, WEEK)).toMatchObject({
      ...WEEK,
      filters: state.filters,
      dimensions: ['time'],
      bucket: '1h',
    });
    expect(chartQuestion('by_destination', state, WEEK)).toMatchObject({ currencies: ['USD'], limit: 10 });
    expect(chartQuestion('none', state, WEEK)).toBeUndefined();
  });

  it('has the buckets of the report, where those are wider', () => {
    const byDay = { ...state, groups: ['time' as const], bucket: '1d' as const };
    expect(chartQuestion('over_time', byDay, WEEK)?.bucket).toBe('1d');
    expect(chartQuestion('over_time', { ...byDay, bucket: '5m' }, WEEK)?.bucket).toBe('1h');
  });

  it.each([
    ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', '15m'],
    ['2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', '1d'],
    ['2024-01-01T00:00:00Z', '2026-11-01T00:00:00Z', '1w'],
  ])('from %s to %s has buckets of %s', (from, to, bucket) => {
    expect(chartQuestion('over_time', state, momentOf(from, to))?.bucket).toBe(bucket);
  });
});

describe('the panel of a picture', () => {
  const measure = (name: string, unit: Column['unit'], currency?: string): Column => ({
    name,
    label: name,
    unit,
    currency,
    kind: 'measure',
  });
  const answer = (columns: Column[], rows: Row[]) => ({ columns, rows }) as Answer;
  const values = ({ frame }: ReturnType<typeof chartPanel>) => frame.fields.map((field) => field.values);

  it('draws attempts as bars and ASR as a line of its own scale, with gaps where it is unknown', () => {
    const panel = chartPanel(
      'over_time',
      answer(
        [{ ...measure('time', 'time'), kind: 'dimension' }, measure('attempts', 'count'), measure('asr', 'fraction')],
        [
          { time: '2026-11-01T01:00:00+01:00', attempts: 4, asr: 0.5 },
          { time: '2026-11-01T02:00:00+01:00', attempts: 0, asr: null },
        ]
      )
    );
    expect(panel.pluginId).toBe('timeseries');
    const first = Date.parse('2026-11-01T00:00:00Z');
    expect(values(panel)).toEqual([
      [first, first + 3_600_000],
      [4, 0],
      [0.5, null],
    ]);
    expect(panel.frame.fields.map(({ config }) => config.unit)).toEqual([undefined, 'short', 'percentunit']);
  });

  it('draws what is not available as nothing', () => {
    const panel = chartPanel(
      'by_destination',
      answer(
        [measure('customer_charge', 'money', 'USD')],
        [
          { destination_name: 'Spain', customer_charge: '1.50' },
          { destination_name: null, customer_charge: 'n/a' },
        ]
      )
    );
    expect(values(panel)).toEqual([
      ['Spain', 'Unknown'],
      [1.5, null],
    ]);
    expect(isDrawable(panel)).toBe(true);
    expect(isDrawable(chartPanel('by_destination', answer([measure('customer_charge', 'money')], [])))).toBe(false);
  });
});
