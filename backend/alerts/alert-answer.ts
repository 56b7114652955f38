import { Window } from '../../contract/question';

/** One set of labels an alert can be about. */
export interface AlertGroup {
  labels: Record<string, string>;
  /** Null where it is not known, which is no alarm. */
  value: number | null;
  /** What is to be said of it, as texts; `sentence` and `report` among them. */
  readonly facts: Record<string, string>;
}

/** What one evaluation found. */
export interface AlertAnswer {
  /** What the value is, for a reader of the table. */
  label: string;
  /** The names of the labels, in order. */
  labels: string[];
  /** The names of the facts, in order. */
  factNames: string[];
  groups: AlertGroup[];
  /** The sample, of conditions about attempts. */
  window?: Window;
  notes: string[];
  /** There were more groups than are answered. */
  isCut: boolean;
}
