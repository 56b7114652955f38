import { Filter, QuestionInput } from '../../../contract/question';
import { Problem } from '../../../contract/problem';
import { commaSeparated } from './read-arguments';

export const REPORT_OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  zone: { type: 'string' },
  by: { type: 'string' },
  bucket: { type: 'string' },
  where: { type: 'string', multiple: true },
  measures: { type: 'string' },
  currency: { type: 'string' },
  order: { type: 'string' },
  limit: { type: 'string' },
  format: { type: 'string', default: 'table' },
  'spreadsheet-safe': { type: 'boolean', default: false },
} as const;

type Given = { [K in keyof typeof REPORT_OPTIONS]?: string | string[] | boolean };

const OPERATORS: Record<string, Filter['operator']> = { '=': 'in', '!=': 'not_in', '^=': 'starts_with' };

/** What the options change of a report's question. Names and values are checked where it is answered. */
export function readQuestion(given: Given): Record<string, unknown> {
  const text = (name: keyof Given) => given[name] as string | undefined;
  const question = {
    window: { from: windowEnd('from', text('from')), to: windowEnd('to', text('to')) },
    zone: text('zone'),
    dimensions: commaSeparated(text('by')),
    bucket: text('bucket'),
    filters: given.where && (given.where as string[]).map(readFilter),
    measures: commaSeparated(text('measures')),
    currencies: commaSeparated(text('currency')),
    order: commaSeparated(text('order'))?.map(readOrder),
    limit: readLimit(text('limit')),
  };
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
}

function windowEnd(name: string, text: string | undefined): string {
  if (!text) {
    throw new Problem(
      `--${name} is missing: a report covers a window, such as --from 2026-11-01T00:00:00Z --to 2026-11-08T00:00:00Z.`,
      {
        field: name,
      }
    );
  }
  return text;
}

/** `customer_id=101,102`, `outcome!=answered`, `destination_prefix^=44`; an empty value stands for unknown. */
function readFilter(text: string): Record<string, unknown> {
  const [, dimension, operator, values] = /^([a-z0-9_]+)(!=|\^=|=)(.*)$/s.exec(text) ?? [];
  if (!dimension) {
    throw new Problem(
      `--where ${text} is not understood; write customer_id=101,102 or outcome!=answered or destination_prefix^=44.`,
      {
        field: 'where',
      }
    );
  }
  const parts = commaSeparated(values)!;
  return {
    dimension,
    operator: OPERATORS[operator],
    values: parts.length === 0 ? [null] : parts.map((part) => (part === '' ? null : part)),
  };
}

function readOrder(text: string): NonNullable<QuestionInput['order']>[number] {
  const [by, direction = 'desc', ...rest] = text.split(':');
  if (!by || rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) {
    throw new Problem(`--order ${text} is not understood; write a column and asc or desc, such as asr:desc.`, {
      field: 'order',
    });
  }
  return { by, direction };
}

function readLimit(text: string | undefined): number | undefined {
  if (text !== undefined && !/^\d+$/.test(text)) {
    throw new Problem(`--limit ${text} is not a whole number.`, { field: 'limit' });
  }
  return text === undefined ? undefined : Number(text);
}
