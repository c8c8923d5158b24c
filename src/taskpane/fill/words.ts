import type { Language } from "../../core/report/say/language.ts";

/** What the pane says around 元 → 万元; what would come out it says as the command line does. */
interface FillPaneWords {
  readonly open: string;
  readonly title: string;
  readonly looking: string;
  readonly intro: string;
  readonly settle: string;
  readonly make: string;
  readonly cancel: string;
  readonly close: string;
}

export function fillPaneWords(language: Language): FillPaneWords {
  return language === "zh-CN" ? chinese : english;
}

const chinese: FillPaneWords = {
  open: "元 → 万元……",
  title: "元 → 万元",
  looking: "正在换算……",
  intro: "另做一份万元的工作簿，这份不动。里面是：",
  settle: "配平尾差（改最少的数，每个都在元数的一个末位之内）",
  make: "做一份万元的",
  cancel: "取消",
  close: "关闭",
};

const english: FillPaneWords = {
  open: "元 → 万元…",
  title: "From 元 into 万元",
  looking: "Converting…",
  intro: "Another workbook is made in 万元 and this one stays as it is. It will hold:",
  settle: "Settle rounding differences (the fewest figures, each within one last place of its 元)",
  make: "Make it",
  cancel: "Cancel",
  close: "Close",
};
