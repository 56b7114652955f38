import { readdirSync, readFileSync } from 'fs';
import path from 'path';

const ROOT = path.join(__dirname, '..');
/** In the order of a call's way: a room knows only those before it. */
const ROOMS = [
  'database',
  'access',
  'numbers',
  'reference',
  'calls',
  'sources',
  'rollups',
  'reports',
  'alerts',
  'deliveries',
  'schedules',
  'operations',
  'grafana',
  'http',
  'commands',
];
/** Neither reads where calls come from, nor writes them. */
const FORBIDDEN: Record<string, string[]> = {
  reports: ['sources', 'calls', 'reference'],
  alerts: ['sources', 'calls', 'reference'],
  grafana: ['sources', 'calls', 'reference', 'deliveries', 'schedules'],
  deliveries: ['sources', 'calls', 'reference'],
  schedules: ['sources', 'calls', 'reference'],
};
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)|(?:^|\n)\s*import\s+'(\.[^']+)'/g;

function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((found) => path.join(path.dirname(file), found[1] ?? found[2] ?? found[3]));
}

/** The folder a path belongs to: a room of the backend, or what else there is at the top. */
function placeOf(file: string): string {
  const [top, room] = file.split(path.sep);
  return top === 'backend' ? (ROOMS.includes(room) ? room : 'service') : top;
}

function faults(file: string, allows: (place: string) => boolean): string[] {
  return importsOf(file)
    .filter((target) => !allows(placeOf(target)))
    .map((target) => `${file} imports ${target}`);
}

describe('the rooms of the house', () => {
  it.each(ROOMS.slice(0, -1).map((room, at) => [room, at] as const))(
    '%s imports only from rooms before it',
    (room, at) => {
      const before = ['contract', ...ROOMS.slice(0, at + 1)].filter((place) => !FORBIDDEN[room]?.includes(place));
      expect(filesIn(`backend/${room}`).flatMap((file) => faults(file, (place) => before.includes(place)))).toEqual([]);
    }
  );

  it('contract imports nothing of the others', () => {
    expect(filesIn('contract').flatMap((file) => faults(file, (place) => place === 'contract'))).toEqual([]);
  });

  it('the plugin knows of the service only the contract', () => {
    expect(filesIn('src').flatMap((file) => faults(file, (place) => place === 'contract' || place === 'src'))).toEqual(
      []
    );
  });

  it('nothing of the service imports the plugin, the preview or the tests', () => {
    const outside = ['src', 'preview', 'tests', 'scripts'];
    expect(filesIn('backend').flatMap((file) => faults(file, (place) => !outside.includes(place)))).toEqual([]);
  });
});
