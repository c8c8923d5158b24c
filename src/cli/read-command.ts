import type { Hold } from "../core/balance/balance.ts";
import { WORDS_FORMS } from "../core/writing/forms.ts";
import { STEPS } from "../files/publish.ts";
import type { BalanceUsage } from "./balance.ts";
import type { Mistake } from "./mistake.ts";
import { CHOICES, type Command, type Values } from "./options.ts";
import type { FileUsage } from "./output.ts";
import type { ReportUsage, ShardUsage, Usage, WriteUsage } from "./usage.ts";

// What each command makes of its operands and options. Which options go with it has been looked at before.

interface Given {
  readonly operands: readonly string[];
  readonly values: Values;
  readonly books: Usage["books"];
  readonly json: boolean;
}

type Told = Partial<Usage> | Mistake;

interface Reporting extends Given {
  readonly report?: ReportUsage;
}

const READERS: Readonly<Partial<Record<Command, (given: Reporting) => Told>>> = {
  check: readCheck,
  compare: readCompare,
  checklist: readChecklist,
  department: readDepartment,
  write: readWrite,
  document: readWholeDocument,
  template: readTemplate,
  balance: readBalance,
  fill: readFill,
  publish: readPublish,
};

/** What a command is told by its own operands and options, or the first mistake among them. */
export function readCommand(command: Command, given: Given): Told {
  const isAlone = given.operands.length === 0;
  if (isAlone && (command === "check" || command === "checklist" || command === "summary"))
    return { mistake: "no-files" };
  if (isAlone && command === "subject") return { mistake: "no-subject" };
  const report = isReporting(command) ? readReport(given.values, command) : undefined;
  if (report !== undefined && "mistake" in report) return report;
  const reporting = report === undefined ? {} : { report };
  const told = READERS[command]?.({ ...given, ...reporting }) ?? {};
  return "mistake" in told ? told : { ...reporting, ...told };
}

// How the names of what is written end.
const WORDS = [".docx", ".txt", ".xlsx"];
const DOCUMENTS = [".docx", ".html"];
const XLSX = [".xlsx"];
const XLSX_OR_XLSM = [".xlsx", ".xlsm"];
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
  if (!ends(output.replace(/\.htm$/i, ".html"), choices)) return notEnding("-o", output, choices);
  return { output, force: force === true };
}

function readCheck({ values, report }: Reporting): Told {
  const toFile = report !== undefined && ends(report.output, [".jsonl"]);
  const shown = (["summary", "json", "jsonl"] as const).filter((option) => values[option] === true);
  if (shown.length > 1 || (toFile && shown.length > 0)) {
    const together = [...shown.map((option) => `--${option}`), ...(toFile ? ["-o *.jsonl"] : [])];
    return { mistake: "not-together", text: together.join(", ") };
  }
  if (values.resume === true && !toFile) return { mistake: "resume-what" };
  const shard = readShard(values);
  if (shard !== undefined && "mistake" in shard) return shard;
  const lines = toFile ? "file" : values.jsonl === true ? "output" : undefined;
  return {
    ...(lines === undefined ? {} : { lines }),
    ...(shard === undefined ? {} : { shard }),
    ...(typeof values.marked === "string" ? { marked: values.marked } : {}),
    ...(values.only === "表内" || values.only === "表间" ? { only: values.only } : {}),
  };
}

/** 2/4: the second of four parts. */
function readShard({ shard }: Values): ShardUsage | Mistake | undefined {
  if (typeof shard !== "string") return undefined;
  const [, index, of] = (/^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(shard) ?? []).map(Number);
  if (index === undefined || of === undefined || index > of) return { mistake: "shard", text: shard };
  return { index, of };
}

/** This year's workbook and last year's: the second operand, or --last-year. */
function readCompare({ operands, books, json, report }: Reporting): Told {
  const [input, last, third] = operands;
  const isTwice = last !== undefined && books.some(({ book }) => book === "last");
  if (input === undefined) return { mistake: "one-file", text: "" };
  if (third !== undefined || isTwice) return { mistake: "one-file", text: third ?? last ?? "" };
  const all = [...(last === undefined ? [] : [{ book: "last", file: last } as const]), ...books];
  if (all.length === 0) return { mistake: "lacking-option", text: "--last-year" };
  return { compare: { input, books: all, json, ...(report === undefined ? {} : { report }) } };
}

function readChecklist({ operands: inputs, values: { approved, published }, books, json, report }: Reporting): Told {
  const wrong = [approved, published].find((day) => typeof day === "string" && !/^20\d\d-\d{1,2}-\d{1,2}$/.test(day));
  if (typeof wrong === "string") return { mistake: "day", text: wrong };
  const dates = {
    ...(typeof approved === "string" ? { approved } : {}),
    ...(typeof published === "string" ? { published } : {}),
  };
  return { checklist: { inputs, books, dates, json, ...(report === undefined ? {} : { report }) } };
}

/** The department first, then files and folders of its units. */
function readDepartment({ operands: [input, ...units], values: { units: list }, json, report }: Reporting): Told {
  if (input === undefined) return { mistake: "one-file", text: "" };
  if (units.length === 0) return { mistake: "no-units" };
  return {
    department: {
      input,
      units,
      json,
      ...(typeof list === "string" ? { list } : {}),
      ...(report === undefined ? {} : { report }),
    },
  };
}

function readWrite({ operands: [input, second], values, books }: Given): Told {
  if (input === undefined || second !== undefined) return { mistake: "one-file", text: second ?? "" };
  const { output, questions } = values;
  const known = readKnown(values);
  if ("mistake" in known) return known;
  if (typeof output === "string" && !ends(output, WORDS)) return notEnding("-o", output, WORDS);
  if (typeof questions === "string" && !ends(questions, XLSX)) return notEnding("--questions", questions, XLSX);
  return {
    write: {
      input,
      books,
      ...known,
      ...(typeof output === "string" ? { output } : {}),
      ...(typeof questions === "string" ? { questions } : {}),
    },
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

function readWholeDocument({ operands: inputs, values, books }: Given): Told {
  if (inputs.length === 0) return { mistake: "one-file", text: "" };
  const { output, words, like } = values;
  const known = readKnown(values);
  if ("mistake" in known) return known;
  if (typeof output !== "string") return { mistake: "lacking-option", text: "-o" };
  if (!ends(output, DOCUMENTS)) return notEnding("-o", output, DOCUMENTS);
  return {
    document: {
      inputs,
      books,
      output,
      ...known,
      ...(typeof words === "string" ? { words } : {}),
      ...(typeof like === "string" ? { like } : {}),
    },
  };
}

/** What goes with a command that makes one workbook of another. */
function readFile({ operands: [input, second], values }: Given): FileUsage | Mistake {
  const { output } = values;
  if (input === undefined || second !== undefined) return { mistake: "one-file", text: second ?? "" };
  const isDry = values["dry-run"] === true;
  if (typeof output !== "string") return isDry ? { input, force: false } : { mistake: "lacking-option", text: "-o" };
  if (!ends(output, XLSX_OR_XLSM)) return notEnding("-o", output, XLSX_OR_XLSM);
  return { input, force: values.force === true, ...(isDry ? {} : { output }) };
}

const HOLDS: Readonly<Record<string, Hold>> = { 合计: "totals", totals: "totals", 三公: "three-public" };

function readHolding(given: Given): BalanceUsage | Mistake {
  const file = readFile(given);
  if ("mistake" in file) return file;
  const names = listIn(given.values.hold);
  const hold = names.map((name) => HOLDS[name]);
  const at = hold.indexOf(undefined);
  if (at >= 0) return { mistake: "choice", text: names[at] ?? "", option: "--hold", choices: ["合计", "三公"] };
  return { ...file, hold: hold.filter((one) => one !== undefined) };
}

function readBalance(given: Given): Told {
  const balance = readHolding(given);
  return "mistake" in balance ? balance : { balance };
}

function readFill(given: Given): Told {
  const fill = readHolding(given);
  return "mistake" in fill ? fill : { fill: { ...fill, balance: given.values.balance === true } };
}

function readPublish(given: Given): Told {
  const file = readFile(given);
  if ("mistake" in file) return file;
  const names = listIn(given.values.keep);
  const keep = STEPS.filter((step) => names.includes(step));
  const unknown = names.find((name) => !keep.some((step) => step === name));
  return unknown === undefined
    ? { publish: { ...file, keep } }
    : { mistake: "choice", text: unknown, option: "--keep", choices: STEPS };
}

function readTemplate({ operands: [operand], values }: Given): Told {
  const textOf = (option: keyof Values): string | undefined => {
    const value = values[option];
    return typeof value === "string" ? value : undefined;
  };
  const [year, output, projects = "0"] = [textOf("year"), textOf("output"), textOf("projects")];
  if (operand !== undefined) return { mistake: "operand", text: operand };
  if (values.profile === undefined) return { mistake: "lacking-option", text: "--profile" };
  if (year === undefined) return { mistake: "lacking-option", text: "--year" };
  if (output === undefined) return { mistake: "lacking-option", text: "-o" };
  if (!/^20\d\d$/.test(year)) return { mistake: "year", text: year };
  if (!/^\d{1,2}$/.test(projects)) return { mistake: "projects", text: projects };
  if (!ends(output, XLSX)) return notEnding("-o", output, XLSX);
  const [unitName, money] = [textOf("unit"), textOf("money")];
  const tables = textOf("tables");
  return {
    template: {
      year: Number(year),
      projects: Number(projects),
      output,
      unit: CHOICES.money.find((unit) => unit === money) ?? "万元",
      force: values.force === true,
      ...(unitName === undefined ? {} : { unitName }),
      ...(tables === undefined ? {} : { tables: listIn(tables) }),
    },
  };
}

/** What stands between commas. */
function listIn(value: string | true | undefined): string[] {
  return typeof value === "string" ? value.split(/[,，、\s]+/).filter((name) => name !== "") : [];
}

/** Whether something is called so that ends in one of these; an ending is no name. */
function ends(path: string, endings: readonly string[]): boolean {
  const ending = /[^/\\](\.[a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return endings.some((one) => one === ending);
}

function notEnding(option: string, text: string, choices: readonly string[]): Mistake {
  return { mistake: "ending", option, text, choices };
}
