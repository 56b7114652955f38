import { screen, within } from '@testing-library/react';
import React from 'react';

import { MAX_NUMBERS } from '../../../contract/calls';
import { skipStyles } from '../../breakout/testing/skip-styles';
import { fakeDataSources } from '../../test/fake-data-sources';
import { neverAnswers, refusal } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { signInAs } from '../../test/sign-in-as';
import { PerNumberPage } from './PerNumberPage';
import { numbersAnswer } from './testing/answers';
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

const field = () => screen.findByLabelText('Numbers', { selector: 'textarea' });
const find = () => screen.getByRole('button', { name: 'Find calls' });

async function fileOf(content: string): Promise<File> {
  const file = new File([content], 'numbers.csv', { type: 'text/csv' });
  // jsdom's files have no `text()`.
  return Object.assign(file, { text: async () => content });
}

describe('the page of numbers', () => {
  it('asks nothing before there is a number', async () => {
    const { asked } = showCalls(<PerNumberPage />);

    expect(await screen.findByText('One a line, in any writing.')).toBeInTheDocument();
    expect(find()).toBeDisabled();
    expect(asked).toEqual({ calls: [], numbers: [] });
  });

  it('leads editors from the figures of numbers to a schedule of them', async () => {
    signInAs('Editor');
    const { user } = showCalls(<PerNumberPage />, { path: '?number=112' });

    await user.click(await screen.findByRole('button', { name: 'More to do with these figures' }));
    const link = screen.getByRole('menuitem', { name: 'Schedule this' }).getAttribute('href')!;
    const asked = new URL(link, 'http://grafana').searchParams;
    expect(asked.get('report')).toBe('number-figures');
    expect(JSON.parse(asked.get('question')!)).toEqual({
      numbers: { typed: ['112'], side: 'either' },
      filters: [],
      currencies: [],
    });
  });

  it('looks up pasted numbers, and lists those that have no calls', async () => {
    const { user, asked } = showCalls(<PerNumberPage />);

    await user.click(await field());
    await user.paste('+44 20 7946 0958; 0034 612 345 678\n112');
    expect(screen.getByText('3 numbers.')).toBeInTheDocument();
    await user.click(find());

    expect(await screen.findByText('2 numbers have calls in this window, 1 has none.')).toBeInTheDocument();
    const notFound = screen.getByRole('list', { name: 'Numbers not found' });
    expect(within(notFound).getByText('112')).toBeInTheDocument();
    const typed = ['+44 20 7946 0958', '0034 612 345 678', '112'];
    expect(asked.numbers).toMatchObject([{ numbers: { typed, side: 'either' } }]);
    expect(asked.calls).toMatchObject([{ numbers: { typed } }]);
    expect(new URLSearchParams(address()!).getAll('number')).toEqual(typed);
  });

  it('looks up the numbers of a link', async () => {
    const { asked } = showCalls(<PerNumberPage />, { path: '?number=112&number=%2B34612345678&side=cli' });

    expect(await screen.findByText('1 number has calls in this window, 1 has none.')).toBeInTheDocument();
    expect(asked.numbers[0].numbers).toEqual({ typed: ['112', '+34612345678'], side: 'cli' });
  });

  it('takes a column of a file, and keeps thousands of numbers out of the address', async () => {
    const { user, asked } = showCalls(<PerNumberPage />);
    const lines = Array.from({ length: 150 }, (_, at) => `x${at},4477${10_000_000 + at},${at < 90 ? '112' : ''}`);

    await user.upload(await screen.findByLabelText('File of numbers'), await fileOf(['name,a,b', ...lines].join('\n')));
    expect(await screen.findByText(/^150 numbers\. Too many for a link/)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'b' }));
    expect(screen.getByText('90 numbers.')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'a' }));
    await user.click(find());

    expect(await screen.findByText(/^149 numbers have calls/)).toBeInTheDocument();
    expect(asked.numbers[0].numbers.typed).toHaveLength(150);
    expect(address()).not.toContain('number=');
  });

  it('says of a file without numbers that it has none', async () => {
    const { user } = showCalls(<PerNumberPage />);

    await user.upload(await screen.findByLabelText('File of numbers'), await fileOf('name\nAcme\n'));

    expect(await screen.findByText('numbers.csv holds no numbers')).toBeInTheDocument();
  });

  it('refuses more numbers than can be looked up', async () => {
    const { user, asked } = showCalls(<PerNumberPage />);

    await user.click(await field());
    await user.paste(Array.from({ length: MAX_NUMBERS + 1 }, (_, at) => at + 100).join(','));

    expect(await screen.findByText(/^These are 10,001 numbers\. At most 10,000/)).toBeInTheDocument();
    expect(find()).toBeDisabled();
    expect(asked.numbers).toEqual([]);
  });

  it('says that it looks numbers up', async () => {
    showCalls(<PerNumberPage />, { path: '?number=112', numbers: neverAnswers, calls: neverAnswers });

    expect(await screen.findByText('Looking the numbers up…')).toBeInTheDocument();
    expect(screen.getByText('Listing the calls…')).toBeInTheDocument();
  });

  it('says why figures did not come, and asks again', async () => {
    let refusals = 1;
    const { user } = showCalls(<PerNumberPage />, {
      path: '?number=112&number=113',
      numbers: (question) =>
        refusals-- > 0
          ? refusal(400, { error: 'Numbers are looked up over 6 months at most.' })
          : numbersAnswer(question),
    });

    expect(await screen.findByText('Numbers are looked up over 6 months at most.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1 number has calls in this window, 1 has none.')).toBeInTheDocument();
    expect(await cellsOf('Numbers')).toContainEqual(['112', '1']);
  });
});
