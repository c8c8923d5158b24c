import { parseArgs } from "node:util";
import type { Hold } from "../core/balance/balance.ts";
import type { Unit } from "../core/amounts/units.ts";
import { WORDS_FORMS } from "../core/writing/forms.ts";
import { PROFILES } from "../core/forms/profiles.ts";
import type { Language } from "../core/report/say/language.ts";
import type { CheckDates } from "../core/publication/checklist/answer.ts";
import type { BookRole } from "../core/prose/beside.ts";
import type { BalanceUsage } from "./balance.ts";
import type { FileUsage } from "./output.ts";
import type { PublishUsage } from "./publish.ts";
import { closest } from "./closest.ts";
import { STEPS } from "../files/publish.ts";

export const COMMANDS = [
  "check",
  "compare",
  "checklist",
  "summary",
  "department",
  "write",
  "document",
  "balance",
  "fill",
  "publish",
  "template",
  "rules",
  "forms",
  "subject",
  "help",
] as const;
export type Command = (typeof COMMANDS)[number];

/** A command line as understood. */
export interface Usage {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly language: Language;
  readonly json: boolean;
  readonly strict: boolean;
  /** One line a file. */
  readonly summary: boolean;
  /** What the user ignores in the workbook counts like the rest. */
  readonly includeIgnored: boolean;
  /** Where check and summary write their report, or check its lines. */
  readonly report?: ReportUsage;
  /** A line of JSON for each file: where to. */
  readonly lines?: "output" | "file";
  /** Files for which there is a line, and which have not changed, are not checked again. */
  readonly resume: boolean;
  readonly shard?: ShardUsage;
  readonly marked?: string;
  /** Documents to be read beside the workbooks. */
  readonly prose: readonly string[];
  /** Workbooks of last year and of the budget, held against those that are checked. */
  readonly books: readonly { readonly book: BookRole; readonly file: string }[];
  /** The name of a set, or a .json file that describes one. */
  readonly profile?: string;
  readonly only?: "表内" | "表间";
  /** Of the commands of these names. */
  readonly template?: TemplateUsage;
  readonly balance?: BalanceUsage;
  readonly compare?: CompareUsage;
  readonly department?: DepartmentUsage;
  readonly checklist?: ChecklistUsage;
  readonly write?: WriteUsage;
  readonly document?: DocumentUsage;
  readonly fill?: FillUsage;
  readonly publish?: PublishUsage;
}

/** A file of all that was found. */
export interface ReportUsage {
  readonly output: string;
  readonly force: boolean;
}

/** A workbook with what it is compared with: last year's workbook or document, and the budget. */
export interface CompareUsage {
  readonly input: string;
  readonly books: Usage["books"];
  readonly json: boolean;
  readonly report?: ReportUsage;
}

/** The files of a publication, and what they are held against. */
export interface ChecklistUsage {
  readonly inputs: readonly string[];
  readonly books: Usage["books"];
  readonly dates: CheckDates;
  readonly json: boolean;
  readonly report?: ReportUsage;
}

/** A department's workbook with those of its units, and a list of what units it has. */
export interface DepartmentUsage {
  readonly input: string;
  readonly units: readonly string[];
  readonly list?: string;
  readonly json: boolean;
  readonly report?: ReportUsage;
}

/** One of so many parts of the files; the first is 1. */
export interface ShardUsage {
  readonly index: number;
  readonly of: number;
}

/** The tables of which words are written, and what else is known. */
export interface WriteUsage {
  readonly input: string;
  readonly books: Usage["books"];
  /** The sheet 说明用数 as filled in, and where to write it. */
  readonly answers?: string;
  readonly questions?: string;
  /** .txt or .docx; the words are printed where there is none. */
  readonly output?: string;
  /** 本单位, 本部门. */
  readonly self?: string;
  /** The name of a form of words, where not that of the tables. */
  readonly form?: string;
  readonly force: boolean;
}

export interface FillUsage extends BalanceUsage {
  /** Whether 尾差 are settled, with the 元 behind them, or left and said. */
  readonly balance: boolean;
}

/** The tables of a whole document, and what else is known. */
export interface DocumentUsage extends Omit<WriteUsage, "input" | "output" | "questions"> {
  /** 绩效表 may stand in a file of their own. */
  readonly inputs: readonly string[];
  /** .docx or .html */
  readonly output: string;
  /** A .docx or a text with the 情况说明, in the place of one that is written. */
  readonly words?: string;
  /** A .docx of the office whose look the new one gets. */
  readonly like?: string;
}

/** Which blank tables of the set are wanted, and where. */
export interface TemplateUsage {
  /** 表号, whole or without their words; all where not given. */
  readonly tables?: readonly string[];
  readonly year: number;
  readonly unitName?: string;
  readonly unit: Unit;
  /** How many projects get a sheet of their own. */
  readonly projects: number;
  readonly output: string;
  readonly force: boolean;
}

/** What cannot be understood of a command line. */
export type Mistake =
  | {
      readonly mistake: "command" | "option";
      readonly text: string;
      /** What it looks most like. */
      readonly meant: string | undefined;
    }
  | {
      readonly mistake: "no-value" | "value-unwanted" | "option-twice" | "foreign-option" | "not-together" | "shard";
      readonly text: string;
    }
  | { readonly mistake: "choice"; readonly text: string; readonly option: string; readonly choices: readonly string[] }
  | {
      readonly mistake:
        | "lacking-option"
        | "operand"
        | "one-file"
        | "year"
        | "day"
        | "projects"
        | "not-xlsx"
        | "not-words"
        | "not-document";
      readonly text: string;
    }
  | { readonly mistake: "table" | "not-a-report"; readonly text: string; readonly choices: readonly string[] }
  | { readonly mistake: "no-files" | "no-subject" | "no-units" | "resume-what" };

const OPTIONS = {
  json: { type: "boolean" },
  marked: { type: "string" },
  prose: { type: "string", multiple: true },
  "last-year": { type: "string" },
  budget: { type: "string" },
  answers: { type: "string" },
  questions: { type: "string" },
  self: { type: "string" },
  form: { type: "string" },
  words: { type: "string" },
  like: { type: "string" },
  approved: { type: "string" },
  published: { type: "string" },
  profile: { type: "string" },
  lang: { type: "string" },
  only: { type: "string" },
  strict: { type: "boolean" },
  summary: { type: "boolean" },
  jsonl: { type: "boolean" },
  resume: { type: "boolean" },
  shard: { type: "string" },
  units: { type: "string" },
  "include-ignored": { type: "boolean" },
  year: { type: "string" },
  unit: { type: "string" },
  money: { type: "string" },
  tables: { type: "string" },
  projects: { type: "string" },
  output: { type: "string", short: "o" },
  force: { type: "boolean" },
  "dry-run": { type: "boolean" },
  hold: { type: "string" },
  keep: { type: "string" },
  balance: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;
type Option = keyof typeof OPTIONS;

const CHOICES = {
  lang: ["zh-CN", "en-US"],
  only: ["表内", "表间", "全部"],
  money: ["万元", "元", "千元"],
  profile: PROFILES.map(({ name }) => name),
} as const satisfies Partial<Record<Option, readonly string[]>>;
const choicesOf: Readonly<Partial<Record<Option, readonly string[]>>> = CHOICES;

/** Options of one command only; the others go with every command. */
const OWN: Readonly<Partial<Record<Option, readonly Command[]>>> = {
  json: ["check", "compare", "checklist", "department", "rules"],
  marked: ["check"],
  prose: ["check"],
  "last-year": ["check", "compare", "checklist", "write", "document"],
  budget: ["check", "compare", "checklist", "write", "document"],
  answers: ["write", "document"],
  questions: ["write"],
  self: ["write", "document"],
  form: ["write", "document"],
  words: ["document"],
  like: ["document"],
  approved: ["checklist"],
  published: ["checklist"],
  profile: ["check", "template", "fill"],
  only: ["check"],
  strict: ["check"],
  summary: ["check"],
  jsonl: ["check"],
  resume: ["check"],
  shard: ["check"],
  units: ["department"],
  "include-ignored": ["check"],
  year: ["template"],
  unit: ["template"],
  money: ["template"],
  tables: ["template"],
  projects: ["template"],
  output: [
    "check",
    "compare",
    "checklist",
    "summary",
    "department",
    "write",
    "document",
    "template",
    "balance",
    "fill",
    "publish",
  ],
  force: [
    "check",
    "compare",
    "checklist",
    "summary",
    "department",
    "write",
    "document",
    "template",
    "balance",
    "fill",
    "publish",
  ],
  "dry-run": ["balance", "fill", "publish"],
  hold: ["balance", "fill"],
  balance: ["fill"],
  keep: ["publish"],
};

/** Whether --profile names a file and no set. */
export function isProfileFile(text: string): boolean {
  return /\.json$/i.test(text);
}

/** Reads a command line. A mistake comes with the language to say it in. */
export function readUsage(argv: readonly string[]): Usage | "version" | (Mistake & { readonly language: Language }) {
  const { tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  const values: Partial<Record<Option, string | true>> = {};
  const mistakes: Mistake[] = [];
  const prose: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.keys(OPTIONS).find((name): name is Option => name === token.name);
    if (option === undefined) {
      mistakes.push({ mistake: "option", text: token.rawName, meant: optionMeant(token.rawName) });
    } else if (OPTIONS[option].type === "boolean") {
      if (token.value !== undefined) mistakes.push({ mistake: "value-unwanted", text: token.rawName });
      values[option] = true;
    } else if (!token.value || (!token.inlineValue && token.value.startsWith("-"))) {
      mistakes.push({ mistake: "no-value", text: token.rawName });
    } else {
      if (values[option] !== undefined && !("multiple" in OPTIONS[option]))
        mistakes.push({ mistake: "option-twice", text: token.rawName });
      values[option] = token.value;
      if (option === "prose") prose.push(token.value);
      const choices = choicesOf[option];
      const isFile = option === "profile" && isProfileFile(token.value);
      if (choices?.includes(token.value) === false && !isFile) {
        const all = option === "profile" ? [...choices, "*.json"] : choices;
        mistakes.push({ mistake: "choice", text: token.value, option: token.rawName, choices: all });
      }
    }
  }

  const language = values.lang === "en-US" ? "en-US" : "zh-CN";
  const [mistake] = mistakes;
  if (mistake !== undefined) return { ...mistake, language };
  if (values.version) return "version";
  const [first, ...operands] = positionals;
  const settings = {
    language,
    prose,
    books: booksIn(values),
    json: values.json === true,
    strict: values.strict === true,
    summary: values.summary === true,
    includeIgnored: values["include-ignored"] === true,
    resume: values.resume === true,
  } as const;
  const command = COMMANDS.find((name) => name === first);
  if (values.help || first === undefined || command === "help") {
    const topics = command === "help" ? operands : positionals;
    const [topic] = topics;
    if (topic !== undefined && !COMMANDS.some((name) => name === topic))
      return { mistake: "command", text: topic, meant: closest(topic, COMMANDS), language };
    return { ...settings, command: "help", operands: topics };
  }
  if (command === undefined) return { mistake: "command", text: first, meant: closest(first, COMMANDS), language };
  for (const option of Object.keys(values) as Option[]) {
    if (OWN[option]?.includes(command) === false) {
      return { mistake: "foreign-option", text: `--${option}`, language };
    }
  }
  if (operands.length === 0 && (command === "check" || command === "checklist" || command === "summary"))
    return { mistake: "no-files", language };
  if (operands.length === 0 && command === "subject") return { mistake: "no-subject", language };
  const report = isReporting(command) ? readReport(values, command) : undefined;
  if (report !== undefined && "mistake" in report) return { ...report, language };
  const compare = command === "compare" ? readCompare(operands, settings.books, settings.json, report) : undefined;
  if (compare !== undefined && "mistake" in compare) return { ...compare, language };
  const checklist = command === "checklist" ? readChecklist(operands, values, settings, report) : undefined;
  if (checklist !== undefined && "mistake" in checklist) return { ...checklist, language };
  const department = command === "department" ? readDepartment(operands, values, settings.json, report) : undefined;
  if (department !== undefined && "mistake" in department) return { ...department, language };
  const toFile = report !== undefined && isLines(report.output);
  const shown = (["summary", "json", "jsonl"] as const).filter((option) => values[option] === true);
  if (shown.length > 1 || (toFile && shown.length > 0)) {
    const together = [...shown.map((option) => `--${option}`), ...(toFile ? ["-o *.jsonl"] : [])];
    return { mistake: "not-together", text: together.join(", "), language };
  }
  if (settings.resume && !toFile) return { mistake: "resume-what", language };
  const shard = readShard(values);
  if (shard !== undefined && "mistake" in shard) return { ...shard, language };
  const lines = toFile ? "file" : values.jsonl === true ? "output" : undefined;
  const write = command === "write" ? readWrite(operands, values, settings.books) : undefined;
  if (write !== undefined && "mistake" in write) return { ...write, language };
  const document = command === "document" ? readWholeDocument(operands, values, settings.books) : undefined;
  if (document !== undefined && "mistake" in document) return { ...document, language };
  const template = command === "template" ? readTemplate(operands, values) : undefined;
  if (template !== undefined && "mistake" in template) return { ...template, language };
  const balance = command === "balance" ? readBalance(operands, values) : undefined;
  if (balance !== undefined && "mistake" in balance) return { ...balance, language };
  const fill = command === "fill" ? readBalance(operands, values) : undefined;
  if (fill !== undefined && "mistake" in fill) return { ...fill, language };
  const publish = command === "publish" ? readPublish(operands, values) : undefined;
  if (publish !== undefined && "mistake" in publish) return { ...publish, language };
  return {
    ...settings,
    command,
    operands,
    ...(report === undefined ? {} : { report }),
    ...(department === undefined ? {} : { department }),
    ...(lines === undefined ? {} : { lines }),
    ...(shard === undefined ? {} : { shard }),
    ...(template === undefined ? {} : { template }),
    ...(balance === undefined ? {} : { balance }),
    ...(compare === undefined ? {} : { compare }),
    ...(checklist === undefined ? {} : { checklist }),
    ...(write === undefined ? {} : { write }),
    ...(document === undefined ? {} : { document }),
    ...(fill === undefined ? {} : { fill: { ...fill, balance: values.balance === true } }),
    ...(publish === undefined ? {} : { publish }),
    ...(typeof values.marked === "string" ? { marked: values.marked } : {}),
    ...(typeof values.profile === "string" ? { profile: values.profile } : {}),
    ...(values.only === "表内" || values.only === "表间" ? { only: values.only } : {}),
  };
}

type Values = Readonly<Partial<Record<Option, string | true>>>;

function optionMeant(text: string): string | undefined {
  return closest(
    text,
    Object.keys(OPTIONS).map((name) => `--${name}`),
  );
}

/** How the names of reports end. */
const REPORTS = {
  check: [".html", ".xlsx", ".csv", ".jsonl"],
  summary: [".html", ".xlsx", ".csv"],
  compare: [".html", ".xlsx"],
  checklist: [".html", ".xlsx"],
  department: [".html", ".xlsx"],
} as const;

function isReporting(command: Command): command is keyof typeof REPORTS {
  return Object.hasOwn(REPORTS, command);
}

function readReport({ output, force }: Values, command: keyof typeof REPORTS): ReportUsage | Mistake | undefined {
  if (typeof output !== "string") return command === "summary" ? { mistake: "lacking-option", text: "-o" } : undefined;
  const choices = REPORTS[command];
  const ending = /[^/\\](\.[a-z]{1,5})$/i
    .exec(output)?.[1]
    ?.toLowerCase()
    .replace(/^\.htm$/, ".html");
  if (!choices.some((one) => one === ending)) return { mistake: "not-a-report", text: output, choices };
  return { output, force: force === true };
}

function isLines(output: string): boolean {
  return /[^/\\]\.jsonl$/i.test(output);
}

/** 2/4: the second of four parts. */
function readShard({ shard }: Values): ShardUsage | Mistake | undefined {
  if (typeof shard !== "string") return undefined;
  const [, index, of] = (/^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(shard) ?? []).map(Number);
  if (index === undefined || of === undefined || index > of) return { mistake: "shard", text: shard };
  return { index, of };
}

function booksIn(values: Values): Usage["books"] {
  const named = (book: BookRole, file: string | true | undefined): Usage["books"] =>
    typeof file === "string" ? [{ book, file }] : [];
  return [...named("last", values["last-year"]), ...named("budget", values.budget)];
}

/** This year's workbook and last year's: the second operand, or --last-year. */
function readCompare(
  operands: readonly string[],
  books: Usage["books"],
  json: boolean,
  report: ReportUsage | undefined,
): CompareUsage | Mistake {
  const [input, last, third] = operands;
  const isTwice = last !== undefined && books.some(({ book }) => book === "last");
  if (input === undefined) return { mistake: "one-file", text: "" };
  if (third !== undefined || isTwice) return { mistake: "one-file", text: third ?? last ?? "" };
  const all = [...(last === undefined ? [] : [{ book: "last", file: last } as const]), ...books];
  if (all.length === 0) return { mistake: "lacking-option", text: "--last-year" };
  return { input, books: all, json, ...(report === undefined ? {} : { report }) };
}

function readChecklist(
  inputs: readonly string[],
  { approved, published }: Values,
  { books, json }: Pick<Usage, "books" | "json">,
  report: ReportUsage | undefined,
): ChecklistUsage | Mistake {
  const wrong = [approved, published].find((day) => typeof day === "string" && !/^20\d\d-\d{1,2}-\d{1,2}$/.test(day));
  if (typeof wrong === "string") return { mistake: "day", text: wrong };
  const dates = {
    ...(typeof approved === "string" ? { approved } : {}),
    ...(typeof published === "string" ? { published } : {}),
  };
  return { inputs, books, dates, json, ...(report === undefined ? {} : { report }) };
}

/** The department first, then files and folders of its units. */
function readDepartment(
  [input, ...units]: readonly string[],
  { units: list }: Values,
  json: boolean,
  report: ReportUsage | undefined,
): DepartmentUsage | Mistake {
  if (input === undefined) return { mistake: "one-file", text: "" };
  if (units.length === 0) return { mistake: "no-units" };
  return {
    input,
    units,
    json,
    ...(typeof list === "string" ? { list } : {}),
    ...(report === undefined ? {} : { report }),
  };
}

function readWrite(operands: readonly string[], values: Values, books: Usage["books"]): WriteUsage | Mistake {
  const [input, second] = operands;
  if (input === undefined || second !== undefined) return { mistake: "one-file", text: second ?? "" };
  const { output, questions } = values;
  const known = readKnown(values);
  if ("mistake" in known) return known;
  if (typeof output === "string" && !/[^/\\]\.(?:docx|txt|xlsx)$/i.test(output))
    return { mistake: "not-words", text: output };
  if (typeof questions === "string" && !/[^/\\]\.xlsx$/i.test(questions))
    return { mistake: "not-xlsx", text: questions };
  return {
    input,
    books,
    ...known,
    ...(typeof output === "string" ? { output } : {}),
    ...(typeof questions === "string" ? { questions } : {}),
  };
}

/** What words are written with besides the tables. */
function readKnown({
  answers,
  self,
  form,
  force,
}: Values): Pick<WriteUsage, "answers" | "self" | "form" | "force"> | Mistake {
  const names = WORDS_FORMS.map(({ name }) => name);
  if (typeof form === "string" && !names.includes(form))
    return { mistake: "choice", text: form, option: "--form", choices: names };
  return {
    force: force === true,
    ...(typeof answers === "string" ? { answers } : {}),
    ...(typeof self === "string" ? { self } : {}),
    ...(typeof form === "string" ? { form } : {}),
  };
}

function readWholeDocument(inputs: readonly string[], values: Values, books: Usage["books"]): DocumentUsage | Mistake {
  if (inputs.length === 0) return { mistake: "one-file", text: "" };
  const { output, words, like } = values;
  const known = readKnown(values);
  if ("mistake" in known) return known;
  if (typeof output !== "string") return { mistake: "lacking-option", text: "-o" };
  if (!/[^/\\]\.(?:docx|html)$/i.test(output)) return { mistake: "not-document", text: output };
  return {
    inputs,
    books,
    output,
    ...known,
    ...(typeof words === "string" ? { words } : {}),
    ...(typeof like === "string" ? { like } : {}),
  };
}

/** What goes with a command that makes one workbook of another. */
function readFile(operands: readonly string[], values: Values): FileUsage | Mistake {
  const [input, second] = operands;
  const { output } = values;
  if (input === undefined || second !== undefined) return { mistake: "one-file", text: second ?? "" };
  const isDry = values["dry-run"] === true;
  if (typeof output !== "string") return isDry ? { input, force: false } : { mistake: "lacking-option", text: "-o" };
  if (!/[^/\\]\.xls[xm]$/i.test(output)) return { mistake: "not-xlsx", text: output };
  return { input, force: values.force === true, ...(isDry ? {} : { output }) };
}

const HOLDS: Readonly<Record<string, Hold>> = { 合计: "totals", totals: "totals", 三公: "three-public" };

function readBalance(operands: readonly string[], values: Values): BalanceUsage | Mistake {
  const file = readFile(operands, values);
  if ("mistake" in file) return file;
  const names = listIn(values.hold);
  const hold = names.map((name) => HOLDS[name]);
  const at = hold.indexOf(undefined);
  if (at >= 0) return { mistake: "choice", text: names[at] ?? "", option: "--hold", choices: ["合计", "三公"] };
  return { ...file, hold: hold.filter((one) => one !== undefined) };
}

function readPublish(operands: readonly string[], values: Values): PublishUsage | Mistake {
  const file = readFile(operands, values);
  if ("mistake" in file) return file;
  const names = listIn(values.keep);
  const keep = STEPS.filter((step) => names.includes(step));
  const unknown = names.find((name) => !keep.some((step) => step === name));
  return unknown === undefined
    ? { ...file, keep }
    : { mistake: "choice", text: unknown, option: "--keep", choices: STEPS };
}

/** What stands between commas. */
function listIn(value: string | true | undefined): string[] {
  return typeof value === "string" ? value.split(/[,，、\s]+/).filter((name) => name !== "") : [];
}

function readTemplate(operands: readonly string[], values: Values): TemplateUsage | Mistake {
  const textOf = (option: Option): string | undefined => {
    const value = values[option];
    return typeof value === "string" ? value : undefined;
  };
  const [operand] = operands;
  const [year, output, projects = "0"] = [textOf("year"), textOf("output"), textOf("projects")];
  if (operand !== undefined) return { mistake: "operand", text: operand };
  if (values.profile === undefined) return { mistake: "lacking-option", text: "--profile" };
  if (year === undefined) return { mistake: "lacking-option", text: "--year" };
  if (output === undefined) return { mistake: "lacking-option", text: "-o" };
  if (!/^20\d\d$/.test(year)) return { mistake: "year", text: year };
  if (!/^\d{1,2}$/.test(projects)) return { mistake: "projects", text: projects };
  if (!/[^/\\]\.xlsx$/i.test(output)) return { mistake: "not-xlsx", text: output };
  const [unitName, money] = [textOf("unit"), textOf("money")];
  const tables = textOf("tables")?.split(/[,，、\s]+/);
  return {
    year: Number(year),
    projects: Number(projects),
    output,
    unit: CHOICES.money.find((unit) => unit === money) ?? "万元",
    force: values.force === true,
    ...(unitName === undefined ? {} : { unitName }),
    ...(tables === undefined ? {} : { tables: tables.filter((name) => name !== "") }),
  };
}
