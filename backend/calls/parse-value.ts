import { AttemptColumn } from './attempt-columns';
import { parseInstant } from './parse-instant';
import { shown, Unreadable } from './unreadable';

export type Value = string | number | boolean | null;

export const MAX_TEXT_LENGTH = 500;
const MAX_DIGITS = 40;
const MAX_INT = 2_147_483_647;

const WHOLE_NUMBER = /^-?\d+$/;
const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;
const CURRENCY = /^[A-Za-z]{3}$/;
// A lone half of a surrogate pair is no character: it has no UTF-8 form.
const HALF_CHARACTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const SURROGATE = /[\ud800-\udfff]/;

const TRUE = new Set(['true', 't', '1', 'yes']);
const FALSE = new Set(['false', 'f', '0', 'no']);

/** A value of a file or of JSON as its column's type; null when it is empty. Throws Unreadable. */
export function parseValue(column: AttemptColumn, value: unknown, zone: string | undefined): Value {
  if (value === null || value === undefined || value === '') {
    return null;
  }
  switch (column.type) {
    case 'text':
      return parseText(column, value);
    case 'boolean':
      return parseBoolean(value);
    case 'instant':
      return typeof value === 'string'
        ? parseInstant(value.trim(), zone)
        : refuse(value, 'which is not a time in quotes');
    case 'int':
      return parseWholeNumber(column, value);
    case 'numeric':
      return parseDecimal(column, value);
  }
}

function refuse(value: unknown, why: string): never {
  throw new Unreadable(`is ${shown(value)}, ${why}`);
}

function parseText(column: AttemptColumn, value: unknown): string {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') {
    return refuse(value, 'which is not a text');
  }
  if (text.length > MAX_TEXT_LENGTH) {
    throw new Unreadable(
      `has ${text.length} characters, more than the ${MAX_TEXT_LENGTH} that are kept: ${shown(text)}`
    );
  }
  if (text.includes('\0')) {
    throw new Unreadable('holds a NUL byte');
  }
  if (SURROGATE.test(text) && HALF_CHARACTER.test(text)) {
    throw new Unreadable('holds half a character: it is not valid Unicode');
  }
  if (column.oneOf) {
    return oneOf(column.oneOf, text);
  }
  if (column.currency) {
    return CURRENCY.test(text) ? text.toUpperCase() : refuse(text, 'which is not an ISO 4217 code such as USD');
  }
  return text;
}

function oneOf(allowed: readonly string[], text: string): string {
  if (allowed.includes(text)) {
    return text;
  }
  const wanted = text.toLowerCase();
  return (
    allowed.find((value) => value.toLowerCase() === wanted) ?? refuse(text, `which is none of ${allowed.join(', ')}`)
  );
}

function parseBoolean(value: unknown): boolean {
  const text = String(value).trim().toLowerCase();
  if (TRUE.has(text)) {
    return true;
  }
  return FALSE.has(text) ? false : refuse(value, 'which is neither true nor false');
}

function parseWholeNumber(column: AttemptColumn, value: unknown): number {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !WHOLE_NUMBER.test(text.trim())) {
    return refuse(value, 'which is not a whole number');
  }
  const number = Number(text);
  if (Math.abs(number) > MAX_INT) {
    return refuse(value, `which is beyond ${MAX_INT}`);
  }
  checkBounds(column, number, value);
  return number + 0;
}

function parseDecimal(column: AttemptColumn, value: unknown): string {
  const text = typeof value === 'number' ? plainDecimal(value) : value;
  if (typeof text !== 'string' || !PLAIN_DECIMAL.test(text.trim())) {
    return refuse(value, 'which is not a plain decimal number such as 12.5');
  }
  const decimal = text.trim();
  if (decimal.length > MAX_DIGITS) {
    return refuse(value, `which has more than ${MAX_DIGITS} digits`);
  }
  checkBounds(column, Number(decimal), value);
  return decimal;
}

/** JSON numbers come without their notation: what they are worth is written out. */
function plainDecimal(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (!parts) {
    return text;
  }
  const [, sign, first, rest = '', exponent] = parts;
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${rest}`;
}

function checkBounds({ least, most }: AttemptColumn, number: number, value: unknown): void {
  if (least !== undefined && number < least) {
    refuse(value, least === 0 ? 'which is negative' : `which is below ${least}`);
  }
  if (most !== undefined && number > most) {
    refuse(value, `which is above ${most}`);
  }
}
