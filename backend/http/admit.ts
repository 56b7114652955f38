import { RequestHandler } from 'express';

import { Problem } from '../../contract/problem';
import { administers, Principal } from '../access/principal';
import { seesAllCalls } from '../access/scope';
import { principalOf } from './authenticate';

/** Lets on only whom it is for. Every route has one before its handlers: a test looks for it. */
export interface Guard extends RequestHandler {
  /** What would be said to somebody it does not let on; undefined for those it does. */
  refusalOf(principal: Principal): string | undefined;
}

function admitting(...rules: Array<[admits: (principal: Principal) => boolean, otherwise: string]>): Guard {
  const refusalOf = (principal: Principal) => rules.find(([admits]) => !admits(principal))?.[1];
  const handler: RequestHandler = (_request, response, next) => {
    const refusal = refusalOf(principalOf(response));
    if (refusal) {
      throw new Problem(refusal, { status: 403 });
    }
    next();
  };
  return Object.assign(handler, { refusalOf });
}

const reads = ({ role }: Principal) => role !== 'ingest';
const edits = ({ role }: Principal) => role === 'editor' || role === 'admin';
const oversees = ({ scope }: Principal) => seesAllCalls(scope);

const READING: [typeof reads, string] = [reads, 'This token may only hand in calls. Ask an administrator for another.'];
const EDITING: [typeof edits, string] = [edits, 'Only an editor or an administrator may do this.'];
const OVERSEEING: [typeof oversees, string] = [
  oversees,
  'This is shown to those who may see the calls of all customers and providers.',
];

/** For what is within the scope of whoever asks, whatever that is. */
export const readersOnly = admitting(READING);

/** For what operators keep: recipients, templates, schedules. */
export const editorsOnly = admitting(EDITING);

/** For what tells of all customers and providers at once. */
export const overseersOnly = admitting(READING, OVERSEEING);

/** For what tells editors of all customers and providers at once. */
export const overseeingEditorsOnly = admitting(EDITING, OVERSEEING);

/** For what sets up the service, changes stored calls, or says what others may see. */
export const adminsOnly = admitting(
  [({ role }) => role === 'admin', 'Only an administrator may do this.'],
  [administers, 'Only an administrator from whom nothing is hidden may do this.']
);

/** For programs that hand in calls, and administrators. */
export const sourcesOnly = admitting([
  (principal) => principal.role === 'ingest' || administers(principal),
  'Calls are handed in with a token of the role ingest, or by an administrator.',
]);

/** Throws a Problem (403) where calls are handed in with a token that is for another source. */
export function assertHandsIn({ source }: Principal, name: string): void {
  if (source && source !== name) {
    throw new Problem(`This token hands in calls of ${source}, and not of ${name.slice(0, 100)}.`, {
      status: 403,
      field: 'source',
    });
  }
}
