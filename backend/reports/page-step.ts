import { DimensionName } from '../../contract/names';
import { dimensionKey } from './group-keys';

const pageKey = (name: DimensionName) => (name === 'time' ? `"${name}"` : `coalesce("${name}", '')`);

/** The step that keeps the first groups of a ranking. Unknown values stand as empty ones, so that they can be matched. */
export function pageStep(
  name: string,
  dimensions: readonly DimensionName[],
  { from, order, limit }: { from: string; order: string; limit: string }
): string {
  return `${name} as materialized (
  select ${dimensions.map((one) => `${pageKey(one)} as ${dimensionKey(one)}`).join(', ')}
  from (select * from ${from} ${order} limit ${limit}) first
)`;
}

/**
 * Whether a row belongs to a group of the page, or to one that differs from it by an empty value where that has an unknown
 * one. Such a group may be added up as well; it does not come on the page.
 */
export function isShownSql(
  page: string,
  dimensions: readonly DimensionName[],
  value: (name: DimensionName) => string
): string {
  const matches = dimensions.map((name) => {
    const own = name === 'time' ? value(name) : `coalesce(${value(name)}, '')`;
    return `${page}.${dimensionKey(name)} = ${own}`;
  });
  return `exists (select from ${page} where ${matches.join(' and ')})`;
}
