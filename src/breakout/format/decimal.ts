import Big from 'big.js';

const PLAIN_DECIMAL = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Reads an exact decimal; undefined when the text is not one. */
export function readDecimal(value: string | number): Big | undefined {
  return PLAIN_DECIMAL.test(String(value)) ? new Big(value) : undefined;
}

/**
 * Orders two decimals exactly. Reading them as doubles can only make different decimals equal, never swap them, so most
 * pairs need no exact arithmetic.
 */
export function compareDecimals(a: string | number, b: string | number): number {
  const rough = Number(a) - Number(b);
  return rough !== 0 || a === b ? Math.sign(rough) : new Big(a).cmp(b);
}

/** Rounds once, half away from zero, to a fixed number of decimals. */
export function roundTo(value: Big, decimals: number): string {
  const rounded = value.toFixed(decimals, Big.roundHalfUp);
  return /[1-9]/.test(rounded) ? rounded : rounded.replace('-', '');
}
