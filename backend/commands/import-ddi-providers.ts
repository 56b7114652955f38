import { runCommand } from './shell/run-command';
import { sendTable } from './shell/send-table';

const USAGE = `Usage: npm run import-ddi-providers -- FILE.json
A JSON array: [{"id": "7", "name": "…", "brandId": "1", "addresses": ["198.51.100.0/24"],
                "rules": [{"match": "^0(\\\\d+)$", "replace": "44$1"}]}]`;

runCommand(async () => {
  const providers = await sendTable<unknown[]>('/v1/reference/ddi-providers', USAGE, 'application/json');
  process.stdout.write(
    `${providers.length} DDI providers are in force. Stored calls are looked up again in the background.\n`
  );
});
