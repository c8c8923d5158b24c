import { add } from "../sheet/lists.ts";
import { type Ledger, isPrinted, nothing } from "./ledger.ts";
import { keyOf } from "./meanings.ts";

/** The same figure said again. */
export function tryCopies(ledger: Ledger): void {
  const same = new Map<string, number[]>();
  for (const [key, list] of ledger.byKey)
    same.set(
      key,
      list.filter((i) => !isPrinted(ledger.outcomes[i])),
    );
  // Income and spending come to the same.
  for (const scope of ["全", "财政"] as const)
    for (const stage of ["final", "plan", "initial", "last"] as const) {
      const all = (["收支总计", "收入总计", "支出总计"] as const).flatMap((what) => {
        const key = keyOf({ what, scope }, stage);
        const list = same.get(key) ?? [];
        same.delete(key);
        return list;
      });
      if (all.length > 0) same.set(`${scope} 总计 ${stage}`, all);
    }
  ledger.readings.forEach(({ slot }, i) => {
    if (slot.is !== "change") return;
    // 扣除上年结转 all of them speak of what was granted this year; a workbook of the year before may show that there was other money too.
    const isGranted =
      slot.base === "comparable" ||
      (slot.base === "last" &&
        slot.meaning.scope === "当年" &&
        slot.meaning.what === "本年支出" &&
        ledger.beside(slot.meaning, "last").length === 0);
    const key = isGranted ? "同口径" : `${keyOf(slot.meaning)} ${slot.base}`;
    add(same, `${key} change`, i);
  });
  for (const [key, list] of same) if (list.length > 1) copies(ledger, list, key.endsWith(" change"));
}
function signOf({ readings }: Ledger, i: number | undefined): number {
  const slot = readings[i ?? -1]?.slot;
  return slot?.is === "change" ? slot.sign : 0;
}
function copies(ledger: Ledger, list: readonly number[], isChange: boolean): void {
  // Each with the readings that say the same, in whatever unit.
  const values: number[][] = [];
  for (const i of list) {
    const id = ledger.id(i);
    if (id === undefined) continue;
    const known = values.find(([first]) => {
      const other = ledger.id(first);
      return other !== undefined && signOf(ledger, first) === signOf(ledger, i) && ledger.compare([id], [other]).holds;
    });
    if (known === undefined) values.push([i]);
    else known.push(i);
  }
  const ranked = values.sort((a, b) => b.length - a.length);
  const [most] = ranked;
  if (most === undefined) return;
  const base = { against: { is: "words" }, exactly: true } as const;
  if (ranked.length === 1) {
    ledger.checks.push({ members: list, holds: true, ...base, expected: nothing });
    return;
  }
  for (const others of ranked.slice(1))
    for (const other of others)
      ledger.checks.push({
        members: [other, ...most],
        holds: false,
        ...base,
        // What is said twice is likelier than what is said once.
        ...(most.length > others.length || (!ledger.isRow(other) && most.some((i) => ledger.isRow(i)))
          ? { first: other }
          : {}),
        // The same kind of difference may be said of two years, or on two bases.
        ...(isChange ? { vague: true as const } : {}),
        expected: (member) => {
          const right = ledger.id(member === other ? most[0] : other);
          return right === undefined ? undefined : ledger.worth(member, [right]);
        },
      });
}
