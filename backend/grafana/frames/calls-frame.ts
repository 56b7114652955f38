import { CallsAnswer } from '../../../contract/calls';
import { Field, Frame, Notice } from './frame';
import { tableField } from './table-frame';

/** Charges of single calls are small: as many decimals as switches rate by. */
const MONEY_DECIMALS = 6;

/** Calls as one frame of typed fields, for Grafana's own table. */
export function callsFrame({ columns, rows, next, notes, question }: CallsAnswer, refId: string): Frame {
  const cut: Notice[] =
    next === null
      ? []
      : [
          {
            severity: 'warning',
            text: `There are more calls than the ${question.limit} newest, which are shown. Narrow the filters or the time range; a file holds all of them.`,
          },
        ];
  return {
    name: '',
    refId,
    meta: {
      notices: [...cut, ...notes.map((text): Notice => ({ severity: 'info', text }))],
      preferredVisualisationType: 'table',
    },
    fields: columns.map((column): Field => {
      const field = tableField(column, rows);
      const decimals = column.unit === 'money' ? MONEY_DECIMALS : field.config.decimals;
      return { ...field, config: { ...field.config, decimals, noValue: '–' } };
    }),
  };
}
