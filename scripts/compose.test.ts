import { readFileSync } from 'fs';
import path from 'path';

const ROOT = path.join(__dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const compose = read('docker-compose.yml');

/** The text of each service: what is indented below its name. */
const services = Object.fromEntries(
  [...sectionOf('services').matchAll(/^ {2}([\w-]+):\n((?: {4}.*\n|\n)+)/gm)].map(([, name, text]) => [name, text])
);

function sectionOf(name: string): string {
  return new RegExp(`^${name}:\\n((?: .*\\n|\\n)+)`, 'm').exec(compose)![1];
}

/** With what the anchors it merges hold. */
function withAnchors(text: string): string {
  const merged = [...text.matchAll(/<<: \*([\w-]+)/g)].map(
    ([, anchor]) => new RegExp(`&${anchor}\\n((?: .*\\n|\\n)+)`).exec(compose)?.[1] ?? ''
  );
  return [text, ...merged].join('');
}

it('has the service, PostgreSQL, a mail catcher, and the oldest and the newest Grafana', () => {
  expect(Object.keys(services)).toEqual([
    'postgres',
    'service',
    'service-2',
    'demo',
    'mail',
    'grafana-oldest',
    'grafana-newest',
  ]);
});

it.each(Object.keys(services))('%s is an image of one version', (name) => {
  const [, image] = /^ +image: (\S+)$/m.exec(withAnchors(services[name]))!;
  expect(image).toMatch(/:v?\d+\.\d+/);
});

it('the oldest Grafana is the oldest the plugin supports', () => {
  const { dependencies } = JSON.parse(read('src/plugin.json')) as { dependencies: { grafanaDependency: string } };
  expect(services['grafana-oldest']).toContain(`grafana/grafana:${dependencies.grafanaDependency.replace('>=', '')}\n`);
});

it('the service’s image has the version of the project', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(withAnchors(services.service)).toContain(`image: trunkline/service:${version}\n`);
});

it('publishes Grafana and nothing else', () => {
  const published = Object.keys(services).filter((name) => /ports:/.test(withAnchors(services[name])));
  expect(published).toEqual(['grafana-oldest', 'grafana-newest']);
});

it.each(Object.keys(services).filter((name) => name !== 'demo'))('%s says whether it is healthy', (name) => {
  expect(withAnchors(services[name])).toContain('healthcheck:');
});

it('asks for every secret, and has none', () => {
  const secrets = [...compose.matchAll(/\$\{(\w*(?:PASSWORD|TOKEN))([^}]*)\}/g)];
  expect(secrets.length).toBeGreaterThan(3);
  expect(secrets.filter(([, , otherwise]) => !otherwise.startsWith(':?'))).toEqual([]);
  for (const name of new Set(secrets.map(([, secret]) => secret))) {
    expect(read('.env.example')).toMatch(new RegExp(`^${name}=$`, 'm'));
  }
});

it('keeps data in volumes with names', () => {
  const mounted = [...compose.matchAll(/^ +- ([\w-]+):\//gm)].map(([, volume]) => volume);
  const named = [...sectionOf('volumes').matchAll(/^ {2}([\w-]+):$/gm)].map(([, volume]) => volume);
  expect([...new Set(mounted)].sort()).toEqual(named.sort());
});

it('both replicas answer to the name Grafana is given', () => {
  const name = /^trunkline_address = (\S+):4081$/m.exec(read('docker/grafana.ini'))![1];
  for (const service of ['service', 'service-2']) {
    expect(withAnchors(services[service])).toContain(`aliases: [${name}]`);
  }
});
