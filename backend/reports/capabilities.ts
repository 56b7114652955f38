import { Queryable } from '../database/pool';
import { Capability } from './measure';
import { Lacking } from './slice-part';

export interface SourceCapabilities {
  source_id: number;
  name: string;
  records_unanswered: boolean;
  has_money: boolean;
  has_dtmf: boolean;
}

const DECLARED_BY: Record<Capability, keyof SourceCapabilities> = {
  unanswered: 'records_unanswered',
  money: 'has_money',
  dtmf: 'has_dtmf',
};

const REASONS: Record<Capability, string> = {
  unanswered: 'records answered calls only',
  money: 'records no charges',
  dtmf: 'does not record DTMF',
};

export interface Lacks {
  lacking: Lacking;
  /** A sentence for why a measure with that need has no value. */
  reason: (capability: Capability) => string;
}

/** The rows of `lacksOf`. */
export const LACKING_SOURCES = `select source_id, name, records_unanswered, has_money, has_dtmf from sources
  where not (records_unanswered and has_money and has_dtmf) order by name`;

/** What the sources in use cannot know, as they declared it. */
export async function readLacks(db: Queryable): Promise<Lacks> {
  return lacksOf((await db.query<SourceCapabilities>(LACKING_SOURCES)).rows);
}

export function lacksOf(rows: readonly SourceCapabilities[]): Lacks {
  const without = (capability: Capability) => rows.filter((source) => !source[DECLARED_BY[capability]]);
  const lacking: Lacking = {};
  for (const capability of Object.keys(DECLARED_BY) as Capability[]) {
    const sources = without(capability);
    if (sources.length > 0) {
      lacking[capability] = sources.map((source) => source.source_id);
    }
  }
  return {
    lacking,
    reason: (capability) =>
      `${without(capability)
        .map((source) => source.name)
        .join(', ')} ${REASONS[capability]}`,
  };
}
