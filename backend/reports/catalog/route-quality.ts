import { ReportDescription } from '../../../contract/catalog';

export const routeQuality: ReportDescription = {
  name: 'route-quality',
  label: 'Route quality',
  section: 'quality',
  sentence:
    'How well each provider reaches each destination: effectiveness, post-dial delay, short calls and why attempts failed.',
  defaults: {
    dimensions: ['provider_id', 'destination_prefix'],
    measures: [
      'attempts',
      'asr',
      'ner',
      'ser',
      'seer',
      'acd_s',
      'pdd_avg_s',
      'pdd_p95_s',
      'short_call_share',
      'busy_share',
      'no_answer_share',
      'cancelled_share',
      'rejected_share',
      'wrong_number_share',
      'forbidden_share',
      'network_failure_share',
      'unknown_share',
    ],
  },
  defaultDays: 1,
  groupings: [
    'provider_id',
    'destination_prefix',
    'destination_name',
    'time',
    'trunk_out',
    'customer_id',
    'outcome',
    'sip_code',
    'q850_cause',
  ],
};
