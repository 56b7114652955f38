import { runCommand } from './shell/run-command';
import { sendTable } from './shell/send-table';

const USAGE = 'Usage: npm run import-destinations -- FILE   (CSV with a header: prefix, name)';

runCommand(async () => {
  const { version, prefixes } = await sendTable<{ version: number; prefixes: number }>('/v1/destinations', USAGE);
  process.stdout.write(
    `${prefixes} prefixes are in force as version ${version}. Stored calls are matched again in the background.\n`
  );
});
