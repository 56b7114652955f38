import { SHEET_START } from './package-parts';
import { styleNumber, StyleName } from './styles';
import { xmlText } from './xml-text';

/** A line of the sheet that says what a file holds. */
export interface Fact {
  label: string;
  value: string | number;
}

const LABEL_WIDTH = 24;
const VALUE_WIDTH = 100;

const textCell = (address: string, text: string, style: StyleName) =>
  `<c r="${address}" s="${styleNumber(style)}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

const numberCell = (address: string, value: number) =>
  `<c r="${address}" s="${styleNumber('count')}"><v>${value}</v></c>`;

export function factsSheet(facts: readonly Fact[]): string {
  const rows = facts.map(({ label, value }, index) => {
    const no = index + 1;
    const shown = typeof value === 'number' ? numberCell(`B${no}`, value) : textCell(`B${no}`, value, 'wrapped');
    return `<row r="${no}">${textCell(`A${no}`, label, 'header')}${shown}</row>`;
  });
  return (
    `${SHEET_START}<cols><col min="1" max="1" width="${LABEL_WIDTH}" customWidth="1"/>` +
    `<col min="2" max="2" width="${VALUE_WIDTH}" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`
  );
}
