import { Ddi, DdiTable } from './ddi-table';
import { DdiProviderDescription, isNetwork } from './ddi-provider';
import { detectProvider } from './detect-provider';
import { faultOfExpression, transformNumber } from './transformation-rule';

const provider = (id: string, others: Partial<DdiProviderDescription> = {}): DdiProviderDescription => ({
  id,
  name: null,
  brandId: null,
  addresses: ['198.51.100.0/24'],
  rules: [{ match: '^0', replace: '44' }],
  ...others,
});
const ddi = (digits: string, others: Partial<Ddi> = {}): Ddi => ({
  digits,
  brandId: null,
  accountId: null,
  providerId: null,
  ...others,
});

const detect = (
  providers: DdiProviderDescription[],
  ddis: Ddi[],
  { address = '198.51.100.7', number = '02079460958', brandId = null as string | null } = {}
) => detectProvider({ address, number, brandId }, new DdiTable(ddis, providers));

const OURS = '442079460958';

test('no provider sends from that address: none is recorded, and that is marked', () => {
  const found = detect([provider('1', { addresses: ['203.0.113.1'] })], [ddi(OURS)]);
  expect(found).toEqual({ detection: 'no_provider', providerId: null, ddi: null });
});

test('the first result that is a DDI ends the search, lowest id first', () => {
  const providers = [provider('10'), provider('9'), provider('2', { rules: [] })];
  expect(detect(providers, [ddi(OURS)])).toEqual({ detection: 'provider', providerId: '9', ddi: OURS });
});

test('a DDI of another brand goes by', () => {
  const providers = [provider('1', { brandId: 'a' }), provider('2', { brandId: 'b' })];
  expect(detect(providers, [ddi(OURS, { brandId: 'b' })])).toMatchObject({ providerId: '2' });
  expect(detect(providers, [ddi(OURS, { brandId: 'c' })])).toMatchObject({ detection: 'no_ddi', providerId: null });
  const open = [provider('1')];
  expect(detect(open, [ddi(OURS, { brandId: 'b' })], { brandId: 'a' })).toMatchObject({ detection: 'no_ddi' });
  expect(detect(open, [ddi(OURS, { brandId: 'b' })], { brandId: 'b' })).toMatchObject({ providerId: '1' });
});

test('the provider the DDI is linked to is recorded where it sends from that address too', () => {
  const providers = [provider('1'), provider('2', { rules: [] }), provider('3', { addresses: ['203.0.113.1'] })];
  expect(detect(providers, [ddi(OURS, { providerId: '2' })])).toMatchObject({
    detection: 'linked_provider',
    providerId: '2',
  });
  expect(detect(providers, [ddi(OURS, { providerId: '3' })])).toMatchObject({ detection: 'provider', providerId: '1' });
  expect(detect(providers, [ddi(OURS, { providerId: '1' })])).toMatchObject({ detection: 'provider', providerId: '1' });
});

test('addresses may carry a port, and be of either family', () => {
  const providers = [provider('1'), provider('2', { addresses: ['2001:db8::/32'] })];
  const of = (address: string) => detect(providers, [ddi(OURS)], { address }).providerId;
  expect(of('198.51.100.7:5060')).toBe('1');
  expect(of('[2001:db8::7]:5060')).toBe('2');
  expect(of('2001:db8::7')).toBe('2');
  expect(of('sip.example.com')).toBeNull();
});

test('the first rule that matches transforms the number', () => {
  const rules = [
    { match: '^00(\\d+)$', replace: '$1' },
    { match: '^0(\\d+)$', replace: '44$1' },
  ];
  expect(transformNumber('0034912345678', rules)).toBe('34912345678');
  expect(transformNumber('02079460958', rules)).toBe('442079460958');
  expect(transformNumber('442079460958', rules)).toBe('442079460958');
});

test.each(['(a+)+$', '(\\d*)*', '(?=x)', '(\\d)\\1', '\\d+\\d+\\d+\\d+', '[', ''])('%s can be no rule', (match) => {
  expect(faultOfExpression(match)).toBeDefined();
});

test.each(['^0(\\d+)$', '^\\+?44', '^(0034|34)[6-9]\\d{8}$'])('%s can be one', (match) => {
  expect(faultOfExpression(match)).toBeUndefined();
});

test.each([
  ['198.51.100.7', true],
  ['198.51.100.0/24', true],
  ['2001:db8::/32', true],
  ['198.51.100.0/33', false],
  ['198.51.100.0/', false],
  ['example.com', false],
])('%s is an address or a network: %s', (text, is) => {
  expect(isNetwork(text)).toBe(is);
});
