import { Problem } from '../../../contract/problem';
import { ByteSink } from '../byte-sink';

const [AMPERSAND, LESS, GREATER, UNDERSCORE, SPACE] = ['&', '<', '>', '_', ' '].map((one) => one.charCodeAt(0));
/** The first byte of U+FFFE and U+FFFF in UTF-8, which XML has no place for. */
const NONCHARACTERS_FIRST = 0xef;
const MOST_CHARACTERS = 32_767;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Text as XML holds it. What XML cannot hold is written the way of ECMA-376 (ST_Xstring): `_x0007_`. */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, (character) => `_x${hex(character)}_`)
    .replace(/[&<>"\r]/g, (character) => ENTITIES[character]);
}

function isPlain(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (
      byte < SPACE ||
      byte === AMPERSAND ||
      byte === LESS ||
      byte === GREATER ||
      byte === UNDERSCORE ||
      byte === NONCHARACTERS_FIRST
    ) {
      return false;
    }
  }
  return true;
}

/** Writes a cell's text. Throws a Problem for one longer than a spreadsheet's cell can be: it is never cut. */
export function writeXmlText(bytes: Buffer, start: number, end: number, sink: ByteSink): void {
  const text = end - start > MOST_CHARACTERS ? bytes.toString('utf8', start, end) : '';
  if (text.length > MOST_CHARACTERS) {
    throw new Problem(
      `A cell of ${text.length} characters is longer than a spreadsheet takes (${MOST_CHARACTERS}). Ask for CSV.`,
      { status: 422 }
    );
  }
  if (isPlain(bytes, start, end)) {
    sink.reserve(end - start);
    sink.copy(bytes, start, end);
  } else {
    sink.text(xmlText(bytes.toString('utf8', start, end)));
  }
}
