import { keyOf, wholeOf, type Meaning, type Stage } from "../meanings.ts";
import type { Context } from "./context.ts";
import { none, type Slot } from "./slot.ts";
import { FALL, RISE } from "./words.ts";

const SHARE = /占([^，。；：]{0,40}?)(?:的(?:比例|比重|百分比)?|比例|比重|比)?(?:为|达)?$/;
const COMPLETION =
  /(?:(?:完成(?:了)?|为|是|达到?)(年初|全年|调整后?|年度)?预算(?:数)?(?:的)?(?:比例)?|完成(?:率|比例)|执行率)(?:为|达)?$/;
/** 年初预算…，支出决算…，完成: of the plan that the sentence has given. */
const COMPLETED = /^，完成(?:了)?$/;
const VARIANCE = /差异率(?:为)?$/;

/** Whether a rate follows, whatever is printed behind it. */
export function isRate({ completing }: Context, before: string): boolean {
  return (
    (before === "的" && completing !== undefined) ||
    SHARE.test(before) ||
    COMPLETION.test(before) ||
    COMPLETED.test(before) ||
    VARIANCE.test(before) ||
    /(?:增长|上升|下降|降低|幅|率)(?:了)?(?:约|为|达)?$/.test(before)
  );
}

/** What a rate says: a share, a completion, a variance, a growth. */
export function rateSlot(context: Context, before: string, reason: boolean): Slot {
  if (reason) return none("reason");
  if (before === "的" && context.completing !== undefined && context.current !== undefined)
    return { is: "completion", meaning: context.current.meaning, plan: context.completing };
  if (COMPLETED.test(before) && context.spokenHere && context.current !== undefined)
    return {
      is: "completion",
      meaning: context.current.meaning,
      plan: context.planned === "last" ? "plan" : context.planned,
    };
  const share = SHARE.exec(before);
  if (share !== null) {
    const words = before.slice(0, share.index);
    const part = context.subjectOf(words) ?? context.goingOn(words);
    if (part === undefined) return none("no-subject");
    context.current = part;
    const named = (share[1] ?? "").replace(/^(?:全部|总的)/, "");
    const found =
      named === ""
        ? undefined
        : /^本[类款]支出$/.test(named) && part.meaning.code !== undefined
          ? { meaning: { ...part.meaning, code: part.meaning.code.slice(0, named.startsWith("本类") ? 3 : 5) } }
          : /项目.*(?:预算|资金)总额$/.test(named) && context.granted !== undefined
            ? { meaning: context.granted }
            : context.subjectOf(named, true);
    if (named !== "" && found === undefined) return none("no-whole");
    const head =
      context.head !== undefined && !same(context.head.meaning, part.meaning) ? context.head.meaning : undefined;
    const whole = found?.meaning ?? head ?? wholeOf(part.meaning);
    if (whole !== undefined && same(whole, part.meaning)) return none("no-whole");
    return whole === undefined
      ? none("no-whole")
      : {
          is: "share",
          meaning: part.meaning,
          stage: part.stage,
          whole,
          ...(found === undefined ? {} : { named: true }),
        };
  }
  const completion = COMPLETION.exec(before);
  if (completion !== null) {
    const plan: Stage = completion[1] === "年初" ? "initial" : "plan";
    const words = before.slice(0, completion.index);
    const part = context.subjectOf(words) ?? context.goingOn(words);
    if (part === undefined) return none("no-subject");
    context.current = part;
    return { is: "completion", meaning: part.meaning, plan };
  }
  if (VARIANCE.test(before))
    return context.current === undefined
      ? none("no-subject")
      : { is: "variance", meaning: context.current.meaning, plan: context.planned };
  const sign = RISE.test(before) ? 1 : FALL.test(before) ? -1 : undefined;
  if (sign === undefined) return none("no-subject");
  const { meaning, base } = context.compared(before);
  return meaning === undefined ? none("no-subject") : { is: "growth", meaning, base, sign };
}

function same(a: Meaning, b: Meaning): boolean {
  return keyOf(a) === keyOf(b);
}
