import { screen, within } from '@testing-library/react';
import React, { type ReactElement } from 'react';
import { useLocation } from 'react-router-dom';

import type { CallsQuestionInput, NumberFiguresInput } from '../../../../contract/calls';
import { catalog } from '../../../test/catalog';
import { fakeGrafana } from '../../../test/fake-grafana';
import { renderInApp } from '../../../test/render';
import { setUpUser } from '../../../test/user';
import { ATTEMPTS, callsAnswer, numbersAnswer } from './answers';

interface Scene {
  path?: string;
  calls?: (question: CallsQuestionInput) => unknown;
  numbers?: (question: NumberFiguresInput) => unknown;
  attempts?: () => unknown;
}

/** Opens a page of calls as a reader does who follows a link. */
export function showCalls(page: ReactElement, scene: Scene = {}) {
  const { path = '', calls = callsAnswer, numbers = numbersAnswer, attempts = () => ATTEMPTS } = scene;
  const user = setUpUser();
  const asked = { calls: [] as CallsQuestionInput[], numbers: [] as NumberFiguresInput[] };
  const { requests } = fakeGrafana({
    'GET v1/catalog': () => catalog,
    'GET v1/values': () => [{ value: '101', label: 'Acme Telecom (101)' }],
    'POST v1/calls/numbers': ({ data }) => {
      asked.numbers.push(data as NumberFiguresInput);
      return numbers(data as NumberFiguresInput);
    },
    'POST v1/calls': ({ data }) => {
      asked.calls.push(data as CallsQuestionInput);
      return calls(data as CallsQuestionInput);
    },
    'GET v1/calls/attempts': attempts,
  });
  renderInApp(
    <>
      {page}
      <Address />
    </>,
    { path: `/${path}` }
  );
  return { user, asked, requests };
}

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

export function address() {
  return screen.getByTestId('address').textContent;
}

/** The cells of a table's rows, without its header and filters. */
export async function cellsOf(table: string): Promise<string[][]> {
  const rows = within(await screen.findByRole('grid', { name: table })).getAllByRole('row');
  return rows
    .map((row) => within(row).queryAllByRole('gridcell'))
    .filter((cells) => cells.length > 0)
    .map((cells) => cells.map(({ textContent }) => textContent ?? ''));
}
