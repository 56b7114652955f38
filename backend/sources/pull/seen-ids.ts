/** Ids up to `up_to` that were not there when later ones already were: a transaction still open may bring them. */
export interface Gap {
  from: number;
  to: number;
  /** Transactions numbered below this may fill it. */
  before_transaction: string;
  noticed_at: string;
}

/** How far a table has been read. Ids are given out before rows are committed, so lower ones can appear later. */
export interface SeenIds {
  up_to: number;
  gaps: Gap[];
}

/**
 * What the switch's database knew of its transactions in the snapshot the ids were read in, as numbers that grow: their own
 * (PostgreSQL), or milliseconds (MySQL).
 */
export interface Snapshot {
  oldestRunning: bigint;
  next: bigint;
  at: Date;
}

export const NOTHING_SEEN: SeenIds = { up_to: 0, gaps: [] };

/** More gaps are joined with their neighbours: rows between them are then read again, which changes nothing. */
const MAX_GAPS = 1000;

/**
 * What has been seen after `ids` were read. `gapsReadBy`: the snapshot in which reading all gaps began, once it has come to
 * their end. A gap is closed once every transaction of the time it was noticed had ended by then, and it has been looked at
 * for `keepMs`.
 */
export function noteRead(
  seen: SeenIds,
  read: { ids: readonly number[]; gapsReadBy?: Snapshot },
  snapshot: Snapshot,
  keepMs: number
): SeenIds {
  const ids = [...new Set(read.ids)].sort((a, b) => a - b);
  const { gapsReadBy } = read;
  const open = gapsReadBy ? seen.gaps.filter((gap) => !isSettled(gap, gapsReadBy, keepMs)) : seen.gaps;
  const late = ids.filter((id) => id <= seen.up_to);
  const fresh = ids.filter((id) => id > seen.up_to);
  const left = open.flatMap((gap) => without(gap, late));
  const noticed = skipped(seen.up_to, fresh).map((range) => ({
    ...range,
    before_transaction: String(snapshot.next),
    noticed_at: snapshot.at.toISOString(),
  }));
  return { up_to: fresh.at(-1) ?? seen.up_to, gaps: joined([...left, ...noticed]) };
}

function isSettled(gap: Gap, snapshot: Snapshot, keepMs: number): boolean {
  return (
    snapshot.oldestRunning >= BigInt(gap.before_transaction) &&
    snapshot.at.getTime() - Date.parse(gap.noticed_at) >= keepMs
  );
}

function without(gap: Gap, ids: readonly number[]): Gap[] {
  const pieces: Gap[] = [];
  let from = gap.from;
  for (const id of ids) {
    if (id >= from && id <= gap.to) {
      if (id > from) {
        pieces.push({ ...gap, from, to: id - 1 });
      }
      from = id + 1;
    }
  }
  return from <= gap.to ? [...pieces, { ...gap, from }] : pieces;
}

function skipped(upTo: number, ids: readonly number[]): Array<{ from: number; to: number }> {
  return ids
    .map((id, index) => ({ from: (ids[index - 1] ?? upTo) + 1, to: id - 1 }))
    .filter(({ from, to }) => from <= to);
}

function joined(gaps: Gap[]): Gap[] {
  if (gaps.length <= MAX_GAPS) {
    return gaps;
  }
  const perGap = Math.ceil(gaps.length / MAX_GAPS);
  const groups = Array.from({ length: Math.ceil(gaps.length / perGap) }, (_, n) =>
    gaps.slice(n * perGap, (n + 1) * perGap)
  );
  return groups.map((group) => ({
    from: group[0].from,
    to: group[group.length - 1].to,
    before_transaction: String(group.map((gap) => BigInt(gap.before_transaction)).reduce((a, b) => (a > b ? a : b))),
    noticed_at: group.map((gap) => gap.noticed_at).reduce((a, b) => (a > b ? a : b)),
  }));
}
