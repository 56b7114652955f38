import { dashboard, DASHBOARDS } from './dashboard';
import { bars, columns, stat, table } from './panel-types';
import { toReport } from './places';
import { figures } from './query';
import { customer, dataSource, destination, provider } from './variables';

const most = { order: [{ by: 'attempts', direction: 'desc' as const }], limit: 12 };

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
          queries: [figures({ dimensions: ['sip_code'], measures: ['attempts'], ...most })],
        }),
      ],
    },
    {
      height: 11,
      panels: [
        [
          table({
            title: 'Codes of each provider',
            queries: [
              figures({
                dimensions: ['provider_id', 'sip_code', 'outcome'],
                measures: ['attempts', 'pdd_avg_s'],
                order: [{ by: 'attempts', direction: 'desc' }],
                limit: 500,
              }),
            ],
            overrides: {
              provider_id: { custom: { width: 90 } },
              pdd_avg_s: { decimals: 1 },
              provider_name: { links: [toReport('route-quality', 'Route quality', ['provider_id'])] },
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
              order: [{ by: 'attempts', direction: 'desc' }],
              limit: 200,
            }),
          ],
        }),
      ],
    },
  ],
});
