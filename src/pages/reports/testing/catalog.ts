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
      options: { emptyBuckets: false, marks: ['low_dtmf_share'] },
    },
    {
      name: 'usa-calls',
      label: 'USA calls',
      section: 'usa',
      sentence: 'Calls within a state, and between states.',
      defaults: {
        dimensions: ['destination_state', 'jurisdiction'],
        measures: ['calls'],
        filters: [{ dimension: 'direction', values: ['outbound'] }],
      },
      defaultDays: 30,
      groupings: ['destination_state', 'jurisdiction'],
      across: 'jurisdiction',
      views: [
        { name: 'state', label: 'By state', defaults: {} },
        {
          name: 'lata',
          label: 'By LATA',
          defaults: { dimensions: ['destination_lata', 'lata_jurisdiction'] },
          across: 'lata_jurisdiction',
        },
      ],
      options: { emptyBuckets: false, marks: [] },
    },
  ],
  measures: MEASURE_NAMES.map((name) => ({ name, label: labelOf(name), unit: 'count', help: `What ${name} is.` })),
  dimensions: DIMENSION_NAMES.map((name) => ({ name, label: labelOf(name), help: `What ${name} is.` })),
  buckets: [...BUCKETS],
  comparisons: [{ name: 'previous_week', label: 'Same days last week', help: 'Seven days earlier.' }],
  marks: [
    {
      name: 'low_dtmf_share',
      label: 'Low DTMF share',
      help: 'Marks providers that lose digits.',
      dimension: 'provider_id',
      measure: 'dtmf_share',
    },
  ],
  currencies: ['EUR', 'GBP', 'USD'],
};

function labelOf(name: string): string {
  const words = name.replace(/_id$/, '').replace(/_/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
