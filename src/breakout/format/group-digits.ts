/** Puts thousands separators into the whole part of a plain decimal: `-1234567.50` becomes `-1,234,567.50`. */
export function groupDigits(decimal: string): string {
  const [whole, fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
