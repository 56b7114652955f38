import './require-node.mjs';

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ensureInstalled } from './install.mjs';
import { fail, ROOT, Trouble } from './project.mjs';

const bin = (...parts) => path.join(ROOT, 'node_modules', ...parts);
const STEPS = [
  { name: 'format', args: [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', args: [bin('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'] },
  { name: 'types', args: [bin('typescript', 'bin', 'tsc'), '--noEmit'] },
  { name: 'known weaknesses of packages', args: [path.join(ROOT, 'scripts', 'audit.mjs')] },
  { name: 'build', args: [path.join(ROOT, 'scripts', 'build.mjs')] },
  { name: 'unit and integration tests', args: [bin('jest', 'bin', 'jest.js'), '--ci', '--maxWorkers', '2'] },
  { name: 'browser tests', args: [path.join(ROOT, 'scripts', 'test-browser.mjs')], env: { TRUNKLINE_IS_BUILT: 'yes' } },
  {
    name: 'switches on MySQL',
    args: [path.join(ROOT, 'tests', 'sources', 'mysql.mjs')],
    skippedWithout: ['mariadbd', 'mariadb-install-db'],
  },
  {
    name: 'switch test',
    args: [path.join(ROOT, 'tests', 'switch', 'run.mjs')],
    skippedWithout: ['kamailio', 'sipp'],
  },
];

try {
  ensureInstalled();
  const database = await startDatabase();
  let outcome;
  try {
    outcome = await runSteps({ ...process.env, TEST_DATABASE_URL: database.url });
  } finally {
    await database.stop();
  }
  process.stdout.write(`\n${outcome.passed} passed, ${outcome.failed} failed\n`);
  process.exit(outcome.failed > 0 ? 1 : 0);
} catch (error) {
  fail(error);
}

/** One server for all steps; each test makes its own databases in it. */
async function startDatabase() {
  if (process.env.TEST_DATABASE_URL) {
    return { url: process.env.TEST_DATABASE_URL, stop: () => undefined };
  }
  const { startPostgres } = await import('./embedded-postgres.mjs');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trunkline-test-'));
  return startPostgres({ dataDir, ephemeral: true }).catch((error) => {
    throw new Trouble(error.message);
  });
}

async function runSteps(env) {
  let passed = 0;
  for (const { name, args, env: own = {}, skippedWithout = [] } of STEPS) {
    const missing = skippedWithout.filter((program) => !isInstalled(program, env));
    if (missing.length > 0) {
      process.stdout.write(`\n== ${name}: skipped, ${missing.join(' and ')} not installed\n`);
      continue;
    }
    process.stdout.write(`\n== ${name}\n`);
    const startedAt = Date.now();
    const succeeded = await run(args, { ...env, ...own });
    process.stdout.write(
      `== ${name}: ${succeeded ? 'passed' : 'FAILED'} after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s\n`
    );
    if (!succeeded) {
      return { passed, failed: 1 };
    }
    passed += 1;
  }
  return { passed, failed: 0 };
}

function run(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Debian puts servers where the PATH of ordinary users does not look. */
function isInstalled(program, env) {
  const places = { ...env, PATH: `${env.PATH}:/usr/sbin:/usr/local/sbin` };
  return spawnSync('sh', ['-c', `command -v ${program}`], { env: places }).status === 0;
}
