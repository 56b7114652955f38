import { PoolClient } from 'pg';

import { Mark, Row } from '../../../contract/answer';
import { Filter, Question } from '../../../contract/question';
import { DIMENSIONS } from '../dimensions';
import { assertNothingLost } from '../lost-attempts';
import { MEASURES } from '../measures';
import { PlanOptions, planQuestion } from '../planner';
import { rowReader } from '../read-row';
import { Count, Finding, judge, sentenceOf } from './judge';
import { MarkRule } from './mark-rule';
import { MARK_RULES } from './mark-rules';

/** The most groups a test looks at, the largest first. */
const MOST_COUNTS = 20_000;

export interface FoundMarks {
  marks: Mark[];
  notes: string[];
}

/** Who is compared must not be filtered out: only what the reader left out on purpose stays out. */
const isKept =
  ({ dimension }: MarkRule) =>
  (filter: Filter) =>
    filter.dimension !== dimension || filter.operator === 'not_in';

/** Whether the reader looks at it: all were compared, also those filtered out. */
const isAsked =
  ({ filters }: Question, { dimension }: MarkRule) =>
  ({ member }: Finding) =>
    filters
      .filter((filter) => filter.dimension === dimension && filter.operator !== 'not_in')
      .every(({ operator, values }) =>
        values.some((value) => (operator === 'starts_with' ? member.startsWith(value ?? '') : member === value))
      );

/** The question whose answer holds the counts a test needs. */
function countsQuestion({ window, zone, filters }: Question, rule: MarkRule): Question {
  return {
    measures: [rule.part, rule.base],
    dimensions: [rule.dimension, rule.strata],
    filters: filters.filter(isKept(rule)),
    window,
    zone,
    currencies: [],
    subtotals: [],
    empty_buckets: false,
    marks: [],
    order: [{ by: rule.base, direction: 'desc' }],
    limit: MOST_COUNTS,
  };
}

function toCount(row: Row, { dimension, strata, part, base }: MarkRule): Count[] {
  const [member, stratum] = [row[dimension], row[strata]];
  return member === null || stratum === null || row[part] === null
    ? []
    : [{ member: String(member), stratum: String(stratum), part: Number(row[part]), base: Number(row[base]) }];
}

/** The names of what is compared, where its dimension has any. */
function namesOf(rows: readonly Row[], { dimension }: MarkRule): Map<string, string> {
  const { named } = DIMENSIONS[dimension];
  const pairs = named ? rows.map((row) => [String(row[dimension]), row[named.column]] as const) : [];
  return new Map(pairs.flatMap(([value, name]) => (name === null ? [] : [[value, String(name)]])));
}

function toMark(finding: Finding, { name, measure, dimension, words }: MarkRule, names: Map<string, string>): Mark {
  const { member, own, ownShare, othersShare, othersBase, strata, z } = finding;
  return {
    mark: name,
    column: measure,
    dimension,
    value: member,
    name: names.get(member) ?? null,
    sentence: sentenceOf(finding, words, MEASURES[measure].label),
    figures: { ownPart: own.part, ownBase: own.base, ownShare, othersBase, othersShare, strata, z },
  };
}

async function applyRule(
  client: PoolClient,
  asked: Question,
  rule: MarkRule,
  options: PlanOptions
): Promise<FoundMarks> {
  const question = countsQuestion(asked, rule);
  const plan = planQuestion(question, options);
  await assertNothingLost(client, question, plan.needsLost, options);
  const { rows } = await client.query({ text: plan.text, values: plan.values, rowMode: 'array' });
  const read = rowReader(plan, question);
  const shown = rows.map(read).filter(({ level }) => level === plan.levels[0].grouping);
  const looked = shown.slice(0, MOST_COUNTS).map(({ row }) => row);
  const counts = looked.flatMap((row) => toCount(row, rule));
  const names = namesOf(looked, rule);
  const cut =
    shown.length > MOST_COUNTS
      ? [`${rule.label} was tested on the ${MOST_COUNTS.toLocaleString('en-GB')} largest groups only.`]
      : [];
  const found = judge(counts, rule).filter(isAsked(asked, rule));
  return { marks: found.map((finding) => toMark(finding, rule, names)), notes: [rule.help, ...cut] };
}

/**
 * What the tests a question names find within its window, filters and scope, whatever it is grouped by; read in the
 * client's snapshot.
 */
export async function findMarks(client: PoolClient, question: Question, options: PlanOptions): Promise<FoundMarks> {
  const rules = question.marks.map((name) => MARK_RULES[name]);
  const found: FoundMarks = { marks: [], notes: [] };
  for (const rule of rules) {
    const { marks, notes } = await applyRule(client, question, rule, options);
    found.marks.push(...marks);
    found.notes.push(...notes);
  }
  return found;
}
