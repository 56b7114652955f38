import { HEADER_ROW, moveCursor, type GridSize } from './grid-cursor';

const size: GridSize = { rows: 100, columns: 5, hasTotals: true, page: 20 };
const move = (row: number, column: number, key: string, withControl = false) => {
  const moved = moveCursor({ row, column }, key, withControl, size);
  return moved && [moved.row, moved.column];
};

describe('the cell the keyboard is on', () => {
  it('moves by one and stays inside, header and totals included', () => {
    expect(move(0, 0, 'ArrowDown')).toEqual([1, 0]);
    expect(move(0, 0, 'ArrowUp')).toEqual([HEADER_ROW, 0]);
    expect(move(HEADER_ROW, 0, 'ArrowUp')).toEqual([HEADER_ROW, 0]);
    expect(move(99, 0, 'ArrowDown')).toEqual([100, 0]);
    expect(move(100, 4, 'ArrowDown')).toEqual([100, 4]);
    expect(move(3, 4, 'ArrowRight')).toEqual([3, 4]);
  });

  it('moves by pages and to the ends', () => {
    expect(move(50, 2, 'PageDown')).toEqual([70, 2]);
    expect(move(10, 2, 'PageUp')).toEqual([0, 2]);
    expect(move(50, 2, 'Home')).toEqual([50, 0]);
    expect(move(50, 2, 'End', true)).toEqual([100, 4]);
  });

  it('leaves other keys to others', () => {
    expect(move(0, 0, 'Tab')).toBeUndefined();
  });
});
