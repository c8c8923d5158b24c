import { type What } from "../meanings.ts";
import { COUNTED } from "../terms.ts";
import type { Sentence } from "../text.ts";
import type { Context } from "./context.ts";
import type { Slot } from "./slot.ts";

/** What a number of things says. */
export function countSlot(
  context: Context,
  sentence: Sentence,
  before: string,
  unit: string,
  from: number,
  to: number,
  reason: boolean,
): Slot {
  const { text } = sentence;
  const own = { at: context.count, unit, sentence };
  const last = context.lastCount;
  context.lastCount = own;
  if (last?.sentence !== sentence && !(last !== undefined && text.startsWith("其中"))) context.divided = undefined;
  if (last?.unit === unit && before.includes("其中") && (last.sentence === sentence || text.startsWith("其中")))
    context.divided = last;
  const listed = listedAfter(text, to, unit);
  if (listed !== undefined) return { is: "listed", listed };
  if (reason) return { is: "none", why: "reason" };
  if (
    /^[项个]$/.test(unit) &&
    /^(?:单位|部门|预算)?项目(?:支出)?(?:开展|进行|绩效自评|的绩效自评)/.test(text.slice(to))
  ) {
    const quoted = before.endsWith("等") ? text.slice(0, from).match(/[“"][^“”"]{2,60}[”"]/g)?.length : undefined;
    return {
      is: "count",
      meaning: { what: "自评项目", scope: "全" },
      ...(quoted === undefined ? {} : { listed: quoted }),
    };
  }
  if (context.divided?.unit === unit) return { is: "part", of: context.divided.at };
  const words = before.slice(Math.max(before.lastIndexOf("；"), before.lastIndexOf("。")) + 1);
  // 商务接待支出1.2万元，接待3批次: those of what was not understood.
  const found =
    context.isLost && !/国内|公务/.test(words)
      ? undefined
      : COUNTED.find((one) => one.words.test(words) && one.unit.test(unit));
  // 外宾接待支出0.50万元，接待6人次，1批次
  const guests = context.spokenHere ? GUESTS[context.current?.meaning.what ?? "接待"] : undefined;
  if (guests !== undefined && /^(?:个?批次?|人次?)$/.test(unit) && !words.includes("国内"))
    return { is: "count", meaning: { what: guests[unit.startsWith("人") ? 1 : 0], scope: "全" } };
  if (found === undefined && /^人次?$/.test(unit)) {
    const what = context.counted === undefined ? undefined : PEOPLE[context.counted];
    if (what !== undefined) return { is: "count", meaning: { what, scope: "全" } };
  }
  if (found === undefined) return { is: "none", why: sentence.section.zone === "sheet" ? "sheet" : "count" };
  context.counted = found.what;
  // What follows speaks of their money.
  if (found.what === "整体自评" || found.what === "绩效项目")
    context.current = {
      meaning: { what: found.what === "整体自评" ? "整体" : "全部项目", scope: "全" },
      stage: context.own,
    };
  return { is: "count", meaning: { what: found.what, scope: "全" } };
}

/** Who is counted after what. */
const PEOPLE: Partial<Record<What, What>> = {
  团组: "出国人次",
  批次: "人次",
  外事批次: "外事人次",
  境外批次: "境外人次",
};

/** Who is received with what is spent, in parties and in heads. */
const GUESTS: Partial<Record<What, readonly [parties: What, heads: What]>> = {
  外事接待: ["外事批次", "外事人次"],
  境外接待: ["境外批次", "境外人次"],
};

/** How many things are listed after a count: 5 个组：办公室、…; undefined where no list follows, or an open one. */
function listedAfter(text: string, to: number, unit: string): number | undefined {
  if (!/^[个项]$/.test(unit)) return undefined;
  const match = /^[^，。；：\d]{0,12}(?:，(?:具体为|分别是|分别为|包括|具体包括|即))?：([^：；。]{2,300})[。；]?$/.exec(
    text.slice(to),
  );
  const list = match?.[1];
  if (list === undefined || /等|\d/.test(list) || (list.includes("，") && list.includes("、"))) return undefined;
  return list.split(/[、，]/).filter((item) => item !== "").length;
}
