import type { TimeRange } from '@grafana/data';
import { Button, Dropdown, Menu } from '@grafana/ui';
import React, { useState } from 'react';

import type { ReportDescription } from '../../../../contract/catalog';
import { hasPermission } from '../../../app/permission';
import { hasRole } from '../../../app/role';
import { scheduleReportPath } from '../../schedules/schedule-path';
import { fileQuestion, type Moment } from '../report-question';
import type { ReportState } from '../report-state';
import { AddToDashboard } from './AddToDashboard';
import { findDataSource } from './data-source-ref';
import { exploreUrl } from './explore-url';
import { reportPanel } from './report-panel';
import { SendNow } from './SendNow';

interface Props {
  report: ReportDescription;
  state: ReportState;
  range: TimeRange;
  moment: Moment;
}

/** Where else the question on the page can go. Empty for who may go nowhere with it. */
export function ReportMenu({ report, state, range, moment }: Props) {
  const [open, setOpen] = useState<'dashboard' | 'mail'>();
  const close = () => setOpen(undefined);
  const dataSource = findDataSource();
  const explores = dataSource && hasPermission('datasources:explore');
  const adds = dataSource && (hasPermission('dashboards:create') || hasPermission('dashboards:write'));
  const sends = hasRole('Editor');
  if (!explores && !adds && !sends) {
    return null;
  }

  const { window: _window, zone: _zone, ...question } = fileQuestion(state, moment);
  const menu = (
    <Menu>
      {sends && <Menu.Item label="Schedule this" icon="calendar-alt" url={scheduleReportPath(report.name, question)} />}
      {sends && <Menu.Item label="Send now" icon="envelope" onClick={() => setOpen('mail')} />}
      {explores && <Menu.Item label="Open in Explore" icon="compass" url={exploreUrl(state, dataSource)} />}
      {adds && <Menu.Item label="Add to dashboard" icon="apps" onClick={() => setOpen('dashboard')} />}
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-end">
        <Button variant="secondary" icon="ellipsis-v" aria-label="More to do with this report" />
      </Dropdown>
      {open === 'mail' && <SendNow report={report} question={question} moment={moment} onClose={close} />}
      {open === 'dashboard' && dataSource && (
        <AddToDashboard
          buildPanel={() => reportPanel(report.label, state, dataSource)}
          timeRange={range}
          onClose={close}
        />
      )}
    </>
  );
}
