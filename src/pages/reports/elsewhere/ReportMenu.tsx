import type { TimeRange } from '@grafana/data';
import { Button, Dropdown, Menu } from '@grafana/ui';
import React, { useState } from 'react';

import type { ReportDescription } from '../../../../contract/catalog';
import { hasPermission } from '../../../app/permission';
import type { ReportState } from '../report-state';
import { AddToDashboard } from './AddToDashboard';
import { findDataSource } from './data-source-ref';
import { exploreUrl } from './explore-url';
import { reportPanel } from './report-panel';

interface Props {
  report: ReportDescription;
  state: ReportState;
  range: TimeRange;
}

/** Where else in Grafana the question on the page can go. Empty for who may go nowhere with it. */
export function ReportMenu({ report, state, range }: Props) {
  const [adding, setAdding] = useState(false);
  const dataSource = findDataSource();
  const mayExplore = hasPermission('datasources:explore');
  const mayAdd = hasPermission('dashboards:create') || hasPermission('dashboards:write');
  if (!dataSource || (!mayExplore && !mayAdd)) {
    return null;
  }

  const menu = (
    <Menu>
      {mayExplore && <Menu.Item label="Open in Explore" icon="compass" url={exploreUrl(state, dataSource)} />}
      {mayAdd && <Menu.Item label="Add to dashboard" icon="apps" onClick={() => setAdding(true)} />}
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-end">
        <Button variant="secondary" icon="ellipsis-v" aria-label="More to do with this report" />
      </Dropdown>
      {adding && (
        <AddToDashboard
          buildPanel={() => reportPanel(report.label, state, dataSource)}
          timeRange={range}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
