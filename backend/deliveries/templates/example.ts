import { MailContent, MailFile } from '../../../contract/delivery';
import { Addressed } from '../message/mail-view';

/** What a template is tried with before it is saved, and previewed with while there is no run. */
export const EXAMPLE_CONTENT: MailContent = {
  report: { name: 'customer-traffic', label: 'Customer traffic' },
  schedule: { id: '1', name: 'Daily traffic' },
  customer: { id: '101', name: 'Example <Telecom>' },
  window: { from: '2026-11-19T23:00:00Z', to: '2026-11-20T23:00:00Z' },
  zone: 'Europe/Madrid',
  rows: 250,
  preliminary: true,
  columns: [
    { name: 'destination_name', label: 'Destination', unit: 'text', kind: 'dimension' },
    { name: 'attempts', label: 'Attempts', unit: 'count', kind: 'measure', measure: 'attempts' },
    { name: 'asr', label: 'ASR', unit: 'fraction', kind: 'measure', measure: 'asr' },
    { name: 'customer_charge', label: 'Customer charge', unit: 'money', kind: 'measure', currency: 'EUR' },
  ],
  summary: [
    { destination_name: 'Spain mobile', attempts: 12_345, asr: 0.6364, customer_charge: '310.205' },
    { destination_name: 'France', attempts: 678, asr: null, customer_charge: '0' },
  ],
  totals: { attempts: 13_023, asr: 0.61, customer_charge: '310.205' },
  notes: ['Amounts of one currency could not be converted.'],
  trend: {
    column: { name: 'attempts', label: 'Attempts', unit: 'count', kind: 'measure', measure: 'attempts' },
    points: Array.from({ length: 24 }, (_, hour) => ({
      at: new Date(Date.parse('2026-11-19T23:00:00Z') + hour * 3_600_000).toISOString(),
      value: Math.round(500 + 450 * Math.sin((hour - 8) / 4)),
    })),
  },
};

const EXAMPLE_FILE: MailFile = {
  fileId: '1',
  name: 'customer-traffic_101_2026-11-20_2026-11-21_Europe-Madrid.csv',
  bytes: 48_200,
  rows: 250,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  contentType: 'text/csv',
};

export const EXAMPLE_ADDRESSED: Addressed = {
  recipient: 'noc@carrier.example',
  late: 'due 08:00, sent 11:42',
  unsubscribeUrl: 'https://reports.carrier.example/public/unsubscribe/example',
  files: [EXAMPLE_FILE],
  onTheWay: {
    form: 'linked',
    reason: 'An example: the files are larger than this mail may carry.',
    links: [{ url: 'https://reports.carrier.example/public/files/example', expiresAt: '2026-12-05T00:00:00Z' }],
  },
};
