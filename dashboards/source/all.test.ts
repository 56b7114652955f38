import { readdirSync, readFileSync } from 'fs';
import path from 'path';

import { grafanaQuerySchema } from '../../contract/grafana-query';
import { serviceQuerySchema } from '../../contract/service-query';
import { readInput } from '../../backend/reports/read-input';
import { FILES } from './all';

const FOLDER = path.join(__dirname, '..');
const PLUGIN = path.join(__dirname, '..', '..', 'src', 'plugin.json');

it('the files are what their descriptions say: npm run dashboards writes them', () => {
  const stored = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  expect(stored.sort()).toEqual(Object.keys(FILES).sort());
  for (const [name, dashboard] of Object.entries(FILES)) {
    expect([name, JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))]).toEqual([
      name,
      JSON.parse(JSON.stringify(dashboard)),
    ]);
  }
});

it('the app offers every one of them', () => {
  const { includes } = JSON.parse(readFileSync(PLUGIN, 'utf8')) as { includes: Array<Record<string, string>> };
  const offered = includes.filter(({ type }) => type === 'dashboard');
  expect(offered.map(({ name, path: file }) => [file, name]).sort()).toEqual(
    Object.entries(FILES)
      .map(([name, { title }]) => [`dashboards/${name}`, title])
      .sort()
  );
});

describe.each(Object.entries(FILES))('%s', (_name, { panels, uid, title }) => {
  it('asks what the service can be asked', () => {
    for (const { targets = [] } of panels as Array<{ targets?: Array<{ kind?: string }> }>) {
      for (const target of targets) {
        expect(() =>
          target.kind === 'service' ? readInput(serviceQuerySchema, target) : readInput(grafanaQuerySchema, target)
        ).not.toThrow();
      }
    }
  });

  it('fills the grid from the top, nothing over another or beyond its edge', () => {
    for (const {
      gridPos: { x, y, w, h },
    } of panels) {
      expect(x + w).toBeLessThanOrEqual(24);
      const over = panels.filter(
        ({ gridPos: other }) => other.x < x + w && x < other.x + other.w && other.y < y + h && y < other.y + other.h
      );
      expect(over).toHaveLength(1);
    }
  });

  it('has an address and a title of its own', () => {
    const all = Object.values(FILES);
    expect(all.filter((other) => other.uid === uid || other.title === title)).toHaveLength(1);
  });
});
