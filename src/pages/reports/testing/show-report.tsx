import { screen } from '@testing-library/react';
import React from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';

import type { QuestionInput } from '../../../../contract/question';
import { fakeGrafana, type Reply } from '../../../test/fake-grafana';
import { renderInApp } from '../../../test/render';
import { setUpUser } from '../../../test/user';
import { REPORTS_PATH } from '../report-path';
import { ReportPage } from '../ReportPage';
import { catalog } from './catalog';
import { plainAnswer } from './plain-answer';

interface Scene {
  report?: string;
  path?: string;
  ask?: (question: QuestionInput) => unknown;
  catalog?: unknown;
  /** What Grafana answers beside the catalogue and questions. */
  replies?: Record<string, Reply>;
}

/** Opens a report as a reader does who follows a link. */
export function showReport(scene: Scene = {}) {
  const { report = 'breakout', path = '', ask = plainAnswer, catalog: known = catalog, replies } = scene;
  const user = setUpUser();
  const questions: QuestionInput[] = [];
  const answer: Reply = ({ data }) => {
    questions.push(data as QuestionInput);
    return ask(data as QuestionInput);
  };
  const { requests } = fakeGrafana({
    'GET v1/saved-reports': () => [],
    ...replies,
    'GET v1/catalog': () => known,
    'POST v1/ask': answer,
    'GET v1/values': () => [{ value: '101', label: 'Acme Telecom (101)' }],
  });
  renderInApp(
    <>
      <Routes>
        <Route path={`${REPORTS_PATH}/:name`} element={<ReportPage />} />
      </Routes>
      <Address />
    </>,
    { path: `${REPORTS_PATH}/${report}${path}` }
  );
  return { user, questions, requests };
}

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

export function address() {
  return screen.getByTestId('address').textContent;
}

export async function rowNames() {
  await screen.findByText('Total');
  return rowHeaders().map((cell) => cell.textContent);
}

export function rowHeaders() {
  return [...document.querySelectorAll('[role=rowheader]')];
}
