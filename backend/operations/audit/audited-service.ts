import { Pool } from 'pg';

import { Principal } from '../../access/principal';
import { askService } from '../ask-service';
import { ServiceAnswer, ServiceQuestion } from '../service-question';
import { outcomeOf } from './audited-questions';
import { ReadAudit } from './read-audit';

/** Asks what the service tells of itself. */
export type AskService = (question: ServiceQuestion, principal: Principal) => Promise<ServiceAnswer>;

/** The same, noted once answered or refused. */
export function auditedService(pool: Pool, audit: Pick<ReadAudit, 'note'>): AskService {
  return async ({ view, ...question }, by) => {
    const read = { by, action: 'asked', kind: 'service', subject: view, question } as const;
    try {
      const answer = await askService(pool, { view, ...question }, by);
      audit.note({ ...read, outcome: 'answered', rows: rowsOf(answer) });
      return answer;
    } catch (error) {
      audit.note({ ...read, outcome: outcomeOf(error) });
      throw error;
    }
  };
}

const rowsOf = (answer: ServiceAnswer): number =>
  answer.layout === 'table' ? answer.rows.length : answer.starts.length;
