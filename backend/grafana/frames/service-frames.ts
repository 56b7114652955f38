import { ServiceLine } from '../../../contract/service-query';
import { ServiceAnswer } from '../../operations/service-question';
import { Frame, Meta, Notice } from './frame';
import { tableFields } from './table-frame';

const UNITS: Record<ServiceLine['unit'], string> = { count: 'short', seconds: 's', bytes: 'bytes' };

/** What the service tells of itself: a table as one frame, lines as a frame each. */
export function serviceFrames(answer: ServiceAnswer, refId: string): Frame[] {
  if (answer.layout === 'table') {
    const { columns, rows, notes } = answer;
    const notices = notes.map((text): Notice => ({ severity: 'info', text }));
    const meta: Meta = { notices, preferredVisualisationType: 'table' };
    return [{ name: '', refId, meta, fields: tableFields(columns, rows) }];
  }
  const { starts, lines } = answer;
  return lines.map(({ name, label, unit, labels, values }) => ({
    name: '',
    refId,
    meta: { preferredVisualisationType: 'graph' },
    fields: [
      { name: 'time', type: 'time', values: starts, config: {} },
      { name, labels, type: 'number', values, config: { displayNameFromDS: label, unit: UNITS[unit] } },
    ],
  }));
}
