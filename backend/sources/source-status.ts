import { Pool } from 'pg';

import { SourceState, SourceStatus } from '../../contract/sources';
import { ListedSource, listSources } from '../calls/source';
import { isPulled, pulledSwitch } from './pulled-switches';

/** Six pulls. */
const BEHIND_S = 60;

/** How all sources do, by name; of their settings, which may hold passwords, nothing. */
export async function sourceStatuses(pool: Pool): Promise<SourceStatus[]> {
  return (await listSources(pool)).map(statusOf);
}

function statusOf(source: ListedSource): SourceStatus {
  const { settings, watermark, heardAgoS, ...shown } = source;
  const { outcomes = {}, numbers = {} } = settings as Partial<Pick<SourceStatus, 'outcomes' | 'numbers'>>;
  return {
    ...shown,
    state: stateOf(source),
    lagS: isPulled(source.kind) && watermark !== null ? heardAgoS : null,
    readsRanges: readsRanges(source),
    outcomes,
    numbers,
  };
}

function readsRanges({ kind, settings }: ListedSource): boolean {
  return isPulled(kind) && Boolean(pulledSwitch(kind).withSettings(settings).readsRanges);
}

function stateOf({ kind, lastError, heardAgoS, watermark }: ListedSource): SourceState {
  if (!isPulled(kind)) {
    return 'receiving';
  }
  if (lastError !== null) {
    return 'failing';
  }
  if (watermark === null) {
    return 'reading';
  }
  return heardAgoS === null || heardAgoS > BEHIND_S ? 'behind' : 'current';
}
