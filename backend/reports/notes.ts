import { Column } from '../../contract/answer';
import { Question } from '../../contract/question';
import { Lacks } from './capabilities';
import { codeProfile } from './code-profile';
import { moneySides } from './columns';
import { missingColumn } from './conversion';
import { Capability } from './measure';
import { MEASURES } from './measures';
import { moneyViews } from './money-views';
import { CURRENCIES_DIFFER } from './shown-step';
import { lacksColumn } from './slice-part';
import { CHARGES, Side, sumColumn, SumName } from '../rollups/sums';

/** The flags of the totals row, by name. */
export type Flags = Record<string, unknown>;

const sides: Side[] = ['customer', 'provider'];

function currencyNotes(question: Question, flags: Flags): string[] {
  return moneyViews(question).flatMap((view) =>
    sides
      .filter((side) => flags[missingColumn(side, view)] === true)
      .map((side) =>
        view.currency
          ? `Some ${side} charges have no exchange rate to ${view.currency} for their day: those rows show n/a, and the totals leave them out.`
          : `The ${side} charges are in several currencies, which are never added up. Choose a currency to convert them.`
      )
  );
}

function profitNotes(question: Question, flags: Flags): string[] {
  return flags[CURRENCIES_DIFFER] === true && question.measures.some((name) => moneySides(name).length > 1)
    ? ['Customer and provider charges are in different currencies, so there is no profit. Choose one to convert to.']
    : [];
}

const unratedOn = (side: Side, flags: Flags) =>
  Number(flags[sumColumn(`answered_without_${side}_charge` as SumName)] ?? 0);

/** Answered attempts that a charge asked for is not known of yet. */
export function countUnrated(flags: Flags): number {
  return Math.max(...sides.map((side) => unratedOn(side, flags)));
}

function unratedNotes(flags: Flags): string[] {
  return sides.flatMap((side) => {
    const unrated = unratedOn(side, flags);
    return unrated > 0
      ? [`${unrated.toLocaleString('en-GB')} answered attempts have no ${side} charge yet; sums leave them out.`]
      : [];
  });
}

function lackNotes(lacks: Lacks, question: Question, flags: Flags): string[] {
  const needed = new Set(question.measures.map((name) => MEASURES[name].needs));
  return (Object.keys(lacks.lacking) as Capability[])
    .filter((capability) => needed.has(capability) && flags[lacksColumn(capability)] === true)
    .map((capability) => `Some figures are not available: ${lacks.reason(capability)}.`);
}

/** The sentences a reader must see with the figures. */
export function notesOf(question: Question, lacks: Lacks, flags: Flags): string[] {
  return [
    ...lackNotes(lacks, question, flags),
    ...currencyNotes(question, flags),
    ...profitNotes(question, flags),
    ...unratedNotes(flags),
    ...codeProfile(question.measures),
  ];
}

/** The plain amounts whose total leaves out what could not be converted. */
export function incompleteTotals(question: Question, flags: Flags): string[] {
  return moneyViews(question)
    .filter(({ currency }) => currency)
    .flatMap((view) =>
      sides
        .filter((side) => flags[missingColumn(side, view)] === true && question.measures.includes(CHARGES[side]))
        .map((side) => `${CHARGES[side]}${view.suffix}`)
    );
}

/** Says of each column of measures no source of these attempts can know why that is. */
export function withUnavailable(
  columns: readonly Column[],
  lacks: Lacks,
  isAllLacking: (capability: Capability) => boolean
): Column[] {
  return columns.map((column) => {
    const needs = column.measure && MEASURES[column.measure].needs;
    return needs && lacks.lacking[needs] && isAllLacking(needs)
      ? { ...column, unavailable: lacks.reason(needs) }
      : column;
  });
}
