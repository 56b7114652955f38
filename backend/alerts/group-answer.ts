import { DimensionName } from '../../contract/names';
import { DIMENSIONS } from '../reports/dimensions';
import { AlertAnswer, AlertGroup } from './alert-answer';
import { Asked } from './asked';
import { LabelColumn, labelColumns } from './group-names';
import { reportLink } from './report-link';
import { MOST_GROUPS } from './alert-question';
import { CODES } from './sides-statement';
import { codesText, percent, whole, windowText } from './words';

/** A row of a statement: the labels of a group, its attempts and answers of the sample, and what else is told of it. */
export type GroupRow = Record<string, string | number | null>;

export interface Told {
  /** What happened, without a full stop. */
  sentence: string;
  facts?: Record<string, string>;
}

export interface Seen {
  /** Null where it is not known. */
  value: number | null;
  tell: () => Told;
}

const FACTS = ['sentence', 'report', 'window', 'attempts', 'asr', 'usual', 'usual_attempts', 'z', 'codes'];

function wordsOf(row: GroupRow, dimensions: readonly DimensionName[]): string {
  const words = dimensions.map((dimension) => {
    const { label, named } = DIMENSIONS[dimension as keyof typeof DIMENSIONS];
    const name = named && row[named.column];
    const value = row[dimension] ?? 'unknown';
    return `${label} ${name ? `${name} (${value})` : value}`;
  });
  return words.length > 0 ? words.join(', ') : 'All attempts';
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function factsOf(row: GroupRow, { sentence, facts }: Told, { query, window }: Asked, windowTold: string) {
  const { dimensions, filters, zone } = query;
  const group = dimensions.map((dimension) => ({
    dimension,
    value: row[dimension] === null ? null : String(row[dimension]),
  }));
  const attempts = Number(row.now_attempts);
  const codes = codesText((row[CODES] ?? null) as never);
  return {
    sentence: `${wordsOf(row, dimensions)}: ${capitalised(sentence)}.${codes ? ` Unanswered most by SIP ${codes}.` : ''}`,
    report: reportLink(group, { filters, window, zone }),
    window: windowTold,
    attempts: whole(attempts),
    asr: percent(attempts > 0 ? Number(row.now_answered) / attempts : null),
    codes,
    ...facts,
  };
}

/** The texts are made when they are asked for: a rule asks for the numbers first, and hardly any group is told of. */
function toGroup(
  row: GroupRow,
  { value, tell }: Seen,
  asked: Asked,
  { columns, windowTold }: { columns: readonly LabelColumn[]; windowTold: string }
): AlertGroup {
  const labels = columns.map(({ column, labelOf }) => [column, String(row[column] ?? (labelOf ? '' : 'Unknown'))]);
  let facts: Record<string, string> | undefined;
  return {
    labels: Object.fromEntries(labels),
    value,
    get facts() {
      return (facts ??= factsOf(row, tell(), asked, windowTold));
    },
  };
}

/** The answer a statement's rows make, each seen as the condition sees it. */
export function groupAnswer(
  rows: readonly GroupRow[],
  see: (row: GroupRow) => Seen,
  asked: Asked,
  label: string
): AlertAnswer {
  const windowTold = windowText(asked.window, asked.query.zone);
  const columns = labelColumns(asked.query.dimensions);
  return {
    label,
    labels: columns.map(({ column }) => column),
    factNames: FACTS,
    groups: rows.slice(0, MOST_GROUPS).map((row) => toGroup(row, see(row), asked, { columns, windowTold })),
    window: asked.window,
    notes: asked.notes,
    isCut: rows.length > MOST_GROUPS,
  };
}
