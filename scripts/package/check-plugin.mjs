import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { filesOf } from './zip.mjs';

const MACHINES = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'];
const TYPES = { app: 'app', datasource: 'datasource', panel: 'panel' };
const PICTURES = ['.png', '.jpg', '.jpeg', '.gif', '.svg'];
const NOT_SHIPPED = /(^|\/)(\.|node_modules\/)|\.(test|spec)\.|\.tsx?$|\.env/;

/**
 * What Grafana's catalogue would refuse of a built plugin, in sentences: the checks of its validator that need no
 * network.
 */
export function faultsOfPlugin(folder, { version }) {
  const files = filesOf(folder).map((file) => file.split(path.sep).join('/'));
  const places = files.filter((file) => path.basename(file) === 'plugin.json').map((file) => path.dirname(file));
  return [
    ...(places.includes('.') ? [] : ['There is no plugin.json at the top.']),
    ...['README.md', 'CHANGELOG.md', 'LICENSE']
      .filter((name) => !files.includes(name))
      .map((name) => `${name} is missing.`),
    ...files.filter((file) => NOT_SHIPPED.test(file)).map((file) => `${file} does not belong into a package.`),
    ...files
      .filter((file) => file.endsWith('.svg') && isUnsafe(path.join(folder, file)))
      .map((file) => `${file} can run code.`),
    ...changelogFaults(folder, version),
    ...places.flatMap((place) => faultsAt(folder, place, version)),
  ];
}

function faultsAt(folder, place, version) {
  const inside = (file) => path.join(folder, place, file);
  const plugin = JSON.parse(readFileSync(inside('plugin.json'), 'utf8'));
  const { id, type, info = {}, dependencies = {}, includes = [], backend, executable } = plugin;
  const faults = [];
  const say = (holds, sentence) => holds || faults.push(`${path.join(place, 'plugin.json')}: ${sentence}`);
  const has = (file) => Boolean(file) && existsSync(inside(file));

  say(
    /^[0-9a-z]+-[0-9a-z]+(-[0-9a-z]+)*$/.test(id ?? '') && id.endsWith(`-${TYPES[type]}`),
    `the id ${id} is not org-name-${type}.`
  );
  say(info.version === version, `the version is ${info.version}, that of package.json ${version}.`);
  say(/^\d{4}-\d\d-\d\d$/.test(info.updated ?? ''), `updated is ${info.updated}, not a day.`);
  say(/\d/.test(dependencies.grafanaDependency ?? ''), 'no version of Grafana is asked for.');
  say(info.description?.length > 20, 'there is no description.');
  say(info.keywords?.length > 0, 'there are no keywords.');
  say(Boolean(info.author?.name), 'there is no author.');
  say(has('module.js') && has('module.js.map'), 'module.js or its source map is missing.');
  for (const logo of ['small', 'large']) {
    say(has(info.logos?.[logo]), `the ${logo} logo is missing.`);
  }
  for (const { path: picture } of info.screenshots ?? []) {
    say(
      has(picture) && PICTURES.includes(path.extname(picture)),
      `the screenshot ${picture} is missing or no picture.`
    );
  }
  say(place !== '.' || info.screenshots?.length > 0, 'there are no screenshots.');
  for (const { url } of info.links ?? []) {
    say(/^https:/.test(url), `the link ${url} is not https.`);
  }
  for (const { path: included, type: kind } of includes.filter(({ type: kind }) => kind !== 'page')) {
    say(has(included), `the ${kind} ${included} it includes is missing.`);
  }
  for (const machine of backend ? MACHINES : []) {
    const program = `${executable}_${machine}`;
    say(has(program) && Boolean(statSync(inside(program)).mode & 0o100), `${program} is missing or can't be run.`);
  }
  return faults;
}

function changelogFaults(folder, version) {
  const file = path.join(folder, 'CHANGELOG.md');
  const told = existsSync(file) && readFileSync(file, 'utf8').includes(`## ${version}`);
  return told ? [] : [`CHANGELOG.md says nothing of ${version}.`];
}

function isUnsafe(file) {
  return /<script|\son\w+\s*=|javascript:|<foreignObject/i.test(readFileSync(file, 'utf8'));
}
