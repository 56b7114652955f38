import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { build } from 'esbuild';

/** Bundles the preview's page and its server into build/preview: seconds, so it is done anew at every start. */
export async function buildPreview(root) {
  const target = join(root, 'build/preview');
  const common = { bundle: true, logLevel: 'warning', absWorkingDir: root, jsx: 'transform' };
  await Promise.all([
    build({
      ...common,
      entryPoints: ['preview/server/main.ts'],
      outfile: join(target, 'server.cjs'),
      platform: 'node',
      target: 'node20',
      packages: 'external',
    }),
    build({
      ...common,
      entryPoints: ['preview/host/boot.tsx'],
      outfile: join(target, 'host/boot.js'),
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      minifySyntax: true,
      minifyWhitespace: true,
      legalComments: 'none',
      plugins: [withoutMonaco, webpackDefaults],
      // lodash, moment and their like would register themselves with the page's AMD loader.
      define: { define: 'undefined', 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    }),
  ]);
}

/** The code editor of @grafana/ui is half of its weight and no page here shows it. */
const withoutMonaco = {
  name: 'without-monaco',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(monaco-editor|@monaco-editor\/react)/ }, ({ path }) => ({ path, namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const GRAFANA_MODULE = /[\\/]node_modules[\\/]@grafana[\\/].*\.mjs$/;

/**
 * Files named .mjs get a CommonJS module's whole `exports` as its default, as in Node. Grafana is built for webpack's
 * older meaning, in which `exports.default` is the default: its files are read under another name.
 */
const webpackDefaults = {
  name: 'webpack-defaults',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /\.mjs$|^@grafana\// }, async ({ path, pluginData, ...asked }) => {
      if (pluginData === webpackDefaults) {
        return undefined;
      }
      const found = await resolve(path, { ...asked, namespace: 'file', pluginData: webpackDefaults });
      return GRAFANA_MODULE.test(found.path)
        ? { path: found.path.replace(/\.mjs$/, '.js'), namespace: 'grafana', sideEffects: found.sideEffects }
        : found;
    });
    onLoad({ filter: /.*/, namespace: 'grafana' }, async ({ path }) => ({
      contents: await readFile(path.replace(/\.js$/, '.mjs')),
      resolveDir: dirname(path),
    }));
  },
};
