import { parse } from 'csv-parse/sync';
import { readFileSync } from 'fs';
import path from 'path';

import { DdiTable } from '../reference/ddis/ddi-table';
import { DestinationTrie } from '../reference/destination-trie';
import { ReferenceTables } from '../reference/tables-in-force';
import { AREA_CODES } from '../reference/us/area-codes';
import { UsCodes } from '../reference/us/us-codes';
import { Attempt } from './attempt';
import { enrich } from './enrich';

const FIXTURES = path.join(__dirname, '../reference/fixtures');
const read = <Row>(name: string): Row[] => parse(readFileSync(path.join(FIXTURES, name)), { columns: true });

interface Case {
  case: string;
  cli: string;
  destination: string;
  lrn: string;
  state_type: string;
  lata_type: string;
  reason: string;
}

const usCodes = new UsCodes();
for (const row of read<Record<string, string>>('us-codes-sample.csv')) {
  const { npa, nxx, state, rate_center, lata, ocn } = row;
  usCodes.add(npa + nxx, {
    state: state || null,
    rateCenter: rate_center || null,
    lata: lata || null,
    ocn: ocn || null,
  });
}
const tables: ReferenceTables = {
  version: 1,
  destinations: new DestinationTrie(),
  usCodes,
  territories: 'states',
  ddis: new DdiTable([], []),
};

const call = (cli: string, destination: string, others: Partial<Attempt> = {}): Attempt =>
  ({
    cli: cli || null,
    destination_number: destination,
    destination_prefix: null,
    destination_name: null,
    lrn: null,
    outcome: 'busy',
    ddi: null,
    ddi_provider_id: null,
    source_address: null,
    direction: null,
    brand_id: null,
    ...others,
  }) as Attempt;

const international = { international: true };

test.each(read<Case>('jurisdiction-cases.csv'))(
  'jurisdiction $case: $reason',
  ({ cli, destination, lrn, state_type: state, lata_type: lata }) => {
    const found = enrich(call(cli, destination, { lrn: lrn || null }), tables, international);
    expect([
      lrn ? found.jurisdiction_lrn : found.jurisdiction,
      lrn ? found.lata_jurisdiction_lrn : found.lata_jurisdiction,
    ]).toEqual([state, lata]);
  }
);

test('territories are indeterminate where that was decided', () => {
  const decided = { ...tables, territories: 'indeterminate' as const };
  const ofCall = (cli: string, destination: string) => enrich(call(cli, destination), decided, international);
  expect(ofCall('17875550100', '12122000101').jurisdiction).toBe('indeterminate');
  expect(ofCall('12122000101', '17875550100')).toMatchObject({
    jurisdiction: 'indeterminate',
    destination_state: 'PR',
  });
  expect(ofCall('12122000101', '13122000101').jurisdiction).toBe('interstate');
});

test('a routing number that can be no number is as good as none', () => {
  const found = enrich(call('12132000101', '12122000101', { lrn: 'rn-unknown' }), tables, international);
  expect(found).toMatchObject({ jurisdiction: 'interstate', jurisdiction_lrn: null, lata_jurisdiction_lrn: null });
});

test('the built-in area codes are those NANPA lists', () => {
  const listed = read<Record<string, string>>('npa-list.csv').map((row) => {
    const { npa, kind, country_iso2: country, state_or_province: state } = row;
    switch (kind) {
      case 'us_geographic':
        return [npa, { kind: 'state', state }];
      case 'us_territory':
        return [npa, { kind: 'territory', state }];
      default:
        return country && country !== 'US' ? [npa, { kind: 'foreign', country }] : [npa, { kind: 'non_geographic' }];
    }
  });
  expect(Object.fromEntries(AREA_CODES)).toEqual(Object.fromEntries(listed));
});
