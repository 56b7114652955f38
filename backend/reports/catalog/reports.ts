import { ReportDescription } from '../../../contract/catalog';
import { ReportName } from '../../../contract/names';
import { breakout } from './breakout';
import { customerTraffic } from './customer-traffic';
import { didAsCli } from './did-as-cli';
import { dtmf } from './dtmf';
import { interval } from './interval';
import { routeQuality } from './route-quality';
import { techPrefix } from './tech-prefix';
import { usaCalls } from './usa-calls';
import { usaRateCenter } from './usa-rate-center';
import { vendorTraffic } from './vendor-traffic';

/** Every report, once. */
export const REPORTS: Record<ReportName, ReportDescription> = {
  breakout,
  'customer-traffic': customerTraffic,
  'vendor-traffic': vendorTraffic,
  'route-quality': routeQuality,
  interval,
  'tech-prefix': techPrefix,
  dtmf,
  'usa-rate-center': usaRateCenter,
  'usa-calls': usaCalls,
  'did-as-cli': didAsCli,
};

/** What people call a report of this name; undefined where there is none. */
export function reportLabel(name: string): string | undefined {
  return Object.hasOwn(REPORTS, name) ? REPORTS[name as ReportName].label : undefined;
}
