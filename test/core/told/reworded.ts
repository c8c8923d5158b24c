import type { Random } from "../honest.ts";

const FIGURE = "[\\d.,]+万元";

/** Ways to say the same, each by one pattern: the figures stay. */
export const WAYS: readonly (readonly [RegExp, string])[] = [
  [/，占(?!比|本年|一般|财政|总|政府|授予|“)/g, "，占比"],
  [/，占(?!比|本年|一般|财政|总|政府|授予|“)([\d.]+%)/g, "（占$1）"],
  [/，占(?!比|本年|一般|财政|总|政府|授予|“)([\d.]+%)/g, "，占比为$1"],
  [/比上年(?!决算)/g, "较上年"],
  [/与上年相比，/g, "同比"],
  [/与(20\d\d)年度相比/g, "较$1年"],
  [/增长/g, "上升"],
  [/下降/g, "降低"],
  [new RegExp(`增加(${FIGURE})，增长([\\d.]+%)`, "g"), "增长$2，增加$1"],
  [new RegExp(`减少(${FIGURE})，下降([\\d.]+%)`, "g"), "减少$1（下降$2）"],
  [new RegExp(`增加(${FIGURE})，增长([\\d.]+%)`, "g"), "增加$1、增长$2"],
  [new RegExp(`增加(${FIGURE})，增长([\\d.]+%)`, "g"), "增加了$1，增幅为$2"],
  [new RegExp(`减少(${FIGURE})，下降([\\d.]+%)`, "g"), "减少了$1，降幅$2"],
  [/完成年初预算的/g, "预算完成率为"],
  [/完成年初预算的/g, "为年初预算的"],
  [/完成(?:全年)?预算的/g, "预算执行率"],
  [/支出决算为/g, "决算支出"],
  [/支出决算为/g, "实际支出"],
  [/年初预算为/g, "年初预算数"],
  [/年初预算为/g, "年初批复预算"],
  [/万元，支出决算/g, "万元；支出决算"],
  [/其中：/g, "其中，"],
  [/万元；/g, "万元，"],
  [/(?<=\d)万元/g, " 万元"],
  [/合计/g, "总额"],
  [/及/g, "和"],
];

/** The lines in other words, two or three ways at once. */
export function reworded(lines: readonly string[], random: Random): string[] {
  const ways = Array.from({ length: random.whole(2, 3) }, () => random.pick(WAYS));
  return lines.map((line) => ways.reduce((text, [from, to]) => text.replace(from, to), line));
}
