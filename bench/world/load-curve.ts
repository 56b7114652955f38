const HOUR_MS = 3_600_000;
const BY_HOUR = [22, 15, 11, 9, 9, 13, 24, 42, 66, 84, 95, 100, 96, 92, 95, 97, 94, 88, 82, 76, 68, 56, 44, 32];
/** From Sunday. */
const BY_WEEKDAY = [0.55, 1, 1.02, 1.03, 1.02, 0.98, 0.66];

export interface LoadedHour {
  from: number;
  calls: number;
}

/** So many calls spread over the hours of a period, as days and weeks spread them. */
export function* callsByHour(from: number, days: number, calls: number): Generator<LoadedHour> {
  const hours = Array.from({ length: days * 24 }, (_, at) => from + at * HOUR_MS);
  const weights = hours.map((hour) => {
    const at = new Date(hour);
    return BY_HOUR[at.getUTCHours()] * BY_WEEKDAY[at.getUTCDay()];
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let placed = 0;
  for (const [at, hour] of hours.entries()) {
    reached += weights[at];
    const due = Math.round((calls * reached) / total);
    yield { from: hour, calls: due - placed };
    placed = due;
  }
}
