import { Bucket } from '../../contract/names';
import { Window } from '../../contract/question';
import { ServiceLine, ServiceTable, ServiceViewName } from '../../contract/service-query';

export interface ServiceQuestion {
  view: ServiceViewName;
  window: Window;
  bucket: Bucket;
  /** IANA zone of the buckets. */
  zone: string;
}

/** What lines are read over: a value belongs to the last of the starts that is not after it. */
export interface Span extends Window {
  starts: readonly string[];
}

export type ServiceAnswer =
  ({ layout: 'table' } & ServiceTable) | { layout: 'series'; starts: readonly string[]; lines: ServiceLine[] };
