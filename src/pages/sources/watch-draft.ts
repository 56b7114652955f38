import type { SourceWatch } from '../../../contract/sources';

/** What is expected of a source, as it is typed. */
export type WatchDraft = Record<keyof SourceWatch, string>;

const typed = (value: number | null) => (value === null ? '' : String(value));

export function watchDraftOf(watch: SourceWatch): WatchDraft {
  return {
    settlesWithinS: typed(watch.settlesWithinS),
    silentAfterMinutes: typed(watch.silentAfterMinutes),
    callsWithinMinutes: typed(watch.callsWithinMinutes),
    chargesWithinHours: typed(watch.chargesWithinHours),
  };
}

/** What is left empty stays as it is, but for what empties mean “nobody minds”: there it is 0. */
export function readWatchDraft(draft: WatchDraft): Partial<SourceWatch> {
  const numberIn = (text: string) => (text.trim() === '' ? undefined : Number(text));
  return {
    settlesWithinS: numberIn(draft.settlesWithinS),
    silentAfterMinutes: numberIn(draft.silentAfterMinutes),
    callsWithinMinutes: numberIn(draft.callsWithinMinutes) ?? 0,
    chargesWithinHours: numberIn(draft.chargesWithinHours) ?? 0,
  };
}
