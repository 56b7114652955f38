import { FieldType, LoadingState, toDataFrame, type PanelProps } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import { skipStyles } from '../breakout/testing/skip-styles';
import { fakeLayout } from '../test/fake-layout';
import { setUpUser } from '../test/user';
import { DEFAULT_OPTIONS, type BreakoutOptions } from './breakout-options';
import { BreakoutPanel } from './BreakoutPanel';

beforeEach(() => {
  fakeLayout();
  skipStyles();
});

const frame = toDataFrame({
  fields: [
    { name: 'host', type: FieldType.string, values: ['edge-1', 'edge-2'] },
    { name: 'load', type: FieldType.number, values: [1, 2] },
  ],
});

describe('the breakout panel', () => {
  it('saves the order and the filters in the options of the panel', async () => {
    const { user, saved } = showPanel([frame]);
    await user.click(screen.getByRole('button', { name: 'Sort by load' }));
    expect(saved().sorting).toEqual([{ id: 'load', descending: true }]);

    await user.click(screen.getByRole('button', { name: 'Filters' }));
    await user.type(screen.getByLabelText('Filter host'), '1{Enter}');
    expect(saved().filters).toEqual({ host: '1' });
    expect(screen.queryByText('edge-2')).not.toBeInTheDocument();
  });

  it('hides columns', async () => {
    const { user, saved } = showPanel([frame]);
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'load' }));
    expect(saved().columns).toEqual(['host']);
    expect(screen.queryByRole('columnheader', { name: 'load' })).not.toBeInTheDocument();
  });

  it('says how to get figures when there are none', () => {
    showPanel([]);
    expect(screen.getByText(/set the layout of the query to “Breakout”/)).toBeInTheDocument();
  });
});

function showPanel(series: PanelProps['data']['series']) {
  const user = setUpUser();
  let latest = DEFAULT_OPTIONS;
  const Panel = () => {
    const [options, setOptions] = useState<BreakoutOptions>(DEFAULT_OPTIONS);
    latest = options;
    const props = {
      data: { series, state: LoadingState.Done },
      options,
      onOptionsChange: setOptions,
      width: 800,
      height: 400,
      timeZone: 'UTC',
      title: 'Breakout',
    } as unknown as PanelProps<BreakoutOptions>;
    return <BreakoutPanel {...props} />;
  };
  render(<Panel />);
  return { user, saved: () => latest };
}
