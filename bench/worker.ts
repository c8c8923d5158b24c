import { readFileSync } from "node:fs";
import { check } from "../src/core/check.ts";
import { readWorkbook } from "../src/files/read.ts";

/** One workbook to be read, or read and checked. */
export interface Job {
  readonly file: string;
  readonly do: "read" | "check";
}

export default async function work(job: Job): Promise<number> {
  const { sheets } = await readWorkbook(readFileSync(job.file));
  return job.do === "check" ? check(sheets).findings.length : sheets.length;
}
