import { Temporal } from 'temporal-polyfill';

import { Problem } from '../../contract/problem';

/** Throws a Problem for a zone the IANA database does not hold. */
export function assertIanaZone(zone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch {
    throw new Problem(`“${zone}” is not an IANA time zone. Set a name such as Europe/Madrid or UTC.`, {
      field: 'zone',
    });
  }
}
