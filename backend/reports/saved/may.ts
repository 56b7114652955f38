import { Role } from '../../../contract/access/role';
import { SavedReport } from '../../../contract/saved-report';
import { administers, Principal } from '../../access/principal';
import { isWithinScope } from '../assert-scope';
import { questionAt } from './read-saved-report';

const EDITING: readonly Role[] = ['editor', 'admin'];

type Kept = Pick<SavedReport, 'owner' | 'shared' | 'report' | 'question'>;

const ANY_WINDOW = { period: null, window: { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' } };

/** Whether they may ask what it asks: a customer it is filtered by is told by the question alone. */
function mayAsk({ report, question }: Kept, { scope }: Principal): boolean {
  try {
    return isWithinScope(questionAt({ report, question, ...ANY_WINDOW }, ANY_WINDOW.window.from), scope);
  } catch {
    // What can't be asked any more is its owner's to mend.
    return false;
  }
}

/** Whether a principal may read a saved report: their own, and of what is shared what they may ask; administrators all that. */
export const mayRead = (principal: Principal, kept: Kept): boolean =>
  kept.owner === principal.name ||
  administers(principal) ||
  ((kept.shared || principal.role === 'admin') && mayAsk(kept, principal));

/** Whether a principal may change or delete it: editors what is their own, administrators from whom nothing is hidden all. */
export const mayChange = (principal: Principal, { owner }: Pick<Kept, 'owner'>): boolean =>
  administers(principal) || (EDITING.includes(principal.role) && owner === principal.name);
