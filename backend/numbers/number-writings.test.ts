import { writingsOf } from './number-writings';

test.each([
  ['+44 20 7946 0958', undefined, ['+442079460958']],
  ['00442079460958', undefined, ['+442079460958']],
  ['442079460958', undefined, ['+442079460958']],
  ['020 7946 0958', 'GB', ['+442079460958']],
  ['sip:+12125550187@198.51.100.7;user=phone', undefined, ['+12125550187']],
  ['2125550187', 'US', ['+12125550187']],
  ['2125550187', undefined, ['+2125550187', '2125550187']],
  [' 112 ', undefined, ['+112', '112']],
  ['+34', undefined, ['+34']],
  ['+1 212', undefined, ['+1212', '+1 212']],
  ['anonymous', undefined, ['anonymous']],
  ['1234#12125550187', undefined, ['1234#12125550187']],
])('%s, typed in %s, may be stored as %j', (typed, country, writings) => {
  expect(writingsOf(typed, country)).toEqual(writings);
});
