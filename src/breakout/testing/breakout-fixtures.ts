import type { Column, Level, Row, Unit } from '../../../contract/answer';
import type { BreakoutModel, Group } from '../pivot/breakout-model';
import { treeOfLevels } from '../pivot/row-tree';

export function measure(name: string, unit: Unit, more: Partial<Column> = {}): Column {
  return { name, label: name.toUpperCase(), unit, kind: 'measure', ...more };
}

export const ATTEMPTS = measure('attempts', 'count', { label: 'Attempts' });
export const ASR = measure('asr', 'fraction', { label: 'ASR' });
export const PROFIT = measure('profit', 'money', { label: 'Profit', currency: 'USD' });

export const CUSTOMER: Group = { dimension: 'customer_id', label: 'Customer', nameColumn: 'customer_name' };
export const PROVIDER: Group = { dimension: 'provider_id', label: 'Provider' };

export const CUSTOMER_ROWS: Row[] = [
  { customer_id: '101', customer_name: 'Acme Telecom', attempts: 1200, asr: 0.6364, profit: '12.3456' },
  { customer_id: '102', customer_name: 'Beta Voice', attempts: 300, asr: 0.21, profit: '-4.5' },
  { customer_id: null, customer_name: null, attempts: 7, asr: null, profit: null },
];

export const PROVIDER_ROWS: Row[] = [
  { customer_id: '101', customer_name: 'Acme Telecom', provider_id: 'north', attempts: 900, asr: 0.7, profit: '13' },
  {
    customer_id: '101',
    customer_name: 'Acme Telecom',
    provider_id: 'south',
    attempts: 300,
    asr: 0.4456,
    profit: '-0.6544',
  },
  { customer_id: '102', customer_name: 'Beta Voice', provider_id: 'north', attempts: 300, asr: 0.21, profit: '-4.5' },
  { customer_id: null, customer_name: null, provider_id: null, attempts: 7, asr: null, profit: null },
];

export const LEVELS: Level[] = [
  { dimensions: ['customer_id', 'provider_id'], rows: PROVIDER_ROWS },
  { dimensions: ['customer_id'], rows: CUSTOMER_ROWS },
];

export const TOTALS: Row = { attempts: 1507, asr: 0.548, profit: '7.8456' };

/** Customers over providers, all of it loaded. */
export function breakoutModel(more: Partial<BreakoutModel> = {}): BreakoutModel {
  const groups = [CUSTOMER, PROVIDER];
  return {
    groups,
    columns: [ATTEMPTS, ASR, PROFIT].map((column) => ({ id: column.name, column })),
    rows: treeOfLevels(groups, LEVELS),
    totals: TOTALS,
    incompleteTotals: new Set(),
    notes: [],
    truncated: false,
    ...more,
  };
}
