import type { ComboboxOption } from '@grafana/ui';

import { DIALLED_COUNTRIES, type DialledCountry } from '../../contract/dialled-countries';

const names = new Intl.DisplayNames('en', { type: 'region' });

export const COUNTRY_OPTIONS: Array<ComboboxOption<DialledCountry>> = DIALLED_COUNTRIES.map((value) => ({
  value,
  label: names.of(value) ?? value,
})).sort((a, b) => a.label.localeCompare(b.label, 'en'));
