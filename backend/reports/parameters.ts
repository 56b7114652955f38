/** Collects the values a statement is run with, so that no value is ever part of its text. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The placeholder that stands for the value, cast to a PostgreSQL type. */
  bind(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
