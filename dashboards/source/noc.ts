import { MEASURES } from '../../backend/reports/measures';
import { comparedStat } from './compared-stat';
import { dashboard, DASHBOARDS } from './dashboard';
import { COLORED_TEXT, DURATION, GOOD_ASR, GOOD_NER } from './good-figures';
import { below } from './panel';
import { alerts, lines, stat, table } from './panel-types';
import { toDashboard, toPage, toReport } from './places';
import { figures, service } from './query';
import { customer, dataSource, destination, leastAttempts, provider } from './variables';

const HIDDEN = { custom: { hideFrom: { viz: true, legend: true, tooltip: true } } };
const asr = { unit: 'percentunit', decimals: 1, ...GOOD_ASR };
const ner = { unit: 'percentunit', decimals: 1, ...GOOD_NER };

export const noc = dashboard({
  ...DASHBOARDS.noc,
  description: 'Traffic and quality now against the same time last week, the worst routes, and what rings.',
  from: 'now-6h',
  refresh: '1m',
  variables: [dataSource, customer, provider, destination, leastAttempts],
  links: [toPage('reports', 'Reports')],
  rows: [
    {
      height: 5,
      panels: [
        [
          stat({
            title: 'Newest call',
            queries: [service('calls_state')],
            fields: ['ago'],
            overrides: {
              newest_call_age_s: {
                displayName: 'ago',
                decimals: 0,
                thresholds: below(900, 3600),
                mappings: [
                  {
                    type: 'special',
                    options: { match: 'null', result: { text: 'No calls yet', color: 'orange', index: 0 } },
                  },
                ],
              },
            },
            links: [toPage('sources', 'Sources')],
          }),
          4,
        ],
        comparedStat({
          measure: 'attempts',
          title: 'Attempts',
          config: { unit: 'short', decimals: 0, color: { mode: 'fixed', fixedColor: 'text' } },
          downIsBad: true,
        }),
        comparedStat({ measure: 'asr', title: 'ASR', config: asr, downIsBad: true }),
        comparedStat({ measure: 'ner', title: 'NER', config: ner, downIsBad: true }),
        comparedStat({
          measure: 'acd_s',
          title: 'ACD',
          config: { unit: 'suffix: s', decimals: 0, color: { mode: 'fixed', fixedColor: 'text' } },
          downIsBad: true,
        }),
      ],
    },
    {
      height: 8,
      panels: [
        lines({
          title: 'Attempts and last week’s',
          least: '15m',
          queries: [figures({ layout: 'series', measures: ['attempts'], compare: 'previous_week' })],
          overrides: previousOf('attempts'),
        }),
        lines({
          title: 'ASR and last week’s',
          least: '15m',
          queries: [figures({ layout: 'series', measures: ['asr'], compare: 'previous_week', whole_buckets: true })],
          defaults: { min: 0, max: 1 },
          overrides: previousOf('asr'),
        }),
      ],
    },
    {
      height: 11,
      panels: [
        [
          table({
            title: 'Worst routes',
            description: 'Of the busiest routes those with the lowest ASR, and at least the attempts chosen above.',
            queries: [
              figures({
                dimensions: ['provider_id', 'destination_name'],
                measures: ['attempts', 'asr', 'ner', 'acd_s', 'pdd_avg_s'],
                order: [{ by: 'attempts', direction: 'desc' }],
              }),
            ],
            // Grafana's transformations know columns by what they are titled.
            transformations: [
              {
                id: 'filterByValue',
                options: {
                  type: 'include',
                  match: 'all',
                  filters: [
                    {
                      fieldName: MEASURES.attempts.label,
                      config: { id: 'greaterOrEqual', options: { value: '$least' } },
                    },
                  ],
                },
              },
              { id: 'sortBy', options: { sort: [{ field: MEASURES.asr.label, desc: false }] } },
              { id: 'limit', options: { limitField: 15 } },
            ],
            overrides: {
              provider_id: { custom: { width: 90 } },
              destination_name: { custom: { minWidth: 150 } },
              provider_name: {
                custom: { minWidth: 130 },
                links: [
                  toDashboard('providers', 'The provider’s routes', { provider: 'provider_id' }),
                  toDashboard('sip', 'SIP outcomes of the route', {
                    provider: 'provider_id',
                    destination: 'destination_name',
                  }),
                  toReport('route-quality', 'Route quality', ['provider_id', 'destination_name']),
                ],
              },
              asr: { ...GOOD_ASR, ...COLORED_TEXT },
              ner: { ...GOOD_NER, ...COLORED_TEXT },
              acd_s: DURATION,
              talk_s: DURATION,
              pdd_avg_s: { decimals: 1 },
            },
          }),
          17,
        ],
        alerts('Alerts'),
      ],
    },
  ],
});

function previousOf(measure: string) {
  return {
    [`${measure}__previous`]: {
      displayName: 'last week',
      color: { mode: 'fixed', fixedColor: 'text' },
      custom: { lineStyle: { fill: 'dash', dash: [6, 6] }, fillOpacity: 0 },
    },
    [`${measure}__difference`]: HIDDEN,
    [`${measure}__change`]: HIDDEN,
  };
}
