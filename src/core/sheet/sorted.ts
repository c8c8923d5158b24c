/** Where the first number not below another stands, of numbers in order. */
export function firstFrom(numbers: readonly number[], least: number): number {
  return firstAt(numbers.length, (at) => numbers[at] ?? least, least);
}

/** The last number below another, of numbers in order. */
export function lastBefore(numbers: readonly number[], most: number): number | undefined {
  return numbers[firstFrom(numbers, most) - 1];
}

/** Those of rows `from` to the one before `until`, of some in the order of their rows. */
export function inRows<T extends { readonly row: number }>(
  list: readonly T[],
  from: number,
  until: number,
): readonly T[] {
  const first = (row: number): number => firstAt(list.length, (at) => list[at]?.row ?? row, row);
  return list.slice(first(from), first(until));
}

function firstAt(length: number, of: (at: number) => number, least: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
