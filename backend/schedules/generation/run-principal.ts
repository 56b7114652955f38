import { Problem } from '../../../contract/problem';
import { Principal } from '../../access/principal';
import { intersection } from '../../access/scope';
import { contactsOfCustomers, customersOf } from '../../deliveries/contacts/contacts-of-customers';
import { scopeOfSavedReport } from '../../reports/saved/saved-reports';
import { customersEyes } from '../customers-eyes';
import { ClaimedRun } from '../running/claim-runs';
import { MakingRuns } from './make-run';

/**
 * What a run's owner may see now; where contacts of a customer get it, no more than that customer may, and of a saved report
 * no more than whoever changed it last: they chose what is asked, the owner who gets it. Throws a Problem where the owner may
 * not send reports any more.
 */
export async function runPrincipal({ pool, principalOf }: MakingRuns, { owner, job }: ClaimedRun): Promise<Principal> {
  const principal = await principalOf(owner);
  if (principal.role !== 'editor' && principal.role !== 'admin') {
    throw new Problem(`${owner.name}, whose run this is, is no editor any more and may not send reports.`, {
      status: 403,
    });
  }
  const customers = customersOf(await contactsOfCustomers(pool, job.recipients.contacts));
  const saved = job.savedReportId === null ? undefined : await scopeOfSavedReport(pool, job.savedReportId);
  const others = [...customers.map(customersEyes), ...(saved ? [saved] : [])];
  return { ...principal, scope: others.reduce(intersection, principal.scope) };
}
