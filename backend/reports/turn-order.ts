/** Who waits for a turn: a principal, and the organisation whose principals share what it gets. */
export interface Asker {
  name: string;
  org: string;
}

/** What an organisation, or one of its principals, has under way. */
interface Share {
  running: number;
  /** The number of its latest turn. */
  latest: number;
}

const NOTHING: Share = { running: 0, latest: 0 };

const byShare = (one: Share, other: Share) => one.running - other.running || one.latest - other.latest;

const keyOf = ({ org, name }: Asker) => JSON.stringify([org, name]);

/** The turns that organisations and their principals have had. */
export class Shares {
  constructor(
    private readonly ofOrgs = new Map<string, Share>(),
    private readonly ofAskers = new Map<string, Share>(),
    private turns = 0
  ) {}

  copy(): Shares {
    return new Shares(new Map(this.ofOrgs), new Map(this.ofAskers), this.turns);
  }

  runningOf(asker: Asker): number {
    return this.of(asker).running;
  }

  runningOfOrg(org: string): number {
    return this.ofOrg(org).running;
  }

  begin(asker: Asker): void {
    this.turns += 1;
    this.ofOrgs.set(asker.org, { running: this.ofOrg(asker.org).running + 1, latest: this.turns });
    this.ofAskers.set(keyOf(asker), { running: this.of(asker).running + 1, latest: this.turns });
  }

  /** Whoever has nothing under way any more, and nothing `waiting`, is forgotten. */
  end(asker: Asker, waiting: readonly Asker[]): void {
    const ofOrg = { ...this.ofOrg(asker.org), running: this.ofOrg(asker.org).running - 1 };
    const ofAsker = { ...this.of(asker), running: this.of(asker).running - 1 };
    keepOrForget(
      this.ofOrgs,
      asker.org,
      ofOrg,
      waiting.some(({ org }) => org === asker.org)
    );
    keepOrForget(
      this.ofAskers,
      keyOf(asker),
      ofAsker,
      waiting.some((one) => keyOf(one) === keyOf(asker))
    );
  }

  /**
   * Whose turn is next: of the organisations whoever has the fewest running, then whoever had a turn longest ago; of its
   * principals the same; and of theirs what waited longest.
   */
  first<A extends Asker>(waiting: readonly A[]): A | undefined {
    return [...waiting].sort(
      (a, b) => byShare(this.ofOrg(a.org), this.ofOrg(b.org)) || byShare(this.of(a), this.of(b))
    )[0];
  }

  private ofOrg(org: string): Share {
    return this.ofOrgs.get(org) ?? NOTHING;
  }

  private of(asker: Asker): Share {
    return this.ofAskers.get(keyOf(asker)) ?? NOTHING;
  }
}

function keepOrForget(shares: Map<string, Share>, key: string, share: Share, isWaiting: boolean): void {
  if (share.running === 0 && !isWaiting) {
    shares.delete(key);
  } else {
    shares.set(key, share);
  }
}

/** Deals turns to those who wait, as if none that runs ended meanwhile, until it is the turn of `asker`. */
export function placeOf(asker: Asker, waiting: readonly Asker[], shares: Shares): number | undefined {
  const isTheirs = (one: Asker) => keyOf(one) === keyOf(asker);
  if (!waiting.some(isTheirs)) {
    return undefined;
  }
  const left = [...waiting];
  const dealt = shares.copy();
  for (let place = 0; ; place += 1) {
    const next = dealt.first(left)!;
    if (isTheirs(next)) {
      return place;
    }
    left.splice(left.indexOf(next), 1);
    dealt.begin(next);
  }
}

/** Where too many wait: the newest of whoever has the most waiting in the organisation that has the most waiting. */
export function oneTooMany<A extends Asker>(waiting: readonly A[]): A {
  const ofOrg = largest(waiting, ({ org }) => org);
  return largest(ofOrg, keyOf).at(-1)!;
}

/** The largest of the groups that have one key. */
function largest<A>(all: readonly A[], keyOfOne: (one: A) => string): A[] {
  const groups = new Map<string, A[]>();
  all.forEach((one) => groups.set(keyOfOne(one), [...(groups.get(keyOfOne(one)) ?? []), one]));
  return [...groups.values()].reduce((most, group) => (group.length >= most.length ? group : most));
}
