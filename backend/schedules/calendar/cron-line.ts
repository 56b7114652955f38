import { Temporal } from 'temporal-polyfill';

import { Problem } from '../../../contract/problem';

interface CronField {
  name: string;
  least: number;
  most: number;
  names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly CronField[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, names: MONTHS },
  // Sunday is 0 and 7.
  { name: 'day of the week', least: 0, most: 7, names: DAYS },
];

/** What a cron line says of the wall clock. */
export interface CronLine {
  minutes: readonly number[];
  hours: readonly number[];
  /** The hour is `*`: such a line follows the passing of time, and an hour the clock repeats has its slots twice. */
  everyHour: boolean;
  isOn(date: Temporal.PlainDate): boolean;
}

/** Reads five fields, with lists, ranges, steps and names. Throws a Problem that names the field that is wrong. */
export function readCronLine(text: string): CronLine {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) {
    throw new Problem(
      `“${text}” has ${fields.length === 1 ? '1 field' : `${fields.length} fields`}. A cron line here has five: minute, hour, day of the month, ` +
        'month, day of the week. Runs are at least a minute apart, so there is no field for seconds.',
      { field: 'rule.cron' }
    );
  }
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = fields.map((field, at) => readField(field, FIELDS[at]));
  const days = { ofMonth: new Set(daysOfMonth), ofWeek: new Set(daysOfWeek.map((day) => (day === 0 ? 7 : day))) };
  const anyDayOfMonth = fields[2].startsWith('*');
  const anyDayOfWeek = fields[4].startsWith('*');
  return {
    minutes,
    hours,
    everyHour: fields[1] === '*',
    isOn: ({ month, day, dayOfWeek }) => {
      const isDay = [days.ofMonth.has(day), days.ofWeek.has(dayOfWeek)];
      // As cron has always had it: with both kinds of days named, either will do.
      const onDay = anyDayOfMonth || anyDayOfWeek ? isDay.every(Boolean) : isDay.some(Boolean);
      return months.includes(month) && onDay;
    },
  };
}

function readField(text: string, field: CronField): number[] {
  const values = text.split(',').flatMap((part) => readPart(part, field));
  return [...new Set(values)].sort((a, b) => a - b);
}

function readPart(part: string, field: CronField): number[] {
  const [, range, step] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(part) ?? [];
  const width = Number(step ?? 1);
  if (range === undefined || width < 1) {
    throw notUnderstood(part, field);
  }
  const [from, to] = readRange(range, step !== undefined, field, part);
  if (from > to) {
    throw notUnderstood(part, field);
  }
  return Array.from({ length: Math.floor((to - from) / width) + 1 }, (_, at) => from + at * width);
}

/** `3/5` means from 3 to the end in steps of 5. */
function readRange(range: string, hasStep: boolean, field: CronField, part: string): [number, number] {
  if (range === '*') {
    return [field.least, field.names === DAYS ? 6 : field.most];
  }
  const ends = range.split('-').map((end) => readNumber(end, field, part));
  if (ends.length > 2) {
    throw notUnderstood(part, field);
  }
  return [ends[0], ends[1] ?? (hasStep ? field.most : ends[0])];
}

function readNumber(text: string, field: CronField, part: string): number {
  const named = field.names?.indexOf(text.toLowerCase()) ?? -1;
  const value = named >= 0 ? named + (field.names === MONTHS ? 1 : 0) : /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  if (!(value >= field.least && value <= field.most)) {
    throw notUnderstood(part, field);
  }
  return value;
}

function notUnderstood(part: string, { name, least, most }: CronField): Problem {
  return new Problem(
    `In the cron line “${part}” is not understood as a ${name}: it takes *, numbers from ${least} to ${most}, lists as 1,15, ranges as 1-5 and steps as */2.`,
    { field: 'rule.cron' }
  );
}
