import { screen, waitFor } from '@testing-library/react';

import type { QuestionInput } from '../../../contract/question';
import { choose } from '../../test/choose';
import { skipStyles } from '../../breakout/testing/skip-styles';
import { fakeDataSources } from '../../test/fake-data-sources';
import { fakeFile, textOf, watchSavedFiles } from '../../test/fake-file';
import { neverAnswers, refusal } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { signInAs } from '../../test/sign-in-as';
import { plainAnswer } from './testing/plain-answer';
import { address, rowHeaders, rowNames, showReport } from './testing/show-report';

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

describe('a report', () => {
  it('asks the outermost group of the report over its usual window', async () => {
    const { questions } = showReport();
    expect(await rowNames()).toEqual(['Acme Telecom 101', 'Beta Voice 102', 'Total']);
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({ dimensions: ['customer_id'], currencies: ['USD'], filters: [] });
    const { from, to } = questions[0].window;
    expect(Date.parse(to) - Date.parse(from)).toBe(7 * 86_400_000);
  });

  it('asks for the rows below a row when it is opened, and the address says so', async () => {
    const { user, questions } = showReport();
    await rowNames();
    await user.click(screen.getByLabelText('Expand Acme Telecom'));
    await screen.findByText('south');
    expect(await rowNames()).toEqual(['Acme Telecom 101', 'north', 'south', 'Beta Voice 102', 'Total']);
    expect(questions.at(-1)).toMatchObject({
      dimensions: ['provider_id'],
      filters: [{ dimension: 'customer_id', operator: 'in', values: ['101'] }],
    });
    expect(address()).toContain('open=101');
  });

  it('asks a time with what stands below it once, for all times', async () => {
    const { user, questions } = showReport({ path: '?by=time,provider_id&from=1793491200000&to=1794096000000' });
    await user.click(await screen.findByLabelText('Expand 2026-11-01 Sun'));
    await user.click(screen.getByLabelText('Expand 2026-11-02 Mon'));
    await waitFor(async () =>
      expect(await rowNames()).toEqual([
        '2026-11-01 Sun',
        'north',
        'south',
        '2026-11-02 Mon',
        'south',
        'north',
        'Total',
      ])
    );
    expect(questions).toHaveLength(2);
    expect(questions[1]).toMatchObject({ dimensions: ['time', 'provider_id'], bucket: '1d', filters: [] });
  });

  it('opens a whole level with one question', async () => {
    const { user, questions } = showReport();
    await rowNames();
    await user.click(screen.getByLabelText('Expand level'));
    await screen.findByText('south');
    expect(await rowNames()).toHaveLength(6);
    expect(questions.at(-1)).toMatchObject({
      dimensions: ['customer_id', 'provider_id'],
      subtotals: [['customer_id']],
    });
  });

  it('takes every level of a pivot from the service', async () => {
    const { user, questions } = showReport();
    await rowNames();
    await user.click(screen.getByText('Pivot'));
    expect(await screen.findByTitle('south')).toBeInTheDocument();
    expect(questions.at(-1)).toMatchObject({
      dimensions: ['customer_id', 'provider_id'],
      subtotals: [['customer_id'], ['provider_id']],
      measures: ['attempts', 'asr'],
    });
    expect(cellsOf('Acme Telecom')).toEqual(['90', '90', '40', '40', '50', '50']);
    expect(cellsOf('Total')).toEqual(['100', '100', '50', '50', '50', '50']);
  });

  it('lists every combination in flat rows', async () => {
    const { user } = showReport();
    await rowNames();
    await user.click(screen.getByText('Flat rows'));
    expect(await screen.findAllByText('Acme Telecom (101)')).toHaveLength(2);
  });

  it('filters by the customers chosen', async () => {
    const { user, questions } = showReport();
    await rowNames();
    await choose(user, 'Customers', 'Acme Telecom (101)');
    await waitFor(async () => expect(await rowNames()).toEqual(['Acme Telecom 101', 'Total']));
    expect(questions.at(-1)?.filters).toEqual([{ dimension: 'customer_id', operator: 'in', values: ['101'] }]);
    expect(address()).toContain('var-customer_id=101');
  });

  it('groups by what is added, and by the menu of each group', async () => {
    const { user, questions } = showReport();
    await rowNames();
    await choose(user, 'Group by', 'Time');
    expect(await screen.findByLabelText('Time step')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Row group Time'));
    await user.click(await screen.findByText('Move outwards'));
    await user.click(screen.getByLabelText('Remove group Customer'));
    await waitFor(() => expect(questions.at(-1)).toMatchObject({ dimensions: ['time'], bucket: '1d' }));
    expect(address()).toContain('by=time%2Cprovider_id');
  });

  it('shows the columns chosen, in their order', async () => {
    const { user, questions } = showReport();
    await rowNames();
    await user.click(screen.getByText('Columns'));
    await user.click(await screen.findByLabelText('Move Attempts down'));
    await user.click(screen.getByLabelText(/^Profit(?! percent)/));
    await waitFor(() => expect(questions.at(-1)?.measures).toEqual(['asr', 'attempts']));
  });

  it('offers the whole answer as a file, in the order shown', async () => {
    const { user } = showReport();
    await rowNames();
    await user.click(screen.getByLabelText('Sort by attempts'));
    const fetched = fakeFile(['Customer\r\n', 'Acme\r\n', '# rows: 1\r\n'], { name: 'breakout.csv' });
    const saved = watchSavedFiles();
    await user.click(screen.getByText('Download CSV'));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0].name).toBe('breakout.csv');
    expect(await textOf(saved[0].content)).toBe('Customer\r\nAcme\r\n');
    expect(await screen.findByText('Download CSV')).toBeInTheDocument();

    const asked = JSON.parse(fetched.mock.calls[0][1].body) as QuestionInput;
    expect(asked).toMatchObject({
      dimensions: ['customer_id', 'provider_id'],
      measures: ['attempts', 'asr', 'profit'],
      order: [{ by: 'attempts', direction: 'desc' }],
    });
    expect(asked).not.toHaveProperty('limit');
  });

  it('asks again on refresh, also over a window that does not move', async () => {
    const { user, questions } = showReport({ path: '?from=1793491200000&to=1794096000000' });
    await rowNames();
    await user.click(screen.getByText('Refresh'));
    await waitFor(() => expect(questions).toHaveLength(2));
    expect(questions[1]).toEqual(questions[0]);
  });

  it('says that rows are missing, and asks for more', async () => {
    const { user, questions } = showReport({ ask: (question) => ({ ...plainAnswer(question), truncated: true }) });
    expect(await screen.findByText(/There are more rows than the 10,000 shown/)).toBeInTheDocument();
    await user.click(screen.getByText('Show up to 100,000'));
    await waitFor(() => expect(questions.at(-1)?.limit).toBe(100_000));
  });

  it('says what to do when there are no calls', async () => {
    showReport({ ask: (question) => plainAnswer(question, []) });
    expect(await screen.findByText(/Choose a longer window, or remove a filter/)).toBeInTheDocument();
  });

  it('says how many questions come before its own while it waits for its turn', async () => {
    showReport({ ask: neverAnswers, replies: { 'GET v1/turn': () => ({ ahead: 3 }) } });
    expect(await screen.findByText(/3 more come before yours/, {}, { timeout: 3_000 })).toBeInTheDocument();
  });

  it('says that it is computing', async () => {
    showReport({ ask: neverAnswers });
    expect(await screen.findByText('Computing the figures…')).toBeInTheDocument();
  });

  it('says why a question was refused, and asks again', async () => {
    let refusals = 1;
    const { user } = showReport({
      ask: (question) =>
        refusals-- > 0
          ? refusal(504, { error: 'The question took longer than 60 s. Ask for less.' })
          : plainAnswer(question),
    });
    expect(await screen.findByText('The question took longer than 60 s. Ask for less.')).toBeInTheDocument();
    await user.click(screen.getByText('Try again'));
    expect(await rowNames()).toHaveLength(3);
  });

  it('says below a row why its rows did not come', async () => {
    const { user } = showReport({
      ask: (question) =>
        question.dimensions?.[0] === 'provider_id'
          ? refusal(503, { error: 'The database is away.' })
          : plainAnswer(question),
    });
    await user.click(await screen.findByLabelText('Expand Beta Voice'));
    expect(await screen.findByText('The database is away.')).toBeInTheDocument();
  });

  it('opens what a link shows', async () => {
    const { questions } = showReport({
      report: 'vendor-traffic',
      path: '?var-customer_id=102&sort=-attempts&levels=1',
    });
    expect(await rowNames()).toEqual(['north', 'Total']);
    expect(questions[0]).toMatchObject({
      measures: ['attempts', 'ner'],
      filters: [{ dimension: 'customer_id', operator: 'in', values: ['102'] }],
    });
  });

  it('says why there is no report', async () => {
    showReport({ catalog: refusal(502) });
    expect(await screen.findByText('The report could not be loaded')).toBeInTheDocument();
  });
});

function cellsOf(name: string) {
  const row = rowHeaders()
    .find(({ textContent }) => textContent?.startsWith(name))
    ?.closest('[role=row]');
  return [...row!.querySelectorAll('[role=gridcell]')].map(({ textContent }) => textContent);
}
