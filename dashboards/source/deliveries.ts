import { dashboard, DASHBOARDS } from './dashboard';
import { below, type FieldConfig } from './panel';
import { columns, lines, stat, table } from './panel-types';
import { toPage } from './places';
import { service } from './query';
import { dataSource } from './variables';

const NOTHING_RAN =
  'Nothing ran in this time range. Reports are sent by schedules: Trunkline, Schedules, New schedule.';
const bad: FieldConfig = { thresholds: below(1, 1), color: { mode: 'thresholds' } };
const STATE_COLORS = {
  done: { color: { mode: 'fixed', fixedColor: 'green' } },
  sent: { color: { mode: 'fixed', fixedColor: 'green' } },
  failed: { color: { mode: 'fixed', fixedColor: 'red' } },
  unknown: { color: { mode: 'fixed', fixedColor: 'orange' } },
};
const defaults = { noValue: NOTHING_RAN };

export const deliveries = dashboard({
  ...DASHBOARDS.deliveries,
  description: 'What schedules made and sent: runs, failures, mails, files and how late they were.',
  from: 'now-7d',
  refresh: '1m',
  variables: [dataSource],
  links: [toPage('runs', 'Runs and files'), toPage('schedules', 'Schedules')],
  rows: [
    {
      height: 4,
      panels: [
        stat({
          title: 'In this time range',
          queries: [service('delivery_totals')],
          defaults: { color: { mode: 'fixed', fixedColor: 'text' } },
          overrides: { runs_failed: bad, mails_failed: bad, mails_unknown: bad, file_bytes: { unit: 'bytes' } },
        }),
      ],
    },
    {
      height: 8,
      panels: [
        columns({
          title: 'Runs',
          least: '1h',
          queries: [service('runs_over_time')],
          defaults,
          overrides: STATE_COLORS,
        }),
        columns({
          title: 'Mails',
          least: '1h',
          queries: [service('mails_over_time')],
          defaults,
          overrides: STATE_COLORS,
        }),
      ],
    },
    {
      height: 8,
      panels: [
        lines({
          title: 'Lag',
          least: '1h',
          description: 'From the slot to the stored files, and from when a mail was due to when it was sent.',
          queries: [service('delivery_lag')],
          defaults: { ...defaults, unit: 's', min: 0, custom: { showPoints: 'always', spanNulls: true } },
        }),
        lines({
          title: 'Files',
          least: '1h',
          queries: [service('files_over_time')],
          defaults: { ...defaults, min: 0 },
          overrides: { bytes: { custom: { axisPlacement: 'right' } } },
        }),
      ],
    },
    {
      height: 10,
      panels: [
        table({
          title: 'Runs, the newest first',
          queries: [service('runs')],
          defaults,
          overrides: { state: stateCell(), lag_s: { decimals: 0 }, run_id: { custom: { width: 80 } } },
        }),
      ],
    },
    {
      height: 10,
      panels: [
        table({
          title: 'Mails, those in trouble first',
          queries: [service('mails')],
          defaults: { noValue: 'No mails in this time range.' },
          overrides: { state: stateCell(), lag_s: { decimals: 0 }, run_id: { custom: { width: 80 } } },
        }),
      ],
    },
  ],
});

function stateCell(): FieldConfig {
  return { custom: { width: 100 } };
}
