import { REPORT_NAMES } from '../../../contract/names';
import { Problem } from '../../../contract/problem';
import { readQuestion } from '../read-question';
import { questionOf } from './question-of';
import { REPORTS } from './reports';

const window = { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' };
const read = (report: string, wishes: object) => readQuestion(questionOf(report, { window, ...wishes }));
const views = REPORT_NAMES.flatMap((name) => (REPORTS[name].views ?? []).map((view) => [name, view] as const));

it.each(REPORT_NAMES)('%s asks a whole question, by what it can be grouped by', (name) => {
  const { dimensions } = read(name, {});
  expect(REPORTS[name].groupings).toEqual(expect.arrayContaining(dimensions));
  expect(REPORTS[name].name).toBe(name);
});

it.each(views)('%s has a view that asks a whole question', (name, view) => {
  const { dimensions } = read(name, { view: view.name });
  const { groupings = REPORTS[name].groupings, across } = view;
  expect(groupings).toEqual(expect.arrayContaining(dimensions));
  expect(dimensions).toEqual(expect.arrayContaining(across ? [across] : []));
});

it('opens every report with views by its first one', () => {
  for (const name of REPORT_NAMES.filter((report) => REPORTS[report].views)) {
    expect(read(name, { view: REPORTS[name].views![0].name })).toEqual(read(name, {}));
  }
});

it('refuses a view there is not, and says which there are', () => {
  expect(() => questionOf('usa-calls', { view: 'moon' })).toThrow(Problem);
  expect(() => questionOf('usa-calls', { view: 'moon' })).toThrow('state, state_lrn, lata, lata_lrn');
  expect(() => questionOf('breakout', { view: 'moon' })).toThrow('leave the view out');
});

it('leaves out what a default says of time where a reader groups by other things', () => {
  const { bucket, empty_buckets } = read('interval', { dimensions: ['customer_id'] });
  expect({ bucket, empty_buckets }).toEqual({ bucket: undefined, empty_buckets: false });
  expect(read('interval', {})).toMatchObject({ bucket: '1h', empty_buckets: true });
  expect(read('dtmf', { dimensions: ['time'], bucket: '1d' }).bucket).toBe('1d');
});
