import { NOT_AVAILABLE } from '../../contract/answer';
import { Question } from '../../contract/question';
import { RowBlock } from '../database/row-blocks/row-block';
import { bucketStart } from './calendar';
import { isBucketColumn } from './compare/compared-columns';
import { Flags } from './notes';
import { Plan } from './planner';
import { moneyColumns } from './money-columns';
import { isNothing } from './read-row';

const NOT_AVAILABLE_BYTES = Buffer.from(NOT_AVAILABLE);
const TRUE = 't'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

interface MoneyCell {
  column: number;
  /** The columns of the flags that say its amounts are not in one currency. */
  reasons: number[];
}

/** As PostgreSQL writes an instant while its zone is UTC. */
function instantBytes(iso: string): Buffer {
  return Buffer.from(new Date(iso).toISOString().replace('T', ' ').replace('.000Z', '+00'));
}

/** Makes cells mean what their columns say, as `rowReader` does for rows, and remembers the flags of all that passed. */
export class BlockShaper {
  private readonly buckets: number[];
  private readonly money: MoneyCell[];
  private readonly firstFlag: number;
  private readonly startsSeen = new Map<string, Buffer>();
  readonly flags: Flags = {};

  constructor(
    private readonly plan: Plan,
    private readonly question: Question
  ) {
    const { columns, flags } = plan;
    this.firstFlag = columns.length;
    this.buckets = columns.flatMap((column, at) => (isBucketColumn(column) ? [at] : []));
    this.money = moneyColumns(question).map(({ name, flags: reasons }) => ({
      column: columns.findIndex((column) => column.name === name),
      reasons: reasons.map((reason) => this.firstFlag + flags.indexOf(reason)),
    }));
  }

  shape(block: RowBlock): RowBlock {
    this.rememberFlags(block);
    this.buckets.forEach((column) => this.startBuckets(block, column));
    this.money.forEach((cell) => this.markUnavailable(block, cell));
    return block;
  }

  private rememberFlags({ bytes, cells, rows, width }: RowBlock): void {
    this.plan.flags.forEach((name, index) => {
      for (let row = 0, at = 2 * (this.firstFlag + index); row < rows; row += 1, at += 2 * width) {
        const first = cells[at] < 0 ? undefined : bytes[cells[at]];
        if (first === TRUE) {
          this.flags[name] = true;
        } else if (first !== undefined && first > ZERO && first <= ZERO + 9) {
          this.flags[name] = Number(this.flags[name] ?? 0) + Number(bytes.toString('latin1', cells[at], cells[at + 1]));
        }
      }
    });
  }

  /** What the database calls a bucket becomes the instant it starts at. */
  private startBuckets(block: RowBlock, column: number): void {
    const { cells, rows, width } = block;
    const placed = new Map<string, number>();
    for (let row = 0, at = 2 * column; row < rows; row += 1, at += 2 * width) {
      if (cells[at] < 0) {
        continue;
      }
      const key = block.bytes.toString('latin1', cells[at], cells[at + 1]);
      const start = this.bucketStart(key);
      let place = placed.get(key);
      if (place === undefined) {
        place = block.append(start);
        placed.set(key, place);
      }
      cells[at] = place;
      cells[at + 1] = place + start.length;
    }
  }

  private bucketStart(key: string): Buffer {
    const seen = this.startsSeen.get(key);
    if (seen) {
      return seen;
    }
    const { bucket, zone } = this.question;
    const start = instantBytes(bucketStart(key, bucket!, zone));
    this.startsSeen.set(key, start);
    return start;
  }

  private markUnavailable(block: RowBlock, { column, reasons }: MoneyCell): void {
    const { cells, rows, width } = block;
    const isTrue = (cell: number) => cells[cell] >= 0 && block.bytes[cells[cell]] === TRUE;
    let place = -1;
    for (let row = 0, first = 0; row < rows; row += 1, first += 2 * width) {
      if (reasons.some((reason) => isTrue(first + 2 * reason)) && isNothing(block.text(row, column))) {
        place = place < 0 ? block.append(NOT_AVAILABLE_BYTES) : place;
        cells[first + 2 * column] = place;
        cells[first + 2 * column + 1] = place + NOT_AVAILABLE_BYTES.length;
      }
    }
  }
}
