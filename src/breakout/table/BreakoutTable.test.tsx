import { render, screen, waitFor, within } from '@testing-library/react';
import React, { useState } from 'react';

import { fakeLayout } from '../../test/fake-layout';
import { setUpUser } from '../../test/user';
import { NOT_AVAILABLE } from '../../../contract/answer';
import { INITIAL_VIEW, type BreakoutView } from '../arrange/breakout-view';
import type { BreakoutModel, RowNode } from '../pivot/breakout-model';
import { pivotTree } from '../pivot/pivot-tree';
import { treeOfLevels } from '../pivot/row-tree';
import {
  ASR,
  ATTEMPTS,
  breakoutModel,
  CUSTOMER,
  LEVELS,
  measure,
  PROVIDER,
  TOTALS,
} from '../testing/breakout-fixtures';
import { skipStyles } from '../testing/skip-styles';
import { BreakoutTable } from './BreakoutTable';

beforeEach(() => {
  fakeLayout();
  skipStyles();
});

describe('the breakout table', () => {
  it('shows the outermost rows, formatted, and the totals', () => {
    showTable();
    expect(rowNames()).toEqual(['Acme Telecom 101', 'Beta Voice 102', 'Unknown', 'Total']);
    expect(cellsOf('Acme Telecom')).toEqual(['1,200', '63.6%', '12.35']);
    expect(cellsOf('Unknown')).toEqual(['7', '–', '–']);
    expect(cellsOf('Total')).toEqual(['1,507', '54.8%', '7.85']);
    expect(within(rowOf('Acme Telecom')).getByText('12.35').parentElement).toHaveAttribute('title', '12.3456 USD');
  });

  it('opens and closes a row', async () => {
    const { user } = showTable();
    await user.click(screen.getByRole('button', { name: 'Expand Acme Telecom' }));
    expect(rowNames().slice(0, 4)).toEqual(['Acme Telecom 101', 'north', 'south', 'Beta Voice 102']);
    expect(rowOf('Acme Telecom')).toHaveAttribute('aria-expanded', 'true');
    expect(rowOf('north')).toHaveAttribute('aria-level', '2');

    await user.click(screen.getByRole('button', { name: 'Collapse Acme Telecom' }));
    expect(rowNames()).not.toContain('north');
  });

  it('opens a whole level and closes all', async () => {
    const { user } = showTable();
    await user.click(screen.getByRole('button', { name: 'Expand level' }));
    expect(rowNames()).toHaveLength(8);
    await user.click(screen.getByRole('button', { name: 'Collapse all' }));
    expect(rowNames()).toHaveLength(4);
  });

  it('sorts by a click, by several columns with shift', async () => {
    const { user } = showTable();
    await user.click(screen.getByRole('button', { name: 'Sort by ASR' }));
    expect(header('ASR')).toHaveAttribute('aria-sort', 'descending');
    await user.click(screen.getByRole('button', { name: 'Sort by ASR' }));
    expect(rowNames()).toEqual(['Beta Voice 102', 'Acme Telecom 101', 'Unknown', 'Total']);

    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('button', { name: 'Sort by Profit' }));
    await user.keyboard('{/Shift}');
    expect(header('ASR')).toHaveAttribute('aria-sort', 'ascending');
    expect(header('Profit')).toHaveAttribute('aria-sort', 'descending');
  });

  it('filters a column and says what is left, and what to write instead of nonsense', async () => {
    const { user } = showTable();
    await user.type(screen.getByLabelText('Filter ASR'), '> 60%{Enter}');
    expect(rowNames()).toEqual(['Acme Telecom 101', 'Total']);
    expect(screen.getByRole('status')).toHaveTextContent('1 of 3 rows match');
    expect(screen.getByRole('status')).toHaveTextContent('The totals still cover every row.');

    await user.type(screen.getByLabelText('Filter ASR'), '{Escape}');
    expect(rowNames()).toHaveLength(4);
    await user.type(screen.getByLabelText('Filter ASR'), 'high{Enter}');
    expect(screen.getByLabelText('Filter ASR')).toBeInvalid();
    expect(rowNames()).toHaveLength(4);
  });

  it('filters when whoever types pauses', async () => {
    const { user } = showTable();
    await user.type(screen.getByLabelText('Filter Customer / Provider'), 'beta');
    await waitFor(() => expect(rowNames()).toEqual(['Beta Voice 102', 'Total']));
  });

  it('works with the keyboard alone', async () => {
    const { user } = showTable();
    await user.tab();
    while (document.activeElement?.getAttribute('role') !== 'treegrid') {
      await user.tab();
    }
    expect(activeCell()).toHaveTextContent('Acme Telecom');
    await user.keyboard('{Enter}{ArrowDown}');
    expect(activeCell()).toHaveTextContent('north');
    await user.keyboard('{ArrowRight}');
    expect(activeCell()).toHaveTextContent('900');
    await user.keyboard('{ArrowUp} ');
    expect(rowNames()).not.toContain('north');

    await user.keyboard('{ArrowUp}{Enter}');
    expect(header('Attempts')).toHaveAttribute('aria-sort', 'descending');
    await user.keyboard('{Control>}{End}{/Control}');
    expect(activeCell()).toHaveTextContent('7.85');
  });

  it('copies the whole value of a cell', async () => {
    const { user } = showTable();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    screen.getByRole('treegrid').focus();
    await user.keyboard('{End}{Control>}c{/Control}');
    expect(copied).toHaveBeenCalledWith('12.3456 USD');
  });

  it('treats an amount that is not available as missing: shown with its reason, sorted last, copied as shown', async () => {
    const levels = [LEVELS[0], { ...LEVELS[1], rows: LEVELS[1].rows.map((row) => ({ ...row })) }];
    levels[1].rows[0].profit = NOT_AVAILABLE;
    const { user } = showTable({ rows: treeOfLevels([CUSTOMER, PROVIDER], levels) });
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    expect(within(rowOf('Acme Telecom')).getByText('n/a').parentElement).toHaveAttribute(
      'title',
      expect.stringContaining('no exchange rate to USD')
    );
    for (const direction of ['descending', 'ascending']) {
      await user.click(screen.getByRole('button', { name: 'Sort by Profit' }));
      expect(header('Profit')).toHaveAttribute('aria-sort', direction);
      expect(rowNames()).toEqual(['Beta Voice 102', 'Acme Telecom 101', 'Unknown', 'Total']);
    }
    screen.getByRole('treegrid').focus();
    await user.keyboard('{ArrowDown}{End}{Control>}c{/Control}');
    expect(copied).toHaveBeenCalledWith('n/a');
  });

  it('says why a measure is not available and that a total is incomplete', () => {
    const dtmf = measure('dtmf_digits', 'count', { label: 'DTMF digits', unavailable: 'No source records DTMF' });
    const columns = [...breakoutModel().columns, { id: dtmf.name, column: dtmf }];
    showTable({ columns, incompleteTotals: new Set(['profit']) });
    expect(cellsOf('Acme Telecom').at(-1)).toBe('n/a');
    expect(within(rowOf('Acme Telecom')).getByTitle('No source records DTMF')).toBeInTheDocument();
    expect(within(rowOf('Total')).getByRole('img', { name: 'Incomplete' })).toBeInTheDocument();
  });

  it('shows a pivot with its headings', () => {
    const { left: _, ...tree } = pivotTree({
      rows: [CUSTOMER],
      pivot: PROVIDER,
      values: [ATTEMPTS, ASR],
      levels: [...LEVELS, { dimensions: ['provider_id'], rows: [{ provider_id: 'north', attempts: 1200, asr: 0.58 }] }],
      totals: TOTALS,
    });
    showTable({ ...tree, groups: [CUSTOMER] });
    expect(screen.getByRole('columnheader', { name: 'north' })).toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: 'north Attempts' })).toBeInTheDocument();
    expect(cellsOf('Acme Telecom')).toEqual(['1,200', '63.6%', '900', '70.0%']);
    expect(cellsOf('Total')).toEqual(['1,507', '54.8%', '1,200', '58.0%']);
  });

  it('draws only the rows in sight of a hundred thousand', () => {
    const rows = Array.from({ length: 100_000 }, (_, at): RowNode => ({
      id: String(at),
      path: [String(at)],
      label: `Customer ${at}`,
      searchText: '',
      cells: { attempts: at },
      expandable: false,
    }));
    showTable({ rows });
    expect(screen.getAllByRole('row').length).toBeLessThan(100);
    expect(screen.getByRole('status')).toHaveTextContent('100,000 rows');
  });

  it('says what to do when nothing is there', () => {
    showTable({ rows: [] });
    expect(screen.getByText('Choose a longer window.')).toBeInTheDocument();
  });
});

function showTable(more: Partial<BreakoutModel> = {}) {
  const user = setUpUser();
  const model = breakoutModel(more);
  const Table = () => {
    const [view, setView] = useState<BreakoutView>(INITIAL_VIEW);
    return (
      <BreakoutTable
        label="Breakout"
        model={model}
        view={view}
        onViewChange={setView}
        empty="Choose a longer window."
      />
    );
  };
  render(<Table />);
  return { user };
}

function rowNames() {
  return screen.getAllByRole('rowheader').map((cell) => cell.textContent);
}

function rowOf(name: string): HTMLElement {
  const cell = screen.getAllByRole('rowheader').find(({ textContent }) => textContent?.startsWith(name));
  return cell!.closest<HTMLElement>('[role=row]')!;
}

function cellsOf(name: string) {
  return within(rowOf(name))
    .getAllByRole('gridcell')
    .map((cell) => cell.textContent);
}

function header(name: string) {
  return screen.getByRole('columnheader', { name });
}

function activeCell() {
  const id = screen.getByRole('treegrid').getAttribute('aria-activedescendant');
  return document.getElementById(id!);
}
