export const CUSTOMERS = [
  { id: '101', name: 'Acme Wholesale', currency: 'USD', perMinute: 0.021 },
  { id: '102', name: 'Borealis Retail', currency: 'GBP', perMinute: 0.034 },
  { id: '103', name: 'Cobalt & Sons, Ltd', currency: 'EUR', perMinute: 0.0275 },
] as const;

export const PROVIDERS = [
  { id: '201', name: 'Delta Carrier', currency: 'USD', perMinute: 0.014 },
  { id: '202', name: 'Echo Transit', currency: 'EUR', perMinute: 0.0161 },
  { id: '203', name: 'Foxtrot Voice', currency: 'GBP', perMinute: 0.0123 },
] as const;

export const DESTINATIONS = [
  { prefix: '4420', name: 'United Kingdom London' },
  { prefix: '447', name: 'United Kingdom Mobile' },
  { prefix: '34', name: 'Spain' },
  { prefix: '346', name: 'Spain Mobile' },
  { prefix: '1212', name: 'USA New York' },
] as const;

/** Beginnings of numbers, six digits short of a whole one. The last matches no destination. */
export const NUMBER_STEMS = ['442079', '447712', '34912', '34612', '12125', '351212'];

/** Numbers of accounts that some of the known calls show. */
export const OWN_DDIS = ['+442070000007,acme-1', '+442070000011,acme-1', '+442070000402,borealis-1'];
