import { screen, within } from '@testing-library/react';
import React from 'react';

import type { Contact } from '../../../contract/contact';
import { fakeGrafana, refusal, type Reply } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { setUpUser } from '../../test/user';
import { ContactsPage } from './ContactsPage';

jest.mock('@grafana/runtime', () => {
  const { PluginPageStandIn } = jest.requireActual('../reports/testing/PluginPageStandIn');
  return { ...jest.requireActual('@grafana/runtime'), PluginPage: PluginPageStandIn };
});

const acme: Contact = {
  contactId: '7',
  name: 'Acme NOC',
  addresses: ['noc@acme.example', 'ops@acme.example'],
  zone: 'Europe/Madrid',
  language: 'es',
  customerId: '101',
  templateId: null,
  version: 3,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-02T00:00:00Z',
};

describe('the contacts page', () => {
  beforeEach(fakeLayout);

  it('lists who receives reports', async () => {
    showContacts();

    const row = (await screen.findByText('Acme NOC')).closest('tr')!;
    expect(within(row).getByText('noc@acme.example, ops@acme.example')).toBeInTheDocument();
    expect(within(row).getByText('Europe/Madrid')).toBeInTheDocument();
  });

  it('sends a changed contact with the version it was made from', async () => {
    const fake = showContacts({ 'PUT v1/contacts/7': () => acme });
    const user = setUpUser();
    await user.click(await screen.findByRole('button', { name: 'Change Acme NOC' }));
    const addresses = screen.getByLabelText(/^Addresses/);
    await user.clear(addresses);
    await user.type(addresses, 'noc@acme.example; billing@acme.example');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    const change = fake.requests.find(({ method }) => method === 'PUT');
    expect(change?.data).toMatchObject({
      version: 3,
      addresses: ['noc@acme.example', 'billing@acme.example'],
      customerId: '101',
    });
  });

  it('shows what was wrong beside its field, and keeps what was typed', async () => {
    const error = 'addresses[0] must have one @, such as noc@carrier.example.';
    showContacts({ 'POST v1/contacts': () => refusal(400, { error, field: 'addresses[0]' }) });
    const user = setUpUser();
    await user.click(await screen.findByRole('button', { name: 'New contact' }));
    await user.type(screen.getByLabelText(/^Name/), 'New one');
    await user.type(screen.getByLabelText(/^Addresses/), 'nobody');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('The contact was not saved')).toBeInTheDocument();
    expect(screen.getAllByText(error)).toHaveLength(2);
    expect(screen.getByLabelText(/^Addresses/)).toHaveValue('nobody');
  });

  it('deletes only after asking', async () => {
    const fake = showContacts({ 'DELETE v1/contacts/7': () => undefined });
    const user = setUpUser();
    await user.click(await screen.findByRole('button', { name: 'Delete Acme NOC' }));
    expect(fake.requests.some(({ method }) => method === 'DELETE')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    expect(fake.requests.some(({ method }) => method === 'DELETE')).toBe(true);
  });
});

function showContacts(replies: Record<string, Reply> = {}) {
  const fake = fakeGrafana({ 'GET v1/contacts': () => [acme], 'GET v1/templates': () => [], ...replies });
  renderInApp(<ContactsPage />);
  return fake;
}
