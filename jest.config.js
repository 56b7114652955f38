// Times are the product's subject: a test that needs a zone names it.
process.env.TZ = 'UTC';

const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');
const grafana = require('./.config/jest.config');

const [[, swc]] = Object.values(grafana.transform).map((entry) => [null, entry]);
// d3-color ships only .mjs, which the tool's pattern leaves out.
const transform = { '^.+\\.(t|m?j)sx?$': swc };

module.exports = {
  // A machine that is slow and busy takes several times what a test takes on one at rest; only what hangs is to fail.
  testTimeout: 90_000,
  projects: [
    {
      ...grafana,
      displayName: 'plugin',
      rootDir: __dirname,
      moduleNameMapper: {
        ...grafana.moduleNameMapper,
        '^@emotion/sheet$': '<rootDir>/src/test/emotion-sheet.ts',
      },
      transform,
      transformIgnorePatterns: [nodeModulesToTransform([...grafanaESModules, '@grafana'])],
      testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
    },
    {
      displayName: 'service',
      rootDir: __dirname,
      testEnvironment: 'node',
      transform,
      // These ship ES modules only.
      transformIgnorePatterns: ['/node_modules/(?!(temporal-polyfill|temporal-utils)/)'],
      testMatch: ['<rootDir>/{contract,backend,scripts,preview,launcher,dashboards}/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/postgres/start.mjs',
      globalTeardown: '<rootDir>/tests/postgres/stop.mjs',
    },
  ],
};
