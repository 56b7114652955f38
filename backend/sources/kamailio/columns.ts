import { Problem } from '../../../contract/problem';
import { ATTEMPT_COLUMNS } from '../../calls/attempt-columns';

/** Worked out from the rows of a call, so no column of the switch can give them. */
const WORKED_OUT = new Set<string>([
  'attempt_id',
  'call_id',
  'attempt_no',
  'is_final',
  'started_at',
  'ringing_at',
  'answered_at',
  'ended_at',
  'talk_s',
  'sip_code',
  'outcome',
  'hangup_by',
  'pdd_s',
  'recorded_at',
]);

/** Seconds since 1970 with a fraction; finer than `time`, and of no zone. */
const EPOCHS = ['time_epoch', 'invited_epoch', 'ringing_epoch'] as const;

/** What OpenSIPS writes beside: seconds to the reply and, where it accounts whole calls, of talk. */
const SECONDS = ['setup_s', 'answered_s'] as const;

/** Besides a column of its own name: what the sample configurations call it. The first that is there is read. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  setup_s: ['setuptime'],
  answered_s: ['duration'],
  cli: ['src_user'],
  destination_number: ['dst_ouser', 'dst_user'],
  source_address: ['src_ip'],
};

const TARGETS: readonly string[] = [
  ...EPOCHS,
  ...SECONDS,
  ...ATTEMPT_COLUMNS.map((column) => column.name).filter((name) => !WORKED_OUT.has(name)),
];

/** Which column of the table to read for each target: canonical columns and the three epochs. Throws a Problem. */
export function resolveColumns(
  configured: Readonly<Record<string, string>>,
  table: string,
  available: ReadonlySet<string>
): Map<string, string> {
  for (const [target, column] of Object.entries(configured)) {
    if (!TARGETS.includes(target)) {
      throw new Problem(`“${target}” is nothing a column of the switch can be read as.`, {
        field: `columns.${target}`,
        allowed: TARGETS,
      });
    }
    if (!available.has(column)) {
      throw new Problem(
        `The switch's table ${table} has no column “${column}”, which is set to be read as ${target}.`,
        {
          field: `columns.${target}`,
          allowed: [...available],
        }
      );
    }
  }
  const found = TARGETS.flatMap((target): Array<[string, string]> => {
    const column = configured[target] ?? [target, ...(ALSO_CALLED[target] ?? [])].find((name) => available.has(name));
    return column === undefined ? [] : [[target, column]];
  });
  return new Map(found);
}
