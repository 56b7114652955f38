import { execFileSync } from 'child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';

const ROOT = path.join(__dirname, '..', '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trunkline-package-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** These are modules Node runs as they are. */
function inNode(module: string, call: string, zone = 'UTC'): string {
  const file = path.join(__dirname, module);
  const script = `const m = await import(${JSON.stringify(file)}); console.log(JSON.stringify((await m.${call}) ?? null));`;
  const options = { encoding: 'utf8' as const, env: { ...process.env, TZ: zone } };
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], options);
}

/** What the build makes of the plugin, as far as the checks look. */
function builtPlugin(): string {
  const plugin = path.join(folder, 'plugin');
  for (const place of ['.', 'datasource', 'breakout-panel']) {
    const target = path.join(plugin, place);
    mkdirSync(target, { recursive: true });
    cpSync(path.join(ROOT, 'src', place, 'img'), path.join(target, 'img'), { recursive: true });
    const text = readFileSync(path.join(ROOT, 'src', place, 'plugin.json'), 'utf8');
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    writeFileSync(
      path.join(target, 'plugin.json'),
      text.replace(/%VERSION%/g, version).replace(/%TODAY%/g, '2026-11-21')
    );
    writeFileSync(path.join(target, 'module.js'), '');
    writeFileSync(path.join(target, 'module.js.map'), '');
    for (const machine of ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64']) {
      const program = path.join(target, `gpx_trunkline_${machine}`);
      writeFileSync(program, '#!/bin/sh\n');
      chmodSync(program, 0o755);
    }
  }
  mkdirSync(path.join(plugin, 'dashboards'));
  cpSync(path.join(ROOT, 'dashboards'), path.join(plugin, 'dashboards'), {
    recursive: true,
    filter: (file) => !file.includes('source'),
  });
  for (const name of ['CHANGELOG.md', 'LICENSE']) {
    cpSync(path.join(ROOT, name), path.join(plugin, name));
  }
  cpSync(path.join(ROOT, 'src', 'README.md'), path.join(plugin, 'README.md'));
  return plugin;
}

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
const faultsOf = (plugin: string) =>
  JSON.parse(
    inNode('check-plugin.mjs', `faultsOfPlugin(${JSON.stringify(plugin)}, ${JSON.stringify({ version })})`)
  ) as string[];

describe('what the catalogue would refuse', () => {
  it('is nothing of this plugin', () => {
    expect(faultsOf(builtPlugin())).toEqual([]);
  });

  it('is told in sentences', () => {
    const plugin = builtPlugin();
    rmSync(path.join(plugin, 'datasource', 'img', 'logo.svg'));
    rmSync(path.join(plugin, 'dashboards', 'noc-overview.json'));
    chmodSync(path.join(plugin, 'gpx_trunkline_linux_arm64'), 0o644);
    writeFileSync(path.join(plugin, 'img', 'bad.svg'), '<svg onload="alert(1)"/>');
    writeFileSync(path.join(plugin, 'module.test.js'), '');
    writeFileSync(path.join(plugin, 'CHANGELOG.md'), '# Changelog\n');
    const panel = path.join(plugin, 'breakout-panel', 'plugin.json');
    writeFileSync(panel, readFileSync(panel, 'utf8').replace(`"${version}"`, '"9.9.9"'));

    const faults = faultsOf(plugin).join('\n');
    for (const words of [
      'the small logo is missing',
      'dashboards/noc-overview.json it includes is missing',
      'gpx_trunkline_linux_arm64 is missing or can',
      'img/bad.svg can run code',
      'module.test.js does not belong',
      `CHANGELOG.md says nothing of ${version}`,
      'the version is 9.9.9',
    ]) {
      expect(faults).toContain(words);
    }
  });
});

it('the same files give the same zip, at any time and in any zone', () => {
  const plugin = builtPlugin();
  const [one, other] = ['one.zip', 'other.zip'].map((name) => path.join(folder, name));
  const zip = (target: string, zone: string) =>
    inNode('zip.mjs', `zipFolder(${JSON.stringify(plugin)}, 'trunkline-calls-app', ${JSON.stringify(target)})`, zone);
  zip(one, 'UTC');
  writeFileSync(path.join(plugin, 'LICENSE'), readFileSync(path.join(plugin, 'LICENSE')));
  zip(other, 'Asia/Kathmandu');
  expect(readFileSync(other).equals(readFileSync(one))).toBe(true);
  expect(readFileSync(one).includes('trunkline-calls-app/datasource/gpx_trunkline_linux_amd64')).toBe(true);
});
