import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { mailOfRun, openRecipient } from '../../../tests/deliveries/mail-of-run';
import { Problem } from '../../../contract/problem';
import { inTransaction } from '../../database/pool';
import { countStates } from './count-states';
import { queueDeliveries } from './queue-deliveries';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const queue = (changes: Parameters<typeof mailOfRun>[0]) =>
  inTransaction(database.pool, (client) => queueDeliveries(client, mailOfRun(changes)));

it('makes one delivery of each recipient, however often the run and the recipient are named', async () => {
  const recipients = [
    { ...openRecipient('noc@Carrier.example'), bcc: true },
    openRecipient('noc@carrier.example'),
    openRecipient('billing@carrier.example'),
  ];

  expect(await queue({ runId: '1', recipients })).toBe(2);
  expect(await queue({ runId: '1', recipients })).toBe(0);

  const { rows } = await database.pool.query(
    'select recipient, bcc, state from deliveries where run_id = 1 order by 1'
  );
  expect(rows).toEqual([
    { recipient: 'billing@carrier.example', bcc: false, state: 'queued' },
    { recipient: 'noc@carrier.example', bcc: false, state: 'queued' },
  ]);
  expect((await countStates(database.pool, ['1', '2'])).get('1')).toMatchObject({ queued: 2, sent: 0 });
});

it.each([
  'noc@carrier.example\nBcc: all@carrier.example',
  'noc@carrier.example\r',
  'a@b@carrier.example',
  'NOC <noc@carrier.example>',
  'noc@carrier.example, all@carrier.example',
  'noc@carrier',
  'nóc@carrier.example',
  `${'x'.repeat(65)}@carrier.example`,
  '@carrier.example',
  '',
])('refuses the whole run for %j', async (address) => {
  const recipients = [openRecipient('good@carrier.example'), openRecipient(address)];

  await expect(queue({ runId: '3', recipients })).rejects.toThrow(Problem);

  expect((await countStates(database.pool, ['3'])).size).toBe(0);
});

it('refuses ten thousand recipients in one sentence', async () => {
  const recipients = Array.from({ length: 10_000 }, (_, at) => openRecipient(`r${at}@carrier.example`));

  await expect(queue({ runId: '4', recipients })).rejects.toThrow(/10000 recipients are too many.*at most 100/);
});

it('keeps nothing of a run whose transaction fails', async () => {
  await expect(
    inTransaction(database.pool, async (client) => {
      await queueDeliveries(client, mailOfRun({ runId: '5' }));
      throw new Error('no file');
    })
  ).rejects.toThrow('no file');

  expect((await countStates(database.pool, ['5'])).size).toBe(0);
});
