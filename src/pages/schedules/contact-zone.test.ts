import type { Contact } from '../../../contract/contact';
import { zoneOfFirst } from './contact-zone';

const contacts = [
  { contactId: '1', zone: 'Europe/Madrid' },
  { contactId: '2', zone: 'America/New_York' },
] as Contact[];

it.each([
  [[], { contacts: ['2'] }, { zone: 'America/New_York' }],
  [['2'], { contacts: ['2', '1'] }, {}],
  [['2'], { contacts: [] }, {}],
  [[], { contacts: ['9'] }, {}],
  [[], { name: 'Daily' }, {}],
])('a schedule for %j that becomes one for %j takes %j over', (before, changes, zone) => {
  expect(zoneOfFirst({ contacts: before }, changes, contacts)).toEqual(zone);
});
