import { ImportedVersion } from '../reference/reference-version';
import { runCommand } from './shell/run-command';
import { sendTable } from './shell/send-table';

const USAGE =
  'Usage: npm run import-latas -- FILE [--force]   (CSV with a header: state, ratecenter, lata; or a zip of it)';

runCommand(async () => {
  const { version, rows, details } = await sendTable<ImportedVersion>('/v1/reference/us-latas', USAGE);
  process.stdout.write(
    `${rows} rate centers are in force as version ${version}; ${details?.ambiguous} share their name with one of another ` +
      'LATA and have none. Stored calls are looked up again in the background.\n'
  );
});
