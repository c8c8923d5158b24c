import type { Meaning, What } from "../prose/meanings.ts";
import { type OutlinePart, type GlossaryTerm } from "./form.ts";

// What the terms of a 名词解释 mean, as the guides for 决算 and 预算 explain them, and what a unit says of itself.

const all = (what: What): Meaning => ({ what, scope: "全" });

/** Means; and the figure without which a list that is pruned leaves it out. */
const TERMS: Readonly<Record<string, readonly [means: string, of?: Meaning]>> = {
  财政拨款收入: ["指本级财政当年拨付的资金。"],
  一般公共预算拨款收入: ["指本级财政当年拨付的一般公共预算资金。"],
  上级补助收入: ["指事业单位从主管部门和上级单位取得的非财政补助收入。", all("上级补助收入")],
  事业收入: ["指事业单位开展专业业务活动及辅助活动取得的收入。", all("事业收入")],
  经营收入: ["指事业单位在专业业务活动及其辅助活动之外开展非独立核算经营活动取得的收入。", all("经营收入")],
  附属单位上缴收入: ["指事业单位附属独立核算单位按照有关规定上缴的收入。", all("附属单位上缴收入")],
  其他收入: ["指除上述收入以外的各项收入。", all("其他收入")],
  "使用非财政拨款结余（含专用结余）": [
    "指事业单位使用以前年度积累的非财政拨款结余弥补当年收支差额的金额。",
    all("使用非财政拨款结余"),
  ],
  上年结转: ["指以前年度尚未完成，结转到本年仍按原规定用途继续使用的资金。", all("年初结转")],
  年初结转和结余: ["指以前年度尚未完成、结转到本年按有关规定继续使用的资金和结余资金。"],
  结余分配: ["指事业单位按规定缴纳的所得税、提取的专用结余以及转入非财政拨款结余的金额等。", all("结余分配")],
  年末结转和结余: [
    "指本年度或以前年度预算安排、因客观条件变化无法按原计划实施，需要延迟到以后年度按有关规定继续使用的资金和结余资金。",
  ],
  基本支出: ["指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。"],
  项目支出: ["指在基本支出之外为完成特定行政任务或事业发展目标所发生的支出。"],
  经营支出: ["指事业单位在专业业务活动及其辅助活动之外开展非独立核算经营活动发生的支出。", all("经营支出")],
  对附属单位补助支出: ["指事业单位用财政拨款以外的资金对附属单位补助发生的支出。", all("对附属单位补助支出")],
  "“三公”经费": [
    "指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。其中，因公出国（境）费反映公务出国（境）的国际旅费、国外城市间交通费、住宿费、伙食费、培训费、公杂费等支出；公务用车购置及运行维护费反映公务用车购置支出（含车辆购置税）以及燃料费、维修费、过路过桥费、保险费等支出；公务接待费反映按规定开支的各类公务接待支出。",
  ],
  机关运行经费: [
    "指为保障行政单位（含参照公务员法管理的事业单位）运行用于购买货物和服务的各项资金，包括办公及印刷费、邮电费、差旅费、会议费、福利费、日常维修费、专用材料及一般设备购置费、办公用房水电费、办公用房取暖费、办公用房物业管理费、公务用车运行维护费以及其他费用。",
  ],
};

/** Terms by their names, in this order. */
export function terms(...names: readonly string[]): GlossaryTerm[] {
  return names.map((name) => {
    const [means = "", of] = TERMS[name] ?? [];
    return { name, means, ...(of === undefined ? {} : { of }) };
  });
}

/** Headings of what only the unit can say of itself; each is asked once. */
export function about(...headings: readonly string[]): NonNullable<OutlinePart["about"]> {
  return headings.map((heading) => ({
    heading: [heading],
    ask: { key: heading, asks: `${heading}，可以写几段，一段一行`, is: "words" },
  }));
}
