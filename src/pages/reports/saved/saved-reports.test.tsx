import { screen, waitFor } from '@testing-library/react';

import { savedReportSchema, type SavedReport } from '../../../../contract/saved-report';
import { skipStyles } from '../../../breakout/testing/skip-styles';
import { fakeDataSources } from '../../../test/fake-data-sources';
import { fakeLayout } from '../../../test/fake-layout';
import { signInAs } from '../../../test/sign-in-as';
import { address, rowNames, showReport } from '../testing/show-report';

jest.mock('@grafana/runtime', () => {
  const { PluginPageStandIn } = jest.requireActual('../testing/PluginPageStandIn');
  return { ...jest.requireActual('@grafana/runtime'), PluginPage: PluginPageStandIn };
});

beforeEach(() => {
  fakeLayout();
  skipStyles();
  fakeDataSources();
  signInAs('Editor');
});

const KEPT: SavedReport = {
  id: 'b6e1',
  name: 'Acme, daily',
  report: 'breakout',
  question: {},
  period: { count: 7, unit: 'day', kind: 'rolling' },
  window: null,
  shared: true,
  address: 'from=now-7d&to=now&timezone=UTC',
  owner: 'anna',
  createdAt: '2026-11-01T00:00:00Z',
  changedBy: 'anna',
  changedAt: '2026-11-01T00:00:00Z',
  mayChange: true,
};

describe('saved reports', () => {
  it('are kept under a name with what was chosen, the zone and a window that moves', async () => {
    const { user, requests } = showReport({
      path: '?var-customer_id=101&timezone=Europe/Madrid',
      replies: { 'POST v1/saved-reports': () => KEPT },
    });
    await rowNames();
    await user.click(screen.getByRole('button', { name: 'Save as' }));
    const name = await screen.findByLabelText(/^Name/);
    await user.clear(name);
    await user.type(name, 'Acme, daily');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(address()).toContain('saved=b6e1'));
    const { data } = requests.find(({ method, url }) => method === 'POST' && url.endsWith('v1/saved-reports'))!;
    expect(savedReportSchema.parse(data)).toMatchObject({
      name: 'Acme, daily',
      shared: false,
      report: 'breakout',
      period: { count: 7, unit: 'day', kind: 'rolling' },
      question: {
        dimensions: ['customer_id', 'provider_id'],
        filters: [{ dimension: 'customer_id', operator: 'in', values: ['101'] }],
        zone: 'Europe/Madrid',
      },
      address: 'from=now-7d&to=now&timezone=Europe%2FMadrid&var-customer_id=101',
    });
  });

  it('open under their name, and are changed where they stand', async () => {
    const { user, requests } = showReport({
      path: `?${KEPT.address}&saved=b6e1`,
      replies: { 'GET v1/saved-reports': () => [KEPT], 'PUT v1/saved-reports/b6e1': () => KEPT },
    });
    expect(await screen.findByRole('heading', { name: 'Acme, daily' })).toBeInTheDocument();
    await rowNames();
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toHaveAttribute('aria-disabled', 'true');

    await user.click(screen.getByText('Flat rows'));
    await waitFor(() => expect(save).toHaveAttribute('aria-disabled', 'false'));
    await user.click(save);
    await waitFor(() =>
      expect(requests.find(({ method }) => method === 'PUT')?.data).toMatchObject({
        name: 'Acme, daily',
        shared: true,
        address: 'from=now-7d&to=now&timezone=UTC&layout=flat',
      })
    );
  });

  it('are not for viewers to write', async () => {
    signInAs('Viewer');
    showReport();
    await rowNames();
    expect(screen.queryByRole('button', { name: 'Save as' })).not.toBeInTheDocument();
  });
});
