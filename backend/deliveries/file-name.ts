import { Question } from '../../contract/question';
import { formatInstant } from '../reports/calendar';

/** `report_customer_from_to_zone.csv`, in ASCII without anything a path or a header could trip over. */
export function fileNameOf(
  report: string | undefined,
  { filters, window, zone }: Pick<Question, 'filters' | 'window' | 'zone'>,
  extension = 'csv'
): string {
  const customers = filters.filter(({ dimension, operator }) => dimension === 'customer_id' && operator === 'in');
  const only = customers.length === 1 && customers[0].values.length === 1 ? customers[0].values[0] : undefined;
  const parts = [report ?? 'report', only ?? undefined, moment(window.from, zone), moment(window.to, zone), zone];
  return `${parts
    .filter((part) => part !== undefined)
    .map(harmless)
    .join('_')}.${extension}`;
}

/** The date alone where it begins, else with the minute: `2026-11-01`, `2026-11-01T0830`. */
function moment(instant: string, zone: string): string {
  const [, date, hour, minute] = /^(.{10})T(\d\d):(\d\d)/.exec(formatInstant(instant, zone)) ?? [];
  return hour === '00' && minute === '00' ? date : `${date}T${hour}${minute}`;
}

function harmless(text: string): string {
  return text.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 60);
}
