import { text } from 'stream/consumers';
import { fromBufferPromise } from 'yauzl';

import { Element, elementsAt, parseStrictXml } from './strict-xml';

export interface Cell {
  address: string;
  type: 'number' | 'text';
  value: string;
  /** The code of its number format, or the number of a built-in one. */
  format: string;
}

export interface Sheet {
  name: string;
  root: Element;
  rows: Cell[][];
}

/** The files in a zip, each checked against its size and checksum. */
export async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { strictFileNames: true });
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

function formatsOf(styles: Element): string[] {
  const own = new Map(
    elementsAt(styles, 'numFmts', 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode])
  );
  return elementsAt(styles, 'cellXfs', 'xf').map(
    ({ attributes }) => own.get(attributes.numFmtId) ?? attributes.numFmtId
  );
}

function cellOf(element: Element, formats: string[]): Cell {
  const { r: address, t, s } = element.attributes;
  const [inline] = elementsAt(element, 'is', 't');
  const [value] = elementsAt(element, 'v');
  if ((t === 'inlineStr') !== (inline !== undefined) || (t === undefined) !== (value !== undefined)) {
    throw new Error(`${address} is neither a number nor text.`);
  }
  const format = formats[Number(s)];
  return inline
    ? { address, type: 'text', value: inline.text, format }
    : { address, type: 'number', value: value.text, format };
}

/** Reads a workbook the way its relations say, without leniency: every part must be there and every cell typed. */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const files = await unzip(bytes);
  const part = (path: string) => parseStrictXml(files.get(path)!);
  const formats = formatsOf(part('xl/styles.xml'));
  const targets = new Map(
    elementsAt(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target,
    ])
  );
  return elementsAt(part('xl/workbook.xml'), 'sheets', 'sheet').map(({ attributes }) => {
    const root = part(`xl/${targets.get(attributes['r:id'])}`);
    const rows = elementsAt(root, 'sheetData', 'row').map((row, index) => {
      if (row.attributes.r !== String(index + 1)) {
        throw new Error(`Row ${row.attributes.r} stands in place ${index + 1}.`);
      }
      return elementsAt(row, 'c').map((cell) => cellOf(cell, formats));
    });
    return { name: attributes.name, root, rows };
  });
}
