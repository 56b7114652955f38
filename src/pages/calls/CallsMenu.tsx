import React from 'react';

import type { CallsQuestionInput } from '../../../contract/calls';
import { CALL_LIST } from '../../../contract/schedule';
import { ElsewhereMenu } from '../reports/elsewhere/ElsewhereMenu';
import { exploreUrl } from '../reports/elsewhere/explore-url';
import { callsQuery, tablePanel } from './calls-query';
import { isLinked } from './calls-url';
import type { ShownCalls } from './CallsPage';
import type { ReportOfCalls } from './reports-of-calls';

interface Props extends Pick<ShownCalls, 'state' | 'range' | 'moment'> {
  report: ReportOfCalls;
  question: CallsQuestionInput;
}

/** Where else the calls on the page can go. */
export function CallsMenu({ report: { label }, question, state, range, moment }: Props) {
  const { window: _window, zone: _zone, limit: _limit, ...asked } = question;
  const query = callsQuery(state);
  return (
    <ElsewhereMenu
      label="More to do with these calls"
      range={range}
      fitsLink={isLinked(state)}
      exploreUrl={(dataSource) => exploreUrl(query, state, dataSource)}
      panel={(dataSource) => tablePanel(label, query, dataSource)}
      sendable={{ report: { name: CALL_LIST, label }, question: asked, moment }}
    />
  );
}
