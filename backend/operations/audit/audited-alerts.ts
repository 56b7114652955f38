import { Alerts } from '../../alerts/alerts';
import { outcomeOf } from './audited-questions';
import { ReadAudit } from './read-audit';

/** What alert rules ask, noted once answered. */
export function auditedAlerts(alerts: Alerts, audit: Pick<ReadAudit, 'note'>): Alerts {
  return {
    evaluate: async (question, at, by, options) => {
      const read = { by, action: 'asked', kind: 'alert', subject: '', question } as const;
      try {
        const answer = await alerts.evaluate(question, at, by, options);
        audit.note({ ...read, outcome: 'answered' });
        return answer;
      } catch (error) {
        audit.note({ ...read, outcome: outcomeOf(error) });
        throw error;
      }
    },
  };
}
