import { render, screen, waitFor } from '@testing-library/react';
import React, { useState } from 'react';

import { fakeLayout } from '../../test/fake-layout';
import { setUpUser } from '../../test/user';
import { skipStyles } from '../testing/skip-styles';
import { ColumnsPanel } from './ColumnsPanel';

const ITEMS = ['Attempts', 'Calls', 'ASR'].map((label) => ({ id: label, label }));

beforeEach(() => {
  fakeLayout();
  skipStyles();
});

describe('the columns panel', () => {
  it('keeps the focus in the column when a move switches its own button off', async () => {
    const { user } = await showPanel();
    await user.click(screen.getByRole('button', { name: 'Move Calls up' }));
    expect(screen.getByRole('button', { name: 'Move Calls down' })).toHaveFocus();
  });

  it('keeps the focus on a button that can go on', async () => {
    const { user } = await showPanel();
    await user.click(screen.getByRole('button', { name: 'Move ASR up' }));
    expect(screen.getByRole('button', { name: 'Move ASR up' })).toHaveFocus();
  });

  it('keeps the focus on a column that moves to the others', async () => {
    const { user } = await showPanel();
    await user.click(screen.getByRole('checkbox', { name: 'Attempts' }));
    expect(screen.getByRole('checkbox', { name: 'Attempts' })).toHaveFocus();
  });
});

async function showPanel() {
  const user = setUpUser();
  const Panel = () => {
    const [chosen, setChosen] = useState(['Attempts', 'Calls', 'ASR']);
    return <ColumnsPanel items={ITEMS} chosen={chosen} onChange={setChosen} onClose={() => undefined} />;
  };
  render(<Panel />);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus());
  return { user };
}
