import type { Catalog } from '../../contract/catalog';

export const catalog: Catalog = {
  reports: [],
  measures: [
    { name: 'attempts', label: 'Attempts', unit: 'count', help: 'Tries to place a call.' },
    { name: 'answered', label: 'Answered', unit: 'count', help: 'Attempts with an answer.' },
    { name: 'asr', label: 'ASR', unit: 'fraction', help: 'answered / attempts' },
    { name: 'profit', label: 'Profit', unit: 'money', help: 'customer charge − provider charge' },
  ],
  dimensions: [
    { name: 'time', label: 'Time', help: 'When the call started.' },
    { name: 'customer_id', label: 'Customer', help: 'Who brings the call.' },
    { name: 'provider_id', label: 'Provider', help: 'Who carries it on.' },
    { name: 'destination_name', label: 'Destination', help: 'Name of the longest matching prefix.' },
  ],
  buckets: ['5m', '15m', '1h', '1d', '1w', '1mo'],
  comparisons: [],
  marks: [],
  currencies: ['EUR', 'GBP', 'USD'],
};
