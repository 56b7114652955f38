export interface Destination {
  prefix: string;
  name: string;
}

const DIGITS = 10;
const ZERO = '0'.charCodeAt(0);

/** Prefixes of digits, matched longest first. Nodes are rows of ten children in one flat array, which keeps hundreds of thousands of prefixes small. */
export class DestinationTrie {
  private children = new Int32Array(DIGITS * 1024);
  private nodes = 1;
  private readonly destinationAt = new Map<number, Destination>();

  get size(): number {
    return this.destinationAt.size;
  }

  add(destination: Destination): void {
    let node = 0;
    for (let at = 0; at < destination.prefix.length; at += 1) {
      const slot = node * DIGITS + destination.prefix.charCodeAt(at) - ZERO;
      node = this.children[slot] || this.grow(slot);
    }
    this.destinationAt.set(node, destination);
  }

  /** The destination of the longest prefix the digits begin with. */
  match(digits: string): Destination | undefined {
    let longest = this.destinationAt.get(0);
    let node = 0;
    for (let at = 0; at < digits.length; at += 1) {
      const digit = digits.charCodeAt(at) - ZERO;
      node = digit >= 0 && digit < DIGITS ? this.children[node * DIGITS + digit] : 0;
      if (node === 0) {
        break;
      }
      longest = this.destinationAt.get(node) ?? longest;
    }
    return longest;
  }

  private grow(slot: number): number {
    const node = this.nodes;
    this.nodes += 1;
    if (this.nodes * DIGITS > this.children.length) {
      const wider = new Int32Array(this.children.length * 2);
      wider.set(this.children);
      this.children = wider;
    }
    this.children[slot] = node;
    return node;
  }
}
