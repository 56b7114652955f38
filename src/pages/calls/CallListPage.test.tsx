import { screen, waitFor } from '@testing-library/react';
import React from 'react';

import { skipStyles } from '../../breakout/testing/skip-styles';
import { choose } from '../../test/choose';
import { fakeDataSources } from '../../test/fake-data-sources';
import { neverAnswers, refusal } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { signInAs } from '../../test/sign-in-as';
import { CallListPage } from './CallListPage';
import { callsAnswer } from './testing/answers';
import { address, cellsOf, showCalls } from './testing/show-calls';

jest.mock('@grafana/runtime', () => {
  const { PluginPageStandIn } = jest.requireActual('../reports/testing/PluginPageStandIn');
  return { ...jest.requireActual('@grafana/runtime'), PluginPage: PluginPageStandIn };
});

beforeEach(() => {
  fakeLayout();
  skipStyles();
  signInAs('Viewer');
  fakeDataSources();
});

const LISTED = [
  ['fs1', 'call-2', '+442079460958'],
  ['fs1', 'call-1', '+34612345678'],
];

describe('the list of calls', () => {
  it('shows the answered calls of a day, the newest first', async () => {
    const { asked } = showCalls(<CallListPage />);

    expect(await cellsOf('Calls')).toEqual(expect.arrayContaining(LISTED));
    const [{ window, answeredOnly, filters }] = asked.calls;
    expect(Date.parse(window.to) - Date.parse(window.from)).toBe(86_400_000);
    expect({ answeredOnly, filters }).toEqual({ answeredOnly: true, filters: [] });
  });

  it('says that it lists the calls', async () => {
    showCalls(<CallListPage />, { calls: neverAnswers });

    expect(await screen.findByText('Listing the calls…')).toBeInTheDocument();
  });

  it('says what to do when there is no such call', async () => {
    showCalls(<CallListPage />, { calls: (question) => callsAnswer(question, { rows: [] }) });

    expect(await screen.findByText(/Choose a longer window, or change what is looked for/)).toBeInTheDocument();
  });

  it('says why calls were refused, and asks again', async () => {
    let refusals = 1;
    const { user } = showCalls(<CallListPage />, {
      calls: (question) => (refusals-- > 0 ? refusal(503, { error: 'The database is away.' }) : callsAnswer(question)),
    });

    expect(await screen.findByText('The database is away.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await cellsOf('Calls')).toEqual(expect.arrayContaining(LISTED));
  });

  it('brings older calls below those shown', async () => {
    const older = { source: 'fs1', call_id: 'call-0', cli: '112' };
    const { user, asked } = showCalls(<CallListPage />, {
      calls: (question) =>
        question.after ? callsAnswer(question, { rows: [older] }) : callsAnswer(question, { next: 'older' }),
    });

    await user.click(await screen.findByRole('button', { name: 'Show older calls' }));

    await waitFor(async () =>
      expect(await cellsOf('Calls')).toEqual(expect.arrayContaining([...LISTED, ['fs1', 'call-0', '112']]))
    );
    expect(asked.calls.map(({ after }) => after)).toEqual([undefined, 'older']);
    expect(screen.queryByRole('button', { name: 'Show older calls' })).not.toBeInTheDocument();
  });

  it('offers carriers once calls are outbound, and filters by what is chosen', async () => {
    const { user, asked } = showCalls(<CallListPage />);
    expect(await screen.findByLabelText('Carriers')).toBeDisabled();

    await choose(user, 'Direction', 'outbound');
    await waitFor(() => expect(screen.getByLabelText('Carriers')).toBeEnabled());

    expect(asked.calls.at(-1)?.filters).toEqual([{ dimension: 'direction', values: ['outbound'] }]);
    expect(address()).toContain('var-direction=outbound');
  });

  it('opens the attempts of the call that is clicked on', async () => {
    const { user, requests } = showCalls(<CallListPage />);

    await user.click(await screen.findByText('+34612345678'));

    expect(await screen.findByText('Call call-1')).toBeInTheDocument();
    expect(await cellsOf('Attempts')).toEqual([
      ['1', 'network_failure'],
      ['2', 'answered'],
    ]);
    const asked = requests.find(({ url }) => url.endsWith('v1/calls/attempts'));
    expect(asked?.params).toMatchObject({ source: 'fs1', call_id: 'call-1' });
    expect(address()).toContain('call=call-1');
  });

  it('opens the call of a link, and says why its attempts can’t be read', async () => {
    showCalls(<CallListPage />, {
      path: '?source=fs1&call=call-9',
      attempts: () => refusal(404, { error: 'fs1 has no call call-9.' }),
    });

    expect(await screen.findByText('The attempts could not be read')).toBeInTheDocument();
    expect(screen.getByText('fs1 has no call call-9.')).toBeInTheDocument();
  });
});
