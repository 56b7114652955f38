import { Temporal } from 'temporal-polyfill';

/** A span of time in which a zone's clocks did not move. */
export interface OffsetSpan {
  /** Milliseconds since 1970; the span is half-open. */
  from: number;
  to: number;
  offsetMs: number;
  /** As ISO 8601 writes it: `+01:00`. */
  text: string;
}

function spanAt(epochMs: number, zone: string): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  const began = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const ends = at.getTimeZoneTransition('next');
  return {
    from: began?.epochMilliseconds ?? -Infinity,
    to: ends?.epochMilliseconds ?? Infinity,
    offsetMs: at.offsetNanoseconds / 1_000_000,
    text: /[+-]\d\d:\d\d$/.exec(at.toString({ timeZoneName: 'never' }))![0],
  };
}

/** What a zone's clocks are ahead of UTC by, for many instants: each span of the zone is looked up once. */
export function offsetsOf(zone: string): (epochMs: number) => OffsetSpan {
  const spans: OffsetSpan[] = [];
  let latest: OffsetSpan | undefined;
  return (epochMs) => {
    const holds = ({ from, to }: OffsetSpan) => from <= epochMs && epochMs < to;
    if (!latest || !holds(latest)) {
      latest = spans.find(holds);
      if (!latest) {
        latest = spanAt(epochMs, zone);
        spans.push(latest);
      }
    }
    return latest;
  };
}
