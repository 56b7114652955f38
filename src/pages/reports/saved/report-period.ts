import type { CalendarUnit, Period } from '../../../../contract/period';

const UNITS: Record<string, CalendarUnit> = { h: 'hour', d: 'day', w: 'week', M: 'month' };
const LETTERS: Record<CalendarUnit, string> = { hour: 'h', day: 'd', week: 'w', month: 'M' };
const START = /^now(?:-(\d+)([hdwM]))?(?:\/([hdwM]))?$/;
const MOST_UNITS = 366;

/** The period a range of Grafana's means: `now-7d` to `now` is the last seven days. Undefined for one no period means. */
export function periodOf(from: string, to: string): Period | undefined {
  const [match, digits, unit, rounded] = START.exec(from) ?? [];
  if (match === undefined || (rounded && unit && rounded !== unit)) {
    return undefined;
  }
  const back = Number(digits ?? 0);
  const name = unit ?? rounded;
  const period = (count: number, kind: Period['kind']) =>
    name && count >= 1 && count <= MOST_UNITS ? { count, unit: UNITS[name], kind } : undefined;

  if (!rounded) {
    return to === 'now' ? period(back, 'rolling') : undefined;
  }
  if (to === 'now' || to === `now/${name}`) {
    return period(back + 1, 'running');
  }
  return to === `now-1${name}/${name}` ? period(back, 'whole') : undefined;
}

/** The range of Grafana's that means a period. */
export function rangeOfPeriod({ count, unit, kind }: Period): { from: string; to: string } {
  const letter = LETTERS[unit];
  switch (kind) {
    case 'rolling':
      return { from: `now-${count}${letter}`, to: 'now' };
    case 'running':
      return { from: count === 1 ? `now/${letter}` : `now-${count - 1}${letter}/${letter}`, to: `now/${letter}` };
    case 'whole':
      return { from: `now-${count}${letter}/${letter}`, to: `now-1${letter}/${letter}` };
  }
}

/** A period as people say it. */
export function periodText({ count, unit, kind }: Period): string {
  const units = count === 1 ? unit : `${count} ${unit}s`;
  switch (kind) {
    case 'whole':
      return unit === 'day' && count === 1 ? 'Yesterday' : `Previous ${units}`;
    case 'running':
      return unit === 'day' && count === 1 ? 'Today so far' : `This ${units} so far`.replace(/^This (\d)/, 'The $1');
    case 'rolling':
      return `Last ${units}`;
  }
}
