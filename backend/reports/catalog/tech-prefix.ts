import { ReportDescription } from '../../../contract/catalog';

export const techPrefix: ReportDescription = {
  name: 'tech-prefix',
  label: 'Tech prefix',
  section: 'traffic',
  sentence: 'What each tech prefix carried and how well, and the customers who dialled it.',
  defaults: {
    dimensions: ['tech_prefix', 'customer_id'],
    measures: ['asr', 'acd_s', 'answered_calls', 'calls', 'attempts'],
  },
  defaultDays: 7,
  groupings: ['tech_prefix', 'customer_id', 'provider_id', 'destination_prefix', 'destination_name', 'time'],
};
