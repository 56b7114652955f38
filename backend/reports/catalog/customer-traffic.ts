import { ReportDescription } from '../../../contract/catalog';

export const customerTraffic: ReportDescription = {
  name: 'customer-traffic',
  label: 'Customer traffic',
  section: 'traffic',
  sentence: "One customer's calls, how they went and what they cost, by provider and by destination.",
  defaults: {
    dimensions: ['provider_id', 'destination_prefix'],
    measures: [
      'attempts',
      'calls',
      'answered',
      'short_calls',
      'talk_s',
      'asr',
      'asr_calls',
      'acd_s',
      'customer_charge',
      'provider_charge',
      'profit',
      'first_call_at',
      'last_call_at',
    ],
  },
  defaultDays: 7,
  groupings: ['time', 'provider_id', 'destination_prefix', 'destination_name', 'outcome'],
};
