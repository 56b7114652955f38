import React from 'react';

import type { NumberFiguresInput } from '../../../contract/calls';
import { NUMBER_FIGURES } from '../../../contract/schedule';
import { ElsewhereMenu, type Sendable } from '../reports/elsewhere/ElsewhereMenu';
import { exploreUrl } from '../reports/elsewhere/explore-url';
import { numbersQuery, tablePanel } from './calls-query';
import { isLinked } from './calls-url';
import type { ShownCalls } from './CallsPage';

interface Props extends Pick<ShownCalls, 'state' | 'range' | 'moment'> {
  /** Undefined where there is no number yet. */
  question: NumberFiguresInput | undefined;
}

const LABEL = 'Figures of numbers';

/** Where else the figures of the numbers on the page can go. */
export function NumbersMenu({ question, state, range, moment }: Props) {
  const query = numbersQuery(state);
  return (
    <ElsewhereMenu
      label="More to do with these figures"
      range={range}
      fitsLink={isLinked(state)}
      exploreUrl={(dataSource) => exploreUrl(query, state, dataSource)}
      panel={(dataSource) => tablePanel(LABEL, query, dataSource)}
      sendable={question && sendableOf(question, moment)}
    />
  );
}

function sendableOf(asked: NumberFiguresInput, moment: Props['moment']): Sendable {
  const { window: _window, zone: _zone, ...question } = asked;
  return { report: { name: NUMBER_FIGURES, label: LABEL }, question, moment };
}
