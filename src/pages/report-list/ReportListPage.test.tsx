import { screen, within } from '@testing-library/react';
import React from 'react';

import { fakeGrafana, neverAnswers, refusal } from '../../test/fake-grafana';
import { renderInApp } from '../../test/render';
import { catalog } from '../reports/testing/catalog';
import { ReportListPage } from './ReportListPage';

jest.mock('@grafana/runtime', () => {
  const { PluginPageStandIn } = jest.requireActual('../reports/testing/PluginPageStandIn');
  return { ...jest.requireActual('@grafana/runtime'), PluginPage: PluginPageStandIn };
});

describe('the list of reports', () => {
  it('leads to each report from its section, with its sentence', async () => {
    const [breakout, vendorTraffic] = catalog.reports;
    showList({ ...catalog, reports: [breakout, { ...vendorTraffic, section: 'quality' }] });

    const quality = await screen.findByRole('region', { name: 'Quality' });
    expect(within(quality).getByRole('link', { name: 'Vendor traffic' })).toHaveAttribute(
      'href',
      '/a/trunkline-calls-app/reports/vendor-traffic'
    );
    expect(within(quality).getByText('What was sent to each provider.')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Traffic and money' })).toHaveTextContent('Breakout');
    expect(screen.queryByRole('region', { name: 'USA' })).not.toBeInTheDocument();
  });

  it('says that the reports are on their way, and why they did not come', async () => {
    showList(neverAnswers());
    expect(screen.getByText('Loading the reports…')).toBeInTheDocument();
    showList(refusal(502));
    expect(await screen.findByText('The reports could not be loaded')).toBeInTheDocument();
  });
});

function showList(known: unknown, saved: unknown = []) {
  fakeGrafana({ 'GET v1/catalog': () => known, 'GET v1/saved-reports': () => saved });
  renderInApp(<ReportListPage />);
}
