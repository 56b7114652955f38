import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './project.mjs';

/** These ship ES modules only, which the first releases of Node 20 cannot require: they go into the bundle. */
export const withEsModules = {
  name: 'with-es-modules',
  setup({ onResolve }) {
    onResolve({ filter: /^temporal-(polyfill|utils)/ }, ({ path: wanted }) => {
      const [name, ...inside] = wanted.split('/');
      const { exports } = JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
      const entry = exports[['.', ...inside].join('/')].default;
      return { path: path.join(ROOT, 'node_modules', name, entry) };
    });
  },
};
