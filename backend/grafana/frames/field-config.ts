import { Column } from '../../../contract/answer';
import { FieldConfig } from './frame';

/** Grafana draws these with their own sign. */
const KNOWN_CURRENCIES = new Set([
  'USD',
  'GBP',
  'EUR',
  'JPY',
  'CHF',
  'PLN',
  'SEK',
  'NOK',
  'DKK',
  'CZK',
  'BRL',
  'INR',
  'TRY',
]);

type Display = Pick<FieldConfig, 'unit' | 'decimals'>;

/** In Grafana's table every digit counts: thousands are separated, never shortened to K. */
function inTable({ unit, currency }: Column): Display {
  switch (unit) {
    case 'count':
      return { unit: 'locale', decimals: 0 };
    case 'fraction':
      return { unit: 'percentunit', decimals: 2 };
    case 'seconds':
      return { unit: 's' };
    case 'money':
      return { unit: currency ? `prefix:${currency} ` : 'locale', decimals: 4 };
    default:
      return {};
  }
}

function inGraph(column: Column): Display {
  switch (column.unit) {
    case 'count':
      return { unit: 'short' };
    case 'fraction':
      return { unit: 'percentunit' };
    case 'money':
      return { unit: column.currency && currencyUnit(column.currency) };
    default:
      return inTable(column);
  }
}

function currencyUnit(currency: string): string {
  return KNOWN_CURRENCIES.has(currency) ? `currency${currency}` : `currency:${currency} `;
}

export function tableConfig(column: Column): FieldConfig {
  return {
    displayNameFromDS: column.label,
    description: column.unavailable ?? column.help,
    noValue: column.kind === 'measure' || column.labelOf ? '–' : 'Unknown',
    ...inTable(column),
  };
}

/** `name` is what a legend shows. */
export function graphConfig(column: Column, name: string): FieldConfig {
  return { displayNameFromDS: name, description: column.unavailable ?? column.help, ...inGraph(column) };
}
