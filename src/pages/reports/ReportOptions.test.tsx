import { screen, waitFor } from '@testing-library/react';

import { skipStyles } from '../../breakout/testing/skip-styles';
import { choose } from '../../test/choose';
import { fakeDataSources } from '../../test/fake-data-sources';
import { fakeLayout } from '../../test/fake-layout';
import { signInAs } from '../../test/sign-in-as';
import { plainAnswer } from './testing/plain-answer';
import { address, rowNames, showReport } from './testing/show-report';

jest.mock('@grafana/runtime', () => {
  const { PluginPageStandIn } = jest.requireActual('./testing/PluginPageStandIn');
  return { ...jest.requireActual('@grafana/runtime'), PluginPage: PluginPageStandIn };
});

beforeEach(() => {
  fakeLayout();
  skipStyles();
  signInAs('Viewer');
  fakeDataSources();
});

describe('the options of a report', () => {
  it('sets the figures beside those of an earlier window', async () => {
    const { user, questions } = showReport();
    await rowNames();
    await choose(user, 'Compare with', 'Same days last week');
    await waitFor(() => expect(questions.at(-1)?.compare).toBe('previous_week'));
    expect(address()).toContain('compare=previous_week');
  });

  it('shows empty buckets where time is among the groups', async () => {
    const { user, questions } = showReport({ path: '?by=time' });
    await user.click(await screen.findByRole('button', { name: 'Empty buckets' }));
    await waitFor(() => expect(questions.at(-1)?.empty_buckets).toBe(true));
    expect(screen.getByRole('button', { name: 'Empty buckets' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('marks the rows a test found something of, and says what', async () => {
    const sentence = 'Loses digits: 1% of 300, others 20% of 900 (z = -7.1).';
    const mark = {
      mark: 'low_dtmf_share',
      column: 'attempts',
      dimension: 'provider_id',
      value: 'south',
      name: null,
      sentence,
    };
    const { user, questions } = showReport({
      report: 'vendor-traffic',
      ask: (question) => ({ ...plainAnswer(question), marks: question.marks?.length ? [mark] : [] }),
    });
    await rowNames();
    await user.click(screen.getByRole('button', { name: 'Low DTMF share' }));
    expect(await screen.findByRole('img', { name: sentence })).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Marks' })).toHaveTextContent(`south: ${sentence}`);
    expect(questions.at(-1)?.marks).toEqual(['low_dtmf_share']);
    expect(screen.getAllByRole('img', { name: sentence })).toHaveLength(1);
  });

  it('opens another view of a report, and keeps the window', async () => {
    const { user, questions } = showReport({ report: 'usa-calls', path: '?from=now-2d' });
    await waitFor(() => expect(questions.at(-1)?.dimensions).toEqual(['destination_state', 'jurisdiction']));
    await choose(user, 'View', 'By LATA');
    await waitFor(() => expect(questions.at(-1)?.dimensions).toEqual(['destination_lata', 'lata_jurisdiction']));
    expect(questions.at(-1)?.filters).toEqual([{ dimension: 'direction', operator: 'in', values: ['outbound'] }]);
    expect(address()).toMatch(/from=now-2d&to=now&view=lata&var-direction=outbound$/);
  });
});

describe('the menu of a report', () => {
  it('leads to Explore and to a dashboard who may go there', async () => {
    fakeDataSources('calls');
    signInAs('Editor', 'datasources:explore', 'dashboards:create');
    const { user } = showReport();
    await user.click(await screen.findByLabelText('More to do with this report'));
    expect(await screen.findByRole('menuitem', { name: 'Open in Explore' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/explore\?.*customer_id/)
    );
    expect(screen.getByRole('menuitem', { name: 'Add to dashboard' })).toBeInTheDocument();
  });

  it('leads nowhere who may not go there, nor without a data source', async () => {
    fakeDataSources('calls');
    showReport();
    await rowNames();
    expect(screen.queryByLabelText('More to do with this report')).not.toBeInTheDocument();
  });
});
