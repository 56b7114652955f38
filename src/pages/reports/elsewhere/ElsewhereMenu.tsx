import type { TimeRange } from '@grafana/data';
import type { DataSourceRef, Panel } from '@grafana/schema';
import { Button, Dropdown, Menu } from '@grafana/ui';
import React, { useState } from 'react';

import type { Job, ScheduledReport } from '../../../../contract/schedule';
import { hasPermission } from '../../../app/permission';
import { hasRole } from '../../../app/role';
import { scheduleReportPath } from '../../schedules/schedule-path';
import type { Moment } from '../report-question';
import { AddToDashboard } from './AddToDashboard';
import { findDataSource } from './data-source-ref';
import { SendNow } from './SendNow';

/** What a mail or a schedule makes of the page. */
export interface Sendable {
  report: { name: ScheduledReport; label: string };
  question: Job['question'];
  moment: Moment;
}

interface Props {
  /** What the menu is of. */
  label: string;
  range: TimeRange;
  /** Whether an address can carry the question. */
  fitsLink?: boolean;
  exploreUrl: (datasource: DataSourceRef) => string;
  panel: (datasource: DataSourceRef) => Panel;
  /** Undefined for what no mail holds. */
  sendable?: Sendable;
}

const TOO_LONG = 'Too much for a link';

/** Where else a question on the page can go. Empty for who may go nowhere with it. */
export function ElsewhereMenu({ label, range, fitsLink = true, exploreUrl, panel, sendable }: Props) {
  const [open, setOpen] = useState<'dashboard' | 'mail'>();
  const close = () => setOpen(undefined);
  const dataSource = findDataSource();
  const explores = dataSource && hasPermission('datasources:explore');
  const adds = dataSource && (hasPermission('dashboards:create') || hasPermission('dashboards:write'));
  const sends = hasRole('Editor') ? sendable : undefined;
  if (!explores && !adds && !sends) {
    return null;
  }

  const leadsTo = (url: () => string) => (fitsLink ? { url: url() } : { disabled: true, description: TOO_LONG });
  const menu = (
    <Menu>
      {sends && (
        <Menu.Item
          label="Schedule this"
          icon="calendar-alt"
          {...leadsTo(() => scheduleReportPath(sends.report.name, sends.question))}
        />
      )}
      {sends && <Menu.Item label="Send now" icon="envelope" onClick={() => setOpen('mail')} />}
      {explores && <Menu.Item label="Open in Explore" icon="compass" {...leadsTo(() => exploreUrl(dataSource))} />}
      {adds && <Menu.Item label="Add to dashboard" icon="apps" onClick={() => setOpen('dashboard')} />}
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-end">
        <Button variant="secondary" icon="ellipsis-v" aria-label={label} />
      </Dropdown>
      {open === 'mail' && sends && <SendNow {...sends} onClose={close} />}
      {open === 'dashboard' && dataSource && (
        <AddToDashboard buildPanel={() => panel(dataSource)} timeRange={range} onClose={close} />
      )}
    </>
  );
}
