/** Puts one more to the list of a key. */
export function add<K, T>(lists: Map<K, T[]>, key: K, one: T): void {
  const own = lists.get(key);
  if (own === undefined) lists.set(key, [one]);
  else own.push(one);
}
