import { NumbersAnswer } from '../../../contract/calls';
import { Frame, Notice } from './frame';
import { tableField } from './table-frame';

const NUMBERS_TOLD = 20;

/** The figures of numbers as one frame: a row for each number and side. */
export function numbersFrame({ columns, rows, notFound, notes }: NumbersAnswer, refId: string): Frame {
  const missing = notFound.length > 0 ? [missingText(notFound)] : [];
  return {
    name: '',
    refId,
    meta: {
      notices: [...missing, ...notes].map((text): Notice => ({ severity: 'info', text })),
      preferredVisualisationType: 'table',
    },
    fields: columns.map((column) => tableField(column, rows)),
  };
}

function missingText(notFound: readonly string[]): string {
  const left = notFound.length - NUMBERS_TOLD;
  const more = left > 0 ? ` and ${left.toLocaleString('en-GB')} more` : '';
  return `No calls in this time range: ${notFound.slice(0, NUMBERS_TOLD).join(', ')}${more}.`;
}
