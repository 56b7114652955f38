import { ImportedVersion } from '../reference/reference-version';
import { runCommand } from './shell/run-command';
import { sendTable } from './shell/send-table';

const USAGE = `Usage: npm run import-nanpa -- FILE [--force]
NANPA's file of CO codes utilized as it comes, or a CSV with npa, nxx, state and more; either may be a zip.`;

runCommand(async () => {
  const { version, rows, fileDate, details } = await sendTable<ImportedVersion>('/v1/reference/us-codes', USAGE);
  process.stdout.write(
    `${rows} codes${fileDate ? ` of ${fileDate}` : ''} are in force as version ${version}: ${details?.assigned} assigned, ` +
      `${details?.withoutRateCenter} without a rate center. Stored calls are looked up again in the background.\n`
  );
});
