import { runCommand } from './shell/run-command';
import { sendTable } from './shell/send-table';

const USAGE = 'Usage: npm run import-rates -- FILE   (CSV with a header: Date,USD,GBP,…; units for one euro)';

interface Imported {
  rates: number;
  days: number;
  currencies: string[];
}

runCommand(async () => {
  const { rates, days, currencies } = await sendTable<Imported>('/v1/exchange-rates', USAGE);
  process.stdout.write(`${rates} rates of ${days} days are stored, for ${currencies.join(', ')}.\n`);
});
