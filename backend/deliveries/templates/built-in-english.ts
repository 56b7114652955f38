import { builtInText } from './built-in-layout';

export const ENGLISH = builtInText({
  subjectTail:
    '{{ window.from_date }}{% if window.last_date != window.from_date %} to {{ window.last_date }}{% endif %}',
  window: 'From {{ window.from }} to before {{ window.to }}, {{ window.zone }}',
  empty: 'There were no calls in this window.',
  preliminary: 'Preliminary: not all calls of this window were rated when this was made.',
  late: 'Late: {{ late }}.',
  leftOut: '{{ summary.left_out }} more rows are only in the files.',
  trend: '{{ trend.label }}',
  trendRange: 'From {{ trend.low }} to {{ trend.high }}',
  download: 'Download {{ file.name }}',
  validUntil: 'valid until {{ file.expires }}',
  rows: '{{ file.rows }} rows',
  unsubscribe: 'Unsubscribe',
  unsubscribeWhy: 'You get this mail because {{ recipient.address }} is among the recipients of this report.',
});
