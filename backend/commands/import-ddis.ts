import { ImportedVersion } from '../reference/reference-version';
import { runCommand } from './shell/run-command';
import { sendTable } from './shell/send-table';

const USAGE =
  'Usage: npm run import-ddis -- FILE [--force]   (CSV with a header: ddi, account_id, brand_id, ddi_provider_id)';

runCommand(async () => {
  const { version, rows } = await sendTable<ImportedVersion>('/v1/reference/ddis', USAGE);
  process.stdout.write(
    `${rows} DDIs are in force as version ${version}. Stored calls are looked up again in the background.\n`
  );
});
