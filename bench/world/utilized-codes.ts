import { Dice } from './random';

const NPAS = 400;
const STATES = ['AL', 'AZ', 'CA', 'CO', 'FL', 'GA', 'IL', 'MI', 'MO', 'NC', 'NJ', 'NY', 'OH', 'PA', 'TX', 'VA', 'WA'];
const HEADER =
  'State\tNPA-NXX\tOCN \tCompany                                                                                             \t' +
  'RateCenter\tEffectiveDate\tUse\tAssignDate   \tInitial/Growth\tPooled Code \tIn Service  \tFile Updated 07/06/2026\r\n';

/** A file of central office codes in NANPA's layout, padding and all, row by row. Every row has another code. */
export function* utilizedCodes(rows: number): Generator<string> {
  const dice = new Dice(41);
  yield HEADER;
  for (let row = 0; row < rows; row += 1) {
    const npa = 201 + (row % NPAS) * 2;
    const nxx = 200 + Math.floor(row / NPAS);
    const isAssigned = dice.chance(0.97);
    const rateCenter = isAssigned ? `CENTER${dice.below(9_000)}` : dice.chance(0.5) ? 'XXXXXXXXXX' : '';
    yield (
      [
        STATES[npa % STATES.length].padEnd(5),
        `${npa}-${nxx}`,
        isAssigned ? String(1_000 + dice.below(4_000)) : 'MULT',
        `"COMPANY NUMBER ${dice.below(4_000)}, LLC"`.padEnd(100),
        rateCenter.padEnd(10),
        ''.padEnd(13),
        isAssigned ? 'AS ' : 'UA ',
        '02/21/2006'.padEnd(13),
        'I'.padEnd(14),
        'N'.padEnd(12),
        'Yes'.padEnd(9),
      ].join('\t') + '\r\n'
    );
  }
}
