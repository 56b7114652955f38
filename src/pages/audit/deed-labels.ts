import type { Deed, DeedKind } from '../../../contract/audit';

export const DEED_LABELS: Record<Deed, string> = {
  asked: 'Asked',
  exported: 'Exported',
  downloaded: 'Downloaded',
  changed: 'Changed',
};

export const KIND_LABELS: Record<DeedKind, string> = {
  figures: 'Figures',
  calls: 'List of calls',
  numbers: 'Figures of numbers',
  call: 'Attempts of a call',
  values: 'Values for a filter',
  alert: 'Alert rule',
  service: 'The service itself',
  file: 'File of a run',
  schedule: 'Schedule',
  run: 'Run',
  delivery: 'Delivery',
  contact: 'Contact',
  template: 'Template',
  link: 'Download link',
  suppression: 'Suppressed address',
  setting: 'Setting',
  saved_report: 'Saved report',
  source: 'Source',
  reference: 'Reference data',
  access: 'Access',
  token: 'Token',
  gap: 'Reads that were not kept',
};
