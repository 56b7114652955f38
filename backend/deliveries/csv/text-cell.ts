import { ByteSink } from '../byte-sink';

const [QUOTE, COMMA, CR, LF, SPACE, EQUALS, PLUS, MINUS, AT, APOSTROPHE] = [
  ...['"', ',', '\r', '\n', ' ', '=', '+', '-', '@', "'"],
].map((character) => character.charCodeAt(0));
const LAST_ASCII = 0x7f;

/** Also after leading spaces, after a line end inside the cell, and in their full-width forms. */
const FORMULA_START = /(^|[\r\n])[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const PHONE_NUMBER = /^\+?[0-9]{1,20}$/;

export const isFormula = (text: string) => FORMULA_START.test(text) && !PHONE_NUMBER.test(text);

/** Whether the first byte leaves open that the cell is a formula. */
function mayStartFormula(byte: number): boolean {
  return byte <= SPACE || byte > LAST_ASCII || byte === EQUALS || byte === PLUS || byte === MINUS || byte === AT;
}

/** Writes text as a field of RFC 4180; room for twice its length and three bytes must have been reserved. */
export function writeText(bytes: Buffer, start: number, end: number, sink: ByteSink): void {
  writeField(bytes, start, end, sink, false);
}

/** The same, with an apostrophe before what a spreadsheet would run as a formula. */
export function writeSafeText(bytes: Buffer, start: number, end: number, sink: ByteSink): void {
  writeField(bytes, start, end, sink, true);
}

const needsQuotes = (byte: number) => byte === COMMA || byte === QUOTE || byte === CR || byte === LF;

function hasAny(bytes: Buffer, start: number, end: number, isIt: (byte: number) => boolean): boolean {
  for (let at = start; at < end; at += 1) {
    if (bytes[at] <= COMMA && isIt(bytes[at])) {
      return true;
    }
  }
  return false;
}

function writeField(bytes: Buffer, start: number, end: number, sink: ByteSink, isSafe: boolean): void {
  const isQuoted = hasAny(bytes, start, end, needsQuotes);
  const mayBeFormula = isSafe && start < end && (isQuoted || mayStartFormula(bytes[start]));
  const isDangerous = mayBeFormula && isFormula(bytes.toString('utf8', start, end));
  if (isQuoted) {
    sink.byte(QUOTE);
  }
  if (isDangerous) {
    sink.byte(APOSTROPHE);
  }
  if (!isQuoted) {
    sink.copy(bytes, start, end);
    return;
  }
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === QUOTE) {
      sink.byte(QUOTE);
    }
    sink.byte(bytes[at]);
  }
  sink.byte(QUOTE);
}
