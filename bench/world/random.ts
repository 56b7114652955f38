/** Numbers that look random and are the same in every run (sfc32). */
export class Dice {
  private a: number;
  private b = 0x9e3779b9;
  private c = 0x243f6a88;
  private counter = 1;

  constructor(seed: number) {
    this.a = seed | 0;
    for (let warmUp = 0; warmUp < 20; warmUp += 1) {
      this.next();
    }
  }

  /** In [0, 1). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** A duration with this mean: many short ones, few long ones. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }
}

/** Picks an index by its weight in constant time (Vose's alias method). */
export class WeightedPick {
  private readonly share: Float64Array;
  private readonly alias: Int32Array;

  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const scaled = weights.map((weight) => (weight * weights.length) / total);
    this.share = new Float64Array(weights.length).fill(1);
    this.alias = new Int32Array(weights.length);
    const small = scaled.flatMap((value, index) => (value < 1 ? [index] : []));
    const large = scaled.flatMap((value, index) => (value < 1 ? [] : [index]));
    while (small.length > 0 && large.length > 0) {
      const less = small.pop()!;
      const more = large[large.length - 1];
      this.share[less] = scaled[less];
      this.alias[less] = more;
      scaled[more] -= 1 - scaled[less];
      if (scaled[more] < 1) {
        small.push(large.pop()!);
      }
    }
  }

  pick(dice: Dice): number {
    const index = dice.below(this.share.length);
    return dice.next() < this.share[index] ? index : this.alias[index];
  }
}

/** Weights of ranks 1 to `count`: the first is `count ** exponent` times the last. */
export function zipf(count: number, exponent: number): number[] {
  return Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** exponent);
}
