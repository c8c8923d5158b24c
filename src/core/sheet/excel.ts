/** What a sheet of Excel holds: rows, columns, characters of its name, and characters of a cell. */
export const ROWS = 2 ** 20;
export const COLUMNS = 2 ** 14;
export const LONGEST_NAME = 31;
export const LONGEST_TEXT = 32_767;

/** Whether there is such a cell; rows and columns count from zero. */
export function isPlace(row: number, column: number): boolean {
  return row >= 0 && row < ROWS && column >= 0 && column < COLUMNS;
}
