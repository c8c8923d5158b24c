import type { Against } from "../../core/prose/claim.ts";
import type { TableFinding } from "../../core/report/finding.ts";
import { counted } from "../../core/report/say/shared.ts";
import { spoken } from "../../core/report/say/language.ts";
import type { FindingClass } from "../../core/report/standing.ts";

/** How a file was known to be a unit's: its tables say the name; its name has the unit's; it stands in the unit's folder. */
export type JoinedBy = "tables" | "folder" | "name" | "alone";

/** How a unit stands: the worst of its files. */
export type UnitStanding = "unequal" | "unread" | "open" | "fine";

/** What the desk of a bureau says, in one language: headings and labels of its pages. */
export interface DeskWords {
  readonly problems: Readonly<Record<TableFinding["what"]["problem"], string>>;
  readonly claims: Readonly<Record<Against["is"], string>>;
  readonly remarks: string;
  readonly verdicts: Readonly<Record<FindingClass, string>>;
  readonly standings: Readonly<Record<UnitStanding, string>>;
  readonly joined: Readonly<Record<JoinedBy, string>>;
  /** Names of the pages, as sheets have them. */
  readonly pages: {
    readonly units: string;
    readonly findings: string;
    readonly kinds: string;
    readonly unread: string;
  };
  readonly titles: {
    units(files: number, units: number): string;
    findings(count: number): string;
    kinds(count: number): string;
    unread(count: number): string;
  };
  /** How many units stand how. */
  tally(counts: Readonly<Record<UnitStanding, number>>): string;
  readonly columns: {
    readonly units: readonly string[];
    readonly findings: readonly string[];
    readonly kinds: readonly string[];
    readonly unread: readonly string[];
  };
  /** Between things of a list; between sentences. */
  readonly comma: string;
  readonly semicolon: string;
  file(name: string, documents: readonly string[], year: string | null, by: JoinedBy): string;
  lacks(unlooked: number, missing: readonly string[]): string;
  readonly none: string;
  /** So many further findings of a file, or of the page, are not listed. */
  more(count: number): string;
  /** The same file name with other contents. */
  twice(files: number): string;
}

/** So many names say enough in a cell. */
const FEW = 3;

const chinese: DeskWords = {
  problems: {
    unreadable: "金额读不懂",
    "unknown-row": "表上没有规定的行",
    "nameless-row": "有金额的行没有名称",
    "repeated-line": "规定的行重复",
    "missing-line": "缺规定的行",
    "codeless-row": "科目行没有编码",
    "unfilled-row": "科目行没有数",
    "subject-or-project": "分不清是科目还是项目",
    doubled: "同一张表有两份",
    "units-differ": "金额单位与别的表不同",
    "unit-assumed": "没有写金额单位",
    "other-year": "年度与别的表不同",
    "other-unit": "单位与别的表不同",
    "unread-row": "没有规则读的行",
    "unread-column": "没有规则读的栏",
    "odd-code": "科目编码写法不对",
    "hidden-sheet": "读到的表是隐藏的",
    "hidden-row": "读到的行是隐藏的",
    "hidden-column": "读到的列是隐藏的",
    unprinted: "打印区域以外的数",
    covered: "被合并单元格盖住的数",
    behind: "图片、图形下面的数",
    drawn: "文本框、页眉页脚里的数",
    stale: "公式的结果没有重算",
    "shown-otherwise": "显示的数与存的数不同",
    "no-total": "没有合计一行",
    "mostly-negative": "数多半是负数",
    "empty-but-filled": "写着空表却有数",
  },
  claims: {
    tables: "说明文字的数与表一致",
    words: "说明文字前后一致",
    sum: "说明文字中各项之和",
    indicator: "说明文字中的人数、次数与绩效指标",
    times: "说明文字中的总数与次数、每次的数",
    rate: "说明文字中的占比、增减率、完成率",
    list: "说明文字中的个数与列出的一致",
    beside: "说明文字的数与上年、预算的表一致",
    none: "说明文字",
  },
  remarks: "说明文字的写法",
  verdicts: { unequal: "不符", doubtful: "存疑", unreadable: "读不懂", structure: "结构", hint: "提示" },
  standings: { unequal: "有不符", unread: "读不了", open: "没有核对全", fine: "全部成立" },
  joined: { tables: "表上的单位名称", folder: "同一文件夹", name: "文件名", alone: "单独" },
  pages: { units: "汇总", findings: "发现", kinds: "错误种类", unread: "读不了的文件" },
  titles: {
    units: (files, units) => `公开表核对汇总（${units} 个单位，${files} 个文件）`,
    findings: (count) => `发现（${count} 处）：点文件名打开文件，点单元格到那一格`,
    kinds: (count) => `错误种类（${count} 种）：哪种错误有多少处、多少个单位`,
    unread: (count) => `读不了的文件（${count} 个）`,
  },
  tally: ({ unequal, unread, open, fine }) =>
    `有不符 ${unequal} 个单位，没有发现不符但没有核对全 ${open} 个，读不了 ${unread} 个，全部成立 ${fine} 个。`,
  columns: {
    units: [
      "结果",
      "单位",
      "年度",
      "套表",
      "看过的表",
      "不符",
      "存疑",
      "其他",
      "提示",
      "未核对",
      "已忽略",
      "忽略的理由",
      "先看这里",
      "未核对的原因",
      "文件（怎样归到一起）",
    ],
    findings: ["判定", "单位", "年度", "规则", "规则内容", "涉及的表", "发现", "单元格", "文件", "忽略的理由"],
    kinds: ["判定", "规则", "规则内容", "依据", "处数", "单位数", "单位"],
    unread: ["文件", "单位", "原因"],
  },
  comma: "、",
  semicolon: "；",
  file: (name, documents, year, by) =>
    `${name}${documents.map((document) => `＋${document}`).join("")}（${[year === null ? "" : `${year}年`, chinese.joined[by]].filter((part) => part !== "").join("，")}）`,
  lacks: (unlooked, missing) =>
    [
      unlooked > 0 ? `${unlooked} 张表没有看` : "",
      missing.length > 0
        ? `缺 ${missing.length} 张表：${missing.slice(0, FEW).join("、")}${missing.length > FEW ? "等" : ""}`
        : "",
    ]
      .filter((part) => part !== "")
      .join("；"),
  none: "没有。",
  more: (count) => `还有 ${count} 处没有列出：逐个文件核对可以看全。`,
  twice: (files) => `有 ${files} 个文件名出现过不同的内容，都列出了：改正后重新核对的，请只汇总新的结果。`,
};

const english: DeskWords = {
  problems: {
    unreadable: "an amount that cannot be read",
    "unknown-row": "a row that is not prescribed",
    "nameless-row": "a row with amounts and no name",
    "repeated-line": "a prescribed row twice",
    "missing-line": "a prescribed row is missing",
    "codeless-row": "a subject without a code",
    "unfilled-row": "a subject without figures",
    "subject-or-project": "a subject or a project",
    doubled: "a table twice",
    "units-differ": "money in another unit than other tables",
    "unit-assumed": "the unit of money is not said",
    "other-year": "another year than the other tables",
    "other-unit": "another unit than the other tables",
    "unread-row": "a row that no rule reads",
    "unread-column": "a column that no rule reads",
    "odd-code": "a code that is none",
    "hidden-sheet": "a table that is hidden",
    "hidden-row": "a row that is hidden",
    "hidden-column": "a column that is hidden",
    unprinted: "figures outside the print area",
    covered: "a figure that a merge covers",
    behind: "figures below pictures and shapes",
    drawn: "figures in text boxes, headers and footers",
    stale: "a result not calculated again",
    "shown-otherwise": "a figure shown as another",
    "no-total": "no line for the total",
    "mostly-negative": "most figures are negative",
    "empty-but-filled": "said to be empty, and is not",
  },
  claims: {
    tables: "figures of the words as in the tables",
    words: "figures of the words agree with each other",
    sum: "parts in the words come to their sum",
    indicator: "what the words count as its indicator says",
    times: "what is paid each time comes to the whole",
    rate: "shares and rates in the words",
    list: "as many are listed as the words say",
    beside: "figures of the words as in the tables of last year or of the budget",
    none: "the words",
  },
  remarks: "wording",
  verdicts: {
    unequal: "unequal",
    doubtful: "doubtful",
    unreadable: "unreadable",
    structure: "structure",
    hint: "hint",
  },
  standings: { unequal: "unequal", unread: "not read", open: "not wholly checked", fine: "all holds" },
  joined: { tables: "name in the tables", folder: "same folder", name: "name of the file", alone: "by itself" },
  pages: { units: "Summary", findings: "Findings", kinds: "Kinds of error", unread: "Not read" },
  titles: {
    units: (files, units) => `Published tables checked (${counted(units, "unit")}, ${counted(files, "file")})`,
    findings: (count) => `Findings (${count}): the file leads to the file, the cell to the cell`,
    kinds: (count) => `Kinds of error (${count}): how often, and in how many units`,
    unread: (count) => `Files that could not be read (${count})`,
  },
  tally: ({ unequal, unread, open, fine }) =>
    `${counted(unequal, "unit")} with mismatches, ${open} without, but not wholly checked, ${unread} that could not be read, ${fine} in which all holds.`,
  columns: {
    units: [
      "Result",
      "Unit",
      "Year",
      "Set",
      "Tables",
      "Unequal",
      "Doubtful",
      "Other",
      "Hints",
      "Not checked",
      "Ignored",
      "Reasons",
      "Look here first",
      "Why not checked",
      "Files (how put together)",
    ],
    findings: [
      "Verdict",
      "Unit",
      "Year",
      "Rule",
      "What it says",
      "Tables",
      "Finding",
      "Cell",
      "File",
      "Ignored because",
    ],
    kinds: ["Verdict", "Rule", "What it says", "Basis", "Times", "Units", "Which"],
    unread: ["File", "Unit", "Why"],
  },
  comma: ", ",
  semicolon: "; ",
  file: (name, documents, year, by) =>
    `${name}${documents.map((document) => ` + ${document}`).join("")} (${[year ?? "", english.joined[by]].filter((part) => part !== "").join(", ")})`,
  lacks: (unlooked, missing) =>
    [
      unlooked > 0 ? `${counted(unlooked, "table")} not looked at` : "",
      missing.length > 0
        ? `missing ${counted(missing.length, "table")}: ${missing.slice(0, FEW).join(", ")}${missing.length > FEW ? " …" : ""}`
        : "",
    ]
      .filter((part) => part !== "")
      .join("; "),
  none: "None.",
  more: (count) => `${count} more are not listed: check the file by itself to see them.`,
  twice: (files) =>
    `${counted(files, "name")} came with different contents, all of which are listed: put only the new results together after a correction.`,
};

export const deskWords = spoken({ "zh-CN": chinese, "en-US": english });
