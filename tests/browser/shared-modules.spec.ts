import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { SHARED_MODULES } from '../../preview/host/shared-modules';

const DIST = join(__dirname, '../../dist');
/** What AMD itself gives to a module. */
const OF_THE_LOADER = 'module';

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)module\.js$/.test(file));

test('there are three plugins', () => {
  expect(files).toHaveLength(3);
});

for (const file of files) {
  test(`${file} asks Grafana only for modules it shares`, () => {
    const [, list] = /define\((\[[^\]]*\])/.exec(readFileSync(join(DIST, file), 'utf8')) ?? [];
    const asked = (JSON.parse(list) as string[]).filter((name) => name !== OF_THE_LOADER);

    expect(SHARED_MODULES.names).toEqual(expect.arrayContaining(asked));
  });
}
