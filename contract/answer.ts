import { Comparison, DimensionName, MarkName, MeasureName } from './names';
import { Question, Window } from './question';

/** How a value is written: money and times are strings, all other numbers are numbers, unknown is null. */
export type Unit = 'count' | 'fraction' | 'seconds' | 'money' | 'time' | 'text' | 'integer';

export interface Column {
  name: string;
  label: string;
  unit: Unit;
  kind: 'dimension' | 'measure';
  /** The dimension whose values this column names: `customer_name` is the label of `customer_id`. */
  labelOf?: string;
  /** The measure a column of kind `measure` shows; absent on those that only say a currency. */
  measure?: MeasureName;
  /** What a column of a compared question shows: the measure in the earlier window, or how far it is from that. */
  comparison?: 'previous' | 'difference' | 'change';
  /** The currency of a money column; absent where each row has its own. */
  currency?: string;
  /** A sentence with the formula. */
  help?: string;
  /** Why no source of these attempts can know the measure. The column's values are null. */
  unavailable?: string;
}

/**
 * In a column made of money: there are amounts, but not in one currency (no exchange rate, or several currencies that are
 * not added up). Null is for what is unknown.
 */
export const NOT_AVAILABLE = 'n/a';

export type Value = string | number | null;
export type Row = Record<string, Value>;

export interface Level {
  /** The dimensions this level is grouped by, a subset of the question's. */
  dimensions: string[];
  rows: Row[];
}

/** What a test found of one value of a dimension. It stands for every row with that value. */
export interface Mark {
  mark: MarkName;
  /** The column whose figures stand out. */
  column: string;
  dimension: DimensionName;
  value: Value;
  /** What people call it; null where no name is known. */
  name: string | null;
  /** The finding with its figures, and by which test, for a reader. */
  sentence: string;
  figures: Record<string, number>;
}

export interface Answer {
  columns: Column[];
  /** The finest level, in the order asked for. */
  rows: Row[];
  /** Over all attempts of the question, not only over the rows shown. */
  totals: Row;
  /** One for each of the question's subtotals, in their order. */
  subtotals: Level[];
  /** Columns whose total leaves out amounts that could not be converted. */
  incompleteTotals: string[];
  /** Set when there are more rows than the limit allowed. */
  truncated: boolean;
  /** What tests the question named found, in the order of their values. */
  marks: Mark[];
  /** The earlier window a compared question set beside its own. */
  comparedWith?: { compare: Comparison; window: Window };
  /** Sentences a reader must see with the figures. */
  notes: string[];
  /** Answered attempts that a charge asked for is not known of yet. */
  unratedAttempts?: number;
  question: Question;
  /** Where the figures were read: rows per place, the attempts themselves or a rollup of them. */
  plan: {
    rowsRead: Record<string, number>;
    elapsedMs: number;
    /** Milliseconds the question waited for its turn before that, where questions take turns. */
    queuedMs?: number;
  };
}
