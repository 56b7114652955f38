const HOUR_MS = 3_600_000;
const WORKING_DAY = [8, 5, 4, 3, 4, 7, 16, 38, 68, 88, 97, 100, 90, 84, 92, 96, 95, 84, 70, 58, 46, 34, 22, 13];
const WEEKEND = [12, 9, 6, 5, 4, 5, 8, 14, 24, 35, 44, 50, 52, 48, 45, 44, 46, 50, 52, 48, 40, 32, 24, 17];

/** How many calls start in each hour of `[from, to)`, as the hours of a working day and of a weekend have it; the first and last hour may be parts. */
export function callsPerHour(
  from: number,
  to: number,
  calls: number
): Array<{ from: number; to: number; calls: number }> {
  const hours = [];
  for (let start = from; start < to; start = nextHour(start)) {
    const end = Math.min(nextHour(start), to);
    hours.push({ from: start, to: end, weight: weightOf(start) * ((end - start) / HOUR_MS) });
  }
  const sum = hours.reduce((total, { weight }) => total + weight, 0);
  let owed = 0;
  return hours.map((hour) => {
    owed += (hour.weight / sum) * calls;
    const here = Math.round(owed);
    owed -= here;
    return { from: hour.from, to: hour.to, calls: here };
  });
}

function nextHour(instant: number): number {
  return (Math.floor(instant / HOUR_MS) + 1) * HOUR_MS;
}

function weightOf(instant: number): number {
  const at = new Date(instant);
  const isWeekend = at.getUTCDay() % 6 === 0;
  return (isWeekend ? WEEKEND : WORKING_DAY)[at.getUTCHours()];
}
