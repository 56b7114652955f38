import { Pool } from 'pg';

import { MailContent } from '../../../contract/delivery';
import { FileFormat } from '../../../contract/schedule';
import { RowBlock } from '../../database/row-blocks/row-block';
import { assertOwnData } from '../../deliveries/contacts/assert-own-data';
import { contactsOfCustomers } from '../../deliveries/contacts/contacts-of-customers';
import { FileContent } from '../../deliveries/file-content';
import { FILE_WRITERS } from '../../deliveries/file-formats';
import { fileNameOf } from '../../deliveries/file-name';
import { Scope } from '../../../contract/access/scope';
import { Maker } from '../../access/identify';
import { Principal } from '../../access/principal';
import { openReadOnly } from '../../reports/read-only';
import { FILE_TIMEOUT_S } from '../../reports/stream-rows';
import { onlyCustomer } from '../job';
import { runPrincipal } from './run-principal';
import { recordEvent } from '../ledger/record-event';
import { ClaimedRun } from '../running/claim-runs';
import { postpone, skipRun } from '../running/end-run';
import { endingLease } from '../running/lease';
import { FileStore, StoredFile } from './file-store';
import { handOverStored } from './hand-over';
import { chargesSettledBy } from './charges-settled';
import { Producer, Production } from './produce';
import { shareBlocks } from './share-blocks';

export interface MakingRuns {
  pool: Pool;
  files: FileStore;
  produce: Producer;
  /** Who the owner of a run is now, and what they may see. */
  principalOf(owner: Maker): Promise<Principal>;
}

interface MadeFile extends StoredFile {
  name: string;
  format: FileFormat;
  contentType: string;
}

/** Between two looks at whether all calls are rated. */
const RATING_LOOK_MINUTES = 15;
const HOUR_MS = 3_600_000;

/**
 * Makes a run's files, all of one snapshot, and puts them into the ledger and its mails into the outbox, at once and while
 * the run is still this worker's. `progress` hears of the rows written up to now. Throws what hinders it; nothing is stored
 * then.
 */
export async function makeRun(
  making: MakingRuns,
  run: ClaimedRun,
  { signal, progress }: { signal: AbortSignal; progress: (rows: number) => void }
): Promise<'stored' | 'skipped' | 'waits'> {
  const { pool } = making;
  const principal = await runPrincipal(making, run);
  const session = await openReadOnly(pool, { signal, timeoutS: FILE_TIMEOUT_S });
  try {
    const window = { from: run.windowFrom, to: run.windowTo };
    const production = await making.produce({
      pool,
      job: run.job,
      window,
      zone: run.zone,
      principal,
      session,
      signal,
    });
    const theirs = await contactsOfCustomers(pool, run.job.recipients.contacts);
    assertOwnData(theirs, onlyCustomer(production.asked.filters));
    if (production.isEmpty && run.job.onlyWithRows) {
      await skipRun(pool, run, 'no_rows');
      return 'skipped';
    }
    const waitEnds = production.unrated > 0 ? await ratingWaitEnds(pool, run, window.to) : 0;
    if (waitEnds > Date.now()) {
      const message = `${production.unrated.toLocaleString('en-GB')} answered calls have no charge yet. The run waits for it until ${new Date(waitEnds).toISOString()}.`;
      await postpone(pool, run, { message, minutes: RATING_LOOK_MINUTES });
      return 'waits';
    }
    await storeRun(making, run, production, { signal, progress, scope: principal.scope });
    await session.commit();
    return 'stored';
  } finally {
    session.close();
  }
}

/**
 * Waiting is counted from the slot, by Node's clock: a few seconds more or less don't matter here. It ends sooner where the
 * sources say that no charge can still come.
 */
async function ratingWaitEnds(pool: Pool, { slot, job }: ClaimedRun, windowEnd: string): Promise<number> {
  const patience = Date.parse(slot) + job.waitForRatingHours * HOUR_MS;
  const settled = await chargesSettledBy(pool, windowEnd);
  return settled === undefined ? patience : Math.min(patience, Date.parse(settled));
}

async function storeRun(
  { pool, files }: MakingRuns,
  run: ClaimedRun,
  production: Production,
  { signal, progress, scope }: { signal: AbortSignal; progress: (rows: number) => void; scope: Scope }
): Promise<void> {
  const counted = { rows: 0 };
  const made = await writeFiles(files, run, production, {
    signal,
    onRows: (rows) => {
      counted.rows += rows;
      progress(counted.rows);
    },
  });
  let mayBeStored = false;
  try {
    await endingLease(pool, run, async (client) => {
      for (const { fileId, name, format, contentType, bytes, sha256, path } of made) {
        await client.query(
          `insert into run_files (file_id, run_id, name, format, content_type, bytes, rows, sha256, path)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [fileId, run.runId, name, format, contentType, bytes, counted.rows, sha256, path]
        );
      }
      await client.query(
        `update runs set state = 'stored', lease_token = null, lease_until = null, rows = $2, progress_rows = $2,
           preliminary = $3, content = $4, scope = $5, stored_at = now(), message = null where run_id = $1`,
        [
          run.runId,
          counted.rows,
          production.unrated > 0,
          JSON.stringify(contentOf(run, production, counted.rows)),
          JSON.stringify(scope),
        ]
      );
      await recordEvent(client, { runId: run.runId, event: 'stored' });
      await handOverStored(client, run.runId);
      mayBeStored = true;
    });
  } catch (error) {
    // Where the answer to the commit was lost, the ledger may name the files. If not, they go with other leftovers.
    if (!mayBeStored) {
      await Promise.all(made.map(({ path }) => files.remove(path).catch(() => undefined)));
    }
    throw error;
  }
}

/** Writes every format of the run while its rows are read once. Without any, they are only counted. */
async function writeFiles(
  files: FileStore,
  run: ClaimedRun,
  production: Production,
  { signal, onRows }: { signal: AbortSignal; onRows: (rows: number) => void }
): Promise<MadeFile[]> {
  const table = await production.table();
  const blocks = counting(table.blocks, onRows);
  const { asked } = production;
  const { formats } = run.job;
  if (formats.length === 0) {
    for await (const _block of blocks) {
      signal.throwIfAborted();
    }
    return [];
  }
  const shares = shareBlocks(blocks, formats.length);
  const written = await Promise.allSettled(
    formats.map((format, at) => writeFile(files, run, format, { ...table, asked, blocks: shares[at] }, signal))
  );
  const failed = written.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
  const made = written.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (failed) {
    await Promise.all(made.map(({ path }) => files.remove(path)));
    throw failed.reason;
  }
  return made;
}

async function writeFile(
  files: FileStore,
  { job, windowFrom, windowTo, zone, slot }: ClaimedRun,
  format: FileFormat,
  { asked, ...table }: FileContent & Pick<Production, 'asked'>,
  signal: AbortSignal
): Promise<MadeFile> {
  const { extension, contentType, write } = FILE_WRITERS[format];
  const { gzip, spreadsheetSafe, times } = job;
  const pieces = write(table, { spreadsheetSafe, times: times ?? undefined });
  const stored = await files.write(pieces, { extension, gzip, at: slot, signal });
  const named = { filters: asked.filters, window: { from: windowFrom, to: windowTo }, zone };
  const name = fileNameOf(asked.name, named, gzip ? `${extension}.gz` : extension);
  return { ...stored, name, format, contentType: gzip ? 'application/gzip' : contentType };
}

async function* counting(blocks: AsyncIterable<RowBlock>, onRows: (rows: number) => void) {
  for await (const block of blocks) {
    onRows(block.rows);
    yield block;
  }
}

function contentOf(run: ClaimedRun, { asked, content, unrated }: Production, rows: number): MailContent {
  const customerId = onlyCustomer(asked.filters);
  const named = content.summary.find((row) => row.customer_id === customerId)?.customer_name;
  return {
    ...content,
    ...(run.job.tableInMail === false ? { columns: [], summary: [], totals: null } : {}),
    schedule: run.scheduleId === null ? null : { id: run.scheduleId, name: run.scheduleName ?? '' },
    customer: customerId === null ? null : { id: customerId, name: String(named ?? customerId) },
    window: { from: run.windowFrom, to: run.windowTo },
    zone: run.zone,
    ...(run.job.times ? { times: run.job.times } : {}),
    rows,
    preliminary: unrated > 0,
  };
}
