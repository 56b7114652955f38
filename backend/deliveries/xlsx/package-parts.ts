import { xmlText } from './xml-text';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const sheetFile = (index: number) => `worksheets/sheet${index + 1}.xml`;
export const sheetPath = (index: number) => `xl/${sheetFile(index)}`;

export const SHEET_START = `${DECLARATION}<worksheet xmlns="${MAIN}">`;

export const ROOT_RELATIONS = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">\
<Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** Sheets are what is left: so it can be written before it is known how many there will be. */
export const CONTENT_TYPES = `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="${CONTENT}.worksheet+xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`;

export function workbook(sheets: readonly string[]): string {
  const named = sheets.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`
  );
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr/><bookViews><workbookView/></bookViews>\
<sheets>${named.join('')}</sheets></workbook>`;
}

export function workbookRelations(sheets: readonly string[]): string {
  const toSheets = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/worksheet" Target="${sheetFile(index)}"/>`
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${toSheets.join('')}\
<Relationship Id="rId${sheets.length + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`;
}

const LONGEST_NAME = 31;
const ROOM_FOR_NUMBER = ' (999)'.length;

/** A name every spreadsheet takes for a sheet. */
export function sheetName(wanted: string): string {
  const harmless = wanted
    .replace(/[[\]:*?/\\\0-\x1f]/g, ' ')
    .replace(/^[' ]+|[' ]+$/g, '')
    .slice(0, LONGEST_NAME - ROOM_FOR_NUMBER);
  return harmless === '' || ['question', 'history'].includes(harmless.toLowerCase()) ? 'Report' : harmless;
}
