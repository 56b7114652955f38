import { ReportDescription } from '../../../contract/catalog';

export const dtmf: ReportDescription = {
  name: 'dtmf',
  label: 'DTMF',
  section: 'quality',
  sentence: 'In how many calls digits were dialled, what those calls cost, and which carriers seem to lose the digits.',
  defaults: {
    dimensions: ['time', 'provider_id'],
    bucket: '1h',
    measures: [
      'calls',
      'answered',
      'calls_with_dtmf',
      'dtmf_share',
      'dtmf_digits',
      'customer_charge',
      'provider_charge',
      'cost_per_dtmf_call',
      'cost_per_dtmf_digit',
    ],
    marks: ['low_dtmf_share'],
  },
  defaultDays: 1,
  groupings: ['time', 'provider_id', 'customer_id', 'destination_prefix', 'destination_name'],
};
