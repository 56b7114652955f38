import { ReportDescription } from '../../../contract/catalog';

export const interval: ReportDescription = {
  name: 'interval',
  label: 'Interval',
  section: 'traffic',
  sentence: 'Traffic and quality over time, from 5 minutes to a month at a time, by whatever else is chosen beside it.',
  defaults: {
    dimensions: ['time'],
    bucket: '1h',
    empty_buckets: true,
    measures: ['attempts', 'calls', 'answered', 'asr', 'ner', 'acd_s', 'talk_s', 'pdd_avg_s'],
  },
  defaultDays: 1,
  groupings: [
    'time',
    'customer_id',
    'account_id',
    'provider_id',
    'trunk_in',
    'trunk_out',
    'destination_prefix',
    'destination_name',
    'tech_prefix',
    'direction',
    'client_type',
    'ddi_provider_id',
    'outcome',
    'sip_code',
    'source',
  ],
};
