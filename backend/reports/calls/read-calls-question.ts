import { Temporal } from 'temporal-polyfill';

import {
  CallsQuestion,
  callsQuestionSchema,
  MAX_NUMBERS_MONTHS,
  NumberFiguresQuestion,
  numberFiguresSchema,
} from '../../../contract/calls';
import { Problem } from '../../../contract/problem';
import { MAX_WINDOW_DAYS, Window } from '../../../contract/question';
import { assertZone, formatInstant } from '../calendar';
import { readInput } from '../read-input';
import { assertCallFilters } from './call-filters';
import { readCallKey } from './call-key';

const DAY_MS = 86_400_000;

function assertWindow({ from, to }: Window): void {
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0) {
    throw new Problem('The window ends before it starts: window.to must be later than window.from.', {
      field: 'window',
    });
  }
  if (length > MAX_WINDOW_DAYS * DAY_MS) {
    throw new Problem(`The window is longer than ${MAX_WINDOW_DAYS} days. Ask for less at a time.`, {
      field: 'window',
    });
  }
}

function assertMonths({ from, to }: Window, zone: string): void {
  const earliest = Temporal.Instant.from(to)
    .toZonedDateTimeISO(zone)
    .subtract({ months: MAX_NUMBERS_MONTHS })
    .toInstant();
  if (Temporal.Instant.compare(Temporal.Instant.from(from), earliest) < 0) {
    throw new Problem(
      `Numbers are looked up over ${MAX_NUMBERS_MONTHS} months at most, and this window is longer. ` +
        `Let it begin at ${formatInstant(earliest.toString(), zone)} or later.`,
      { field: 'window' }
    );
  }
}

type Asked = Pick<CallsQuestion, 'window' | 'zone' | 'filters' | 'numbers'>;

function assertAsked({ window, zone, filters, numbers }: Asked): void {
  assertZone(zone);
  assertWindow(window);
  assertCallFilters(filters);
  const texts = [...filters.flatMap(({ values }) => values), ...(numbers?.typed ?? [])];
  if (texts.some((text) => text.includes('\0'))) {
    throw new Problem('A NUL character is part of no number and no value. Take it out.');
  }
  if (numbers) {
    assertMonths(window, zone);
  }
}

/** Reads a question about calls whole. Throws a Problem naming the first field that is wrong and what is allowed there. */
export function readCallsQuestion(input: unknown): CallsQuestion {
  const question = readInput(callsQuestionSchema, input);
  assertAsked(question);
  if (question.after !== undefined) {
    readCallKey(question.after);
  }
  return question;
}

/** The same for the figures of numbers. */
export function readNumberFigures(input: unknown): NumberFiguresQuestion {
  const question = readInput(numberFiguresSchema, input);
  assertAsked(question);
  return question;
}
