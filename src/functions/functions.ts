/// <reference types="custom-functions-runtime" />
import { eachCell, eachPair, execRate, Refusal, subjectName, type Answer } from "./vocabulary.ts";

// The comments are read by the build, which makes functions.json of them. An id is never changed once shipped.
/* eslint-disable @typescript-eslint/no-explicit-any -- any[][] is how the metadata says: a range of whatever it holds. */

/**
 * 按编码查政府收支分类科目的名称；给区域时得到同样形状的区域，空格仍为空。
 * @customfunction SUBJECT_NAME
 * @param code 科目编码，3、5 或 7 位，可以是一个区域
 * @param [what] name 为名称（省略时如此），path 为从类到本级的全称
 * @param [year] 年度，给出时该年没有此科目为 #N/A
 * @returns 科目名称
 */
export function subjectNames(code: any[][], what?: string, year?: number): any[][] {
  return answers(eachCell(code, (cell) => subjectName(cell, what, year)));
}

/**
 * 预算执行率＝决算数÷年初预算数；给区域时得到同样形状的区域，空格仍为空。
 * @customfunction EXEC_RATE
 * @param budget 年初预算数，可以是一个区域
 * @param actual 决算数，与年初预算数同样形状
 * @param [when_zero] 年初预算数为 0 时的结果，省略时为 #N/A
 * @returns 执行率，如 0.985
 */
export function execRates(budget: any[][], actual: any[][], when_zero?: any): any[][] {
  const whenZero = when_zero as string | number | boolean | null | undefined;
  return answers(eachPair(budget, actual, (base, spent) => execRate(base, spent, whenZero)));
}

/** The answers as Excel takes them: a single refusal is thrown, among others it is a value. */
function answers(cells: readonly (readonly Answer[])[]): any[][] {
  const given = cells.map((row) => row.map((cell) => (cell instanceof Refusal ? errorOf(cell) : cell)));
  const [only] = given.flat();
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- its types do not say that it is an Error
  if (given.flat().length === 1 && only instanceof CustomFunctions.Error) throw only;
  return given;
}

function errorOf({ kind, message }: Refusal): CustomFunctions.Error {
  const { notAvailable, invalidValue } = CustomFunctions.ErrorCode;
  return new CustomFunctions.Error(kind === "#N/A" ? notAvailable : invalidValue, message);
}
