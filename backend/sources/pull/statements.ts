import { Engine, Fields, Statement } from './switch-reader';

const QUOTES: Record<Engine, string> = { postgres: '"', mysql: '`' };

/** Makes statements for one connection; `run` gets the text and the values it names. */
export function statementsOf(
  engine: Engine,
  run: (text: string, values: Array<string | number>) => Promise<{ rows: Fields[]; columns: string[] }>
): () => Statement {
  const quote = QUOTES[engine];
  return () => {
    const values: Array<string | number> = [];
    const bind = (value: string | number) => {
      values.push(value);
      return engine === 'postgres' ? `$${values.length}` : '?';
    };
    const quoted = (part: string) => `${quote}${part.replaceAll(quote, quote + quote)}${quote}`;
    const name = (identifier: string) => identifier.split('.').map(quoted).join('.');
    return {
      bind,
      name,
      list: (all) => `(${all.map(bind).join(', ')})`,
      asText: (column) => (engine === 'postgres' ? `${name(column)}::text` : `cast(${name(column)} as char)`),
      rows: async (text) => (await run(text, values)).rows,
      columns: async (text) => (await run(text, values)).columns,
    };
  };
}
