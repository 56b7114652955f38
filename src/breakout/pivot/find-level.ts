import type { Level } from '../../../contract/answer';

/** The level grouped by exactly these dimensions, in whatever order they were asked. */
export function findLevel(levels: readonly Level[], dimensions: readonly string[]): Level | undefined {
  return levels.find(
    (level) =>
      level.dimensions.length === dimensions.length &&
      dimensions.every((dimension) => level.dimensions.includes(dimension))
  );
}
