import type { TimeRange } from '@grafana/data';
import React from 'react';

import type { ReportDescription } from '../../../../contract/catalog';
import { fileQuestion, type Moment } from '../report-question';
import type { ReportState } from '../report-state';
import { ElsewhereMenu } from './ElsewhereMenu';
import { exploreUrl } from './explore-url';
import { reportPanel } from './report-panel';
import { reportQuery } from './report-query';

interface Props {
  report: ReportDescription;
  state: ReportState;
  range: TimeRange;
  moment: Moment;
}

/** Where else the report on the page can go. */
export function ReportMenu({ report, state, range, moment }: Props) {
  const { window: _window, zone: _zone, ...question } = fileQuestion(state, moment);
  return (
    <ElsewhereMenu
      label="More to do with this report"
      range={range}
      exploreUrl={(dataSource) => exploreUrl(reportQuery(state, 'table'), state, dataSource)}
      panel={(dataSource) => reportPanel(report.label, state, dataSource)}
      sendable={{ report, question, moment }}
    />
  );
}
