import { existsSync, readFileSync } from 'fs';
import path from 'path';

import { APP_ID, BREAKOUT_PANEL_ID, DATA_SOURCE_ID } from '../contract/plugin-ids';

interface PluginJson {
  id: string;
  type: string;
  info: { logos: { small: string; large: string }; screenshots: Array<{ path: string }> };
  includes?: Array<{ type: string; path: string }>;
}

const PLUGINS = [
  { folder: '.', id: APP_ID, type: 'app' },
  { folder: 'datasource', id: DATA_SOURCE_ID, type: 'datasource' },
  { folder: 'breakout-panel', id: BREAKOUT_PANEL_ID, type: 'panel' },
];

describe.each(PLUGINS)('plugin.json of $id', ({ folder, id, type }) => {
  const plugin = readPlugin(folder);

  it('carries the id the service and the pages know it by', () => {
    expect(plugin).toMatchObject({ id, type });
  });

  it('names pictures that exist', () => {
    const { logos, screenshots } = plugin.info;
    for (const picture of [logos.small, logos.large, ...screenshots.map((screenshot) => screenshot.path)]) {
      expect([picture, existsSync(path.join(__dirname, folder, picture))]).toEqual([picture, true]);
    }
  });
});

it('the app includes its nested plugins under their types', () => {
  const nested = PLUGINS.slice(1).map(({ folder, type }) => ({ type, path: `${folder}/plugin.json` }));
  expect(readPlugin('.').includes).toEqual(
    expect.arrayContaining(nested.map((include) => expect.objectContaining(include)))
  );
});

function readPlugin(folder: string): PluginJson {
  return JSON.parse(readFileSync(path.join(__dirname, folder, 'plugin.json'), 'utf8'));
}
