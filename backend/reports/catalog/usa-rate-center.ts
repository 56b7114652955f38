import { ReportDescription } from '../../../contract/catalog';
import { DimensionName } from '../../../contract/names';

const DESTINATION: DimensionName[] = ['destination_state', 'destination_rate_center', 'destination_npa_nxx'];
const ORIGIN: DimensionName[] = ['cli_state', 'cli_rate_center', 'cli_npa_nxx'];
const FURTHER: DimensionName[] = ['customer_id', 'provider_id', 'time'];

export const usaRateCenter: ReportDescription = {
  name: 'usa-rate-center',
  label: 'USA rate centers',
  section: 'usa',
  sentence: 'Charges, calls and minutes by state, rate center and NPA-NXX, of the called or of the calling number.',
  defaults: {
    dimensions: DESTINATION,
    measures: ['customer_charge', 'provider_charge', 'calls', 'talk_s'],
  },
  defaultDays: 30,
  groupings: [...DESTINATION, 'destination_lata', 'destination_ocn', ...FURTHER],
  views: [
    { name: 'destination', label: 'By destination', defaults: {} },
    {
      name: 'origin',
      label: 'By origin',
      defaults: { dimensions: ORIGIN },
      groupings: [...ORIGIN, 'cli_lata', ...FURTHER],
    },
  ],
};
