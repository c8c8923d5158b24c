const collator = new Intl.Collator("zh-CN", { numeric: true });

/** Folders and the file; both kinds of stroke part them. */
export function pathParts(path: string): string[] {
  return path.split(/[\\/]/);
}

/** The order of paths as file managers list them: folder by folder, 2 before 10. */
export function inNaturalOrder(a: string, b: string): number {
  const [left, right] = [pathParts(a), pathParts(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = collator.compare(left[i] ?? "", right[i] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
