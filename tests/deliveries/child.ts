import { Readable } from 'stream';

import { createPool } from '../../backend/database/pool';
import { startDelivering } from '../../backend/deliveries/delivering';
import { createLogger } from '../../backend/logger';
import { MAIL } from './outbox';

/** A program to be killed: a replica that sends what is in the outbox, one mail at a time. */
const [url, leaseMs] = process.argv.slice(2);
const pool = createPool(url, { application_name: `trunkline-test-${process.pid}`, max: 4 });
const delivering = startDelivering({
  pool,
  logger: createLogger('silent'),
  mail: MAIL,
  openFile: async (fileId) => Readable.from([Buffer.from(`contents of ${fileId}`)]),
  atOnce: 1,
  pollMs: 20,
  leaseMs: Number(leaseMs),
  session: { timeouts: { connectMs: 10_000, greetingMs: 10_000, silenceMs: 10_000 } },
});
process.once('SIGTERM', () => {
  void delivering.stop().then(() => pool.end());
});
process.stdout.write('started\n');
