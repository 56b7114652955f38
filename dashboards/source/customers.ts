import { dashboard, DASHBOARDS } from './dashboard';
import { COLORED, COLORED_TEXT, DURATION } from './good-figures';
import { atLeast } from './panel';
import { columns, lines, stat, table } from './panel-types';
import { toDashboard, toReport } from './places';
import { figures } from './query';
import { currency, customer, dataSource, destination, provider } from './variables';

const margin = { unit: 'percentunit', decimals: 1, thresholds: atLeast(0, 0.05) };
const currencies = ['$currency'];

export const customers = dashboard({
  ...DASHBOARDS.customers,
  description: 'What customers bring, what it costs to carry, and where money is lost.',
  from: 'now-7d',
  refresh: '',
  variables: [dataSource, customer, provider, destination, currency],
  rows: [
    {
      height: 4,
      panels: [
        stat({
          title: 'All chosen customers',
          queries: [
            figures({
              measures: ['attempts', 'talk_s', 'customer_charge', 'provider_charge', 'profit', 'profit_percent'],
              currencies,
            }),
          ],
          defaults: { color: { mode: 'fixed', fixedColor: 'text' } },
          overrides: {
            talk_s: DURATION,
            customer_charge: { decimals: 2 },
            provider_charge: { decimals: 2 },
            profit: { decimals: 2, thresholds: atLeast(0, 0.01), ...COLORED },
            profit_percent: { ...margin, ...COLORED },
          },
        }),
      ],
    },
    {
      height: 8,
      panels: [
        columns({
          title: 'Profit by day',
          queries: [figures({ layout: 'series', bucket: '1d', measures: ['profit'], currencies })],
        }),
        lines({
          title: 'Margin by day',
          queries: [figures({ layout: 'series', bucket: '1d', measures: ['profit_percent'], currencies })],
          defaults: { unit: 'percentunit' },
        }),
      ],
    },
    {
      height: 12,
      panels: [
        table({
          title: 'Customers',
          queries: [
            figures({
              dimensions: ['customer_id'],
              measures: [
                'attempts',
                'answered',
                'asr',
                'acd_s',
                'talk_s',
                'customer_charge',
                'provider_charge',
                'profit',
                'profit_percent',
              ],
              currencies,
              order: [{ by: 'profit', direction: 'desc' }],
            }),
          ],
          overrides: {
            customer_id: { custom: { width: 90 } },
            customer_name: {
              custom: { minWidth: 130 },
              links: [
                toDashboard('destinations', 'The customer’s destinations', { customer: 'customer_id' }),
                toDashboard('noc', 'The customer’s traffic now', { customer: 'customer_id' }),
                toReport('breakout', 'Breakout', ['customer_id']),
              ],
            },
            acd_s: DURATION,
            talk_s: DURATION,
            customer_charge: { decimals: 2 },
            provider_charge: { decimals: 2 },
            profit: { decimals: 2, thresholds: atLeast(0, 0.01), ...COLORED_TEXT },
            profit_percent: { ...margin, ...COLORED_TEXT },
          },
        }),
      ],
    },
    {
      height: 11,
      panels: [
        table({
          title: 'Where money is lost',
          description: 'The smallest profits by customer, provider and destination.',
          queries: [
            figures({
              dimensions: ['customer_id', 'provider_id', 'destination_name'],
              measures: ['answered', 'talk_s', 'customer_charge', 'provider_charge', 'profit', 'profit_percent'],
              currencies,
              order: [{ by: 'profit', direction: 'asc' }],
            }),
          ],
          transformations: [{ id: 'limit', options: { limitField: 30 } }],
          overrides: {
            customer_id: { custom: { width: 90 } },
            provider_id: { custom: { width: 90 } },
            customer_name: {
              custom: { minWidth: 130 },
              links: [toReport('breakout', 'Breakout', ['customer_id', 'provider_id', 'destination_name'])],
            },
            talk_s: DURATION,
            profit: { thresholds: atLeast(0, 0.01), ...COLORED_TEXT },
            profit_percent: { ...margin, ...COLORED_TEXT },
          },
        }),
      ],
    },
  ],
});
