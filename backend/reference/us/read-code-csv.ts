import { CsvRecord, refuseLine } from '../csv-records';
import { columnsByAlias, readLata, readOcn, readRateCenter, readState } from './read-place';
import { missingColumns, readCode, UsCodeRow } from './us-code-row';

const COLUMNS = {
  npa: ['npa', 'areacode'],
  nxx: ['nxx', 'exchange', 'prefix'],
  npaNxx: ['npanxx', 'code'],
  block: ['block', 'x', 'blockid', 'thousandsblock', 'thousands'],
  state: ['state', 'st', 'stateprovince'],
  lata: ['lata'],
  ocn: ['ocn', 'companycode'],
  rateCenter: ['ratecenter', 'rc', 'ratecentre', 'rcabbre', 'ratecenterabbreviation'],
  use: ['use', 'status'],
};
type Column = keyof typeof COLUMNS;

/** What files write where a row is of the whole code. */
const WHOLE_CODE: readonly string[] = ['', 'A'];
const UNASSIGNED: readonly string[] = ['UA', 'AV', 'VC'];

/** Rows of a CSV with npa and nxx (or npanxx) and state; block, lata, ocn and ratecenter where they are known. */
export async function* readCodeCsv(records: AsyncIterable<CsvRecord>): AsyncGenerator<UsCodeRow> {
  let names: Partial<Record<Column, string>> | undefined;
  for await (const { line, values } of records) {
    names ??= readHeader(Object.keys(values));
    const read = (column: Column) => values[names?.[column] ?? ''] ?? '';
    const code = readCode(line, names.npaNxx === undefined ? `${read('npa')}-${read('nxx')}` : read('npaNxx'));
    yield {
      line,
      code: code + readBlock(line, read('block')),
      state: readState(read('state')),
      rateCenter: readRateCenter(read('rateCenter')),
      lata: readLata(read('lata')),
      ocn: readOcn(read('ocn')),
      isAssigned: !UNASSIGNED.includes(read('use').toUpperCase()),
    };
  }
}

function readHeader(header: string[]): Partial<Record<Column, string>> {
  const columns = columnsByAlias(header, COLUMNS);
  const hasCode = columns.npaNxx !== undefined || (columns.npa !== undefined && columns.nxx !== undefined);
  if (!hasCode || columns.state === undefined) {
    throw missingColumns([...(hasCode ? [] : ['npa and nxx']), ...(columns.state === undefined ? ['state'] : [])]);
  }
  return Object.fromEntries(Object.entries(columns).map(([name, at]) => [name, header[at]]));
}

function readBlock(line: number, text: string): string {
  const block = text.trim().toUpperCase();
  if (WHOLE_CODE.includes(block)) {
    return '';
  }
  return /^\d$/.test(block) ? block : refuseLine(line, `the block is “${block.slice(0, 40)}”, which is no digit`);
}
