const [DOT, ZERO, NINE, MINUS] = ['.', '0', '9', '-'].map((character) => character.charCodeAt(0));

/**
 * Where a number as PostgreSQL writes it ends without the zeros that say nothing; -1 when it is not plain digits: it has
 * an exponent, is minus nothing, or no number at all (NaN, infinity). What is plain is written as JavaScript does.
 */
export function endOfPlainNumber(bytes: Buffer, start: number, end: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start;
  let dot = -1;
  for (let at = first; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === DOT) {
      dot = at;
    } else if (byte < ZERO || byte > NINE) {
      return -1;
    }
  }
  if (first > start && end - first === 1 && bytes[first] === ZERO) {
    return -1;
  }
  let last = end;
  while (dot >= 0 && bytes[last - 1] === ZERO) {
    last -= 1;
  }
  return last - 1 === dot ? dot : last;
}
