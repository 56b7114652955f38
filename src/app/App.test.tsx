import type { AppRootProps } from '@grafana/data';
import { screen } from '@testing-library/react';
import React from 'react';

import { fakeGrafana, neverAnswers } from '../test/fake-grafana';
import { fakeLayout } from '../test/fake-layout';
import { renderInApp } from '../test/render';
import { signInAs } from '../test/sign-in-as';
import { App } from './App';
import type { Role } from './role';

jest.mock('../pages/report-list/ReportListPage', () => ({ ReportListPage: () => <p>The reports</p> }));

describe('the app', () => {
  it('opens with the reports', async () => {
    openAt('/', 'Viewer');
    expect(await screen.findByText('The reports')).toBeInTheDocument();
  });

  it.each(['/sources', '/sources/anything/below'])('keeps viewers out of %s', async (path) => {
    openAt(path, 'Viewer');
    expect(await screen.findByText('Sources needs the role Editor')).toBeInTheDocument();
  });

  it.each<Role>(['Editor', 'Admin'])('shows the sources to the role %s', async (role) => {
    openAt('/sources', role);
    expect(await screen.findByRole('region', { name: 'Sources' })).toBeInTheDocument();
  });

  it('keeps viewers out of the storage, and shows it to editors', async () => {
    openAt('/storage', 'Viewer');
    expect(await screen.findByText('Storage needs the role Editor')).toBeInTheDocument();
    openAt('/storage', 'Editor');
    expect(await screen.findByText('Looking at the storage…')).toBeInTheDocument();
  });

  it('leads back from an address that is none', async () => {
    openAt('/nowhere', 'Viewer');
    expect(await screen.findByRole('link', { name: 'Open the reports' })).toHaveAttribute(
      'href',
      '/a/trunkline-calls-app/reports'
    );
  });
});

function openAt(path: string, role: Role) {
  fakeLayout();
  signInAs(role);
  fakeGrafana({
    'GET v1/sources': neverAnswers,
    'GET v1/rejects': neverAnswers,
    'GET v1/switch-kinds': neverAnswers,
    'GET v1/destinations': neverAnswers,
    'GET v1/storage': neverAnswers,
  });
  renderInApp(<App {...({} as AppRootProps)} />, { path });
}
