import { TemplateVariable } from '../../../contract/template';

/** Everything a template can show. Texts are ready to be shown; what may be missing is nil, so that `if` works on it. */
export const VARIABLES: readonly TemplateVariable[] = [
  { name: 'report.name', help: 'The report’s name as programs know it: customer-traffic.' },
  { name: 'report.label', help: 'The report’s name for people: Customer traffic.' },
  { name: 'schedule.name', help: 'The schedule; nil for a report sent by hand.' },
  { name: 'customer.id', help: 'The one customer the report is about; customer is nil where there are several.' },
  { name: 'customer.name', help: 'The customer’s name.' },
  { name: 'window.from', help: 'The first instant of the window, in its zone: 2026-11-20 00:00.' },
  { name: 'window.to', help: 'The first instant after the window.' },
  { name: 'window.zone', help: 'The IANA zone of the window and of every time in the mail and its files.' },
  { name: 'window.from_date', help: 'The local date the window begins on: 2026-11-20.' },
  { name: 'window.last_date', help: 'The local date of the last instant of the window.' },
  { name: 'rows', help: 'How many rows the report has.' },
  { name: 'is_empty', help: 'True when it has none.' },
  { name: 'is_preliminary', help: 'True when calls of the window were not all rated yet.' },
  { name: 'late', help: 'Nil, or why the mail is late: due 08:00, sent 11:42.' },
  { name: 'notes', help: 'A list of sentences a reader must see with the figures.' },
  { name: 'summary.headers', help: 'The columns shown: a list with text and align.' },
  { name: 'summary.rows', help: 'The first rows: each has cells, a list with text and align.' },
  { name: 'summary.totals', help: 'The cells of the totals; nil where there are none.' },
  { name: 'summary.left_out', help: 'How many rows are in the files only.' },
  { name: 'trend.label', help: 'The measure of the trend; trend is nil where there is none.' },
  { name: 'trend.bars', help: 'The trend as text: ▁▃▇.' },
  { name: 'trend.low', help: 'Its smallest value.' },
  { name: 'trend.high', help: 'Its largest value.' },
  { name: 'trend.picture', help: 'The address of the picture of the trend: <img src="{{ trend.picture }}">.' },
  { name: 'files', help: 'A list with name, size, rows, sha256, and url and expires where it is a link.' },
  { name: 'files_reason', help: 'How the files travel and why, in a sentence; nil without files.' },
  { name: 'recipient.address', help: 'Whom this message goes to.' },
  { name: 'unsubscribe_url', help: 'Where a contact ends these mails; nil where they can’t.' },
];

const LISTS = ['notes', 'summary.headers', 'summary.rows', 'summary.totals', 'files'];

/** Whether a path a template uses is one of the variables, a part of one, or inside of a list. */
export function isVariable(path: string): boolean {
  return (
    VARIABLES.some(({ name }) => name === path || name.startsWith(`${path}.`)) ||
    LISTS.some((list) => path.startsWith(`${list}.`) || path.startsWith(`${list}[`)) ||
    /^(trend\.bars|recipient\.address)\.size$/.test(path)
  );
}
