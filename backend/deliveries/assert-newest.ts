import { Problem } from '../../contract/problem';

/** Throws a Problem when somebody else changed the thing meanwhile. */
export function assertNewest(after: unknown, name: string): void {
  if (after === undefined) {
    throw new Problem(`${name} was changed by somebody else meanwhile. Open it again, and make your change on that.`, {
      status: 409,
      field: 'version',
    });
  }
}
