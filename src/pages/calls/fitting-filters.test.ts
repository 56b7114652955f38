import { endpointTypes, fittingFilters } from './fitting-filters';

it('offers the endpoints the chosen clients have', () => {
  expect(endpointTypes(['vpbx', 'retail'])).toEqual(['User', 'Fax', 'Friend', 'RetailAccount']);
  expect(endpointTypes(['wholesale'])).toEqual([]);
  expect(endpointTypes()).toHaveLength(5);
});

it('lets go of what no longer goes together', () => {
  const chosen = {
    direction: ['outbound'],
    provider_id: ['7'],
    client_type: ['vpbx'],
    endpoint_type: ['Fax'],
    endpoint_id: ['1'],
  };
  expect(fittingFilters(chosen)).toEqual({ ...chosen, ddi_provider_id: [] });
  expect(fittingFilters({ ...chosen, direction: ['inbound'] }).provider_id).toEqual([]);
  expect(fittingFilters({ ...chosen, client_type: ['retail'] })).toMatchObject({ endpoint_type: [], endpoint_id: [] });
});
