import { ReportDescription } from '../../../contract/catalog';

export const vendorTraffic: ReportDescription = {
  name: 'vendor-traffic',
  label: 'Vendor traffic',
  section: 'traffic',
  sentence: 'What was sent to each provider, how well it was carried and what it cost, by customer and by destination.',
  defaults: {
    dimensions: ['provider_id', 'destination_prefix'],
    measures: [
      'attempts',
      'answered',
      'short_calls',
      'talk_s',
      'asr',
      'ner',
      'acd_s',
      'pdd_avg_s',
      'provider_charge',
      'profit',
      'first_call_at',
      'last_call_at',
    ],
  },
  defaultDays: 7,
  groupings: ['time', 'provider_id', 'trunk_out', 'destination_prefix', 'destination_name', 'customer_id', 'outcome'],
};
