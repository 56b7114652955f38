import { withSwitch } from './pull/connect-switch';
import { pulledSwitch } from './pulled-switches';

/** What a SELECT gives is known only to its database: it is asked before a source is saved. Throws a Problem. */
export async function checkSwitch(kind: string, given: unknown): Promise<void> {
  const pull = pulledSwitch(kind).withSettings(given);
  if (kind === 'sql' && pull.check) {
    await withSwitch(pull.settings, pull.check);
  }
}
