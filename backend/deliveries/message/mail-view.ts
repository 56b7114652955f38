import { Column } from '../../../contract/answer';
import { FileForm, MailContent, MailFile } from '../../../contract/delivery';
import { columnHeader } from '../file-table';
import { showBytes, showMoment, showValue } from './show-value';
import { drawBars, trendValues } from './trend';

/** The picture of the trend is a part of the message; HTML names it by this. */
export const TREND_PICTURE_ID = 'trend@trunkline';

interface Cell {
  text: string;
  align: 'left' | 'right';
}

/** What a template is filled in with. `templates/variables.ts` says it for those who write one. */
export interface MailView {
  report: { name: string; label: string };
  schedule: { name: string } | null;
  customer: { id: string; name: string } | null;
  window: { from: string; to: string; zone: string; from_date: string; last_date: string };
  rows: number;
  is_empty: boolean;
  is_preliminary: boolean;
  late: string | null;
  notes: string[];
  summary: { headers: Cell[]; rows: Array<{ cells: Cell[] }>; totals: Cell[] | null; left_out: number };
  trend: { label: string; bars: string; low: string; high: string; picture: string } | null;
  files: Array<{
    name: string;
    size: string;
    rows: number;
    sha256: string;
    url: string | null;
    expires: string | null;
  }>;
  files_reason: string | null;
  recipient: { address: string };
  unsubscribe_url: string | null;
}

/** How the files of one message travel. */
export interface FilesOnTheWay {
  form: FileForm;
  /** In a sentence. */
  reason: string | null;
  /** Of each file, in their order, where they are links. */
  links: Array<{ url: string; expiresAt: string }>;
}

export interface Addressed {
  recipient: string;
  late: string | null;
  unsubscribeUrl: string | null;
  files: readonly MailFile[];
  onTheWay: FilesOnTheWay;
}

export function mailView(content: MailContent, addressed: Addressed): MailView {
  const { report, schedule, customer, window, zone, rows, preliminary, summary, totals, notes, columns, times } =
    content;
  // What has a name of its own is one column: a mail is narrow.
  const names = new Map(columns.flatMap(({ name, labelOf }) => (labelOf ? [[labelOf, name] as const] : [])));
  const shown = columns.filter(({ unavailable, labelOf }) => !unavailable && !labelOf);
  const shownText = (row: Record<string, unknown>, column: Column): string => {
    const called = row[names.get(column.name) ?? ''];
    const value = showValue(row[column.name] as string | number | null, column, zone, times);
    return called ? `${String(called)} (${value})` : value;
  };
  const cells = (row: Record<string, unknown>, first?: string): Cell[] =>
    shown.map((column, at) => ({
      text:
        first !== undefined && at === 0 && column.kind === 'dimension'
          ? first
          : first !== undefined && column.kind === 'dimension' && (row[column.name] ?? null) === null
            ? ''
            : shownText(row, column),
      align: alignOf(column),
    }));
  const { recipient, late, unsubscribeUrl, onTheWay } = addressed;
  return {
    report,
    schedule: schedule && { name: schedule.name },
    customer,
    window: {
      from: showMoment(window.from, zone),
      to: showMoment(window.to, zone),
      zone,
      from_date: showMoment(window.from, zone).slice(0, 10),
      last_date: showMoment(new Date(Date.parse(window.to) - 1_000).toISOString(), zone).slice(0, 10),
    },
    rows,
    is_empty: rows === 0,
    is_preliminary: preliminary,
    late,
    notes,
    summary: {
      headers: shown.map((column) => ({ text: headerOf(column), align: alignOf(column) })),
      rows: summary.map((row) => ({ cells: cells(row) })),
      totals: totals && cells(totals, 'Total'),
      left_out: Math.max(0, rows - summary.length),
    },
    trend: trendView(content),
    files: filesView(addressed, zone),
    files_reason: onTheWay.reason,
    recipient: { address: recipient },
    unsubscribe_url: unsubscribeUrl,
  };
}

/** Fractions are shown with their own sign. */
const headerOf = (column: Column): string => (column.unit === 'fraction' ? column.label : columnHeader(column));
const alignOf = ({ unit }: Column): Cell['align'] => (unit === 'text' || unit === 'time' ? 'left' : 'right');

function filesView({ files, onTheWay }: Addressed, zone: string): MailView['files'] {
  return files.map(({ name, bytes, rows, sha256 }, at) => {
    const link = onTheWay.links.at(at);
    return {
      name,
      size: showBytes(bytes),
      rows,
      sha256,
      url: link?.url ?? null,
      expires: link ? showMoment(link.expiresAt, zone) : null,
    };
  });
}

function trendView({ trend, zone }: MailContent): MailView['trend'] {
  const values = trend ? trendValues(trend.points) : [];
  const known = values.filter((value) => value !== null);
  if (!trend || known.length < 2) {
    return null;
  }
  const show = (value: number) => showValue(value, trend.column, zone);
  return {
    label: headerOf(trend.column),
    bars: drawBars(values),
    low: show(Math.min(...known)),
    high: show(Math.max(...known)),
    picture: `cid:${TREND_PICTURE_ID}`,
  };
}
