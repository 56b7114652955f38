import type { CalendarUnit, Period } from '../../../../contract/period';

const UNITS: Record<string, CalendarUnit> = { h: 'hour', d: 'day', w: 'week', M: 'month' };
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
