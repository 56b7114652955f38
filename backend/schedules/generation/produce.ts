import { Pool } from 'pg';

import { MailContent } from '../../../contract/delivery';
import { Window } from '../../../contract/question';
import { Job } from '../../../contract/schedule';
import { FileTable } from '../../deliveries/file-table';
import { Principal } from '../../reports/principal';

export interface ProductionRequest {
  pool: Pool;
  job: Job;
  window: Window;
  zone: string;
  /** Whose eyes the figures are for. */
  principal: Principal;
  /** All that is read is read in this one snapshot. */
  snapshot: string;
  signal: AbortSignal;
}

/** What a run makes its files and mails of. */
export interface Production {
  content: Pick<MailContent, 'report' | 'columns' | 'summary' | 'totals' | 'notes' | 'trend'>;
  /** Answered calls whose charge is not known yet. */
  unrated: number;
  isEmpty: boolean;
  /** All rows; they can be read once. */
  table(): Promise<FileTable>;
}

/** What produces rows: each kind of report has one. */
export type Producer = (request: ProductionRequest) => Promise<Production>;
