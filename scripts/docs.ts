import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ABOVE, BESIDE, DOORS, HOMES, HOST_DOORS, MAY, ROOMS } from "../dependency-cruiser.config.js";
import { titleOf, type Block, type Form, type Source, type Wording } from "../src/core/forms/form.ts";
import { FORMS, RULES } from "../src/core/forms/index.ts";
import { DOCUMENTS } from "../src/core/forms/shared/sources.ts";
import type { Profile } from "../src/core/forms/profile.ts";
import { PROFILES } from "../src/core/forms/profiles.ts";
import { formsOf, isSum, kindOf, scopeOf, type Rule, type SumRule } from "../src/core/forms/rule.ts";
import { WHOLE_RULES } from "../src/core/forms/shared/whole.ts";
import { plain } from "../src/core/sheet/text.ts";
import { EXAMPLES, formulaIn, type Example } from "../src/functions/examples.ts";
import { usage, type FunctionHelp } from "../src/functions/help.ts";
import { FUNCTIONS } from "../src/functions/reference.ts";
import { profileSchema } from "./profile-schema.ts";

// docs/rules.md, docs/forms.md, docs/functions.md, docs/house.md and docs/profile.schema.json are made from the data: people read them, nobody edits them.
//   npx tsx scripts/docs.ts           writes them
//   npx tsx scripts/docs.ts --check   fails when one is stale

const MADE = "<!-- 由 `npm run docs` 从数据生成，请勿手改。Made from the data by `npm run docs`; do not edit. -->";

function conditionOf({ when, unless }: SumRule): string {
  return [
    ...(when === undefined ? [] : [when.says]),
    ...(unless === undefined ? [] : [`${unless.says}的，差额不提示`]),
  ].join("；");
}

function rulesPage(): string {
  const kinds = ["决算", "预算", "绩效"] as const;
  const parts = kinds.flatMap((kind) =>
    (["表内", "表间"] as const).map((scope) => {
      const rules = RULES.filter((rule) => kindOf(rule) === kind && scopeOf(rule) === scope);
      return [
        `## ${kind}·${scope}（${rules.length} 条）`,
        "",
        "| 编号 | 规则 | 类别 | 适用条件 | 依据 |",
        "|---|---|---|---|---|",
        ...rules.map(
          (rule) =>
            `| ${rule.id} | ${says(rule)} | ${sort(rule)} | ${isSum(rule) ? conditionOf(rule) : ""} | ${rule.basis} |`,
        ),
      ].join("\n");
    }),
  );
  return [
    MADE,
    "# 核对规则",
    "",
    "“依据”是勾稽关系的编号：F 为决算表内，X 为决算表间，B 为预算表内，XB 为预算表间，P 为绩效表，XS、XBS 为名称；编号中的数字是表号。",
    "“提示”值得一看，但从不算错。规则编号一经发布就不再改作他用。",
    "",
    ...parts.flatMap((part) => [part, ""]),
    `## 合起来（${WHOLE_RULES.length} 条）`,
    "",
    "把上面各条（提示除外）合在一起，对一套表、一张表各试一次。",
    "",
    "| 编号 | 规则 | 依据 |",
    "|---|---|---|",
    ...WHOLE_RULES.map(({ id, says, basis }) => `| ${id} | ${says} | ${basis} |`),
    "",
  ].join("\n");
}

function says(rule: Rule): string {
  const forms = formsOf(rule);
  return `${scopeOf(rule) === "表内" && forms[0] !== undefined ? `${titleOf(forms[0])}：` : ""}${rule.says}`;
}

const RELATIONS = { "=": "相等", "≤": "不大于", "⇔": "同有同无", "⇒": "有则须有" } as const;

function sort(rule: Rule): string {
  const kind = isSum(rule) ? RELATIONS[rule.relation ?? "="] : "结构";
  return rule.hint === true ? `${kind}，提示` : kind;
}

function formsPage(): string {
  return [
    MADE,
    "# 公开表",
    "",
    "按标题和表头认表，不按表号。“或”之后是也认得的其他写法。",
    "",
    "## 成套的表",
    "",
    ...PROFILES.flatMap((profile) => [...profilePart(profile), ""]),
    "## 出处",
    "",
    "“印出”的见于这些公开文件，“推断”的写明依据；一行、一栏没有另外注明的，出处同它的表。",
    "",
    ...Object.entries(DOCUMENTS).map(([id, what]) => `- ${id}：${what}`),
    "",
    ...FORMS.flatMap((form) => [...formPart(form), ""]),
  ].join("\n");
}

function profilePart({ name, editions, tables }: Profile): string[] {
  return [
    `### ${name}（${tables.length} 张表）`,
    "",
    `版式：${editions.join("、")} 年。以后的年度用最新的，以前的用最早的，核对结果里都写明。`,
    "",
    "| 表号 | 表名 | 出处 |",
    "|---|---|---|",
    ...tables.map(({ no, title, forms, source }) => {
      const others = forms.slice(1).map((form) => `或 ${titleOf(form)}`);
      return `| ${no} | ${[title, ...others].join("<br>")} | ${sourceOf(source ?? forms[0].source)} |`;
    }),
  ];
}

function sourceOf(source: Source): string {
  return "printed" in source ? `印出：${source.printed}` : `推断：${source.inferred}`;
}

function formPart(form: Form): string[] {
  const others = form.titles.slice(1);
  return [
    `## ${form.no} ${titleOf(form)}`,
    "",
    `${form.kind}。${others.length === 0 ? "" : `标题或作：${others.join("、")}。`}${form.titleOnly === true ? "表头与别的表相像，只按标题或工作表名认。" : ""}`,
    "",
    `${sourceOf(form.source)}。${changed(form.wording)}`,
    ...form.parts.flat().flatMap((block) => ["", ...blockPart(block)]),
  ];
}

const ROWS = {
  lines: "规定的各行",
  functional: "功能分类科目（类、款、项）",
  department: "部门预算支出经济分类科目（类、款，地方可到项）",
  units: "单位",
  projects: "科目及其项目",
  single: "一行，没有行名",
  indicators: "绩效指标",
  "indicator-projects": "项目",
} as const;

function blockPart(block: Block): string[] {
  const side = block.repeats === undefined ? "" : `，并排 ${block.repeats} 组`;
  return [
    `**${block.name}**：每行是${ROWS[block.rows]}${side}${block.counts === true ? "；单位是个、辆、人次，不是金额" : block.unit === undefined ? "" : `；单位是${block.unit}，不是金额`}`,
    "",
    `- 栏：${block.columns
      .map(
        (column) =>
          column.name +
          spellings(column.name, column.headings) +
          (column.optional === true ? "（可缺）" : "") +
          (column.wide === true ? "（其下各款可另成栏）" : "") +
          changed(column.wording) +
          (column.source === undefined ? "" : `（${sourceOf(column.source)}）`),
      )
      .join("、")}`,
    ...(block.lines.length === 0 || block.rows === "single"
      ? []
      : [
          `- 行：${block.lines
            .map(
              (line) =>
                line.name +
                spellings(line.name, line.labels) +
                (line.former === undefined ? "" : `（旧作${line.former.join("、")}）`) +
                (line.optional === true ? "（可缺）" : "") +
                (line.rates === true ? "（是比率，不核对）" : "") +
                changed(line.wording) +
                (line.source === undefined ? "" : `（${sourceOf(line.source)}）`),
            )
            .join("、")}`,
        ]),
  ];
}

function changed(wording: Wording = []): string {
  const steps = wording.map(({ since, words }) => `${since} 年起作“${words}”`);
  return steps.length === 0 ? "" : `（${steps.join("，")}）`;
}

function spellings(name: string, given: readonly string[] = []): string {
  const others = given.filter((text) => plain(text) !== plain(name));
  return others.length === 0 ? "" : `（或 ${others.join("、")}）`;
}

function functionsPage(): string {
  return [
    MADE,
    "# 自定义函数",
    "",
    "装上加载项后在公式里使用，不联网，不随时重算。每个函数有英文、中文两个名字，用哪一个都一样；英文名的提示先英文后中文，中文名的提示是中文。",
    "",
    "- 写“一个单元格或一个区域”的参数可以给区域：结果是同样形状的区域，一个公式填满一整列，比每格一个公式快得多。另一个参数可以是同样形状的区域，也可以是一个单元格。SUBJECT_SUM、CHECK_SUM、CHECK_SAME 只有一个结果。",
    "- 空格仍为空。编码可以是数、文本、全角，中间有空格也行；金额可以有千分位、全角、括号或减号，“—”“无”是没有。",
    "- 没有答案时为 #N/A，问得不对时为 #VALUE!，两者都有一句中文说明：点单元格旁边的感叹号就看得到。参数里的错误值照原样传出；函数给不出的错误（如 #REF!）成为 #VALUE!，说明里写着是什么。",
    "- 除出来的数不四舍五入，由单元格的格式决定显示几位；按十进制精确计算，没有二进制的零头。基数是负数时没有增长率和差异率。",
    "- 科目目录不是官方目录，见 [catalogue/README.md](../catalogue/README.md)。工作簿里有名为“科目表”的工作表（一列编码、一列名称）时，先用它的。",
    "",
    "| 函数 | | 用途 |",
    "|---|---|---|",
    ...FUNCTIONS.map(({ id, name, description }) => `| [${name.en}](#${id}) | ${name.zh} | ${description.zh} |`),
    "",
    ...FUNCTIONS.flatMap((help) => [...functionPart(help), ""]),
  ].join("\n");
}

function functionPart(help: FunctionHelp): string[] {
  return [
    `<a id="${help.id}"></a>`,
    "",
    `## ${help.name.en} / ${help.name.zh}`,
    "",
    `\`${usage(help, "en")}\`  `,
    `\`${usage(help, "zh")}\``,
    "",
    help.description.zh,
    "",
    help.description.en,
    "",
    "| 参数 | | 说明 | |",
    "|---|---|---|---|",
    ...help.parameters.map(
      ({ name, description, optional }) =>
        `| ${name.en} | ${name.zh}${optional ? "（可省略）" : ""} | ${description.zh} | ${description.en} |`,
    ),
    "",
    "| 公式 | 显示 |",
    "|---|---|",
    ...EXAMPLES.filter(({ id }) => id === help.id).map((example) => `| ${formulasOf(example)} | ${shownBy(example)} |`),
  ];
}

function formulasOf({ formula }: Example): string {
  return `\`${formula}\`<br>\`${formulaIn(formula, "zh")}\``;
}

function shownBy({ shows, format, says }: Example): string {
  const cells = typeof shows === "string" ? shows : shows.map((row) => row.join("　")).join("<br>");
  const notes = [format === undefined ? "" : `（格式 ${format}）`, says === undefined ? "" : `<br>${says}`];
  return `${cells}${notes.join("")}`;
}

/** The fences of dependency-cruiser.config.js, drawn. */
function housePage(): string {
  const core = (name: string): string => (name === "core" ? "check" : name);
  const edges = [
    ...Object.entries(MAY).flatMap(([from, may]) =>
      may.filter((to) => to !== from).map((to) => `${core(from)} --> ${core(to).replace("/port", "")}`),
    ),
    ...DOORS.flatMap((door) =>
      ["app", "hosts"].filter((to) => door !== "cli" || to !== "hosts").map((to) => `${door} --> ${to}`),
    ),
    "cli --> files",
    "workbench --> taskpane",
  ];
  return [
    MADE,
    "# 房子",
    "",
    "`src/` 里谁可以引用谁：箭头由引用的一方指向被引用的一方，箭头的下一站以后的也可以引用；反过来的、成圈的，通不过 `npm run lint`。",
    "",
    "```mermaid",
    "flowchart TB",
    '  subgraph engine["core：引擎"]',
    `    check --> ${ROOMS.toReversed().join(" --> ")}`,
    ...BESIDE.map((name) => `    check --> ${name} --> ${ROOMS.at(-1)}`),
    ...ABOVE.map((name) => `    ${name} --> check`),
    "  end",
    ...edges.map((edge) => `  ${edge}`),
    "```",
    "",
    `hosts 只用 app 的 port.ts；入口只从${HOST_DOORS.map((door) => ` src/${door}`).join("、")} 进 hosts。`,
    "",
    "| 库 | 只在 |",
    "|---|---|",
    ...Object.entries(HOMES).map(
      ([library, homes]) => `| ${library} | ${homes.map((home) => `src/${home}/`).join("、")} |`,
    ),
    "| office.js | src/hosts/excel/，以及加载它的页面：src/taskpane/index.tsx、src/functions/、src/site/ |",
  ].join("\n");
}

export const PAGES: Readonly<Record<string, () => string>> = {
  "rules.md": rulesPage,
  "forms.md": formsPage,
  "functions.md": functionsPage,
  "house.md": housePage,
  "profile.schema.json": profileSchema,
};

export function pageFile(name: string): string {
  return fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, page] of Object.entries(PAGES)) {
    const text = `${page().trimEnd()}\n`;
    if (!process.argv.includes("--check")) writeFileSync(pageFile(name), text);
    else if (readFileSync(pageFile(name), "utf8") !== text) {
      console.error(`docs/${name} is stale: run npm run docs`);
      process.exitCode = 1;
    }
  }
}
