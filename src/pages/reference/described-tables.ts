import type { ReferenceTableName, ReferenceVersion } from '../../../contract/reference';

export interface DescribedTable {
  table: ReferenceTableName;
  title: string;
  /** What it is for, and what file it takes. */
  help: string;
  rows: string;
  /** Where its file is put; absent on what is built in. */
  upload?: { path: string; accept: string };
  /** What else to tell of a version. */
  facts?: (version: ReferenceVersion) => Array<readonly [name: string, value: string]>;
}

const TABLES = '.csv,.txt,.zip';
const count = (value: number | string | undefined) => Number(value ?? 0).toLocaleString('en-US');

/** What the page shows, in its order. */
export const DESCRIBED_TABLES: readonly DescribedTable[] = [
  {
    table: 'us_area_codes',
    title: 'US area codes',
    help: 'Built in: intrastate and interstate are told without any file.',
    rows: 'Area codes',
  },
  {
    table: 'us_codes',
    title: 'US central office codes',
    help: "State, rate center and OCN of each NPA-NXX. Upload NANPA's file of CO codes utilized as it comes, or a CSV with npa, nxx, state and more.",
    rows: 'Codes',
    upload: { path: 'v1/reference/us-codes', accept: TABLES },
    facts: ({ details }) => [
      ['Assigned', count(details.assigned)],
      ['Without a rate center', count(details.withoutRateCenter)],
    ],
  },
  {
    table: 'us_latas',
    title: 'LATAs of rate centers',
    help: 'Tells intraLATA from interLATA. Upload a CSV with state, ratecenter and lata.',
    rows: 'Rate centers',
    upload: { path: 'v1/reference/us-latas', accept: TABLES },
    facts: ({ details }) => [['Of several LATAs', count(details.ambiguous)]],
  },
  {
    table: 'ddis',
    title: 'DDIs',
    help: "The operator's own numbers. Upload a CSV with ddi and, where they are known, account_id, brand_id and ddi_provider_id.",
    rows: 'DDIs',
    upload: { path: 'v1/reference/ddis', accept: TABLES },
  },
  {
    table: 'ddi_providers',
    title: 'DDI providers',
    help: 'Who delivers inbound calls, from which addresses, and how they write numbers. Upload a JSON array with id, addresses and rules.',
    rows: 'Providers',
    upload: { path: 'v1/reference/ddi-providers', accept: '.json' },
  },
];
