import { LONGEST_NAME } from "./excel.ts";

/** A name as formulas and links have it. */
export function quotedName(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

/** A name that no sheet has: this one, or with a number behind it. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = wanted.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (!names.has(name.toLowerCase())) return name;
  }
}
