/** How numbers are dialled inside a country (ITU-T E.164 and the dialling procedures published with it). */
export interface NumberingPlan {
  callingCode: string;
  /** Dialled before a number of another country. */
  internationalPrefix: string;
  /** Dialled before a national number and left out of the international one; empty where there is none. */
  trunkPrefix: string;
  /** Digits of national numbers that are dialled without a trunk prefix. */
  bareLengths: readonly number[];
}

const plan = (
  callingCode: string,
  trunkPrefix: string,
  bareLengths: readonly number[] = [],
  internationalPrefix = '00'
): NumberingPlan => ({ callingCode, internationalPrefix, trunkPrefix, bareLengths });

const NORTH_AMERICA = plan('1', '1', [10], '011');
const NORTH_AMERICAN_COUNTRIES = [
  ...['US', 'CA', 'PR', 'VI', 'GU', 'AS', 'MP', 'BS', 'BB', 'AG', 'AI', 'VG', 'KY', 'BM', 'GD', 'TC', 'MS', 'SX'],
  ...['LC', 'DM', 'VC', 'DO', 'TT', 'KN', 'JM'],
];

/** By ISO 3166 code. */
export const NUMBERING_PLANS: ReadonlyMap<string, NumberingPlan> = new Map([
  ...NORTH_AMERICAN_COUNTRIES.map((country) => [country, NORTH_AMERICA] as const),
  ['AE', plan('971', '0')],
  ['AR', plan('54', '0')],
  ['AT', plan('43', '0')],
  ['AU', plan('61', '0', [], '0011')],
  ['BE', plan('32', '0')],
  ['BG', plan('359', '0')],
  ['CH', plan('41', '0')],
  ['CL', plan('56', '', [9])],
  ['CN', plan('86', '0')],
  ['CZ', plan('420', '', [9])],
  ['DE', plan('49', '0')],
  ['DK', plan('45', '', [8])],
  ['EG', plan('20', '0')],
  ['ES', plan('34', '', [9])],
  ['FI', plan('358', '0')],
  ['FR', plan('33', '0')],
  ['GB', plan('44', '0')],
  ['GR', plan('30', '', [10])],
  ['HK', plan('852', '', [8], '001')],
  ['HR', plan('385', '0')],
  ['HU', plan('36', '06')],
  ['ID', plan('62', '0')],
  ['IE', plan('353', '0')],
  ['IL', plan('972', '0')],
  ['IN', plan('91', '0', [10])],
  ['JP', plan('81', '0', [], '010')],
  ['KE', plan('254', '0', [], '000')],
  ['LU', plan('352', '', [6, 8, 9])],
  ['MA', plan('212', '0')],
  ['MX', plan('52', '', [10])],
  ['MY', plan('60', '0')],
  ['NG', plan('234', '0', [], '009')],
  ['NL', plan('31', '0')],
  ['NO', plan('47', '', [8])],
  ['NZ', plan('64', '0')],
  ['PH', plan('63', '0')],
  ['PK', plan('92', '0')],
  ['PL', plan('48', '', [9])],
  ['PT', plan('351', '', [9])],
  ['RO', plan('40', '0')],
  ['RS', plan('381', '0')],
  ['RU', plan('7', '8', [], '810')],
  ['SA', plan('966', '0')],
  ['SE', plan('46', '0')],
  ['SG', plan('65', '', [8], '001')],
  ['SI', plan('386', '0')],
  ['SK', plan('421', '0')],
  ['TH', plan('66', '0', [], '001')],
  ['TR', plan('90', '0')],
  ['UA', plan('380', '0')],
  ['VN', plan('84', '0')],
  ['ZA', plan('27', '0')],
]);
