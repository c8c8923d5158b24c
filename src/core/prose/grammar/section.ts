import type { Purse } from "../meanings.ts";
import { scopeIn } from "../terms.ts";
import type { Section } from "../text.ts";

/** Whose money a section is about: the innermost heading that says it, and within it the narrowest. */
export function sectionScope({ headings }: Section): Purse {
  // The name of a 科目 may speak of a fund.
  const said = headings.flatMap((words) =>
    /\([类款项]\)|^国有资本经营预算支出.*\d|^(?:\S{0,12}年度?)?财政拨款收入\S{0,2}\d/.test(words)
      ? []
      : (scopeIn(words) ?? []),
  );
  const inner = said.at(-1) ?? "全";
  return inner === "财政" ? (said.filter((scope) => scope !== "财政").at(-1) ?? inner) : inner;
}
/** 2.全民参保计划工作经费项目绩效自评综述 */
export function projectIn(heading: string): string | undefined {
  const name = /^(.{4,60}?)(?:项目)?绩效自评(?:综述|情况|结果)?/.exec(heading)?.[1];
  // The title of a 自评表 names none.
  return name === undefined || /^(?:部门|单位|预算|项目|整体|支出|[()])+$/.test(name) ? undefined : name;
}
