import { css } from '@emotion/css';
import { LoadingState, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import type { BreakoutView } from '../breakout/arrange/breakout-view';
import { ColumnsPanel } from '../breakout/columns/ColumnsPanel';
import { BreakoutTable } from '../breakout/table/BreakoutTable';
import { DEFAULT_OPTIONS, type BreakoutOptions } from './breakout-options';
import { framesModel } from './frames-model';
import { PanelMessage } from './PanelMessage';
import { PanelToolbar } from './PanelToolbar';

export function BreakoutPanel({
  data,
  options: saved,
  onOptionsChange,
  width,
  height,
  timeZone,
  title,
}: PanelProps<BreakoutOptions>) {
  const styles = useStyles2(getStyles);
  const [choosingColumns, setChoosingColumns] = useState(false);
  const [toggled, setToggled] = useState<readonly string[]>([]);
  const options = { ...DEFAULT_OPTIONS, ...saved };
  const { pivot, columns, sorting, filters, depth } = options;

  const shown = useMemo(
    () => framesModel(data.series, { pivot, columns, timeZone }),
    [data.series, pivot, columns, timeZone]
  );
  const view: BreakoutView = { sorting, filters, expansion: { depth, toggled } };
  const change = (part: Partial<BreakoutOptions>) => onOptionsChange({ ...options, ...part });

  if (!shown) {
    return <PanelMessage isLoading={data.state === LoadingState.Loading} />;
  }
  return (
    <div className={styles.panel} style={{ width, height }}>
      {options.showToolbar && (
        <PanelToolbar
          options={options}
          canPivot={shown.canPivot}
          notes={
            shown.model.truncated ? ['There are more rows than those shown.', ...shown.model.notes] : shown.model.notes
          }
          onChange={change}
          onChooseColumns={() => setChoosingColumns(true)}
        />
      )}
      <div className={styles.table}>
        <BreakoutTable
          label={title || 'Breakout'}
          model={shown.model}
          view={view}
          density={options.density}
          showFilters={options.showFilters}
          showTotals={options.showTotals}
          busy={data.state === LoadingState.Loading}
          empty="No calls started in this window with these filters. Choose a longer one, or remove a filter of the query."
          onViewChange={(next) => {
            setToggled(next.expansion.toggled);
            if (next.sorting !== sorting || next.filters !== filters || next.expansion.depth !== depth) {
              change({ sorting: next.sorting, filters: next.filters, depth: next.expansion.depth });
            }
          }}
        />
      </div>
      {choosingColumns && (
        <ColumnsPanel
          items={shown.choices.map((column) => ({ id: column.name, label: column.label, help: column.help }))}
          chosen={columns.length > 0 ? columns : shown.choices.map((column) => column.name)}
          onChange={(names) => change({ columns: names })}
          onClose={() => setChoosingColumns(false)}
        />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5) }),
  table: css({ flex: 1, minHeight: 0 }),
});
