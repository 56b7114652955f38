import { pulledSwitch } from './pulled-switches';

/** What a SELECT gives is known only to its database: it is asked before a source is saved. Throws a Problem. */
export async function checkSwitch(kind: string, given: unknown): Promise<void> {
  if (kind === 'sql') {
    await pulledSwitch(kind)
      .withSettings(given)
      .open(async ({ check }) => check?.());
  }
}
