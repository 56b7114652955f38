import type { Filter } from '../../contract/question';
import { type FakeVariable, fakeTemplates } from '../test/fake-templates';
import { expandVariables } from './expand-variables';
import { interpolateFilters } from './interpolate-filters';

const customerIn = (...values: Filter['values']): Filter => ({ dimension: 'customer_id', operator: 'in', values });

function interpolate(filters: Filter[], variables: Record<string, FakeVariable>, scoped: Record<string, string> = {}) {
  const scopedVars = Object.fromEntries(Object.entries(scoped).map(([name, value]) => [name, { value, text: value }]));
  return interpolateFilters(filters, fakeTemplates(variables), scopedVars);
}

describe('variables in filters', () => {
  it('replace a value', () => {
    expect(interpolate([customerIn('$customer')], { customer: { value: '101' } })).toEqual([customerIn('101')]);
  });

  it('of several values become them all, each once', () => {
    const filters = [customerIn('101', '${customer}')];
    expect(interpolate(filters, { customer: { value: ['101', '205', '33'] } })).toEqual([
      customerIn('101', '205', '33'),
    ]);
  });

  it('set to All do not restrict, rather than to the values Grafana lists', () => {
    const customer = { value: ['$__all'], options: ['101', '205'] };
    expect(interpolate([customerIn('$customer')], { customer })).toEqual([]);
    expect(interpolate([customerIn('$__all')], {})).toEqual([]);
  });

  it('set to All exclude every listed value where values are excluded', () => {
    const filter: Filter = { dimension: 'customer_id', operator: 'not_in', values: ['$customer'] };
    expect(interpolate([filter], { customer: { value: '$__all', options: ['101', '205'] } })).toEqual([
      { ...filter, values: ['101', '205'] },
    ]);
  });

  it('keep a value for All that the dashboard names itself', () => {
    const customer = { value: '$__all', allValue: 'everyone' };
    expect(interpolate([customerIn('$customer')], { customer })).toEqual([customerIn('everyone')]);
  });

  it("give way to a repeated panel's own value", () => {
    const customer = { value: ['$__all'], options: ['101', '205'] };
    expect(interpolate([customerIn('$customer')], { customer }, { customer: '205' })).toEqual([customerIn('205')]);
  });

  it('without a value match nothing instead of everything', () => {
    expect(interpolate([customerIn('$customer')], { customer: { value: '' } })).toEqual([customerIn('')]);
  });

  it('may stand for attempts where the dimension is unknown', () => {
    expect(interpolate([customerIn('$customer', null)], { customer: { value: ['__unknown', '7'] } })).toEqual([
      customerIn(null, '7'),
    ]);
  });

  it('leave alone what is no variable', () => {
    expect(interpolate([customerIn('$5 plan', '+44$')], {})).toEqual([customerIn('$5 plan', '+44$')]);
  });
});

describe('a text with variables', () => {
  it('stands for every choice of their values', () => {
    const templates = fakeTemplates({ country: { value: ['34', '44'] }, area: { value: ['9', '$1'] } });
    expect(expandVariables('$country-${area}', templates)).toEqual(['34-9', '34-$1', '44-9', '44-$1']);
  });
});
