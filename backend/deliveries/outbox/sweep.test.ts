import { queue, setServer } from '../../../tests/deliveries/outbox';
import { openRecipient } from '../../../tests/deliveries/mail-of-run';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { OnDoubt } from '../../../contract/delivery';
import { claimDeliveries } from './claim';
import { passFence } from './lease';
import { sweepLeases } from './sweep';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
  await setServer(database.pool, 2_525);
});
afterEach(() => database.drop());

const query = async <T extends object>(sql: string) => (await database.pool.query<T>(sql)).rows;
const claim = () => claimDeliveries(database.pool, { worker: 'dead', most: 10, leaseMs: 60_000, afterShare: '' });
const die = () => query(`update deliveries set lease_until = now() where state = 'sending'`);

/** What a mail becomes whose worker died, by what its row says: replicas of other versions have no say in it. */
it.each<[OnDoubt, 'claimed' | 'body_complete', string]>([
  ['park', 'claimed', 'queued'],
  ['retry', 'claimed', 'queued'],
  ['park', 'body_complete', 'unknown'],
  ['retry', 'body_complete', 'queued'],
])('on doubt %s, %s: %s', async (onDoubt, phase, state) => {
  await queue(database.pool, { onDoubt });
  const [claimed] = await claim();
  if (phase === 'body_complete') {
    expect(await passFence(database.pool, claimed, 60_000)).toBe(true);
  }
  expect(await sweepLeases(database.pool)).toEqual({ queued: 0, unknown: 0, failed: 0 });

  await die();
  await Promise.all([sweepLeases(database.pool), sweepLeases(database.pool)]);

  expect(await query('select state, lost_workers from deliveries')).toEqual([{ state, lost_workers: 1 }]);
  expect(await query('select outcome from delivery_attempts')).toEqual([
    { outcome: phase === 'claimed' ? 'lost' : 'doubtful' },
  ]);
  expect(await passFence(database.pool, claimed, 60_000)).toBe(false);
});

it('a mail no worker survives is given up after five of them, the owner is told, and the others go on', async () => {
  await queue(database.pool, {
    ownerAddress: 'owner@trunkline.example',
    recipients: ['poison@carrier.example', 'other@carrier.example'].map(openRecipient),
  });
  await query(`update deliveries set next_attempt_at = 'infinity' where recipient like 'other@%'`);
  for (let workers = 1; workers <= 5; workers += 1) {
    expect(await claim()).toHaveLength(1);
    await die();
    await sweepLeases(database.pool);
  }

  const deliveries = await query('select recipient, state from deliveries order by recipient');
  expect(deliveries).toEqual([
    { recipient: 'other@carrier.example', state: 'queued' },
    { recipient: 'owner@trunkline.example', state: 'queued' },
    { recipient: 'poison@carrier.example', state: 'failed' },
  ]);
});
