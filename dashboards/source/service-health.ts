import { dashboard, DASHBOARDS } from './dashboard';
import { below } from './panel';
import { columns, lines, stat, table } from './panel-types';
import { toPage } from './places';
import { service } from './query';
import { dataSource } from './variables';

const color = { mode: 'thresholds' };
const NO_SAMPLES = 'Nothing is sampled yet. The service takes a sample of its metrics every minute.';
const defaults = { noValue: NO_SAMPLES, min: 0 };

export const serviceHealth = dashboard({
  ...DASHBOARDS.service,
  description: 'Whether calls come in, questions are answered and work keeps up. From the service’s own metrics.',
  from: 'now-6h',
  refresh: '1m',
  variables: [dataSource],
  links: [toPage('sources', 'Sources'), toPage('storage', 'Storage')],
  rows: [
    {
      height: 4,
      panels: [
        [
          stat({
            title: 'Calls',
            queries: [service('calls_state')],
            fields: ['Newest call, ago', 'Attempts stored', 'Sources in trouble'],
            defaults: { color: { mode: 'fixed', fixedColor: 'text' } },
            overrides: {
              newest_call_age_s: { displayName: 'Newest call, ago', decimals: 0, thresholds: below(900, 3600), color },
              sources_in_trouble: { thresholds: below(1, 1), color },
            },
            links: [toPage('sources', 'Sources')],
          }),
          9,
        ],
        stat({
          title: 'Work',
          queries: [service('backlog_state')],
          fields: ['Schedules overdue', 'Runs waiting', 'Mails waiting', 'Hours to add up', 'Replicas', 'Last tick'],
          defaults: { color: { mode: 'fixed', fixedColor: 'text' } },
          overrides: {
            overdue: { thresholds: below(1, 5), color },
            dirty_hours: { thresholds: below(24, 168), color },
            tick_age_s: { decimals: 0, thresholds: below(30, 60), color },
          },
        }),
      ],
    },
    {
      height: 7,
      panels: [
        table({
          title: 'Sources',
          queries: [service('sources')],
          defaults: { noValue: 'No sources yet. Connect a switch or import a file: Trunkline, Sources.' },
          overrides: {
            silence_s: { decimals: 0, thresholds: below(900, 3600), custom: { cellOptions: { type: 'color-text' } } },
            source: { links: [toPage('sources', 'Sources')] },
          },
        }),
      ],
    },
    {
      height: 8,
      panels: [
        columns({ title: 'Attempts received', queries: [service('received')], defaults }),
        lines({ title: 'Silence of sources', queries: [service('source_silence')], defaults }),
        columns({ title: 'Rejected rows', queries: [service('rejected')], defaults }),
      ],
    },
    {
      height: 8,
      panels: [
        lines({ title: 'Query times', queries: [service('question_times')], defaults }),
        columns({ title: 'Questions', queries: [service('questions')], defaults }),
        lines({ title: 'Queue', queries: [service('queue')], defaults }),
      ],
    },
    {
      height: 8,
      panels: [
        lines({ title: 'Backlog', queries: [service('backlog')], defaults }),
        lines({ title: 'Memory', queries: [service('memory')], defaults }),
        table({ title: 'Replicas', queries: [service('replicas')], defaults: { noValue: 'No replica has ticked.' } }),
      ],
    },
  ],
});
