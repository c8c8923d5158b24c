/// <reference types="custom-functions-runtime" />
import { eachOf, NoAnswer, type Answer, type ErrorKind } from "./answer.ts";
import { checkSame as sameVerdict, checkSum as sumVerdict } from "./checks.ts";
import * as rates from "./rates.ts";
import * as subjects from "./subjects.ts";

// The functions under their English names; functions.zh.ts has them under the Chinese ones. The build makes functions.json of the comments, and
// registers each function under its id. An id, a name and the order of parameters are never changed once shipped: formulas in workbooks hold them.
/* eslint-disable @typescript-eslint/no-explicit-any -- any[][] is how the metadata says: a range of whatever it holds. */

/**
 * The name of a budget subject (科目), or its path from the 类 down.
 * @customfunction SUBJECT_NAME
 * @param code Code of 3, 5 or 7 digits, as number or text; one cell or a range
 * @param [what] "name" (when left out) or "path"
 * @param [year] Budget year: the name of that year, #N/A where there was no such subject
 */
export function subjectName(code: any[][], what?: any, year?: any): any[][] {
  return spilled(eachOf([code, what, year], subjects.subjectName));
}

/**
 * The code of a budget subject (科目), as text.
 * @customfunction SUBJECT_CODE
 * @param name Name, former name or path; one cell or a range
 * @param [parent] Code or name of a subject above, or a chart (功能分类, 部门经济分类, 政府经济分类, 收入分类), for names that several have
 * @param [year] Budget year: only subjects of that year
 */
export function subjectCode(name: any[][], parent?: any[][], year?: any): any[][] {
  return spilled(eachOf([name, parent, year], subjects.subjectCode));
}

/**
 * The level of a budget subject (科目): 类, 款 or 项.
 * @customfunction SUBJECT_LEVEL
 * @param code Code of 3, 5 or 7 digits, as number or text; one cell or a range
 */
export function subjectLevel(code: any[][]): any[][] {
  return spilled(eachOf([code], subjects.subjectLevel));
}

/**
 * The code of the budget subject (科目) above, as text.
 * @customfunction SUBJECT_PARENT
 * @param code Code of 3, 5 or 7 digits, as number or text; one cell or a range
 * @param [level] "类" or "款"; the next one above when left out
 */
export function subjectParent(code: any[][], level?: any): any[][] {
  return spilled(eachOf([code, level], subjects.subjectParent));
}

/**
 * The sum below a code in a table that holds 类, 款 and 项 rows together: only its lowest rows are added, so that nothing counts twice.
 * @customfunction SUBJECT_SUM
 * @param codes Codes of the rows; rows without a code (totals, headings) are passed over
 * @param amounts Amounts of the rows, a range of the same shape
 * @param code The code to sum, one cell
 */
export function subjectSum(codes: any[][], amounts: any[][], code: any): any {
  return single(subjects.subjectSum(codes, amounts, code));
}

/**
 * Actual ÷ budget, not rounded.
 * @customfunction EXEC_RATE
 * @param budget Budget at the beginning of the year; one cell or a range
 * @param actual Actual; one cell or a range of the same shape
 * @param [when_zero] What to answer where the budget is 0; #N/A when left out
 */
export function execRate(budget: any[][], actual: any[][], when_zero?: any): any[][] {
  return spilled(eachOf([budget, actual, when_zero], rates.execRate));
}

/**
 * (Current − previous) ÷ previous, not rounded.
 * @customfunction GROWTH_RATE
 * @param previous Figure of the year before; one cell or a range
 * @param current Figure of this year; one cell or a range of the same shape
 * @param [when_zero] What to answer where the previous figure is 0; #N/A when left out
 */
export function growthRate(previous: any[][], current: any[][], when_zero?: any): any[][] {
  return spilled(eachOf([previous, current, when_zero], rates.growthRate));
}

/**
 * (Actual − budget) ÷ budget, not rounded.
 * @customfunction DIFF_RATE
 * @param budget Budget at the beginning of the year; one cell or a range
 * @param actual Actual; one cell or a range of the same shape
 * @param [when_zero] What to answer where the budget is 0; #N/A when left out
 */
export function diffRate(budget: any[][], actual: any[][], when_zero?: any): any[][] {
  return spilled(eachOf([budget, actual, when_zero], rates.diffRate));
}

/**
 * Part ÷ whole, not rounded.
 * @customfunction SHARE
 * @param part Part; one cell or a range
 * @param whole Whole; one cell or a range of the same shape
 * @param [when_zero] What to answer where the whole is 0; #N/A when left out
 */
export function share(part: any[][], whole: any[][], when_zero?: any): any[][] {
  return spilled(eachOf([part, whole, when_zero], rates.share));
}

/**
 * 元 to 万元, rounded half away from zero.
 * @customfunction TO_WAN
 * @param yuan Amount in 元; one cell or a range
 * @param [decimals] Decimals to keep, 0 to 10; 2 when left out
 */
export function toWan(yuan: any[][], decimals?: any): any[][] {
  return spilled(eachOf([yuan, decimals], rates.toWan));
}

/**
 * 万元 to 元, rounded to the 分, half away from zero.
 * @customfunction TO_YUAN
 * @param wan Amount in 万元; one cell or a range
 */
export function toYuan(wan: any[][]): any[][] {
  return spilled(eachOf([wan], rates.toYuan));
}

/**
 * The number in a text such as "１，９０５.９２ 万元", in the unit it is written in.
 * @customfunction AMOUNT
 * @param text Text with one amount; one cell or a range
 */
export function amount(text: any[][]): any[][] {
  return spilled(eachOf([text], rates.amount));
}

/**
 * Whether a total agrees with its parts: 相符, 尾差, 存疑 or 不符, as the pane says it of a table with this one total.
 * @customfunction CHECK_SUM
 * @param total The total, one cell
 * @param parts All of its parts, a range
 * @param [unit] 元, 千元, 万元 or 亿元; 万元 when left out. In 元 every gap is 不符
 */
export function checkSum(total: any, parts: any[][], unit?: any): any {
  return single(sumVerdict(total, parts, unit));
}

/**
 * Whether two figures, or two ranges cell by cell, are the same: the worst of 相符, 尾差, 存疑 and 不符, as the pane says it.
 * @customfunction CHECK_SAME
 * @param a One cell or a range
 * @param b One cell or a range of the same shape
 * @param [unit] 元, 千元, 万元 or 亿元; 万元 when left out. In 元 every gap is 不符
 */
export function checkSame(a: any[][], b: any[][], unit?: any): any {
  return single(sameVerdict(a, b, unit));
}

/**
 * The words on a change against the year before: 增加85.60万元，增长4.70%.
 * @customfunction CHANGE_TEXT
 * @param previous Figure of the year before; one cell or a range
 * @param current Figure of this year; one cell or a range of the same shape
 * @param [unit] 元, 千元, 万元 or 亿元; 万元 when left out
 */
export function changeText(previous: any[][], current: any[][], unit?: any): any[][] {
  return spilled(eachOf([previous, current, unit], rates.changeIn));
}

/** The answers as Excel takes them: a single refusal is thrown, among others it is a value. */
function spilled(answers: readonly (readonly Answer[])[]): any[][] {
  const [only, ...others] = answers.flat();
  if (only !== undefined && others.length === 0) return [[single(only)]];
  return answers.map((row) => row.map((cell) => (cell instanceof NoAnswer ? errorOf(cell) : cell)));
}

function single(answer: Answer): any {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- its types do not say that it is an Error
  if (answer instanceof NoAnswer) throw errorOf(answer);
  return answer;
}

function errorOf({ kind, message }: NoAnswer): CustomFunctions.Error {
  const { notAvailable, invalidValue, divisionByZero, invalidNumber } = CustomFunctions.ErrorCode;
  const codes: Readonly<Record<ErrorKind, CustomFunctions.ErrorCode>> = {
    "#N/A": notAvailable,
    "#VALUE!": invalidValue,
    "#DIV/0!": divisionByZero,
    "#NUM!": invalidNumber,
  };
  return new CustomFunctions.Error(codes[kind], message);
}
