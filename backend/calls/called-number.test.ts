import { readCalledNumber, SourceNumbers } from './called-number';

const read = (destination_number: string, numbers: SourceNumbers = {}, parties: object = {}) => {
  const attempt = { destination_number, tech_prefix: null, customer_id: '101', provider_id: '7', ...parties };
  const { digits, techPrefix } = readCalledNumber(attempt, numbers);
  return [techPrefix, digits];
};
const listed = (...prefixes: string[]): SourceNumbers => ({ techPrefixes: { customers: { '101': prefixes } } });

test.each([
  ['1234#12125550187', listed('1234#'), ['1234#', '12125550187']],
  ['001*442079460958', listed('001*'), ['001*', '442079460958']],
  ['#9442079460958', listed('#9'), ['#9', '442079460958']],
  ['123418005678912', listed('1234'), ['1234', '18005678912']],
  ['123418005678912', { ...listed('12', '1234', '123'), international: true }, ['1234', '18005678912']],
  // One that is not on the list is no prefix, and the number is left as it is.
  ['1234#12125550187', listed('99#'), [null, null]],
  // Without a list, only # and * part one from its number.
  ['1234#12125550187', {}, ['1234#', '12125550187']],
  ['001*442079460958', {}, ['001*', '442079460958']],
  ['123418005678912', {}, [null, null]],
  ['#9442079460958', {}, [null, null]],
  ['*67', {}, [null, null]],
  // Nothing that could be a number would remain.
  ['442079460958', listed('4420'), [null, '442079460958']],
])('%s with %j', (number, numbers, expected) => {
  expect(read(number, numbers)).toEqual(expected);
});

test('lists are of the customer and of the provider of the call, and what the source says goes before both', () => {
  const techPrefixes = { customers: { '102': ['55'] }, providers: { '7': ['66#'] } };
  expect(read('66#442079460958', { techPrefixes })).toEqual(['66#', '442079460958']);
  expect(read('77#442079460958', { techPrefixes })).toEqual([null, null]);
  expect(read('77#442079460958', { techPrefixes }, { provider_id: null })).toEqual(['77#', '442079460958']);
  expect(read('55442079460958', { techPrefixes }, { customer_id: '102' })).toEqual(['55', '442079460958']);
  expect(read('77#442079460958', { techPrefixes }, { tech_prefix: '77' })).toEqual(['77', '442079460958']);
});
