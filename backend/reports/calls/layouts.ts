import { CallLayout } from '../../../contract/calls';
import { TimeForm } from '../../../contract/time-form';
import { CallColumn } from './call-columns';
import { callList } from './layout-call-list';
import { namedCallList } from './layout-call-list-named';

export interface Layout {
  columns: readonly CallColumn[];
  /** ISO 8601 with the offset of the zone; or the zone's date and time alone, in whole seconds. */
  times: Extract<TimeForm, 'iso' | 'local'>;
  /** Whether what is hidden from somebody is left empty, with a note that says so. */
  saysWhatIsHidden: boolean;
}

export const LAYOUTS: Record<CallLayout, Layout> = {
  'call-list/1': { columns: callList, times: 'local', saysWhatIsHidden: false },
  'call-list/named/1': { columns: namedCallList, times: 'iso', saysWhatIsHidden: true },
};
