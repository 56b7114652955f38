import { Timing } from './measure/rounds';
import { markdownTable, ms, ratio } from './measure/table';
import { IndexCostResult } from './trials/ingest-indexes';
import { PerNumberResult } from './trials/per-number';

const mark = (reached: boolean) => (reached ? 'yes' : '**no**');
const MOST_MS: Record<number, number> = { 1: 5, 100: 50 };

/** How many times as long the other takes; by processor time too, where the system tells. */
function timesAsLong(other: Timing, ours: Timing): string {
  const byTime = ratio(other.medianMs / ours.medianMs);
  return other.cpuMs && ours.cpuMs ? `${byTime}, by processor time ${ratio(other.cpuMs / ours.cpuMs)}` : byTime;
}

/** Looking numbers up, and what their indexes cost. */
export function perNumberReport(
  { lookups, figuresWithoutIndex, pageOfOneStatement }: PerNumberResult,
  indexCost: IndexCostResult | undefined
): string {
  const most = lookups.at(-1)!;
  const rows = lookups.map(({ numbers, calls, figures, page }) => {
    const target = MOST_MS[numbers];
    return [
      `${numbers.toLocaleString('en')} number${numbers > 1 ? 's' : ''} (${calls.toLocaleString('en')} calls): figures, page`,
      `${ms(figures.medianMs)}, ${ms(page.medianMs)}`,
      target ? `≤ ${target} ms` : '',
      target ? mark(Math.max(figures.medianMs, page.medianMs) <= target) : '',
    ];
  });
  const figures = figuresWithoutIndex.medianMs / most.figures.medianMs;
  const page = pageOfOneStatement.medianMs / most.page.medianMs;
  rows.push(
    [
      `figures of ${most.numbers.toLocaleString('en')}, against plain SQL without an index (${ms(figuresWithoutIndex.medianMs)})`,
      timesAsLong(figuresWithoutIndex, most.figures),
      '≥ 5×',
      mark(figures >= 5),
    ],
    [
      `first page of 1,000, against one statement over the window (${ms(pageOfOneStatement.medianMs)})`,
      timesAsLong(pageOfOneStatement, most.page),
      '≥ 4×',
      mark(page >= 4),
    ]
  );
  if (indexCost) {
    const { withIndexes, withoutIndexes, share } = indexCost;
    const rates = `${Math.round(withIndexes)} and ${Math.round(withoutIndexes)} rows a second`;
    rows.push(['ingest with the indexes of numbers, of without', `${share.toFixed(2)} (${rates})`, '', '']);
  }
  return markdownTable(['per number, over HTTP', 'measured', 'to reach', 'reached'], rows);
}
