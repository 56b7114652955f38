import type { Catalog } from '../../../../contract/catalog';
import { BUCKETS, DIMENSION_NAMES, MEASURE_NAMES } from '../../../../contract/names';

export const catalog: Catalog = {
  reports: [
    {
      name: 'breakout',
      label: 'Breakout',
      section: 'traffic',
      sentence: 'Traffic by customer and provider.',
      defaults: {
        dimensions: ['customer_id', 'provider_id'],
        measures: ['attempts', 'asr', 'profit'],
        currencies: ['USD'],
      },
      defaultDays: 7,
      groupings: ['time', 'customer_id', 'provider_id', 'destination_prefix'],
      options: { emptyBuckets: true, marks: [] },
    },
    {
      name: 'vendor-traffic',
      label: 'Vendor traffic',
      section: 'traffic',
      sentence: 'What was sent to each provider.',
      defaults: { dimensions: ['provider_id'], measures: ['attempts', 'ner'] },
      defaultDays: 7,
      groupings: ['provider_id'],
      options: { emptyBuckets: false, marks: [] },
    },
  ],
  measures: MEASURE_NAMES.map((name) => ({ name, label: labelOf(name), unit: 'count', help: `What ${name} is.` })),
  dimensions: DIMENSION_NAMES.map((name) => ({ name, label: labelOf(name), help: `What ${name} is.` })),
  buckets: [...BUCKETS],
  comparisons: [],
  marks: [],
  currencies: ['EUR', 'GBP', 'USD'],
};

function labelOf(name: string): string {
  const words = name.replace(/_id$/, '').replace(/_/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
