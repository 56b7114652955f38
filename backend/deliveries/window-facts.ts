import { Window } from '../../contract/question';
import { formatInstant } from '../reports/calendar';
import { Fact } from './xlsx/facts-sheet';

const VALUES_SHOWN = 100;

/** What every file says first: of which report it is, and of which window on whose clocks. */
export function windowFacts(report: string | undefined, { from, to }: Window, zone: string): Fact[] {
  const times =
    zone === 'UTC' ? zone : `${zone}; every time is its local time, so an hour the clocks repeat is there twice`;
  return [
    ...(report === undefined ? [] : [{ label: 'Report', value: report }]),
    { label: 'From', value: formatInstant(from, zone) },
    { label: 'To, not included', value: formatInstant(to, zone) },
    { label: 'Time zone', value: times },
  ];
}

/** The first values of a list, and how many more there are. */
export function listText(values: ReadonlyArray<string | null>): string {
  const shown = values.slice(0, VALUES_SHOWN).map((value) => value ?? '(unknown)');
  const left = values.length - shown.length;
  return shown.join(', ') + (left > 0 ? ` and ${left.toLocaleString('en-GB')} more` : '');
}
