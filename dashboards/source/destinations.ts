import { dashboard, DASHBOARDS } from './dashboard';
import { COLORED, COLORED_TEXT, DURATION, GOOD_ASR, GOOD_NER } from './good-figures';
import { atLeast } from './panel';
import { bands, bars, table } from './panel-types';
import { toDashboard, toReport } from './places';
import { figures } from './query';
import { currency, customer, dataSource, destination, provider } from './variables';

const currencies = ['$currency'];
const order = [{ by: 'attempts', direction: 'desc' as const }];
const first = { id: 'limit', options: { limitField: 12 } };

export const destinations = dashboard({
  ...DASHBOARDS.destinations,
  description: 'Where calls go, how they get there, and what each destination brings.',
  from: 'now-7d',
  refresh: '',
  variables: [dataSource, destination, customer, provider, currency],
  rows: [
    {
      height: 11,
      panels: [
        bars({
          title: 'Busiest destinations, attempts',
          queries: [figures({ dimensions: ['destination_name'], measures: ['attempts'], order })],
          transformations: [first],
        }),
        bars({
          title: 'ASR of the busiest',
          queries: [figures({ dimensions: ['destination_name'], measures: ['attempts', 'asr'], order })],
          defaults: { min: 0, max: 1, decimals: 1, ...GOOD_ASR, ...COLORED },
          transformations: [first, { id: 'organize', options: { excludeByName: { attempts: true } } }],
        }),
      ],
    },
    {
      height: 13,
      panels: [
        bands({
          title: 'ASR of the chosen destinations by provider',
          least: '1h',
          queries: [figures({ layout: 'series', dimensions: ['provider_id'], measures: ['asr'], whole_buckets: true })],
          defaults: { min: 0, max: 1, decimals: 1, ...GOOD_ASR },
        }),
      ],
    },
    {
      height: 14,
      panels: [
        table({
          title: 'Destinations',
          queries: [
            figures({
              dimensions: ['destination_name'],
              measures: [
                'attempts',
                'answered',
                'asr',
                'ner',
                'acd_s',
                'talk_s',
                'customer_charge',
                'profit',
                'profit_percent',
              ],
              currencies,
              order,
            }),
          ],
          overrides: {
            destination_name: {
              custom: { minWidth: 170 },
              links: [
                toDashboard('providers', 'Providers of the destination', { destination: 'destination_name' }),
                toDashboard('sip', 'SIP outcomes', { destination: 'destination_name' }),
                toReport('breakout', 'Breakout', ['destination_name']),
              ],
            },
            asr: { ...GOOD_ASR, ...COLORED_TEXT },
            ner: { ...GOOD_NER, ...COLORED_TEXT },
            acd_s: DURATION,
            talk_s: DURATION,
            customer_charge: { decimals: 2 },
            profit: { decimals: 2 },
            profit_percent: {
              decimals: 1,
              thresholds: atLeast(0, 0.05),
              ...COLORED_TEXT,
            },
          },
        }),
      ],
    },
  ],
});
