/** Puts one more to the list of a key. */
export function add<K, T>(lists: Map<K, T[]>, key: K, one: T): void {
  const own = lists.get(key);
  if (own === undefined) lists.set(key, [one]);
  else own.push(one);
}

/** How often each is there. */
export function tally<K>(all: Iterable<K>): ReadonlyMap<K, number> {
  const found = new Map<K, number>();
  for (const one of all) found.set(one, (found.get(one) ?? 0) + 1);
  return found;
}
