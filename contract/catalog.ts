import { Unit } from './answer';
import { Bucket, DimensionName, MeasureName, ReportName, ReportSection } from './names';
import { QuestionInput } from './question';

/** A report as a page lists it: a name for a question whose window, zone and filters the reader still chooses. */
export interface ReportDescription {
  name: ReportName;
  label: string;
  section: ReportSection;
  /** One sentence: what it answers and for whom. */
  sentence: string;
  /** What is asked unless the reader changes it. */
  defaults: Omit<QuestionInput, 'window'>;
  /** Length of the window it opens with. */
  defaultDays: number;
  /** What its rows can be grouped by. */
  groupings: DimensionName[];
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
  reports: ReportDescription[];
  measures: MeasureDescription[];
  dimensions: DimensionDescription[];
  buckets: Bucket[];
  /** Currencies there are exchange rates for. */
  currencies: string[];
}

/** One suggestion of `GET /v1/values`. A null value stands for "unknown". */
export interface DimensionValue {
  value: string | null;
  label: string;
}
