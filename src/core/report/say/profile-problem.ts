import { PROFILE_LIMITS, PROFILE_YEARS, type ProfileProblem } from "../../forms/profile-file.ts";
import { KINDS } from "./en.ts";
import { spoken } from "./language.ts";

/** What is wrong in a file that describes a set, where, and what to do. Apart from the other words: few pages ever read such a file. */
export const profileProblem = spoken<(problem: ProfileProblem) => string>({
  "zh-CN": ({ path, problem }) => `${path === "" ? "" : `${path}：`}${inChinese(problem)}`,
  "en-US": ({ path, problem }) => `${path === "" ? "" : `${path}: `}${inEnglish(problem)}`,
});

const WANTED_CHINESE = {
  text: "文字",
  list: "列表 […]",
  year: "年份，如 2024",
  table: '表名，或 {"form": …}',
  words: '别的写法，如 "…"、["…"] 或 {"as": […], "optional": true}',
  fields: '一对花括号，如 {"合计": ["总计"]}',
  "yes-or-no": "true 或 false",
} as const;

function inChinese(problem: ProfileProblem["problem"]): string {
  switch (problem.is) {
    case "not-json":
      return "不是 JSON，请检查引号、逗号和括号是否成对、是否用了全角";
    case "too-large":
      return `文件超过 ${PROFILE_LIMITS.characters} 个字，请只留下这套表的说明`;
    case "not-an-object":
      return "应为一对花括号 {…}，里面有 name、kind、forms";
    case "missing":
      return "缺少这一项，请补上";
    case "empty":
      return "不能为空，请填写";
    case "not-a":
      return `应为${WANTED_CHINESE[problem.wanted]}，请改正`;
    case "bad-year":
      return `年份应在 ${PROFILE_YEARS.from} 至 ${PROFILE_YEARS.to} 之间，请改正`;
    case "too-many":
      return `超过 ${problem.most} 项，请删去多余的`;
    case "too-long":
      return `超过 ${problem.most} 个字，请缩短`;
    case "unknown-field":
      return `没有这一项，只有 ${problem.known.join("、")}，请改名或删去`;
    case "not-one-of":
      return `不能是“${problem.text}”，请写 ${problem.choices.join(" 或 ")}`;
    case "unknown-form":
      return `没有“${problem.text}”这张表${problem.near.length === 0 ? "" : `，是不是${problem.near.map((title) => `“${title}”`).join("、")}`}；请写已知的表名或表号（gongkai forms 可以列出）`;
    case "other-kind":
      return `“${problem.text}”是${problem.kind}的表，一套表里不能既有决算又有预算，请分成两套`;
    case "twice":
      return `“${problem.text}”前面已经有了，请删去一处`;
    case "name-taken":
      return `“${problem.text}”是自带的一套表，请换一个名称`;
    case "both":
      return `有了 ${problem.text} 就不写这一项，请删去一处`;
    case "not-own":
      return `“${problem.text}”是已知的，不写 like，别的写法写在 as 里`;
    case "not-added":
      return `“${problem.text}”不与别的行（栏）相加，请写本地的与哪一行（栏）一起相加`;
  }
}

const WANTED_ENGLISH = {
  text: "text",
  list: "a list […]",
  year: "a year such as 2024",
  table: 'a title, or {"form": …}',
  words: 'other spellings, such as "…", ["…"] or {"as": […], "optional": true}',
  fields: 'an object such as {"合计": ["总计"]}',
  "yes-or-no": "true or false",
} as const;

function inEnglish(problem: ProfileProblem["problem"]): string {
  switch (problem.is) {
    case "not-json":
      return "this is no JSON; look for quotes, commas and brackets that are missing or full-width";
    case "too-large":
      return `the file has more than ${PROFILE_LIMITS.characters} characters; keep only what describes the set`;
    case "not-an-object":
      return "it must be {…} with name, kind and forms";
    case "missing":
      return "this is missing; add it";
    case "empty":
      return "this is empty; fill it in";
    case "not-a":
      return `this must be ${WANTED_ENGLISH[problem.wanted]}`;
    case "bad-year":
      return `the year must be from ${PROFILE_YEARS.from} to ${PROFILE_YEARS.to}`;
    case "too-many":
      return `there are more than ${problem.most}; take some away`;
    case "too-long":
      return `this has more than ${problem.most} characters; shorten it`;
    case "unknown-field":
      return `there is no such field, only ${problem.known.join(", ")}; rename it or take it away`;
    case "not-one-of":
      return `this cannot be "${problem.text}"; write ${problem.choices.join(" or ")}`;
    case "unknown-form":
      return `no table is called "${problem.text}"${problem.near.length === 0 ? "" : ` (perhaps ${problem.near.map((title) => `"${title}"`).join(" or ")})`}; write a known title or number (gongkai forms lists them)`;
    case "other-kind":
      return `"${problem.text}" is a table of the ${KINDS[problem.kind]}, and a set has tables of one kind; make two sets`;
    case "twice":
      return `"${problem.text}" is there already; take one away`;
    case "name-taken":
      return `"${problem.text}" is a set that comes with the program; choose another name`;
    case "both":
      return `not beside ${problem.text}; remove one of them`;
    case "not-own":
      return `"${problem.text}" is known and like nothing else; put other spellings in as`;
    case "not-added":
      return `"${problem.text}" is not added up with others; name a line or column with which this one is added up`;
  }
}
