import { customers } from './customers';
import { deliveries } from './deliveries';
import { destinations } from './destinations';
import { noc } from './noc';
import { providers } from './providers';
import { serviceHealth } from './service-health';
import { sip } from './sip';

/** By the name of the file each is written to. */
export const FILES = {
  'noc-overview.json': noc,
  'customers-and-margin.json': customers,
  'providers-and-routes.json': providers,
  'destinations.json': destinations,
  'sip-outcomes.json': sip,
  'deliveries.json': deliveries,
  'service-health.json': serviceHealth,
};
