import { dashboard, DASHBOARDS } from './dashboard';
import { COLORED, COLORED_TEXT, DURATION, GOOD_ASR, GOOD_NER } from './good-figures';
import { below } from './panel';
import { bands, breakout, columns, stat, table } from './panel-types';
import { toDashboard, toReport } from './places';
import { figures } from './query';
import { currency, customer, dataSource, destination, provider } from './variables';

const currencies = ['$currency'];

export const providers = dashboard({
  ...DASHBOARDS.providers,
  description: 'How providers and their routes carry calls, down to the destination.',
  from: 'now-24h',
  refresh: '5m',
  variables: [dataSource, provider, destination, customer, currency],
  rows: [
    {
      height: 4,
      panels: [
        stat({
          title: 'All chosen providers',
          queries: [figures({ measures: ['attempts', 'answered', 'asr', 'ner', 'acd_s', 'pdd_avg_s', 'pdd_p95_s'] })],
          defaults: { color: { mode: 'fixed', fixedColor: 'text' } },
          overrides: {
            asr: { decimals: 1, ...GOOD_ASR, ...COLORED },
            ner: { decimals: 1, ...GOOD_NER, ...COLORED },
            acd_s: DURATION,
            talk_s: DURATION,
            pdd_avg_s: { decimals: 1, thresholds: below(4, 8), ...COLORED },
            pdd_p95_s: { decimals: 1, thresholds: below(8, 15), ...COLORED },
          },
        }),
      ],
    },
    {
      height: 13,
      panels: [
        columns({
          title: 'Attempts by provider',
          least: '1h',
          manyLines: true,
          queries: [figures({ layout: 'series', dimensions: ['provider_id'], measures: ['attempts'] })],
        }),
        bands({
          title: 'ASR by provider',
          least: '1h',
          queries: [figures({ layout: 'series', dimensions: ['provider_id'], measures: ['asr'], whole_buckets: true })],
          defaults: { min: 0, max: 1, decimals: 1, ...GOOD_ASR },
        }),
      ],
    },
    {
      height: 9,
      panels: [
        table({
          title: 'Providers',
          queries: [
            figures({
              dimensions: ['provider_id'],
              measures: [
                'attempts',
                'answered',
                'asr',
                'ner',
                'acd_s',
                'pdd_avg_s',
                'pdd_p95_s',
                'short_call_share',
                'network_failure_share',
                'provider_charge',
              ],
              currencies,
              order: [{ by: 'attempts', direction: 'desc' }],
            }),
          ],
          overrides: {
            provider_id: { custom: { width: 90 } },
            provider_name: {
              custom: { minWidth: 130 },
              links: [
                toDashboard('sip', 'SIP outcomes', { provider: 'provider_id' }),
                toDashboard('destinations', 'Destinations', { provider: 'provider_id' }),
                toReport('route-quality', 'Route quality', ['provider_id']),
                toReport('vendor-traffic', 'Vendor traffic', ['provider_id']),
              ],
            },
            asr: { ...GOOD_ASR, ...COLORED_TEXT },
            ner: { ...GOOD_NER, ...COLORED_TEXT },
            acd_s: DURATION,
            talk_s: DURATION,
            pdd_avg_s: { decimals: 1 },
            pdd_p95_s: { decimals: 1 },
            provider_charge: { decimals: 2 },
          },
        }),
      ],
    },
    {
      height: 14,
      panels: [
        breakout({
          title: 'Breakout',
          description: 'Open a provider to see its destinations, and a destination to see whose calls they are.',
          queries: [
            figures({
              layout: 'breakout',
              dimensions: ['provider_id', 'destination_prefix', 'customer_id'],
              measures: [
                'attempts',
                'answered',
                'asr',
                'acd_s',
                'talk_s',
                'provider_charge',
                'profit',
                'profit_percent',
              ],
              currencies,
              order: [{ by: 'attempts', direction: 'desc' }],
              limit: 20_000,
            }),
          ],
        }),
      ],
    },
  ],
});
