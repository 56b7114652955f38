import { readFileSync } from 'fs';

import { ONE_ATTEMPT } from '../../../tests/attempts/insert-attempts';
import { unzip } from '../../../tests/deliveries/read-workbook';
import { runsOfATest } from '../../../tests/schedules/runs-of-a-test';
import { storeChargedCalls } from '../../../tests/schedules/store-charged-calls';

const runs = runsOfATest();
const { query, planYesterday } = runs;

const knowSource = (column: string, value: string) =>
  query(`insert into sources (name, kind, ${column}) values ('switch', 'test', ${value})`);

const storeCalls = (changes?: Partial<typeof ONE_ATTEMPT>, count?: number) =>
  storeChargedCalls(runs.pool, changes, count);

describe('a run', () => {
  it('says in its workbook and its mail what a source cannot know, and why', async () => {
    await knowSource('records_unanswered', 'false');
    await storeCalls();
    await planYesterday({
      job: { report: 'customer-traffic', formats: ['xlsx'], recipients: { addresses: ['noc@carrier.example'] } },
    });
    await runs.maker.makeAll();
    const why = 'Some figures are not available: switch records answered calls only.';
    const [{ content }] = await query<{ content: { notes: string[] } }>('select content from runs');
    expect(content.notes).toContain(why);
    const [{ path }] = await query<{ path: string }>('select path from run_files');
    const parts = await unzip(readFileSync(`${runs.maker.directory}/${path}`));
    expect([...parts.values()].join('')).toContain(why);
  });

  it('waits for charges no longer than its sources say they take', async () => {
    await storeCalls({ customer_charge: null });
    await knowSource('attempts', '3');
    const settled = (after: string) => query(`update sources set money_settles_after = '${after}'`);
    await settled('20 days');
    await planYesterday({ job: { report: 'customer-traffic', waitForRatingHours: 336 } });
    await runs.maker.makeAll();
    expect(await query('select state, tries from runs')).toEqual([{ state: 'planned', tries: 0 }]);
    await settled('1 second');
    await query('update runs set not_before = now()');
    await runs.maker.makeAll();
    expect(await query('select state, preliminary from runs')).toEqual([{ state: 'done', preliminary: true }]);
  });
});
