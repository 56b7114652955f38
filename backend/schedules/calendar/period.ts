import { Temporal } from 'temporal-polyfill';

/** The half-open span `[from, to)` of one run, and its name in the schedule's own calendar. */
export interface Period {
  /**
   * The local period: `2026-03-29`, `2026-W13`, `2026-03`, `P14D:2026-03-16`, `2026-10-25T02:00+02:00`. It stays when the
   * hour of the run, its zone or the time zone rules change, so that no period is run twice.
   */
  key: string;
  from: Temporal.Instant;
  to: Temporal.Instant;
}

/** A period with the moment it is to be run. */
export interface Slot extends Period {
  at: Temporal.Instant;
}
