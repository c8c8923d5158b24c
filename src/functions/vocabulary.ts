import { ratio } from "../core/amount.ts";
import { lookUp, pathName } from "../core/subject/subject.ts";

// What the custom functions answer, cell by cell; functions.ts hands it to Excel.

/** Why a cell gets no answer: #N/A where there is none to give, #VALUE! where the question is wrong. */
export class Refusal {
  constructor(
    readonly kind: "#N/A" | "#VALUE!",
    readonly message: string,
  ) {}
}

export type Answer = string | number | boolean | Refusal;

/** A cell of an argument, as Excel hands it over. */
export type Given = unknown;

const BLANK = "";

/** The name of a 科目, or with `what` = "path" its names from the 类 down. */
export function subjectName(code: Given, what?: string | null, year?: number | null): Answer {
  const form = plain(what ?? "name").toLowerCase();
  if (form !== "name" && form !== "path") return new Refusal("#VALUE!", "第二个参数只能是 name（名称）或 path（全称）");
  if (isBlank(code)) return BLANK;
  const asked = typeof code === "string" || typeof code === "number" ? code : String(code);
  const answer = lookUp(asked, year ?? undefined);
  if ("missing" in answer) return new Refusal("#N/A", `没有此科目编码：${answer.missing}`);
  const { found, note } = answer;
  if (note === "retired")
    return new Refusal("#N/A", `科目 ${found.code} ${found.name} 只用到 ${found.lastYear ?? ""} 年`);
  if (note === "not-yet")
    return new Refusal("#N/A", `科目 ${found.code} ${found.name} 从 ${found.firstYear ?? ""} 年起才有`);
  return form === "name" ? found.name : (pathName(found.code) ?? found.name);
}

/** actual ÷ budget; `whenZero`, where given, stands for the rate of a budget that is zero. */
export function execRate(budget: Given, actual: Given, whenZero?: string | number | boolean | null): Answer {
  if (isBlank(budget) && isBlank(actual)) return BLANK;
  const [base, spent] = [readNumber(budget), readNumber(actual)];
  if (base === undefined) return noNumber(budget);
  if (spent === undefined) return noNumber(actual);
  return ratio(spent, base) ?? whenZero ?? new Refusal("#N/A", "年初预算数为0，不计算执行率");
}

/** The answers to a range, in its shape. */
export function eachCell(range: readonly (readonly Given[])[], answer: (cell: Given) => Answer): Answer[][] {
  return range.map((row) => row.map((cell) => answer(bare(cell))));
}

/** The answers to two ranges of one shape, in that shape. */
export function eachPair(
  left: readonly (readonly Given[])[],
  right: readonly (readonly Given[])[],
  answer: (left: Given, right: Given) => Answer,
): Answer[][] {
  const same = left.length === right.length && left.every((row, r) => row.length === right[r]?.length);
  if (!same) return [[new Refusal("#VALUE!", "两个区域的行数和列数必须相同")]];
  return left.map((row, r) => row.map((cell, c) => answer(bare(cell), bare(right[r]?.[c]))));
}

/** Newer Excels hand over some cells (errors, formatted numbers) as objects that hold their plain value. */
function bare(cell: Given): Given {
  return typeof cell === "object" && cell !== null && "basicValue" in cell ? cell.basicValue : cell;
}

/** A number, or text that reads as one (1,905.93); blank is zero. */
function readNumber(cell: Given): number | undefined {
  if (isBlank(cell)) return 0;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : undefined;
  const text = typeof cell === "string" ? plain(cell) : "";
  return /^[-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(text)
    ? Number(text.replaceAll(",", "").replace("−", "-"))
    : undefined;
}

function noNumber(cell: Given): Refusal {
  return new Refusal("#VALUE!", `“${String(cell)}”不是数`);
}

function isBlank(cell: Given): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && plain(cell) === "");
}

function plain(text: string): string {
  return text.normalize("NFKC").trim();
}
