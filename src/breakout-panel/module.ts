import { PanelPlugin } from '@grafana/data';

import { DEFAULT_OPTIONS, type BreakoutOptions } from './breakout-options';
import { BreakoutPanel } from './BreakoutPanel';

export const plugin = new PanelPlugin<BreakoutOptions>(BreakoutPanel).setPanelOptions((builder) =>
  builder
    .addRadio({
      path: 'density',
      name: 'Density',
      defaultValue: DEFAULT_OPTIONS.density,
      settings: {
        options: [
          { value: 'compact', label: 'Compact' },
          { value: 'comfortable', label: 'Comfortable' },
        ],
      },
    })
    .addBooleanSwitch({ path: 'showTotals', name: 'Totals', defaultValue: DEFAULT_OPTIONS.showTotals })
    .addBooleanSwitch({ path: 'showFilters', name: 'Column filters', defaultValue: DEFAULT_OPTIONS.showFilters })
    .addBooleanSwitch({
      path: 'showToolbar',
      name: 'Toolbar',
      description: 'Buttons for columns, filters and pivot above the table.',
      defaultValue: DEFAULT_OPTIONS.showToolbar,
    })
    .addBooleanSwitch({
      path: 'pivot',
      name: 'Pivot',
      description: 'The values of the last dimension of the query stand across.',
      defaultValue: DEFAULT_OPTIONS.pivot,
    })
);
