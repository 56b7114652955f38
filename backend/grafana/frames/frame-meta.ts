import { Answer } from '../../../contract/answer';
import { Meta, Notice } from './frame';

/** What every frame of an answer says beside its values: for the panel, and as notices for its reader. */
export function frameMeta(answer: Answer, level: string[], preferred: 'graph' | 'table'): Meta {
  const { columns, incompleteTotals, truncated, marks, comparedWith, notes, question } = answer;
  return {
    custom: { level, columns, incompleteTotals, truncated, marks, comparedWith, notes, question },
    notices: notices(answer),
    preferredVisualisationType: preferred,
  };
}

function notices({ truncated, incompleteTotals, notes, columns, question }: Answer): Notice[] {
  const warnings = [
    ...(truncated
      ? [
          `There are more than ${question.limit} rows; the rest is not shown. Narrow the filters, widen the bucket or raise the limit.`,
        ]
      : []),
    ...(incompleteTotals.length > 0
      ? [`Totals that leave out amounts no rate converts: ${incompleteTotals.join(', ')}.`]
      : []),
  ];
  const unavailable = columns.flatMap(({ label, unavailable: reason }) => (reason ? [`${label}: ${reason}`] : []));
  return [
    ...warnings.map((text): Notice => ({ severity: 'warning', text })),
    ...[...notes, ...unavailable].map((text): Notice => ({ severity: 'info', text })),
  ];
}
