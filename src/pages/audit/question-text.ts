type Parts = Record<string, unknown>;

const OPERATORS: Record<string, string> = { in: 'is', not_in: 'is not', starts_with: 'starts with' };

/**
 * A question of the audit in words: `ASR, ACD by Customer; Customer is 101, 102`. Parts that have no words of their own are
 * left to the whole question, which the row shows when it is opened.
 */
export function questionText(question: unknown, labelOf: (name: string) => string): string {
  const asked = partsOf(question);
  const measures = itemsOf(asked.measures ?? asked.measure).map(labelOf);
  const dimensions = itemsOf(asked.dimensions).map(labelOf);
  const figures = [measures.join(', '), dimensions.length > 0 ? `by ${dimensions.join(', ')}` : ''];
  const sentences = [
    typeof asked.condition === 'string' ? asked.condition.replaceAll('_', ' ') : '',
    figures.filter(Boolean).join(' '),
    ...(Array.isArray(asked.filters) ? asked.filters.map((filter) => filterText(partsOf(filter), labelOf)) : []),
    numbersText(partsOf(asked.numbers)),
    ...['callId', 'run', 'link'].filter((name) => name in asked).map((name) => `${NAMES[name]} ${String(asked[name])}`),
  ];
  return sentences.filter(Boolean).join('; ');
}

const NAMES: Record<string, string> = { callId: 'call', run: 'run', link: 'link' };

function filterText({ dimension, operator = 'in', values }: Parts, labelOf: (name: string) => string): string {
  const listed = itemsOf(values).map((value) => value || '(unknown)');
  const more = countOf(values) - listed.length;
  const list = `${listed.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en-US')} more` : ''}`;
  return `${labelOf(String(dimension))} ${OPERATORS[String(operator)] ?? String(operator)} ${list}`;
}

function numbersText({ typed }: Parts): string {
  const count = countOf(typed);
  return count === 0 ? '' : `${count.toLocaleString('en-US')} ${count === 1 ? 'number' : 'numbers'}`;
}

/** A list as the audit keeps it: whole, or its first items and how many there are. */
function itemsOf(list: unknown): string[] {
  const items = typeof list === 'string' ? [list] : Array.isArray(list) ? list : partsOf(list).first;
  return Array.isArray(items) ? items.map((item) => (item === null ? '' : String(item))) : [];
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : Number(partsOf(list).count ?? 0);
}

function partsOf(value: unknown): Parts {
  return typeof value === 'object' && value !== null ? (value as Parts) : {};
}
