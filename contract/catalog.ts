import { Unit } from './answer';
import { Bucket, Comparison, DimensionName, MarkName, MeasureName, ReportName, ReportSection } from './names';
import { QuestionInput } from './question';

type ReportDefaults = Omit<QuestionInput, 'window'>;

/** One of several ways to look at a report: by destination or by origin, say. */
export interface ReportView {
  name: string;
  label: string;
  /** What it asks instead of the report's defaults. */
  defaults: Partial<ReportDefaults>;
  /** Instead of the report's. */
  groupings?: DimensionName[];
  /** Instead of the report's. */
  across?: DimensionName;
}

/** A report as a page lists it: a name for a question whose window, zone and filters the reader still chooses. */
export interface ReportDescription {
  name: ReportName;
  label: string;
  section: ReportSection;
  /** One sentence: what it answers and for whom. */
  sentence: string;
  /** What is asked unless the reader changes it. */
  defaults: ReportDefaults;
  /** Length of the window it opens with. */
  defaultDays: number;
  /** What its rows can be grouped by. */
  groupings: DimensionName[];
  /** The dimension that stands across the columns when it opens. */
  across?: DimensionName;
  /** The first is what the defaults ask. `view` of `POST /v1/reports/:name` names one. */
  views?: ReportView[];
}

/** What of a question can be switched on in a report. */
export interface ReportOptions {
  /** Whether it can be grouped by time, and so show empty buckets. */
  emptyBuckets: boolean;
  /** The tests that can mark its rows. */
  marks: MarkName[];
}

export interface ComparisonDescription {
  name: Comparison;
  label: string;
  help: string;
}

/** A test that marks values of one dimension whose figures are unlike those of the others. */
export interface MarkDescription {
  name: MarkName;
  label: string;
  /** What is compared with what, by which test, from which sample on. */
  help: string;
  /** What the rows must be grouped by for a mark to be seen. */
  dimension: DimensionName;
  /** The measure whose column carries the mark. */
  measure: MeasureName;
}

export interface MeasureDescription {
  name: MeasureName;
  label: string;
  unit: Unit;
  help: string;
}

export interface DimensionDescription {
  name: DimensionName;
  label: string;
  help: string;
}

/** What `GET /v1/catalog` answers: all a reader can ask for. */
export interface Catalog {
  reports: Array<ReportDescription & { options: ReportOptions }>;
  measures: MeasureDescription[];
  dimensions: DimensionDescription[];
  buckets: Bucket[];
  /** Every aggregate report can be compared with each of these. */
  comparisons: ComparisonDescription[];
  marks: MarkDescription[];
  /** Currencies there are exchange rates for. */
  currencies: string[];
}

/** One suggestion of `GET /v1/values`. A null value stands for "unknown". */
export interface DimensionValue {
  value: string | null;
  label: string;
}
