import '../require-node.mjs';

import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { buildPlugin } from '../build.mjs';
import { fail, ROOT, Trouble } from '../project.mjs';
import { faultsOfPlugin } from './check-plugin.mjs';
import { layOutService } from './service.mjs';
import { filesOf, zipFolder } from './zip.mjs';

const APP = 'trunkline-calls-app';
const TARGET = path.join(ROOT, 'build', 'packages');

/** Makes build/packages/: the plugin as Grafana's catalogue takes it, and the service with all it needs but Node. */
async function makePackages() {
  const described = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const work = mkdtempSync(path.join(tmpdir(), 'trunkline-package-'));
  try {
    // What an earlier build left there would be shipped.
    rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
    await buildPlugin();
    const plugin = path.join(work, APP);
    cpSync(path.join(ROOT, 'dist'), plugin, { recursive: true });
    date(plugin, dayOfVersion());
    forgetPlaceOfBuild(plugin);
    const faults = faultsOfPlugin(plugin, described);
    if (faults.length > 0) {
      throw new Trouble(`Grafana's catalogue would refuse the plugin:\n${faults.join('\n')}`);
    }
    await keep(plugin, APP, `${APP}-${described.version}.zip`);

    const service = path.join(work, 'trunkline-service');
    await layOutService(service, described);
    await keep(service, 'trunkline-service', `trunkline-service-${described.version}.zip`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function keep(folder, name, file) {
  const target = path.join(TARGET, file);
  await zipFolder(folder, name, target);
  const digest = createHash('sha1').update(readFileSync(target)).digest('hex');
  writeFileSync(`${target}.sha1`, `${digest}  ${file}\n`);
  process.stdout.write(`${path.relative(ROOT, target)}  ${digest}\n`);
}

/** The day of SOURCE_DATE_EPOCH or of the commit that is built, so that building it again gives the same. */
function dayOfVersion() {
  const { SOURCE_DATE_EPOCH } = process.env;
  if (SOURCE_DATE_EPOCH) {
    return new Date(Number(SOURCE_DATE_EPOCH) * 1_000).toISOString().slice(0, 'YYYY-MM-DD'.length);
  }
  return execFileSync('git', ['log', '-1', '--format=%cd', '--date=format-local:%Y-%m-%d'], {
    cwd: ROOT,
    env: { ...process.env, TZ: 'UTC' },
    encoding: 'utf8',
  }).trim();
}

/** The build wrote the day it ran. */
function date(folder, day) {
  for (const file of filesOf(folder).filter((name) => path.basename(name) === 'plugin.json')) {
    const place = path.join(folder, file);
    const plugin = JSON.parse(readFileSync(place, 'utf8'));
    plugin.info.updated = day;
    writeFileSync(place, `${JSON.stringify(plugin, null, 2)}\n`);
  }
}

/**
 * Maps hold hashes of scripts that differ with the folder they were built in, though the scripts do not: where they name
 * their script, and in webpack's own runtime.
 */
function forgetPlaceOfBuild(folder) {
  for (const file of filesOf(folder).filter((name) => name.endsWith('.js.map'))) {
    const place = path.join(folder, file);
    const map = JSON.parse(readFileSync(place, 'utf8'));
    map.file = path.basename(file, '.map');
    map.sourcesContent = map.sourcesContent.map((text, at) =>
      map.sources[at].includes('webpack/runtime/') ? null : text
    );
    writeFileSync(place, JSON.stringify(map));
  }
}

try {
  await makePackages();
} catch (error) {
  fail(error);
}
