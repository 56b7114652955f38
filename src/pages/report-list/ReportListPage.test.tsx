import { screen, waitFor, within } from '@testing-library/react';
import React from 'react';

import { savedReportSchema, type SavedReport } from '../../../contract/saved-report';
import { fakeGrafana, neverAnswers, refusal, type Reply } from '../../test/fake-grafana';
import { renderInApp } from '../../test/render';
import { signInAs } from '../../test/sign-in-as';
import { setUpUser } from '../../test/user';
import { readState } from '../reports/report-url';
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

  it('opens a saved report no page has saved with all it asks', async () => {
    showList(catalog, [KEPT]);
    const link = await screen.findByRole('link', { name: KEPT.name });
    const { pathname, searchParams } = new URL(link.getAttribute('href')!, 'http://grafana');
    expect(pathname).toMatch(/\/reports\/breakout$/);
    const [breakout] = catalog.reports;
    expect(readState(searchParams, breakout)).toMatchObject({
      saved: '7',
      from: 'now-1M/M',
      to: 'now-1M/M',
      timezone: 'Europe/Madrid',
      filters: [{ dimension: 'customer_id', operator: 'not_in', values: ['101', null] }],
      groups: ['provider_id'],
      measures: ['asr'],
      view: { sorting: [{ id: 'asr', descending: false }] },
    });
  });

  it('renames and shares a saved report, and leaves what it asks', async () => {
    signInAs('Editor');
    const grafana = showList(catalog, [KEPT], { 'PUT v1/saved-reports/7': () => KEPT });
    const user = setUpUser();
    await user.click(await screen.findByLabelText(`Rename or share ${KEPT.name}`));
    const name = await screen.findByLabelText(/^Name/);
    await user.clear(name);
    await user.type(name, 'Spain');
    await user.click(screen.getByLabelText(/^Shared/));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(grafana.requests.some(({ method }) => method === 'PUT')).toBe(true));
    const { data } = grafana.requests.find(({ method }) => method === 'PUT')!;
    expect(savedReportSchema.parse(data)).toMatchObject({
      name: 'Spain',
      shared: true,
      question: KEPT.question,
      period: KEPT.period,
      address: '',
    });
    expect(data).not.toHaveProperty('window', expect.anything());
  });

  it('says that the reports are on their way, and why they did not come', async () => {
    showList(neverAnswers());
    expect(screen.getByText('Loading the reports…')).toBeInTheDocument();
    showList(refusal(502));
    expect(await screen.findByText('The reports could not be loaded')).toBeInTheDocument();
  });
});

const KEPT: SavedReport = {
  id: '7',
  name: 'By a script',
  report: 'breakout',
  question: {
    dimensions: ['provider_id'],
    measures: ['asr'],
    filters: [{ dimension: 'customer_id', operator: 'not_in', values: ['101', null] }],
    order: [{ by: 'asr', direction: 'asc' }],
    zone: 'Europe/Madrid',
  },
  period: { count: 1, unit: 'month', kind: 'whole' },
  window: null,
  shared: false,
  address: '',
  owner: 'script',
  createdAt: '2026-11-01T00:00:00Z',
  changedBy: 'script',
  changedAt: '2026-11-01T00:00:00Z',
  mayChange: true,
};

function showList(known: unknown, saved: unknown = [], more: Record<string, Reply> = {}) {
  const grafana = fakeGrafana({ 'GET v1/catalog': () => known, 'GET v1/saved-reports': () => saved, ...more });
  renderInApp(<ReportListPage />);
  return grafana;
}
