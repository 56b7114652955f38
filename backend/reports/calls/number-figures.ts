import { Pool } from 'pg';

import { Answer, Column, Row } from '../../../contract/answer';
import { NumberFiguresQuestion, NumbersAnswer, NumberSide } from '../../../contract/calls';
import { DimensionName, MeasureName } from '../../../contract/names';
import { MAX_LIMIT, QuestionInput } from '../../../contract/question';
import { ask } from '../ask';
import { maySeeMeasure } from '../assert-scope';
import { FAILED_OUTCOMES } from '../../rollups/outcome-codes';
import { Principal } from '../../access/principal';
import { AskOptions } from '../read-only';
import { KnownNumbers, knownNumbers } from './asked-numbers';
import { readNumberFigures } from './read-calls-question';

const MEASURES: readonly MeasureName[] = [
  'attempts',
  'calls',
  'answered',
  'asr',
  'acd_s',
  'talk_s',
  'customer_billed_s',
  'provider_billed_s',
  'customer_charge',
  'provider_charge',
  'profit',
  'first_call_at',
  'last_call_at',
  ...FAILED_OUTCOMES,
];

type Side = Exclude<NumberSide, 'either'>;
const DIMENSIONS: Record<Side, DimensionName> = { cli: 'cli', destination: 'destination_number' };

/** A number's figures on one side of its calls, as a question about attempts like any other. */
function sideQuestion(question: NumberFiguresQuestion, side: Side, { writings }: KnownNumbers, { scope }: Principal) {
  const dimension = DIMENSIONS[side];
  return {
    measures: MEASURES.filter((name) => maySeeMeasure(name, scope)),
    dimensions: [dimension],
    filters: [
      ...question.filters.map(({ dimension: name, values }) => ({ dimension: name, values })),
      { dimension, values: writings },
    ],
    window: question.window,
    zone: question.zone,
    currencies: question.currencies,
    limit: MAX_LIMIT,
  } satisfies QuestionInput;
}

function sideRows({ rows }: Answer, side: Side): Row[] {
  return rows.map(({ [DIMENSIONS[side]]: number, ...figures }) => ({ number, side, ...figures }));
}

/** The totals are of no number: what they have in its place goes. */
function withoutNumber({ cli: _, destination_number: __, ...totals }: Row): Row {
  return totals;
}

const NUMBER: Column = { name: 'number', label: 'Number', unit: 'text', kind: 'dimension' };
const SIDE: Column = {
  name: 'side',
  label: 'Side',
  unit: 'text',
  kind: 'dimension',
  help: 'cli: calls from the number. destination: calls to it.',
};

const isMeasure = ({ kind }: Column) => kind === 'measure';

/** Whether no attempt of any number ended so. */
function isUnmet({ measure }: Column, rows: readonly Row[]): boolean {
  const outcome = FAILED_OUTCOMES.find((name) => name === measure);
  return outcome !== undefined && rows.every((row) => row[outcome] === 0);
}

/**
 * The figures of each number over its attempts, within what the principal may see. Throws a Problem for a mistake in the
 * question (400), for what the principal may not see (403), when it takes too long (504) and when the caller leaves (499).
 */
export async function numberFigures(
  pool: Pool,
  input: unknown,
  principal: Principal,
  options: AskOptions = {}
): Promise<NumbersAnswer> {
  const startedAt = performance.now();
  const question = readNumberFigures(input);
  const known = knownNumbers(question.numbers);
  const sides: Side[] = question.numbers.side === 'either' ? ['cli', 'destination'] : [question.numbers.side];
  const answers: Array<{ side: Side; answer: Answer }> = [];
  for (const side of sides) {
    answers.push({ side, answer: await ask(pool, sideQuestion(question, side, known, principal), principal, options) });
  }

  const rows = answers.flatMap(({ side, answer }) => sideRows(answer, side));
  const found = new Set(rows.map(({ number }) => known.typedAs(String(number))));
  const [first] = answers;
  const only = answers.length === 1 ? first.answer : undefined;
  return {
    columns: [NUMBER, SIDE, ...first.answer.columns.filter((column) => isMeasure(column) && !isUnmet(column, rows))],
    rows,
    totals: only ? withoutNumber(only.totals) : null,
    incompleteTotals: only?.incompleteTotals ?? [],
    notFound: known.distinct.filter((typed) => !found.has(typed)),
    repeated: known.repeated,
    notes: [...new Set(answers.flatMap(({ answer }) => answer.notes))],
    question,
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}
