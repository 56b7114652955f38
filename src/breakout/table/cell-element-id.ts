/** Id a grid names its active cell by. */
export function cellElementId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}
