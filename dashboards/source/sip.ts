import { dashboard, DASHBOARDS } from './dashboard';
import { bars, columns, stat, table } from './panel-types';
import { toReport } from './places';
import { CHOSEN, figures } from './query';
import { customer, dataSource, destination, provider } from './variables';

const order = [{ by: 'attempts', direction: 'desc' as const }];

export const sip = dashboard({
  ...DASHBOARDS.sip,
  description: 'How attempts end, by outcome, SIP code and who hung up.',
  from: 'now-24h',
  refresh: '5m',
  variables: [dataSource, customer, provider, destination],
  rows: [
    {
      height: 4,
      panels: [
        stat({
          title: 'Shares of the attempts',
          queries: [
            figures({
              measures: [
                'asr',
                'busy_share',
                'no_answer_share',
                'cancelled_share',
                'rejected_share',
                'wrong_number_share',
                'network_failure_share',
              ],
            }),
          ],
          colored: false,
          defaults: { decimals: 1 },
        }),
      ],
    },
    {
      height: 9,
      panels: [
        columns({
          title: 'Outcomes over time',
          least: '1h',
          queries: [figures({ layout: 'series', dimensions: ['outcome'], measures: ['attempts'] })],
        }),
        bars({
          title: 'SIP codes',
          queries: [figures({ dimensions: ['sip_code'], measures: ['attempts'], order })],
          transformations: [{ id: 'limit', options: { limitField: 12 } }],
        }),
      ],
    },
    {
      height: 11,
      panels: [
        [
          table({
            title: 'Failures by provider and code',
            queries: [
              figures({
                dimensions: ['provider_id', 'sip_code', 'outcome'],
                filters: [...CHOSEN, { dimension: 'outcome', operator: 'not_in', values: ['answered'] }],
                measures: ['attempts', 'pdd_avg_s'],
                order,
              }),
            ],
            overrides: {
              provider_id: { custom: { width: 90 } },
              pdd_avg_s: { decimals: 1 },
              provider_name: {
                custom: { minWidth: 130 },
                links: [toReport('route-quality', 'Route quality', ['provider_id'])],
              },
            },
          }),
          14,
        ],
        table({
          title: 'Q.850 causes and who hung up',
          queries: [
            figures({
              dimensions: ['q850_cause', 'hangup_by'],
              measures: ['attempts', 'asr'],
              order,
            }),
          ],
        }),
      ],
    },
  ],
});
