import fc from 'fast-check';

import { noteRead, NOTHING_SEEN, SeenIds, Snapshot } from './seen-ids';

const MINUTE = 60_000;

/** A table whose ids are given out when a row is written and seen by others when its transaction commits. */
class Table {
  private lastId = 0;
  private lastTransaction = 100;
  private readonly open = new Map<number, number[]>();
  readonly committed = new Set<number>();

  begin(): number {
    this.lastTransaction += 1;
    this.open.set(this.lastTransaction, []);
    return this.lastTransaction;
  }

  write(transaction: number): void {
    this.lastId += 1;
    this.open.get(transaction)?.push(this.lastId);
  }

  end(transaction: number, commits: boolean): void {
    if (commits) {
      this.open.get(transaction)?.forEach((id) => this.committed.add(id));
    }
    this.open.delete(transaction);
  }

  running(): number[] {
    return [...this.open.keys()];
  }

  snapshot(minute: number): Snapshot {
    const next = this.lastTransaction + 1;
    return {
      oldestRunning: BigInt(Math.min(next, ...this.running())),
      next: BigInt(next),
      at: new Date(minute * MINUTE),
    };
  }
}

class Reader {
  seen: SeenIds = NOTHING_SEEN;
  readonly ids = new Set<number>();

  pull(table: Table, minute: number, limit: number, keepMinutes: number): void {
    const all = [...table.committed].sort((a, b) => a - b);
    const inGaps = all.filter((id) => this.seen.gaps.some((gap) => id >= gap.from && id <= gap.to));
    const late = inGaps.slice(0, limit);
    const fresh = all.filter((id) => id > this.seen.up_to).slice(0, limit);
    [...late, ...fresh].forEach((id) => this.ids.add(id));
    const snapshot = table.snapshot(minute);
    const read = { ids: [...late, ...fresh], gapsReadBy: late.length < limit ? snapshot : undefined };
    // As it is stored and read back between two pulls.
    this.seen = JSON.parse(JSON.stringify(noteRead(this.seen, read, snapshot, keepMinutes * MINUTE))) as SeenIds;
  }
}

const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ do: 'begin' as const }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), which: fc.nat(9), commits: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pull' as const), limit: fc.integer({ min: 1, max: 4 }) }) }
);

test('no committed row is missed, however late and in whatever order transactions end', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), fc.nat(3), (steps, keepMinutes) => {
      const table = new Table();
      const reader = new Reader();
      const pick = (which: number) => table.running()[which % table.running().length];
      steps.forEach((action, minute) => {
        if (action.do === 'begin') {
          table.begin();
        } else if (action.do === 'write' && table.running().length > 0) {
          table.write(pick(action.which));
        } else if (action.do === 'end' && table.running().length > 0) {
          table.end(pick(action.which), action.commits);
        } else if (action.do === 'pull') {
          reader.pull(table, minute, action.limit, keepMinutes);
        }
      });
      table.running().forEach((transaction) => table.end(transaction, true));
      for (let round = 0; round < 300; round += 1) {
        reader.pull(table, steps.length + round, 4, keepMinutes);
      }
      expect([...table.committed].filter((id) => !reader.ids.has(id))).toEqual([]);
      expect(reader.seen.gaps).toEqual([]);
    }),
    { numRuns: 500 }
  );
});

test('a gap stays open as long as a transaction of its time runs, then as long as it is set to', () => {
  const at = (minute: number, oldestRunning: bigint): Snapshot => ({
    oldestRunning,
    next: BigInt(200),
    at: new Date(minute * MINUTE),
  });
  const later = (seen: SeenIds, snapshot: Snapshot, ids: number[] = []) =>
    noteRead(seen, { ids, gapsReadBy: snapshot }, snapshot, MINUTE);
  const seen = later(NOTHING_SEEN, at(0, BigInt(150)), [1, 2, 5]);
  expect(seen).toMatchObject({ up_to: 5, gaps: [{ from: 3, to: 4, before_transaction: '200' }] });
  expect(later(seen, at(100, BigInt(199)))).toEqual(seen);
  expect(later(seen, at(0, BigInt(200)))).toEqual(seen);
  expect(later(seen, at(0, BigInt(150)), [4]).gaps).toMatchObject([{ from: 3, to: 3 }]);
  expect(later(seen, at(1, BigInt(200)))).toEqual({ up_to: 5, gaps: [] });
});

test('gaps read over several looks are closed by what was open at the first of them', () => {
  const at = (oldestRunning: bigint): Snapshot => ({ oldestRunning, next: BigInt(200), at: new Date(MINUTE) });
  const gap = { from: 3, to: 4, before_transaction: '200', noticed_at: new Date(0).toISOString() };
  const seen: SeenIds = { up_to: 9, gaps: [gap] };
  expect(noteRead(seen, { ids: [], gapsReadBy: at(BigInt(150)) }, at(BigInt(200)), MINUTE)).toEqual(seen);
});

test('where every second id is missing, gaps are joined to a bounded number that still covers each of them', () => {
  const ids = Array.from({ length: 5000 }, (_, n) => 2 * n + 2);
  const snapshot: Snapshot = { oldestRunning: BigInt(5), next: BigInt(9), at: new Date(0) };
  const { gaps } = noteRead(NOTHING_SEEN, { ids, gapsReadBy: snapshot }, snapshot, MINUTE);
  expect(gaps.length).toBeLessThanOrEqual(1000);
  expect(ids.every((id) => gaps.some((gap) => id - 1 >= gap.from && id - 1 <= gap.to))).toBe(true);
});
