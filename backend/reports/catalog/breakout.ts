import { ReportDescription } from '../../../contract/catalog';

export const breakout: ReportDescription = {
  name: 'breakout',
  label: 'Breakout',
  section: 'traffic',
  sentence:
    'Traffic, quality and money by customer, provider, destination and route, in any order, side by side in two currencies.',
  defaults: {
    dimensions: ['customer_id', 'provider_id', 'destination_prefix'],
    measures: [
      'attempts',
      'calls',
      'answered',
      'talk_s',
      'asr',
      'acd_s',
      'customer_charge',
      'provider_charge',
      'profit',
      'profit_percent',
      'calls_with_dtmf',
      'dtmf_digits',
    ],
    currencies: ['USD', 'GBP'],
  },
  defaultDays: 7,
  groupings: ['time', 'customer_id', 'provider_id', 'destination_prefix', 'destination_name', 'trunk_out'],
};
