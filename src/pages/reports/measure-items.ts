import type { Catalog } from '../../../contract/catalog';
import type { MeasureName } from '../../../contract/names';
import type { ColumnItem } from '../../breakout/columns/ColumnsPanel';

/** The measures of the catalog as a list to choose columns from. */
export function measureItems(catalog: Catalog): ColumnItem[] {
  return catalog.measures.map(({ name, label, help }) => ({ id: name, label, help }));
}

export function measuresNamed(catalog: Catalog, ids: readonly string[]): MeasureName[] {
  return ids.flatMap((id) => catalog.measures.find(({ name }) => name === id)?.name ?? []);
}
