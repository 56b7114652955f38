import { AppPlugin, type AppPluginMeta } from '@grafana/data';
import { render, screen, waitFor } from '@testing-library/react';
import React from 'react';

import { fakeGrafana, refusal, type Reply } from '../../test/fake-grafana';
import { ConfigurationPage } from './ConfigurationPage';
import { reloadPage } from './reload-page';
import { setUpUser } from '../../test/user';

jest.mock('./reload-page');

const HEALTHY = { status: 'OK', message: 'Trunkline answers: 1,204,331 attempts from 2 sources.' };

describe('the configuration', () => {
  it('saves the token and says that the service answers', async () => {
    const { user, saved } = renderPage({});

    await user.type(screen.getByLabelText(/^Token/), 'a token of the service');
    await user.click(screen.getByRole('button', { name: 'Save & test' }));

    expect(await screen.findByText(HEALTHY.message)).toBeInTheDocument();
    expect(saved()).toMatchObject({ enabled: true, secureJsonData: { token: 'a token of the service' } });
    expect(screen.getByPlaceholderText('Token of the service')).toHaveValue('configured');
  });

  it('tests with the stored token without writing another', async () => {
    const { user, saved } = renderPage({ secureJsonFields: { token: true } });

    await user.click(screen.getByRole('button', { name: 'Save & test' }));
    expect(await screen.findByText('It works')).toBeInTheDocument();
    expect(saved()?.secureJsonData).toBeUndefined();
  });

  it.each([
    [
      'the sentence of the service',
      refusal(503, { status: 'ERROR', message: 'The token is not the one of the service.' }),
      /token is not the one/,
    ],
    [
      'what to check when nobody answers',
      refusal(502, { message: 'Plugin unavailable' }),
      /trunkline_address in grafana.ini/,
    ],
  ])('shows %s', async (_, reply, sentence) => {
    const { user } = renderPage(
      { secureJsonFields: { token: true } },
      { 'GET trunkline-calls-app/health': () => reply }
    );

    await user.click(screen.getByRole('button', { name: 'Save & test' }));
    expect(await screen.findByText(sentence)).toBeInTheDocument();
  });

  it('says that nothing was saved when Grafana refuses', async () => {
    const refused = () => refusal(403, { message: 'Permission denied' });
    const { user } = renderPage(
      { secureJsonFields: { token: true } },
      { 'POST trunkline-calls-app/settings': refused }
    );

    await user.click(screen.getByRole('button', { name: 'Save & test' }));
    expect(await screen.findByText(/Nothing was saved/)).toBeInTheDocument();
  });

  it('does not test without any token', () => {
    renderPage({});
    expect(screen.getByRole('button', { name: 'Save & test' })).toBeDisabled();
  });

  it('enables and disables the app, whose navigation Grafana then draws anew', async () => {
    const { user, saved } = renderPage({ enabled: true });

    await user.click(screen.getByRole('button', { name: 'Disable Trunkline' }));
    await waitFor(() => expect(reloadPage).toHaveBeenCalled());
    expect(saved()).toMatchObject({ enabled: false, pinned: false });
  });
});

function renderPage(meta: Partial<AppPluginMeta>, replies: Record<string, Reply> = {}) {
  const grafana = fakeGrafana({
    'POST trunkline-calls-app/settings': () => ({ message: 'Plugin settings updated' }),
    'GET trunkline-calls-app/health': () => HEALTHY,
    ...replies,
  });
  const plugin = new AppPlugin();
  plugin.meta = { enabled: true, jsonData: {}, ...meta } as AppPluginMeta;
  render(<ConfigurationPage plugin={plugin} query={{}} />);
  return {
    user: setUpUser(),
    saved: () => grafana.requests.find(({ method }) => method === 'POST')?.data,
  };
}
