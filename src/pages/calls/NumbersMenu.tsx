import React from 'react';

import { ElsewhereMenu } from '../reports/elsewhere/ElsewhereMenu';
import { exploreUrl } from '../reports/elsewhere/explore-url';
import { numbersQuery, tablePanel } from './calls-query';
import { isLinked } from './calls-url';
import type { ShownCalls } from './CallsPage';

/** Where else the figures of the numbers on the page can go. */
export function NumbersMenu({ state, range }: Pick<ShownCalls, 'state' | 'range'>) {
  const query = numbersQuery(state);
  return (
    <ElsewhereMenu
      label="More to do with these figures"
      range={range}
      fitsLink={isLinked(state)}
      exploreUrl={(dataSource) => exploreUrl(query, state, dataSource)}
      panel={(dataSource) => tablePanel('Figures of numbers', query, dataSource)}
    />
  );
}
