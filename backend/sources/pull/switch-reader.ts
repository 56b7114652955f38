import { Snapshot } from './seen-ids';

export type Engine = 'postgres' | 'mysql';

/** A row of the switch, each value as its database writes it. */
export type Fields = Record<string, string | null>;

/** One statement to a switch's database, in its dialect: names are quoted and values bound, in the order of the text. */
export interface Statement {
  bind(value: string | number): string;
  list(values: ReadonlyArray<string | number>): string;
  /** A name, or one with its schema. */
  name(identifier: string): string;
  asText(column: string): string;
  rows(text: string): Promise<Fields[]>;
  /** The names of the columns it gives. */
  columns(text: string): Promise<string[]>;
}

export interface SwitchReader {
  readonly engine: Engine;
  statement(): Statement;
}

/** A switch's database, which is only read. */
export interface SwitchConnection {
  readonly engine: Engine;
  /** One consistent look at the tables: it can change nothing there, and each statement is cut off after the set time. */
  inSnapshot<T>(work: (reader: SwitchReader, snapshot: Snapshot) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
