/** Names before (类), (款) and (项), one after the other; a name may have brackets of its own. */
export function pathIn(
  given: string,
): { readonly type?: string; readonly sum?: string; readonly item?: string } | undefined {
  const words = given.replace(/[“”"]/g, "");
  const first = /\([类款项]\)/.exec(words);
  if (first === null) return undefined;
  const before = words.slice(0, first.index);
  let at = Math.max(...["，", "。", "；", "："].map((mark) => before.lastIndexOf(mark))) + 1;
  if (first[0] === "(类)") at = Math.max(at, before.lastIndexOf("、") + 1);
  const names: Partial<Record<"类" | "款" | "项", string>> = {};
  for (const level of ["类", "款", "项"] as const) {
    const end = words.indexOf(`(${level})`, at);
    const name = end < 0 ? "" : words.slice(at, end);
    if (name === "" || name.length > 40 || /[，。；：]|\([类款项]\)/.test(name)) continue;
    names[level] = name;
    at = end + 3;
  }
  return {
    ...(names.类 === undefined ? {} : { type: names.类 }),
    ...(names.款 === undefined ? {} : { sum: names.款 }),
    ...(names.项 === undefined ? {} : { item: names.项 }),
  };
}
/** 卫生健康(210类) is 卫生健康(类). */
export function withoutCodes(words: string): string {
  return words.includes("(") ? words.replace(/\(\d{2,7}([类款项])\)/g, "($1)") : words;
}
