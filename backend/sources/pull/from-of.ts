import { Statement } from './switch-reader';

/** Where rows are read from, named `t`. */
export function fromOf(statement: Statement, { name, query }: { name: string; query?: string }): string {
  return query === undefined ? `${statement.name(name)} t` : `(${query}) t`;
}
