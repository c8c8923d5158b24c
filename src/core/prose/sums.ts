import { isPrinted, nothing, push, type Ledger } from "./ledger.ts";
import { keyOf, wholeOf, type Meaning, type Stage, type What } from "./meanings.ts";

/** Wholes and their parts, where the words list them; what is said more than once. */
export function trySums(ledger: Ledger): void {
  tryParts(ledger);
  tryClasses(ledger);
  tryCopies(ledger);
}

function tryParts(ledger: Ledger): void {
  const groups = new Map<string, { whole: number; closed: boolean; parts: Map<string, number> }>();
  const unread = new Set(
    ledger.readings.flatMap(({ slot, sentence }, i) =>
      (slot.is === "none" && (slot.why === "no-subject" || slot.why === "annex")) || ledger.isGuess(i)
        ? [sentence]
        : [],
    ),
  );
  ledger.readings.forEach(({ slot, sentence }, i) => {
    if (slot.is !== "amount" || ledger.isGuess(i)) return;
    const { meaning, stage } = slot;
    const whole = wholeOf(meaning);
    const head = slot.head === undefined ? undefined : ledger.readings[slot.head]?.slot;
    // A list that goes through plan and outcome is one of each.
    const listed =
      head?.is !== "amount"
        ? undefined
        : head.stage === stage
          ? slot.head
          : ledger
              .said(head.meaning, stage)
              .filter((at) => at < i)
              .at(-1);
    if (whole === undefined && listed === undefined) return;
    // Without a list that says so, a part belongs to the last whole of its own section.
    const isNear = (at: number): boolean => {
      const other = ledger.readings[at]?.sentence.section;
      return (
        at < i && other?.zone === sentence.section.zone && chapterOf(other.label) === chapterOf(sentence.section.label)
      );
    };
    const nearest = (of: Meaning | undefined): number | undefined =>
      of === undefined ? undefined : ledger.said(of, stage).filter(isNear).at(-1);
    // What the words leave out stands in its parts: 购置 and 运行 for 公车.
    const near = nearest(whole) ?? nearest(whole && wholeOf(whole));
    const at = listed ?? near;
    if (at === undefined || ledger.isGuess(at)) return;
    const over = ledger.readings[at]?.slot;
    const isDirect = over?.is === "amount" && whole !== undefined && keyOf(whole) === keyOf(over.meaning);
    const key = `${at} ${isDirect ? kindOf(meaning) : "listed"}`;
    const group = groups.get(key) ?? { whole: at, closed: true, parts: new Map<string, number>() };
    groups.set(key, group);
    // Nobody knows what a list comes to that has a figure which was not understood.
    if (unread.has(sentence)) group.closed = false;
    // Nobody knows to which 类 a 科目 without a code belongs.
    if (meaning.what === "科目" && meaning.code === undefined && over?.is === "amount" && over.meaning.what === "科目")
      group.closed = false;
    if (over?.is === "amount" && !isPartOf(meaning, over.meaning)) group.closed = false;
    const own = keyOf(meaning, stage);
    if (!group.parts.has(own)) group.parts.set(own, i);
  });
  // A list may name kinds of a kind beside kinds: all of it adds up.
  for (const [key, { whole, closed, parts }] of groups) {
    const direct = key.endsWith(" listed") ? groups.get(`${whole} parts`) : undefined;
    if (direct === undefined) continue;
    for (const [own, part] of parts) direct.parts.set(own, part);
    direct.closed &&= closed;
    groups.delete(key);
  }
  for (const { whole, closed, parts } of groups.values()) {
    const stage = stageOf(ledger, whole);
    // 公车 beside 购置 and 运行 is said twice.
    const own = [...parts.values()].filter((part) => {
      const over = wholeOf(meaningOf(ledger, part));
      return over === undefined || !parts.has(keyOf(over, stage));
    });
    addSum(ledger, whole, own, closed && !isOpen(ledger, whole, own));
  }
}

/** What 总计 is made of. */
const MADE_OF: Partial<Record<What, readonly What[]>> = {
  收入总计: ["本年收入", "年初结转", "使用非财政拨款结余"],
  支出总计: ["本年支出", "年末结转", "结余分配"],
};

/** Of 总计 a list may name what there is most of alone; one of 人员经费 and 公用经费 leaves out what they are no part of. */
function isOpen(ledger: Ledger, whole: number, parts: readonly number[]): boolean {
  const over = meaningOf(ledger, whole).what;
  const all = MADE_OF[over];
  const own = parts.map((part) => meaningOf(ledger, part));
  const named = own.map(({ what }) => what);
  // Kinds of one part, as 人员经费 and 公用经费 of all spending.
  const kinds = new Set(own.map((part) => wholeOf(part)?.what));
  const [part] = kinds;
  if (kinds.size === 1 && part !== undefined && part !== over && wholeOf({ what: part, scope: "全" })?.what === over)
    return true;
  if (ledger.own === "plan" && all !== undefined)
    return !named.includes(over === "收入总计" ? "年初结转" : "本年支出") || named.every((what) => what === "年初结转");
  // 财政拨款 has neither 非财政拨款结余 nor 结余分配.
  if (meaningOf(ledger, whole).scope !== "全" && all !== undefined)
    return all.slice(0, 2).some((what) => !named.includes(what));
  return all?.some((what) => !named.includes(what)) ?? false;
}

function meaningOf(ledger: Ledger, i: number): Meaning {
  const slot = ledger.readings[i]?.slot;
  return slot?.is === "amount" ? slot.meaning : { what: "收支总计", scope: "全" };
}

function stageOf(ledger: Ledger, i: number): Stage {
  const slot = ledger.readings[i]?.slot;
  return slot?.is === "amount" ? slot.stage : "final";
}

/** 类 = Σ项, where a section names both. */
function tryClasses(ledger: Ledger): void {
  for (const [key, list] of ledger.byKey) {
    const slot = ledger.readings[list[0] ?? -1]?.slot;
    if (slot?.is !== "amount" || slot.meaning.what !== "科目" || slot.meaning.code?.length !== 3) continue;
    const { scope, code } = slot.meaning;
    const parts: number[] = [];
    for (const [other, own] of ledger.byKey) {
      const item = ledger.readings[own[0] ?? -1]?.slot;
      if (other === key || item?.is !== "amount" || item.meaning.what !== "科目" || item.stage !== slot.stage) continue;
      if (
        item.meaning.scope === scope &&
        item.meaning.code?.length === 7 &&
        item.meaning.code.startsWith(code) &&
        own[0] !== undefined
      )
        parts.push(own[0]);
    }
    const isWhole = !ledger.readings.some(
      ({ slot: one }) =>
        one.is === "amount" &&
        one.meaning.what === "科目" &&
        one.meaning.code === undefined &&
        one.meaning.scope === scope &&
        one.stage === slot.stage,
    );
    if (parts.length > 0 && list[0] !== undefined) addSum(ledger, list[0], parts, isWhole);
  }
}

function addSum(ledger: Ledger, whole: number, parts: readonly number[], closed = true): void {
  const ids = parts.map((part) => ledger.id(part));
  const id = ledger.id(whole);
  if (id === undefined || ids.includes(undefined)) return;
  const found = ledger.compare(ids as number[], [id]);
  // Of a list that may leave something out nothing follows, whether it comes out or not.
  if (!closed || parts.length < 2) return;
  ledger.checks.push({
    members: [whole, ...parts],
    ...found,
    against: { is: "sum" },
    expected: (member) => (member === whole ? ledger.worth(whole, ids as number[]) : undefined),
  });
}

/** The same figure said again. */
function tryCopies(ledger: Ledger): void {
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
    push(same, `${key} change`, i);
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

/** What adds up to its whole in one list: 类 and 项 in two, other lines in a third. */
function kindOf({ what, code }: Meaning): string {
  return what === "科目" ? `${what} ${code?.length === 3 ? 3 : 7}` : what === "经济科目" ? what : "parts";
}

/** Whether a list of such parts is known to leave nothing out. */
function isPartOf(part: Meaning, whole: Meaning): boolean {
  if (part.what === "涉及资金") return whole.what === "涉及资金";
  const own = wholeOf(part);
  return own?.what === whole.what || (own !== undefined && wholeOf(own)?.what === whole.what);
}

/** 五（三） → 五 */
function chapterOf(label: string): string {
  return label.slice(0, 1);
}
