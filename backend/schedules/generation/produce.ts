import { Pool } from 'pg';

import { MailContent } from '../../../contract/delivery';
import { Filter, Window } from '../../../contract/question';
import { Job } from '../../../contract/schedule';
import { FileContent } from '../../deliveries/file-content';
import { Principal } from '../../access/principal';
import { ReadOnlySession } from '../../reports/read-only';

export interface ProductionRequest {
  pool: Pool;
  job: Job;
  window: Window;
  zone: string;
  /** Whose eyes the figures are for. */
  principal: Principal;
  /** All that is read is read here, in one snapshot. */
  session: ReadOnlySession;
  signal: AbortSignal;
}

/** What a run makes its files and mails of. */
export interface Production {
  /** What its files are called after. */
  asked: { name: string; filters: Filter[] };
  content: Pick<MailContent, 'report' | 'columns' | 'summary' | 'totals' | 'notes' | 'trend'>;
  /** Answered calls whose charge is not known yet. */
  unrated: number;
  isEmpty: boolean;
  /** All rows; they can be read once. */
  table(): Promise<FileContent>;
}

/** What produces rows: each kind of report has one. Throws a Problem for a job that can't be made any more. */
export type Producer = (request: ProductionRequest) => Promise<Production>;
