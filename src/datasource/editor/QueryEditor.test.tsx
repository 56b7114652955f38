import { CoreApp } from '@grafana/data';
import { render, screen, within } from '@testing-library/react';
import React, { useState } from 'react';

import { catalog } from '../../test/catalog';
import { choose, menuOf } from '../../test/choose';
import { makeDataSource, RANGE } from '../../test/data-source';
import { fakeLayout } from '../../test/fake-layout';
import { fakeGrafana, refusal } from '../../test/fake-grafana';
import { fakeTemplates } from '../../test/fake-templates';
import { setUpUser } from '../../test/user';
import type { CallsOrNumbersQuery, FiguresQuery, TrunklineQuery } from '../trunkline-query';
import { QueryEditor } from './QueryEditor';

beforeEach(() => {
  fakeLayout();
  fakeTemplates({ customer: { value: '101' } });
  fakeGrafana({
    'GET v1/catalog': () => catalog,
    'GET v1/values': () => [
      { value: '101', label: 'Acme' },
      { value: null, label: '' },
    ],
  });
});

describe('the query editor', () => {
  it('opens a new query as traffic over time', async () => {
    renderEditor({ refId: 'A' } as FiguresQuery);

    expect(await screen.findByText('Attempts')).toBeInTheDocument();
    expect(screen.getByText('Answered')).toBeInTheDocument();
    expect(screen.getByLabelText('Time series')).toBeChecked();
  });

  it('adds, moves and removes measures, and asks anew each time', async () => {
    const { user, changed, run } = renderEditor({ refId: 'A', layout: 'table', measures: ['attempts'] });

    await choose(user, 'Measures', 'ASR');
    expect(changed().measures).toEqual(['attempts', 'asr']);
    await user.click(screen.getByLabelText('Move ASR before Attempts'));
    expect(changed().measures).toEqual(['asr', 'attempts']);
    await user.click(screen.getByLabelText('Remove Attempts'));
    expect(changed().measures).toEqual(['asr']);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('groups in the order dimensions are chosen', async () => {
    const { user, changed } = renderEditor({ refId: 'A', layout: 'breakout', measures: ['asr'] });

    await choose(user, 'Group by', 'Provider');
    await choose(user, 'Group by', 'Customer');
    expect(changed().dimensions).toEqual(['provider_id', 'customer_id']);
    await user.click(screen.getByLabelText('Move Customer before Provider'));
    expect(changed().dimensions).toEqual(['customer_id', 'provider_id']);
  });

  it('offers the bucket of time only where there is time', async () => {
    const { user } = renderEditor({ refId: 'A', layout: 'table', measures: ['asr'] });

    expect(screen.queryByLabelText('Bucket')).not.toBeInTheDocument();
    await user.click(screen.getByLabelText('Time series'));
    expect(await screen.findByLabelText('Bucket')).toBeInTheDocument();
  });

  it('suggests values of a filter from the data and from the variables of the dashboard', async () => {
    const { user, changed, run } = renderEditor({ refId: 'A', layout: 'table', measures: ['asr'] });

    await user.click(screen.getByText('Filter', { selector: 'button *' }));
    expect(run).not.toHaveBeenCalled();
    const values = screen.getByLabelText('Values of filter 1');
    await user.click(values);
    const options = within(menuOf(values));
    expect(await options.findByText('$customer')).toBeInTheDocument();
    await user.click(await options.findByText('Acme'));
    await user.click(options.getByText('Unknown'));

    expect(changed().filters).toEqual([{ dimension: 'customer_id', operator: 'in', values: ['101', null] }]);
    expect(run).toHaveBeenCalled();
  });

  it('says why it suggests no values, and still takes one', async () => {
    fakeGrafana({
      'GET v1/catalog': () => catalog,
      'GET v1/values': () => refusal(400, { error: 'The window is too long.' }),
    });
    const filters = [{ dimension: 'customer_id' as const, values: ['7'] }];
    const { user } = renderEditor({ refId: 'A', layout: 'table', measures: ['asr'], filters });

    const values = await screen.findByLabelText('Values of filter 1');
    await user.click(values);
    expect(await screen.findByText('No values are suggested: The window is too long.')).toBeInTheDocument();
    expect(within(menuOf(values)).getByText('$customer')).toBeInTheDocument();
  });

  it('takes a value nobody suggested', async () => {
    const filters = [{ dimension: 'customer_id' as const, values: ['7'] }];
    const { user, changed } = renderEditor({ refId: 'A', layout: 'table', measures: ['asr'], filters });

    await choose(user, 'Values of filter 1', '99');
    expect(changed().filters?.[0].values).toEqual(['7', '99']);
    await user.click(screen.getByLabelText('Remove filter 1'));
    expect(changed().filters).toEqual([]);
  });

  it('orders by the columns the answer will have, one a currency for money', async () => {
    const query: FiguresQuery = { refId: 'A', layout: 'table', measures: ['profit'], currencies: ['USD', 'GBP'] };
    const { user, changed } = renderEditor(query);

    await screen.findByText('Profit');
    await user.click(screen.getByText('Order', { selector: 'button *' }));
    expect(changed().order).toEqual([{ by: 'profit_gbp', direction: 'desc' }]);
    await user.click(screen.getByLabelText('Smallest first'));
    expect(changed().order).toEqual([{ by: 'profit_gbp', direction: 'asc' }]);
  });

  it('keeps a zone and a limit', async () => {
    const { user, changed } = renderEditor({ refId: 'A', layout: 'table', measures: ['asr'] });

    await choose(user, 'Zone', 'Asia/Kathmandu');
    expect(changed().zone).toBe('Asia/Kathmandu');
    await user.type(screen.getByLabelText('Limit'), '50');
    await user.tab();
    expect(changed().limit).toBe(50);
  });

  it('says which zone holds in an alert rule, where no dashboard has one', async () => {
    renderEditor({ refId: 'A', measures: ['asr'] }, CoreApp.UnifiedAlerting);
    expect(await screen.findByPlaceholderText('UTC')).toBeInTheDocument();
  });

  it('stays usable when the service is away, and says what to check', async () => {
    fakeGrafana({ 'GET v1/catalog': () => refusal(502, { message: 'Plugin unavailable' }) });
    const { user, changed } = renderEditor({ refId: 'A', layout: 'table', measures: ['asr'] });

    expect(await screen.findByText(/could not be reached/)).toBeInTheDocument();
    await choose(user, 'Measures', 'acd_s');
    expect(changed().measures).toEqual(['asr', 'acd_s']);
  });
});

describe('the query editor of calls', () => {
  it('takes over the zone and the filters, and asks for calls', async () => {
    const filters = [
      { dimension: 'customer_id' as const, values: ['101', null] },
      { dimension: 'destination_name' as const, values: ['Spain'] },
    ];
    const { user, changed, run } = renderEditor<TrunklineQuery>({
      refId: 'A',
      measures: ['asr'],
      filters,
      zone: 'UTC',
    });

    await user.click(screen.getByLabelText('Calls'));
    expect(changed()).toMatchObject({
      refId: 'A',
      kind: 'calls',
      zone: 'UTC',
      filters: [{ dimension: 'customer_id', values: ['101'] }],
    });
    expect(run).toHaveBeenCalledTimes(1);
    expect(screen.queryByLabelText('Measures')).not.toBeInTheDocument();
    expect(screen.queryByLabelText('Operator of filter 1')).not.toBeInTheDocument();

    await user.click(screen.getByLabelText('Answered only'));
    expect(changed()).toMatchObject({ kind: 'calls', answeredOnly: true });
  });

  it('looks numbers up once the field is left, in any writing', async () => {
    const { user, changed, run } = renderEditor<CallsOrNumbersQuery>({
      refId: 'A',
      kind: 'numbers',
      numbers: { typed: [] },
    });

    await user.click(screen.getByLabelText('Numbers', { selector: 'textarea' }));
    await user.paste('+44 20 7946 0958, $number');
    expect(run).not.toHaveBeenCalled();
    await user.tab();
    expect(changed().numbers).toEqual({ typed: ['+44 20 7946 0958', '$number'] });
    await user.click(screen.getByLabelText('As CLI'));
    expect(changed().numbers).toMatchObject({ typed: ['+44 20 7946 0958', '$number'], side: 'cli' });
  });

  it('gives way to what the service tells of itself', async () => {
    const { user, changed } = renderEditor<TrunklineQuery>({ refId: 'A', kind: 'calls' });
    await user.click(screen.getByLabelText('Service'));
    expect(changed()).toMatchObject({ refId: 'A', kind: 'service', view: 'sources' });
    await choose(user, 'Show', 'Query times');
    expect(changed()).toMatchObject({ kind: 'service', view: 'question_times' });
  });

  it('is not offered in an alert rule', async () => {
    renderEditor({ refId: 'A', measures: ['asr'] }, CoreApp.UnifiedAlerting);
    expect(await screen.findByText('ASR')).toBeInTheDocument();
    expect(screen.queryByLabelText('Calls')).not.toBeInTheDocument();
  });
});

describe('what an alert rule watches', () => {
  it('is chosen beside figures, and keeps groups and sample when it watches something else', async () => {
    const { user, changed } = renderEditor<TrunklineQuery>({ refId: 'A', measures: ['asr'] }, CoreApp.UnifiedAlerting);

    await user.click(await screen.findByLabelText('Alert'));
    expect(changed()).toMatchObject({ kind: 'alert', condition: 'drop', dimensions: ['provider_id'] });
    const least = screen.getByLabelText('Least attempts');
    await user.type(least, '40');
    await user.tab();
    await choose(user, 'Watch', 'Dead route');
    expect(changed()).toEqual({
      refId: 'A',
      kind: 'alert',
      condition: 'dead_route',
      dimensions: ['provider_id'],
      filters: [],
      leastAttempts: 40,
    });
    await user.click(screen.getByLabelText('Facts'));
    expect(changed()).toMatchObject({ show: 'facts' });
    await choose(user, 'Watch', 'Stopped source');
    expect(changed()).toEqual({ refId: 'A', kind: 'alert', condition: 'stopped_source', show: 'facts' });
  });
});

function renderEditor<Q extends TrunklineQuery = FiguresQuery>(query: NoInfer<Q>, app = CoreApp.PanelEditor) {
  const onChange = jest.fn<void, [TrunklineQuery]>();
  const run = jest.fn();
  const datasource = makeDataSource();

  function Stored() {
    const [stored, setStored] = useState<TrunklineQuery>(query);
    const change = (next: TrunklineQuery) => {
      onChange(next);
      setStored(next);
    };
    return (
      <QueryEditor datasource={datasource} query={stored} app={app} range={RANGE} onChange={change} onRunQuery={run} />
    );
  }

  render(<Stored />);
  return { user: setUpUser(), run, changed: () => (onChange.mock.lastCall?.[0] ?? query) as Q };
}
