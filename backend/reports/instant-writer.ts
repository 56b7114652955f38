import { formatInstant } from './calendar';
import { offsetsOf } from './zone-offsets';

const UTC_INSTANT = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:Z|\+00)$/;
const WHOLE_SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;
const MICROSECOND_DIGITS = 6;

/** Finding a change of the clock takes longer than writing a thousand instants. There are as many entries as zones. */
const offsetsByZone = new Map<string, ReturnType<typeof offsetsOf>>();

function knownOffsets(zone: string): ReturnType<typeof offsetsOf> {
  const known = offsetsByZone.get(zone) ?? offsetsOf(zone);
  offsetsByZone.set(zone, known);
  return known;
}

/** Writes many instants of PostgreSQL (a session of UTC) just as `formatInstant` does, which looks its zone up for each. */
export function instantWriter(zone: string): (instant: string) => string {
  const offsetAt = knownOffsets(zone);
  return (instant) => {
    const [, date, time, fraction = ''] = UTC_INSTANT.exec(instant) ?? [];
    if (!date) {
      return formatInstant(instant.replace(' ', 'T'), zone);
    }
    const epochMs = Date.parse(`${date}T${time}Z`);
    const { offsetMs, text } = offsetAt(epochMs);
    const local = new Date(epochMs + offsetMs).toISOString().slice(0, WHOLE_SECONDS);
    return `${local}${/[1-9]/.test(fraction) ? `.${fraction.padEnd(MICROSECOND_DIGITS, '0')}` : ''}${text}`;
  };
}
