import type { Link, Panel } from './panel';
import type { Variable } from './variables';

/** Grafana's grid is so many columns wide. */
const GRID = 24;

export interface Row {
  height: number;
  /** Beside each other, with how many of 24 columns each takes; those without share what is left. */
  panels: Array<Panel | [Panel, number]>;
}

export interface Description {
  uid: string;
  title: string;
  description: string;
  from: string;
  refresh: string;
  variables: Variable[];
  links?: Link[];
  rows: Row[];
}

export const DASHBOARDS = {
  noc: { uid: 'trunkline-noc', title: 'NOC overview' },
  customers: { uid: 'trunkline-customers', title: 'Customers and margin' },
  providers: { uid: 'trunkline-providers', title: 'Providers and routes' },
  destinations: { uid: 'trunkline-destinations', title: 'Destinations' },
  sip: { uid: 'trunkline-sip', title: 'SIP outcomes' },
  deliveries: { uid: 'trunkline-deliveries', title: 'Deliveries' },
  service: { uid: 'trunkline-service', title: 'Service health' },
} as const;

/** A dashboard as Grafana reads it from a file. */
export function dashboard({ uid, title, description, from, refresh, variables, rows, links = [] }: Description) {
  return {
    uid,
    title,
    description,
    tags: ['trunkline'],
    schemaVersion: 42,
    // That of a dashboard not imported: with another, Grafana tries to save the app's over the provisioned one at each upgrade.
    revision: 0,
    editable: true,
    graphTooltip: 1,
    time: { from, to: 'now' },
    timezone: '',
    refresh,
    templating: { list: variables },
    annotations: { list: [] },
    links: [
      {
        type: 'dashboards',
        title: 'Trunkline',
        tags: ['trunkline'],
        asDropdown: true,
        includeVars: true,
        keepTime: true,
        icon: 'external link',
      },
      ...links.map((link) => ({ type: 'link', icon: 'doc', keepTime: true, includeVars: false, ...link })),
    ],
    panels: laidOut(rows),
  };
}

function laidOut(rows: readonly Row[]) {
  let y = 0;
  let id = 0;
  return rows.flatMap(({ height, panels }) => {
    const sized = panels.map((each): [Panel, number | undefined] => (Array.isArray(each) ? each : [each, undefined]));
    const taken = sized.reduce((sum, [, width]) => sum + (width ?? 0), 0);
    const share = Math.floor((GRID - taken) / Math.max(1, sized.filter(([, width]) => width === undefined).length));
    let x = 0;
    const placed = sized.map(([panel, width = share]) => {
      const gridPos = { x, y, w: width, h: height };
      x += width;
      id += 1;
      return { id, gridPos, ...panel };
    });
    y += height;
    return placed;
  });
}
