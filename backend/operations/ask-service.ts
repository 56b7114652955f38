import { SERVICE_VIEWS } from '../../contract/service-query';
import { Problem } from '../../contract/problem';
import { Queryable } from '../database/pool';
import { assertZone, bucketStarts } from '../reports/calendar';
import { Principal } from '../access/principal';
import { seesAllCalls } from '../access/scope';
import { LINES } from './series/lines';
import { ServiceAnswer, ServiceQuestion } from './service-question';
import { readTable } from './tables/read-table';
import { TABLES, TableView } from './tables/tables';

/**
 * What the service tells of itself. Viewers see no addresses and no words of mail servers. Throws a Problem for a zone
 * there is not, and for a principal who may not see all calls.
 */
export async function askService(
  db: Queryable,
  { view, window, bucket, zone }: ServiceQuestion,
  principal: Principal
): Promise<ServiceAnswer> {
  assertSeesAll(principal);
  assertZone(zone);
  if (isTable(view)) {
    return { layout: 'table', ...(await readTable(db, TABLES[view], window, principal)) };
  }
  const starts = bucketStarts(window, bucket, zone);
  return { layout: 'series', starts, lines: await LINES[view](db, { ...window, starts }, principal.orgId) };
}

function isTable(view: ServiceQuestion['view']): view is TableView {
  return SERVICE_VIEWS[view].layout === 'table';
}

function assertSeesAll({ scope }: Principal): void {
  if (!seesAllCalls(scope)) {
    throw new Problem('How the service itself does is shown to those who may see the calls of all customers.', {
      status: 403,
    });
  }
}
