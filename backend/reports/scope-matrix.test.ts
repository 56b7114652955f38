import { Scope } from '../../contract/access/scope';
import { DIMENSION_NAMES, DimensionName, MEASURE_NAMES, MeasureName, REPORT_NAMES } from '../../contract/names';
import { Problem } from '../../contract/problem';
import { Question, QuestionInput } from '../../contract/question';
import { UNRESTRICTED } from '../access/scope';
import { assertScope } from './assert-scope';
import { REPORTS } from './catalog/reports';
import { readQuestion } from './read-question';

const WINDOW = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };

/** By what a scope hides, the names that tell it: written down here apart from what the code says of each. */
const HIDING: Record<string, { scope: Partial<Scope>; told: RegExp; sought?: RegExp }> = {
  nothing: { scope: {}, told: /^$/ },
  carriers: {
    scope: { seesProviderNames: false },
    told: /^(provider_(id|name|account_id)|trunk_(in|out)|ddi_provider_id|source_address)$/,
  },
  'provider charges': {
    scope: { seesProviderCharges: false },
    told: /^(provider_(charge|billed_s|currency)|profit(_percent)?|cost_per_dtmf_(call|digit))$/,
  },
  'customer charges': {
    scope: { seesCustomerCharges: false },
    told: /^(customer_(charge|billed_s|currency)|profit(_percent)?)$/,
  },
  'other customers': { scope: { customers: ['101'] }, told: /^cli_ddi_account_(id|name)$/ },
  'the last digits of CLIs': {
    scope: { hiddenDigits: { cli: 2, destination: 0 } },
    told: /^$/,
    sought: /^(cli|ddi)$/,
  },
  'more digits of called numbers than an area code leaves': {
    scope: { hiddenDigits: { cli: 0, destination: 5 } },
    told: /^destination_npa_nxx$/,
    sought: /^(destination_number|ddi)$/,
  },
};

const cases = Object.entries(HIDING).map(([name, { scope, told, sought = /^$/ }]) => ({
  name,
  scope: { ...UNRESTRICTED, ...scope },
  told,
  isSought: (dimension: string) => told.test(dimension) || sought.test(dimension),
}));

function refusedField(input: QuestionInput, scope: Scope): string | undefined {
  const question: Question = readQuestion(input);
  try {
    assertScope(question, scope);
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ status: 403, message: expect.stringMatching(/\.$/) });
    return (error as Problem).field;
  }
}

const withMeasure = (name: MeasureName): QuestionInput => ({ measures: [name], window: WINDOW });
const withDimension = (name: DimensionName): QuestionInput => ({
  measures: ['attempts'],
  dimensions: [name],
  window: WINDOW,
  ...(name === 'time' ? { bucket: '1h' } : {}),
});
const filteredBy = (name: DimensionName, operator: 'in' | 'not_in'): QuestionInput => ({
  measures: ['attempts'],
  filters: [{ dimension: name, operator, values: [null] }],
  window: WINDOW,
});

describe.each(cases)('where $name is hidden', ({ scope, told, isSought }) => {
  it.each(MEASURE_NAMES)('%s is told or refused', (name) => {
    expect(refusedField(withMeasure(name), scope)).toBe(told.test(name) ? 'measures' : undefined);
  });

  it.each(DIMENSION_NAMES)('%s is grouped by or refused', (name) => {
    expect(refusedField(withDimension(name), scope)).toBe(told.test(name) ? 'dimensions' : undefined);
  });

  it.each(DIMENSION_NAMES.filter((name) => name !== 'time'))('%s is looked for or refused', (name) => {
    const field = isSought(name) ? 'filters[0].dimension' : undefined;
    expect(refusedField(filteredBy(name, 'not_in'), scope)).toBe(field);
    // Calls of no known customer are none of those somebody with some customers may see.
    const isOutside = name === 'customer_id' && scope.customers !== 'all';
    expect(refusedField(filteredBy(name, 'in'), scope)).toBe(isOutside ? 'filters[0].values' : field);
  });

  it.each(REPORT_NAMES)('%s is answered or refused as a whole', (name) => {
    const { measures = [], dimensions = [], filters = [] } = REPORTS[name].defaults;
    const isRefused =
      [...measures, ...dimensions].some((one) => told.test(one)) ||
      filters.some(({ dimension }) => isSought(dimension));
    expect(refusedField({ ...REPORTS[name].defaults, window: WINDOW }, scope) !== undefined).toBe(isRefused);
  });
});
