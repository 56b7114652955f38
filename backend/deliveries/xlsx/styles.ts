import { FileColumn } from '../file-table';

interface Style {
  /** A format built into every spreadsheet (ECMA-376, 18.8.30), or the code of one of ours. */
  format: number | string;
  isBold?: boolean;
  isWrapped?: boolean;
}

const STYLES = {
  plain: { format: 0 },
  header: { format: 49, isBold: true },
  /** Kept as text when a reader edits the cell. */
  text: { format: 49 },
  wrapped: { format: 49, isWrapped: true },
  code: { format: 1 },
  count: { format: 3 },
  fraction: { format: 10 },
  seconds: { format: '#,##0.0##' },
  money: { format: '#,##0.00####' },
  day: { format: 'yyyy-mm-dd' },
  minute: { format: 'yyyy-mm-dd hh:mm' },
  second: { format: 'yyyy-mm-dd hh:mm:ss' },
} as const satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLES;

const NAMES = Object.keys(STYLES) as StyleName[];
const FIRST_OWN_FORMAT = 164;

/** The number cells refer to a style by. */
export const styleNumber = (name: StyleName) => NAMES.indexOf(name);

export function styleOf({ unit, resolution = 'second' }: FileColumn): StyleName {
  switch (unit) {
    case 'time':
      return resolution;
    case 'integer':
      return 'code';
    default:
      return unit;
  }
}

const styles: Style[] = NAMES.map((name) => STYLES[name]);
const ownFormats = styles.map(({ format }) => format).filter((format) => typeof format === 'string');
const formatNumber = (format: number | string) =>
  typeof format === 'number' ? format : FIRST_OWN_FORMAT + ownFormats.indexOf(format);

function cellFormat({ format, isBold, isWrapped }: Style): string {
  const alignment = isWrapped ? '<alignment vertical="top" wrapText="1"/>' : '';
  return (
    `<xf numFmtId="${formatNumber(format)}" fontId="${isBold ? 1 : 0}" fillId="0" borderId="0" xfId="0" ` +
    `applyNumberFormat="1"${isBold ? ' applyFont="1"' : ''}${isWrapped ? ' applyAlignment="1"' : ''}>${alignment}</xf>`
  );
}

const FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>';

export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${ownFormats.length}">${ownFormats
  .map((format) => `<numFmt numFmtId="${formatNumber(format)}" formatCode="${format}"/>`)
  .join('')}</numFmts><fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="${styles.length}">${styles.map(cellFormat).join('')}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
