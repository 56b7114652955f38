import type { MeasureName } from '../../contract/names';
import { type FieldConfig, type Panel } from './panel';
import { stat } from './panel-types';
import { figures } from './query';

interface Compared {
  measure: MeasureName;
  title: string;
  /** Of the figure itself. */
  config: FieldConfig;
  /** Whether less than last week is bad. */
  downIsBad: boolean;
}

/** A figure beside that of the same time last week: counts by their change, ratios by their difference. */
export function comparedStat({ measure, title, config, downIsBad }: Compared): Panel {
  const isRatio = config.unit === 'percentunit';
  const distance = `${measure}__${isRatio ? 'difference' : 'change'}`;
  return stat({
    title,
    queries: [figures({ measures: [measure], compare: 'previous_week' })],
    fields: ['now', 'last week', isRatio ? 'difference' : 'change'],
    overrides: {
      [measure]: { displayName: 'now', ...config },
      [`${measure}__previous`]: { displayName: 'last week', ...config, color: { mode: 'fixed', fixedColor: 'text' } },
      [distance]: {
        displayName: isRatio ? 'difference' : 'change',
        unit: 'percentunit',
        decimals: 1,
        ...(downIsBad && {
          thresholds: [
            { color: 'red', value: null },
            { color: 'orange', value: isRatio ? -0.1 : -0.5 },
            { color: 'green', value: isRatio ? -0.05 : -0.2 },
          ],
        }),
      },
    },
  });
}
