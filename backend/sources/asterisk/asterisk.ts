import * as z from 'zod/mini';

import { PULL_SETTINGS } from '../pull/pull-settings';
import { Fields } from '../pull/switch-reader';
import { pulledTable, ReadRow, RowContext, tableSettings } from '../pull/table-switch';
import { attemptsOfCalls } from './attempts-of-calls';

const settings = z.strictObject({ ...PULL_SETTINGS, ...tableSettings('cdr') });
type AsteriskSettings = z.infer<typeof settings>;

/** Asterisk's `cdr`: a row for each pair of channels that were, or should have been, connected. */
export const ASTERISK = pulledTable<AsteriskSettings>({
  name: 'Asterisk',
  label: 'Asterisk (cdr in PostgreSQL or MySQL)',
  capabilities: { recordsUnanswered: true, hasMoney: false, hasDtmf: false, rowPer: 'attempt' },
  settings,
  needed: ['calldate', 'src', 'dst', 'duration', 'billsec', 'disposition', 'uniqueid'],
  known: [
    'linkedid',
    'sequence',
    'accountcode',
    'peeraccount',
    'channel',
    'dstchannel',
    'answer',
    'end',
    'did',
    'hangupcause',
  ],
  numbered: 'id',
  time: { column: 'calldate', form: 'local' },
  read: readCalls,
});

/** All rows of a call decide together which of them is final. */
async function readCalls(
  rows: Fields[],
  { settings: { zone }, rowsWith }: RowContext<AsteriskSettings>
): Promise<ReadRow[]> {
  const linked = rows.map((row) => row.linkedid).filter((id): id is string => id !== null && id !== '');
  const others = linked.length > 0 ? await rowsWith('linkedid', linked) : [];
  const known = new Set(others.map((row) => row.linkedid));
  return attemptsOfCalls([...others, ...rows.filter((row) => !known.has(row.linkedid))], zone);
}
