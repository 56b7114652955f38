import { dateMath, dateTime, rangeUtil, TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useState } from 'react';

/** The window as Grafana's addresses carry it, `from` and `to` in milliseconds or as `now-7d`. */
export function useUrlTimeRange(initial = { from: 'now-7d', to: 'now' }): [TimeRange, (range: TimeRange) => void] {
  const [range, setRange] = useState(() => {
    const search = locationService.getSearch();
    return rangeUtil.convertRawToRange({
      from: rawInstant(search.get('from') ?? initial.from),
      to: rawInstant(search.get('to') ?? initial.to),
    });
  });
  const change = (changed: TimeRange) => {
    setRange(changed);
    locationService.partial({ from: urlInstant(changed.raw.from), to: urlInstant(changed.raw.to) }, true);
  };
  return [range, change];
}

function rawInstant(text: string) {
  return dateMath.isMathString(text) ? text : dateTime(/^\d+$/.test(text) ? Number(text) : text);
}

/** One end of a range as Grafana's addresses write it. */
export function urlInstant(raw: TimeRange['raw']['from']): string {
  return typeof raw === 'string' ? raw : String(raw.valueOf());
}
