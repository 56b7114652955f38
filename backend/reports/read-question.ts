import { Problem } from '../../contract/problem';
import { MAX_WINDOW_DAYS, Question, questionSchema } from '../../contract/question';
import { Bucket } from '../../contract/names';
import { answerColumns } from './columns';
import { assertZone } from './calendar';
import { MOST_PAIRS } from './compare/pair-buckets';
import { DIMENSIONS } from './dimensions';
import { fieldInWords, fieldPath } from './name-field';
import { readInput } from './read-input';
import { MOST_BUCKETS } from './relations/empty-buckets';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** What a bucket is at least as long as, but for those the clock cuts short. */
const LEAST_MS: Record<Bucket, number> = {
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '1h': 60 * MINUTE_MS,
  '1d': DAY_MS,
  '1w': 7 * DAY_MS,
  '1mo': 28 * DAY_MS,
};
const INTEGER = /^-?\d{1,9}$/;

function assertNoRepeats(names: readonly string[], ...path: Array<string | number>): void {
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (repeated) {
    throw new Problem(`${repeated} is twice in ${fieldInWords(path)}. Name it once.`, { field: fieldPath(path) });
  }
}

function assertWindow({ window }: Question): void {
  const length = Date.parse(window.to) - Date.parse(window.from);
  if (length <= 0) {
    throw new Problem('The window ends before it starts: its end must be later than its start.', {
      field: 'window',
    });
  }
  if (length > MAX_WINDOW_DAYS * DAY_MS) {
    throw new Problem(`The window is longer than ${MAX_WINDOW_DAYS} days. Ask for less at a time.`, {
      field: 'window',
    });
  }
}

function assertTime({ dimensions, bucket }: Question): void {
  if (dimensions.includes('time') && !bucket) {
    throw new Problem('Grouping by time needs a bucket: one of 5m, 15m, 1h, 1d, 1w, 1mo.', { field: 'bucket' });
  }
  if (bucket && !dimensions.includes('time')) {
    throw new Problem('A bucket is given, but time is not among the dimensions. Add time, or leave the bucket out.', {
      field: 'bucket',
    });
  }
}

function assertEmptyBuckets({ window, bucket, empty_buckets }: Question): void {
  if (!empty_buckets) {
    return;
  }
  if (!bucket) {
    throw new Problem('Empty buckets can be shown where time is among the dimensions. Add time, or leave them out.', {
      field: 'empty_buckets',
    });
  }
  assertFewBuckets(window, bucket, MOST_BUCKETS, 'show the empty ones');
}

function assertComparison({ window, bucket, compare }: Question): void {
  if (compare && bucket) {
    assertFewBuckets(window, bucket, MOST_PAIRS, 'set each beside an earlier one');
  }
}

function assertFewBuckets({ from, to }: Question['window'], bucket: Bucket, most: number, why: string): void {
  if ((Date.parse(to) - Date.parse(from)) / LEAST_MS[bucket] > most) {
    throw new Problem(
      `The window has more than ${most.toLocaleString('en-GB')} buckets of ${bucket}: too many to ${why}. ` +
        'Widen the bucket or shorten the window.',
      { field: 'bucket' }
    );
  }
}

function assertFilters({ filters }: Question): void {
  filters.forEach(({ dimension, operator, values }, at) => {
    const field = `filters[${at}]`;
    if (dimension === 'time') {
      throw new Problem('Time is chosen by the window, not by a filter.', { field: `${field}.dimension` });
    }
    if (values.some((value) => value?.includes('\0'))) {
      throw new Problem('A value to filter by holds a NUL character, which no value has.', {
        field: `${field}.values`,
      });
    }
    if (DIMENSIONS[dimension].unit === 'integer') {
      if (operator === 'starts_with') {
        throw new Problem(`${dimension} is a number: filter it with in or not_in.`, { field: `${field}.operator` });
      }
      const wrong = values.find((value) => value !== null && !INTEGER.test(value));
      if (wrong !== undefined) {
        throw new Problem(`${dimension} is a whole number, and “${wrong}” is none.`, { field: `${field}.values` });
      }
    }
    if (operator === 'starts_with' && values.includes(null)) {
      throw new Problem('Nothing starts with an unknown value: use in with null.', { field: `${field}.values` });
    }
  });
}

function assertSubtotals({ subtotals, dimensions }: Question): void {
  subtotals.forEach((level, at) => {
    assertNoRepeats(level, 'subtotals', at);
    const foreign = level.find((name) => !dimensions.includes(name));
    if (foreign) {
      throw new Problem(`A subtotal is asked by ${foreign}, which is not among the dimensions.`, {
        field: `subtotals[${at}]`,
        allowed: dimensions,
      });
    }
  });
}

function assertOrder(question: Question): void {
  const allowed = answerColumns(question).map((column) => column.name);
  question.order.forEach(({ by }, at) => {
    if (!allowed.includes(by)) {
      throw new Problem(`Rows are ordered by a column of the answer, and ${by} is none: ${allowed.join(', ')}.`, {
        field: `order[${at}].by`,
        allowed,
      });
    }
  });
}

/** Reads a question whole. Throws a Problem naming the first field that is wrong and what is allowed there. */
export function readQuestion(input: unknown): Question {
  const question = readInput(questionSchema, input);
  assertNoRepeats(question.measures, 'measures');
  assertNoRepeats(question.dimensions, 'dimensions');
  assertNoRepeats(question.currencies, 'currencies');
  assertWindow(question);
  assertZone(question.zone);
  assertTime(question);
  assertEmptyBuckets(question);
  assertComparison(question);
  assertFilters(question);
  assertSubtotals(question);
  assertOrder(question);
  return question;
}
