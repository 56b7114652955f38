/** What a central office code, or a thousands block of one, tells. Null is unknown. */
export interface CodePlace {
  state: string | null;
  rateCenter: string | null;
  lata: string | null;
  ocn: string | null;
}

const NXX_PER_NPA = 1_000;
const CODES = NXX_PER_NPA * NXX_PER_NPA;
const BLOCKS_PER_CODE = 10;

/**
 * Places by NPA-NXX and thousands block. Codes are numbers into flat arrays and equal places are kept once, so that a
 * million blocks stay small.
 */
export class UsCodes {
  private readonly places: CodePlace[] = [];
  private readonly placeNumbers = new Map<string, number>();
  /** One more than the number of the place; 0 where there is none. */
  private readonly byCode = new Int32Array(CODES);
  private readonly blocksOfCode = new Map<number, Int32Array>();
  private codes = 0;

  get size(): number {
    return this.codes;
  }

  /** The code is the six digits of an NPA-NXX, or seven with the thousands block. */
  add(code: string, place: CodePlace): void {
    const npaNxx = Number(code.slice(0, 6));
    this.codes += 1;
    if (code.length === 6) {
      this.byCode[npaNxx] = this.numberOf(place);
      return;
    }
    const blocks = this.blocksOfCode.get(npaNxx) ?? new Int32Array(BLOCKS_PER_CODE);
    blocks[Number(code[6])] = this.numberOf(place);
    this.blocksOfCode.set(npaNxx, blocks);
  }

  /** The place of ten national digits: that of their thousands block, else of their code. */
  find(national: string): CodePlace | undefined {
    const npaNxx = Number(national.slice(0, 6));
    const block = this.blocksOfCode.get(npaNxx)?.[Number(national[6])] ?? 0;
    return this.places[(block || this.byCode[npaNxx]) - 1];
  }

  private numberOf({ state, rateCenter, lata, ocn }: CodePlace): number {
    const key = `${state}|${rateCenter}|${lata}|${ocn}`;
    const known = this.placeNumbers.get(key);
    if (known !== undefined) {
      return known;
    }
    const number = this.places.push({ state, rateCenter, lata, ocn });
    this.placeNumbers.set(key, number);
    return number;
  }
}
