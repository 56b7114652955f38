import { ReportDescription, ReportView } from '../../../contract/catalog';
import { DimensionName } from '../../../contract/names';

const FURTHER: DimensionName[] = ['customer_id', 'provider_id', 'time'];

function view(name: string, label: string, place: DimensionName, across: DimensionName): ReportView {
  return { name, label, defaults: { dimensions: [place, across] }, groupings: [place, across, ...FURTHER], across };
}

export const usaCalls: ReportDescription = {
  name: 'usa-calls',
  label: 'USA calls',
  section: 'usa',
  sentence:
    'Calls within a state or LATA, between them, indeterminate and international, side by side: they add up to all calls.',
  defaults: {
    dimensions: ['destination_state', 'jurisdiction'],
    measures: ['calls', 'answered_calls', 'talk_s'],
  },
  defaultDays: 30,
  groupings: ['destination_state', 'jurisdiction', ...FURTHER],
  across: 'jurisdiction',
  views: [
    { name: 'state', label: 'By state', defaults: {} },
    view('state_lrn', 'By state, routing number first', 'destination_state', 'jurisdiction_lrn'),
    view('lata', 'By LATA', 'destination_lata', 'lata_jurisdiction'),
    view('lata_lrn', 'By LATA, routing number first', 'destination_lata', 'lata_jurisdiction_lrn'),
  ],
};
