const [DOT, ZERO, NINE] = ['.', '0', '9'].map((character) => character.charCodeAt(0));

/** What a spreadsheet keeps of a number (a binary64, shown with 15 digits). */
const DIGITS_KEPT = 15;
/** With more whole digits than these, 15 digits do not reach a millionth. */
const WHOLE_DIGITS_KEPT = 9;

/**
 * Tells which amounts a spreadsheet would round by a millionth or more, and counts all that have more digits than it
 * keeps.
 */
export class LongAmounts {
  private rounded = 0;
  private asText = 0;

  /** Counts the amount; true when it must be written as text. */
  mustBeText(bytes: Buffer, start: number, end: number): boolean {
    let wholeDigits = 0;
    let digits = 0;
    let zeros = 0;
    let isWhole = true;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === DOT) {
        isWhole = false;
      } else if (byte >= ZERO && byte <= NINE) {
        // Zeros before the first digit say nothing, and those after the last only place the point.
        if (byte !== ZERO) {
          digits += digits > 0 ? zeros + 1 : 1;
          zeros = 0;
        } else {
          zeros += 1;
        }
        wholeDigits += isWhole && (wholeDigits > 0 || byte !== ZERO) ? 1 : 0;
      }
    }
    if (digits <= DIGITS_KEPT) {
      return false;
    }
    const mustBeText = wholeDigits > WHOLE_DIGITS_KEPT;
    this.rounded += mustBeText ? 0 : 1;
    this.asText += mustBeText ? 1 : 0;
    return mustBeText;
  }

  /** What a reader of the file must know of them. */
  notes(): string[] {
    const count = (amounts: number) => amounts.toLocaleString('en-GB');
    return [
      ...(this.rounded > 0
        ? [
            `${count(this.rounded)} amounts have more than ${DIGITS_KEPT} digits. The file holds them all; a spreadsheet ` +
              'keeps the first ones, which is right to better than a millionth. The CSV file is exact for every reader.',
          ]
        : []),
      ...(this.asText > 0
        ? [
            `${count(this.asText)} amounts are so large that a spreadsheet would round them by more than a millionth: ` +
              'they are written as text, exactly, and are left out where a spreadsheet adds up.',
          ]
        : []),
    ];
  }
}
