import type { Kind } from "../core/forms/form.ts";
import type { Profile } from "../core/forms/profile.ts";
import type { Language } from "../core/report/say/language.ts";
import type { Chart, Subject } from "../core/subjects/subject.ts";
import { OVER_LIMIT } from "../files/limits-words.ts";
import type { Ending, Tally } from "./io.ts";
import type { FileRefusal } from "./refusal.ts";

/** What the command line says besides the engine's words. Every function gives one sentence or a label. */
export interface CliWords {
  /** One sentence: what is wrong with which file, and what to do. */
  refusal(refusal: FileRefusal, file: string): string;
  /** How a file ended, where it has one line. */
  readonly endings: Readonly<Record<Ending, string>>;
  /** In front of a refusal, as the verdict stands in front of a finding. */
  readonly refused: string;
  /** The folder for marked copies cannot be made. */
  badFolder(folder: string, detail: string): string;
  /** A file after --profile describes no set; a line for each problem. */
  badProfile(file: string, problems: readonly string[]): string;
  /** Between things of a list, and between sentences in one line. */
  readonly comma: string;
  /** So many tables of one name, more than one. */
  tables(name: string, count: number): string;
  cells(shown: readonly string[], all: number): string;
  /** In brackets behind a sentence. */
  where(parts: readonly string[]): string;
  ruleNo(id: string): string;
  /** Heading of the cells to blame. */
  readonly suspects: string;
  /** So many other cells would do, less well. */
  others(cells: string): string;
  /** Further rules whose findings the cell explains. */
  alsoExplains(rules: readonly string[]): string;
  readonly untried: string;
  lacking(table: string, why: "missing-table" | "unfilled-table", rules: readonly string[], all: number): string;
  readonly strays: string;
  /** Heading of what the user ignores, and the reason behind each. */
  readonly ignored: string;
  because(reason: string): string;
  unknownRule(id: string, meant: string | undefined): string;
  readonly rounding: string;
  readonly equal: string;
  storedDiffer(table: string, count: number): string;
  marked(cells: number, path: string): string;
  /** Files of tables in a folder that are not read. */
  passedOver(files: readonly string[]): string;
  commented(comments: number, path: string): string;
  /** So many findings of the same kind are not listed. */
  more(count: number): string;
  /** Blank tables: how many of which set were written where. */
  wroteTables(path: string, profile: string, tables: number, unit: string): string;
  /** The words of another year were taken. */
  otherEdition(year: number, edition: number): string;
  wroteReport(path: string, files: number): string;
  exists(path: string): string;
  /** It holds what another file holds. */
  again(path: string): string;
  /** The file that is read is not written to. */
  sameFile(path: string): string;
  /** Its name does not end as Excel wants it of a file with macros, or without. */
  ending(path: string, ending: string): string;
  wrote(path: string, from: string): string;
  /** There is nothing to write. */
  notWritten(path: string): string;
  cannotWrite(path: string, detail: string): string;
  summary(tally: Tally): string;
  /** Lines of a file that are no results of ours. */
  badLines(file: string, count: number): string;
  readonly noLines: string;
  /** `left` is how long it will take, in seconds, where that is known. */
  progress(done: number, all: number, file: string, left?: number): string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly scopes: Readonly<Record<"表内" | "表间", string>>;
  /** Heading of what is asked of all rules together. */
  readonly whole: string;
  readonly hint: string;
  ruleCount(count: number, edition: string): string;
  basis(basis: string): string;
  profile(profile: Profile): string;
  /** Heading of the tables that are in no set. */
  besides: string;
  alsoTitled(titles: readonly string[]): string;
  readonly charts: Readonly<Record<Chart, string>>;
  subject(subject: Subject): string;
  readonly evidence: Readonly<Record<Subject["evidence"], string>>;
  years(first: number | undefined, last: number | undefined): string;
  formerName(name: string, until: number | undefined): string;
  children(count: number): string;
  local(code: string): string;
  unknownSubject(asked: string): string;
  severalSubjects(asked: string): string;
  moreSubjects(limit: number): string;
}

export function cliWords(language: Language): CliWords {
  return language === "zh-CN" ? chinese : english;
}

/** So many names are enough to find the others by. */
const FEW_NAMES = 5;

function listed(files: readonly string[]): string {
  return files.slice(0, FEW_NAMES).join(", ") + (files.length > FEW_NAMES ? ` … (${files.length})` : "");
}

function lastsChinese(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return `${Math.ceil(seconds)} 秒`;
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
}

function lastsEnglish(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const chinese: CliWords = {
  refusal({ code, limit, detail }, file) {
    const name = `“${file}”`;
    switch (code) {
      case "encrypted":
        return `${name}加了密码，打不开：请在 Excel 中取消打开密码；打开时不问密码的，请在“审阅”里取消“保护工作簿”。另存为 .xlsx 后再核对。`;
      case "damaged":
        return `${name}已损坏，读不出来：请在 Excel 中打开并修复，另存为 .xlsx 后再核对。`;
      case "too-large":
        return `${name}太大（${OVER_LIMIT["zh-CN"][limit ?? "file"]}），没有核对：请只留下${limit === "words" ? "情况说明" : "公开表"}，另存后再核对。`;
      case "not-a-workbook":
        return `${name}里没有认得的表格（扩展名可能是改出来的）：如果 Excel 或 WPS 打得开，请在那里另存为 .xlsx 后再核对。`;
      case "old-excel":
        return `${name}是 Excel 4.0 或更早的格式：请用 Excel 或 WPS 打开，另存为 .xlsx 后再核对。`;
      case "old-document":
        return `${name}是旧的 .doc 或 .wps 文档，读不了：请在 Word 或 WPS 中“另存为”.docx，再核对。`;
      case "not-a-document":
        return `${name}不是 .docx、.txt 或 .md 文档，读不了：请另存为 .docx，PDF 请把文字复制到 .txt 里，再核对。`;
      case "missing":
        return `找不到${name}：请检查路径和文件名，名称中有空格的要加引号。`;
      case "nothing-found":
        return `${name}里没有可核对的文件（.xlsx、.xlsm、.xls、.et、.ods、.csv、.docx）：请检查文件夹或通配符。`;
      case "no-permission":
        return `没有读取${name}的权限：请检查文件权限，或复制到自己的文件夹再核对。`;
      case "busy":
        return `${name}正被别的程序占用：请先关闭那个程序，再核对。`;
      case "empty":
        return `${name}是空文件（0 字节）：请检查是否没有下载或复制完，重新取得后再核对。`;
      case "folder":
        return `${name}是文件夹：这里要写一个文件，请写出文件夹里的哪一个。`;
      case "no-table":
        return `${name}里没有认出公开表：请检查是不是这个文件，表上有没有写标题。`;
      case "unread":
        return `核对${name}时出了意外，没有结果（${detail ?? ""}）：请另存一份再试，仍不行请把文件交给维护的人。`;
      case "cannot-write":
        return `${name}的标记副本没有写成（${detail ?? ""}）：请检查文件夹的权限和磁盘空间。`;
    }
  },
  endings: { unequal: "有不符", unread: "不能核对", open: "没核对全", fine: "全部成立" },
  refused: "不能核对",
  badFolder: (folder, detail) => `不能建立文件夹“${folder}”（${detail}）：请在 --marked 后面换一个文件夹。`,
  badProfile: (file, problems) =>
    `“${file}”不是可用的套表说明，没有核对：\n${problems.map((problem) => `  ${problem}\n`).join("")}写法见 docs/profiles.md。\n`,
  comma: "、",
  tables: (name, count) => `${name}（${count} 张）`,
  more: (count) => `另有 ${count} 条同类的没有列出，用 --json 可以看到全部`,
  cells: (shown, all) => `${shown.join("、")}${all > shown.length ? ` 等 ${all} 格` : ""}`,
  where: (parts) => `〔${parts.join("；")}〕`,
  ruleNo: (id) => `规则 ${id}`,
  suspects: "最可能出错的单元格",
  others: (cells) => `也可能是 ${cells}，可能性较小`,
  alsoExplains: (rules) => `还可解释规则 ${rules.join("、")}`,
  untried: "未核对",
  lacking: (table, why, rules, all) =>
    `${why === "missing-table" ? `没有${table}` : `${table}还没有填好`}，有 ${all} 条规则不能核对（${rules.join("、")}${all > rules.length ? " 等" : ""}）`,
  strays: "没有认出",
  ignored: "已忽略（不算不符）",
  because: (reason) => `理由：${reason}`,
  unknownRule: (id, meant) =>
    `没有规则“${id}”${meant === undefined ? "" : `，是不是 ${meant}`}：用 gongkai rules 列出全部编号。`,
  rounding: "尾差",
  equal: "相符",
  storedDiffer: (table, count) => `${table}：${count} 处显示的数相符，单元格里存的数略有出入（--json 逐条列出）`,
  passedOver: (files) =>
    `没有核对文件夹里的这些文件：${listed(files)}。文件夹里只找 .xlsx、.xlsm、.xls、.et、.ods、.csv；要核对的请写出文件名，或另存为 .xlsx。`,
  commented: (comments, path) =>
    comments > 0 ? `已另存批注副本：${path}（${comments} 条批注）` : `没有要批注的，副本与原文件相同：${path}`,
  marked: (cells, path) =>
    cells > 0
      ? `已标出 ${cells} 格（深红：最可能出错；浅红：不符所涉及；黄：存疑；紫：不是金额）：${path}`
      : `没有要标的格，副本：${path}`,
  wroteTables: (path, profile, tables, unit) => `已写出${profile}空表 ${tables} 张（单位：${unit}）：${path}`,
  otherEdition: (year, edition) => `${year} 年的版式还不知道，用的是 ${edition} 年的版式，请对照当年的要求。`,
  wroteReport: (path, files) => `报告已写好（${files} 个文件）：${path}`,
  again: (path) => `“${path}”与前面的文件内容相同，只用一次`,
  exists: (path) => `“${path}”已经有了，没有写：请换个文件名，或加 --force 覆盖它。`,
  sameFile: (path) => `“${path}”就是要读的文件，没有写：请在 -o 后面换个文件名。`,
  ending: (path, ending) =>
    `“${path}”没有写：${ending === ".xlsm" ? "里面有宏" : "里面没有宏"}，名称要以 ${ending} 结尾，否则 Excel 打不开。`,
  wrote: (path, from) => `已写出：${path}（“${from}”没有改动）`,
  notWritten: (path) => `没有写 ${path}。`,
  cannotWrite: (path, detail) => `“${path}”没有写成（${detail}）：请检查文件夹是否存在、有没有权限、文件是否正打开着。`,
  summary: ({ unequal, open, unread, fine }) =>
    `共 ${unequal + open + unread + fine} 个文件：${unequal} 个有不符，${open} 个没有不符但没有核对全，${unread} 个不能核对，其余 ${fine} 个全部成立。`,
  badLines: (file, count) => `“${file}”有 ${count} 行不是本程序写的结果，没有算进去：请重新核对那些文件。`,
  noLines: "没有可汇总的结果：请给出 gongkai check … -o 结果.jsonl 写的文件。",
  progress: (done, all, file, left) =>
    `正在核对 ${done}/${all}${left === undefined ? "" : `，还要约 ${lastsChinese(left)}`} ${file}`,
  kinds: { 决算: "部门（单位）决算", 预算: "部门（单位）预算", 绩效: "绩效", 其他: "其他" },
  scopes: { 表内: "表内", 表间: "表间" },
  whole: "合起来（提示除外）",
  hint: "提示",
  ruleCount: (count, edition) => `共 ${count} 条规则，版本 ${edition}。`,
  basis: (basis) => `依据 ${basis}`,
  besides: "另外认得的表（不算在成套的表里）",
  profile: ({ name, tables, editions }) => `${name}（${tables.length} 张表；${editions.join("、")} 年版式）`,
  alsoTitled: (titles) => `也作：${titles.join("、")}`,
  charts: {
    functional: "支出功能分类",
    department: "部门预算支出经济分类",
    government: "政府预算支出经济分类",
    income: "收入分类",
  },
  subject: ({ code, name, level }) => `${code} ${name}（${level}）`,
  evidence: {
    seed: "依据：样本公开表中读到",
    source: "依据：公开文件中读到",
    recalled: "未核：没有与科目书对照过，请以当年的《政府收支分类科目》为准",
  },
  years: (first, last) =>
    [first === undefined ? "" : `${first} 年起使用`, last === undefined ? "" : `用到 ${last} 年`]
      .filter((part) => part !== "")
      .join("，"),
  formerName: (name, until) => `曾用名：${name}${until === undefined ? "" : `（用到 ${until} 年）`}`,
  children: (count) => (count === 0 ? "没有下级科目" : `下级科目 ${count} 个`),
  local: (code) => `全国科目没有 ${code}，可能是本省自设的项；它的上级是：`,
  unknownSubject: (asked) => `没有找到科目“${asked}”：请检查编码（3、5 或 7 位）或换个名称再查。`,
  severalSubjects: (asked) => `与“${asked}”相合的科目：`,
  moreSubjects: (limit) => `只列出前 ${limit} 个，把名称写全些可以少列。`,
};

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const english: CliWords = {
  refusal({ code, limit, detail }, file) {
    const name = `"${file}"`;
    switch (code) {
      case "encrypted":
        return `${name} is locked with a password: remove it in Excel (where Excel asks for none, take off "Protect Workbook"), save as .xlsx, and check again.`;
      case "damaged":
        return `${name} is damaged and cannot be read: open and repair it in Excel, save it as .xlsx, and check again.`;
      case "too-large":
        return `${name} is too large (${OVER_LIMIT["en-US"][limit ?? "file"]}) and was not checked: keep only the ${limit === "words" ? "account" : "published tables"}, save, and check again.`;
      case "not-a-workbook":
        return `${name} holds no table that is known here, whatever its name ends in: if Excel or WPS opens it, save it there as .xlsx and check that.`;
      case "old-excel":
        return `${name} is of Excel 4.0 or before: open it in Excel or WPS, save it as .xlsx, and check that.`;
      case "old-document":
        return `${name} is an old .doc or .wps document: save it as .docx in Word or WPS, then check it again.`;
      case "not-a-document":
        return `${name} is no .docx, .txt or .md document: save it as .docx, or copy the words of a PDF into a .txt, then check it again.`;
      case "missing":
        return `${name} was not found: check the path and the name, and put names with spaces in quotes.`;
      case "nothing-found":
        return `${name} holds no file to check (.xlsx, .xlsm, .xls, .et, .ods, .csv): look at the folder or the pattern.`;
      case "no-permission":
        return `${name} may not be read by you: look at its permissions, or copy it to a folder of your own.`;
      case "busy":
        return `${name} is in use by another program: close that program first.`;
      case "empty":
        return `${name} is empty (0 bytes): it may not have been downloaded or copied to the end; get it again.`;
      case "folder":
        return `${name} is a folder: name one of the files in it.`;
      case "no-table":
        return `${name} holds no table that was recognised: make sure that it is the right file and that its tables have titles.`;
      case "unread":
        return `${name} could not be checked because something unexpected happened (${detail ?? ""}): save it anew and try again, or hand the file to the maintainers.`;
      case "cannot-write":
        return `The marked copy of ${name} could not be written (${detail ?? ""}): look at the folder's permissions and the free space.`;
    }
  },
  endings: { unequal: "mismatch", unread: "unread", open: "not whole", fine: "holds" },
  refused: "not checked",
  badFolder: (folder, detail) => `The folder "${folder}" cannot be made (${detail}): give another one after --marked.`,
  badProfile: (file, problems) =>
    `"${file}" does not describe a set of tables, and nothing was checked:\n${problems.map((problem) => `  ${problem}\n`).join("")}See docs/profiles.md.\n`,
  comma: ", ",
  tables: (name, count) => `${name} (${count})`,
  more: (count) => `${count} more of the same kind are not listed; --json has all of them`,
  cells: (shown, all) => `${shown.join(", ")}${all > shown.length ? ` and others, ${all} cells` : ""}`,
  where: (parts) => `[${parts.join("; ")}]`,
  ruleNo: (id) => `rule ${id}`,
  suspects: "Cells to blame",
  others: (cells) => `Less likely: ${cells}`,
  alsoExplains: (rules) => `also explains rules ${rules.join(", ")}`,
  untried: "not checked",
  lacking: (table, why, rules, all) =>
    `${why === "missing-table" ? `There is no ${table}` : `${table} is still to be filled in`}; ${plural(all, "rule")} would read it (${rules.join(", ")}${all > rules.length ? " and others" : ""})`,
  strays: "not recognised",
  ignored: "Ignored (no mismatches)",
  because: (reason) => `because: ${reason}`,
  unknownRule: (id, meant) =>
    `There is no rule "${id}"${meant === undefined ? "" : `; did you mean ${meant}?`} gongkai rules lists them all.`,
  rounding: "rounding",
  equal: "equal",
  storedDiffer: (table, count) =>
    `${table}: in ${plural(count, "place")} the printed amounts agree but the stored values differ slightly (--json lists them)`,
  passedOver: (files) =>
    `not checked, because such files are not looked for in folders: ${listed(files)}. Name them to have them checked, or save them as .xlsx.`,
  commented: (comments, path) =>
    comments > 0
      ? `Copy with ${comments} comments: ${path}`
      : `Nothing to comment on, the copy is as the file: ${path}`,
  marked: (cells, path) =>
    cells > 0
      ? `${plural(cells, "cell")} marked (dark red: most likely wrong; light red: part of what does not agree; yellow: doubtful; purple: not an amount): ${path}`
      : `Nothing to mark, copied to: ${path}`,
  wroteTables: (path, profile, tables, unit) =>
    `${plural(tables, "blank table")} of ${profile} (in ${unit}) written to ${path}`,
  otherEdition: (year, edition) =>
    `The edition of ${year} is not known; that of ${edition} was taken: compare it with what is asked for.`,
  wroteReport: (path, files) => `Report on ${plural(files, "file")} written to ${path}`,
  again: (path) => `"${path}" holds what an earlier file holds: it was read once`,
  exists: (path) =>
    `"${path}" is there already and was not written: take another name, or add --force to write over it.`,
  ending: (path, ending) =>
    `"${path}" was not written: ${ending === ".xlsm" ? "it has macros" : "it has no macros"}, so its name has to end in ${ending}, or Excel does not open it.`,
  sameFile: (path) => `"${path}" is the very file that is read and was not written: give another name after -o.`,
  wrote: (path, from) => `Written to ${path} ("${from}" was not changed)`,
  notWritten: (path) => `${path} was not written.`,
  cannotWrite: (path, detail) =>
    `"${path}" could not be written (${detail}): see whether the folder is there and may be written to, and the file is not open.`,
  summary: ({ unequal, open, unread, fine }) =>
    `${plural(unequal + open + unread + fine, "file")}: ${unequal} with mismatches, ${open} without, but not wholly checked, ${unread} that could not be checked, ${fine} in which all holds.`,
  badLines: (file, count) =>
    `${plural(count, "line")} of "${file}" are no results of this program and were left out: check those files again.`,
  noLines: "There is nothing to put together: name files that gongkai check … -o RESULTS.jsonl has written.",
  progress: (done, all, file, left) =>
    `Checking ${done}/${all}${left === undefined ? "" : `, ${lastsEnglish(left)} left`} ${file}`,
  kinds: { 决算: "Final accounts", 预算: "Budget", 绩效: "Performance", 其他: "Other" },
  scopes: { 表内: "within a table", 表间: "between tables" },
  whole: "All together (hints left out)",
  hint: "hint",
  ruleCount: (count, edition) => `${plural(count, "rule")}, edition ${edition}.`,
  basis: (basis) => `basis ${basis}`,
  besides: "Tables besides, in no set",
  profile: ({ name, english: named, editions }) => `${name} (${named}; edition ${editions.join(", ")})`,
  alsoTitled: (titles) => `also titled: ${titles.join(", ")}`,
  charts: {
    functional: "functions of expenditure",
    department: "economic classification, departments",
    government: "economic classification, government",
    income: "income",
  },
  subject: ({ code, name, level }) => `${code} ${name} (${level})`,
  evidence: {
    seed: "Read in a sample of published tables",
    source: "Read in a public document",
    recalled: "Not attested: never compared with the official book; trust the book of your year",
  },
  years: (first, last) =>
    [first === undefined ? "" : `in use since ${first}`, last === undefined ? "" : `in use until ${last}`]
      .filter((part) => part !== "")
      .join(", "),
  formerName: (name, until) => `Formerly ${name}${until === undefined ? "" : ` (until ${until})`}`,
  children: (count) => (count === 0 ? "No subjects below it" : `${plural(count, "subject")} below it`),
  local: (code) => `The national book has no ${code}; it may be an item of your province, below:`,
  unknownSubject: (asked) => `No subject "${asked}" was found: check the code (3, 5 or 7 digits) or try another name.`,
  severalSubjects: (asked) => `Subjects that fit "${asked}":`,
  moreSubjects: (limit) => `Only the first ${limit} are listed; more of the name narrows them down.`,
};
