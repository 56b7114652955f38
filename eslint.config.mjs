import { defineConfig } from 'eslint/config';

import grafanaConfig from './.config/eslint.config.mjs';

const PRODUCT = ['src/**/*.{ts,tsx}', 'contract/**/*.ts', 'backend/**/*.ts', 'demo/**/*.ts', 'preview/**/*.{ts,tsx}'];

export default defineConfig([
  { ignores: ['dist/', 'build/', 'coverage/', '.config/', '.trunkline/', 'test-results/', 'playwright-report/'] },
  ...grafanaConfig,
  {
    rules: {
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': ['error', 'properties'],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of literals says the same without code.' },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-non-null-asserted-optional-chain': 'error',
    },
  },
  {
    files: PRODUCT,
    rules: {
      'no-console': 'error',
      complexity: ['error', 15],
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    // Each optional part of a component counts as a branch.
    files: ['{src,preview}/**/*.tsx'],
    rules: {
      complexity: ['error', 20],
      // Only for the React compiler, which is not used.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    // Stands in for Grafana, which hands its own libraries to plugins and runs queries outside React.
    files: ['preview/host/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': 'off', 'react-hooks/set-state-in-effect': 'off' },
  },
  {
    files: ['{src,contract,backend,demo,preview}/**/*.{ts,tsx}'],
    ignores: ['src/module.tsx'],
    rules: {
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
    },
  },
  {
    files: ['backend/**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
]);
