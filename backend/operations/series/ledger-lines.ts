import { ServiceLine } from '../../../contract/service-query';
import { isOfOrg } from '../../access/made-things';
import { Queryable } from '../../database/pool';
import { Span } from '../service-question';
import { bucketOf, fill, spanValues, within } from './bucket-of';

interface Counted {
  bucket: number;
  state: string;
  value: number;
}

/** Lines that are drawn though nothing came to that. */
const ALWAYS_RUNS = ['done', 'failed'];
const ALWAYS_MAILS = ['sent', 'failed'];

export async function runsOverTime(db: Queryable, span: Span, orgId: number | null): Promise<ServiceLine[]> {
  const { rows } = await db.query<Counted>(
    `select ${bucketOf('slot')} as bucket, state, count(*)::float8 as value
     from runs where ${within('slot')} and ${isOfOrg('runs', 4)} group by 1, 2`,
    [...spanValues(span), orgId]
  );
  return linesOfStates(span, rows, ALWAYS_RUNS);
}

export async function mailsOverTime(db: Queryable, span: Span, orgId: number | null): Promise<ServiceLine[]> {
  const { rows } = await db.query<Counted>(
    `select ${bucketOf('d.created_at')} as bucket, d.state, count(*)::float8 as value
     from deliveries d join mails m using (mail_id)
     where ${within('d.created_at')} and ${isOfOrg('m', 4)} group by 1, 2`,
    [...spanValues(span), orgId]
  );
  return linesOfStates(span, rows, ALWAYS_MAILS);
}

export async function filesOverTime(db: Queryable, span: Span, orgId: number | null): Promise<ServiceLine[]> {
  const { rows } = await db.query<{ bucket: number; files: number; bytes: number }>(
    `select ${bucketOf('f.created_at')} as bucket, count(*)::float8 as files, sum(f.bytes)::float8 as bytes
     from run_files f join runs using (run_id)
     where ${within('f.created_at')} and ${isOfOrg('runs', 4)} group by 1`,
    [...spanValues(span), orgId]
  );
  const line = (name: 'files' | 'bytes', label: string, unit: ServiceLine['unit']): ServiceLine => ({
    name,
    label,
    unit,
    labels: {},
    values: fill(
      span,
      rows.map((row) => ({ bucket: row.bucket, value: row[name] })),
      0
    ),
  });
  return [line('files', 'Files', 'count'), line('bytes', 'Size', 'bytes')];
}

function linesOfStates(span: Span, rows: readonly Counted[], always: readonly string[]): ServiceLine[] {
  const states = [...new Set([...always, ...rows.map(({ state }) => state).sort()])];
  return states.map((state) => ({
    name: state,
    label: state,
    unit: 'count',
    labels: {},
    values: fill(
      span,
      rows.filter((row) => row.state === state),
      0
    ),
  }));
}
