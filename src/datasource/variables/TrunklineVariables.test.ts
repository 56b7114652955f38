import { type DataQueryRequest, type ScopedVars } from '@grafana/data';
import { lastValueFrom } from 'rxjs';

import { makeDataSource, RANGE } from '../../test/data-source';
import { fakeTemplates } from '../../test/fake-templates';
import type { TrunklineVariableQuery } from '../trunkline-query';
import { TrunklineVariables } from './TrunklineVariables';

const QUERY: TrunklineVariableQuery = { refId: 'variable', dimension: 'customer_id', search: '${__searchFilter}' };

async function searched(scopedVars: ScopedVars): Promise<string | undefined> {
  fakeTemplates({});
  const dataSource = makeDataSource();
  const suggest = jest.spyOn(dataSource, 'suggestValues').mockResolvedValue([{ value: '101', label: 'Acme (101)' }]);
  const request = { targets: [QUERY], scopedVars, range: RANGE } as unknown as DataQueryRequest<TrunklineVariableQuery>;
  const { data } = await lastValueFrom(new TrunklineVariables(dataSource).query(request));
  expect(data).toEqual([{ text: 'Acme (101)', value: '101' }]);
  expect(suggest).toHaveBeenCalledWith('customer_id', expect.anything(), RANGE);
  return suggest.mock.lastCall?.[1];
}

it('asks the service for what is typed into the list of a variable, and for anything before', async () => {
  await expect(searched({ __searchFilter: { text: 'ac', value: 'ac' } })).resolves.toBe('ac');
  await expect(searched({})).resolves.toBe('');
});
