import { readFileSync } from 'fs';
import path from 'path';
import { Pool } from 'pg';

import { Problem } from '../../contract/problem';
import { findSource, Source } from '../calls/source';
import { migrate } from '../database/migrate';
import { createPool } from '../database/pool';
import { configureSource } from '../sources/configure-source';
import { pullSource } from '../sources/pull/pull-source';
import { isPulled } from '../sources/pulled-switches';
import { findDatabaseUrl } from './shell/find-door';
import { readArguments, typedIn } from './shell/read-arguments';
import { runCommand } from './shell/run-command';

const OPTIONS = {
  kind: { type: 'string' },
  database: { type: 'string' },
  zone: { type: 'string' },
  settings: { type: 'string' },
} as const;
const USAGE = `Usage: npm run pull -- SOURCE [options]
Reads what a switch recorded since the last time; a running service does so every 10 seconds by itself.
With an option, the source is made or changed first:
  --kind KIND        the switch: a name of docs/sources/README.md (kamailio)
  --database URL     its database: postgres://…, mysql://…, or env:NAME for the variable that holds it
  --zone Z           IANA zone of the switch's clock (UTC)
  --settings FILE    all settings as JSON, as the page of the switch in docs/sources lists them`;

runCommand(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2), OPTIONS, USAGE);
  if (positionals.length !== 1) {
    throw new Problem(USAGE);
  }
  const pool = createPool(findDatabaseUrl(process.env));
  try {
    await migrate(pool);
    const source = await chooseSource(pool, positionals[0], values);
    const { busy, loaded, unchanged, replaced, rejected } = await pullSource(pool, source);
    process.stdout.write(
      busy
        ? `${source.name}: a service is pulling it at this moment, so nothing was left to do here.\n`
        : `${source.name}: ${loaded} loaded, ${unchanged} unchanged, ${replaced} replaced, ${rejected} rejected\n`
    );
  } finally {
    await pool.end();
  }
});

async function chooseSource(
  pool: Pool,
  name: string,
  { settings: file, kind, ...given }: { kind?: string; database?: string; zone?: string; settings?: string }
): Promise<Source> {
  const known = await findSource(pool, name);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (file !== undefined || Object.keys(changes).length > 0) {
    const settings = file === undefined ? known?.settings : readSettings(file);
    return configureSource(pool, name, kind ?? known?.kind ?? 'kamailio', { ...settings, ...changes });
  }
  if (!known || !isPulled(known.kind)) {
    throw new Problem(
      `There is no source named ${name} that is pulled yet: give its --kind and --database.\n\n${USAGE}`
    );
  }
  return known;
}

function readSettings(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path.resolve(typedIn(process.env), file), 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new Problem(`The settings in ${file} can't be read: ${(error as Error).message}.`);
  }
}
