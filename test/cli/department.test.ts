import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWorkbook } from "../../src/files/read.ts";
import { honestDepartment } from "../core/honest-department.ts";
import { edit } from "../core/sheets.ts";
import { gongkai as run } from "./command.ts";
import { workbookOf } from "./workbooks.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "department-"));
  mkdirSync(join(folder, "所属单位"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const gongkai = (...argv: readonly string[]) => run(folder, "department", ...argv);

test("a department against the folder of its units: the unit and the cell are named in words, JSON and a report", async () => {
  const { department, units } = honestDepartment(7, 3);
  const rows = units[1]!.find(({ name }) => name === "公开03表")!.rows;
  const row = rows.findIndex((one) => one[0] === "合计") + 3;
  const changed = edit(units[1]!, { [`公开03表!C${row + 1}`]: (rows[row]![2] as number) + 100 });
  writeFileSync(join(folder, "部门.xlsx"), workbookOf(department));
  ["甲局", "乙局", "丙局"].forEach((name, i) =>
    writeFileSync(join(folder, "所属单位", `${name}.xlsx`), workbookOf(i === 1 ? changed : units[i]!)),
  );
  writeFileSync(join(folder, "名单.txt"), "1. 甲局\n2. 乙局\n3. 丙局\n");
  const { code, out } = await gongkai("部门.xlsx", "所属单位", "--units", "名单.txt", "-o", "汇总核对.xlsx");
  expect([code, out]).toEqual([1, expect.stringContaining("部门＝所属单位之和：相符")]);
  expect(out).toContain(`疑为 乙局 公开03表!C${row + 1} 写错：现为 `);
  const [page] = (await readWorkbook(readFileSync(join(folder, "汇总核对.xlsx")))).sheets;
  expect(page!.rows.filter((one) => one[0] === "不符")).toHaveLength(1);

  writeFileSync(join(folder, "名单.txt"), "甲局\n乙局\n丙局\n丁局\n");
  const part = await gongkai("部门.xlsx", "所属单位", "--units", "名单.txt", "--json");
  expect(JSON.parse(part.out)).toMatchObject({ notes: ["名单里有、没有找到文件的单位：丁局"] });
  writeFileSync(
    join(folder, "说明.txt"),
    "二、机构设置。\n纳入2024年度决算编制范围的预算单位共计 4 个，具体包括：甲局、乙局和丙局。\n",
  );
  const told = await gongkai("部门.xlsx", "所属单位", "--units", "说明.txt", "--json");
  expect(JSON.parse(told.out)).toMatchObject({ notes: ["说明里写共 4 个单位，列出的是 3 个：请核对单位构成"] });
  writeFileSync(join(folder, "说明.txt"), "收入合计 1 万元。\n");
  const none = await gongkai("部门.xlsx", "所属单位", "--units", "说明.txt");
  expect([none.code, none.err]).toEqual([2, expect.stringContaining("没有找到单位构成")]);
});

test.each([
  [[], "没有写要读的文件。"],
  [["部门.xlsx"], "没有写所属单位的文件或文件夹"],
  [["没有.xlsx", "所属单位"], "找不到“没有.xlsx”"],
  [["部门.xlsx", "x", "-o", "a.csv"], "-o 不能是“a.csv”"],
])("%j is a mistake", async (argv, says) => {
  const { code, err } = await gongkai(...argv);
  expect([code, err]).toEqual([2, expect.stringContaining(says)]);
});
