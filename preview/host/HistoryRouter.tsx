import { HistoryWrapper, locationService } from '@grafana/runtime';
import React, { ReactNode, useLayoutEffect, useState } from 'react';
import { NavigationType, Navigator, parsePath, Router, To } from 'react-router';

const history = (locationService as HistoryWrapper).getHistory();

const pathOf = (to: To) => (typeof to === 'string' ? parsePath(to) : to);

const navigator: Navigator = {
  createHref: (to) => history.createHref(pathOf(to)),
  go: (steps) => history.go(steps),
  push: (to, state) => history.push({ ...pathOf(to), state }),
  replace: (to, state) => history.replace({ ...pathOf(to), state }),
};

const here = () => ({ location: { key: 'default', ...history.location }, action: history.action as NavigationType });

/** React Router over the history of Grafana's location service, so that links and the service move the same page. */
export function HistoryRouter({ children }: { children: ReactNode }) {
  const [{ location, action }, setPlace] = useState(here);
  useLayoutEffect(() => history.listen(() => setPlace(here())), []);
  return (
    <Router location={location} navigationType={action} navigator={navigator}>
      {children}
    </Router>
  );
}
