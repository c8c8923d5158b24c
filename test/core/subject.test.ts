import { readFileSync } from "node:fs";
import fc from "fast-check";
import { catalogueFile, gzipSize, LARGEST_GZIP, moduleText, readTables } from "../../scripts/catalogue.ts";
import { search } from "../../src/core/subjects/search.ts";
import {
  ancestors,
  attested,
  children,
  EDITION,
  type GivenCode,
  lookUp,
  pathName,
  readCode,
  sameName,
  subject,
  subjectsNamed,
} from "../../src/core/subjects/subject.ts";

const FILES = [
  ["functional", "functional.tsv"],
  ["department", "economic-department.tsv"],
  ["government", "economic-government.tsv"],
  ["income", "income.tsv"],
] as const;

/** Cells of a table without its header; read here apart from the script under test. */
function cells(file: string): string[][] {
  const lines = catalogueFile(file).trimEnd().split("\n").slice(1);
  return lines.map((line) => line.split("\t"));
}

const CODES = FILES.flatMap(([, file]) => cells(file).map(([code = ""]) => code));
const codes = fc.constantFrom(...CODES);

describe("the tables", () => {
  test.each(FILES)("every row of %s answers as it is written", (chart, file) => {
    const rows = cells(file);
    expect(rows.length).toBeGreaterThan(0);
    for (const [code = "", name, level, parent, first, last, evidence] of rows) {
      const { formerNames: _, ...found } = subject(code)!;
      expect(found).toEqual({
        code,
        name,
        chart,
        level,
        evidence,
        ...(parent && { parent }),
        ...(first && { firstYear: Number(first) }),
        ...(last && { lastYear: Number(last) }),
      });
      expect(attested(subject(code)!)).toBe(evidence !== "recalled");
      expect(children(parent ?? "").some((child) => child.code === code)).toBe(parent !== "");
    }
  });

  test("every renaming answers as a former name", () => {
    const renamings = cells("changes.tsv").filter(([, kind]) => kind === "rename");
    for (const [, , year, code = "", name = ""] of renamings) {
      const former = year ? { name, until: Number(year) - 1 } : { name };
      expect(subject(code)!.formerNames).toContainEqual(former);
    }
    expect(CODES.flatMap((code) => subject(code)!.formerNames)).toHaveLength(renamings.length);
  });

  test("have no faults, and the module made of them is fresh and small", () => {
    const tables = readTables();
    expect(tables.faults).toEqual([]);
    const written = readFileSync(new URL("../../src/core/subjects/catalogue.ts", import.meta.url), "utf8");
    expect(written === moduleText(tables)).toBe(true);
    expect(gzipSize(written)).toBeLessThanOrEqual(LARGEST_GZIP);
  });

  test("know of the editions up to 2025", () => {
    expect(EDITION).toBe(2025);
  });
});

describe("the check of the tables", () => {
  const HEADER = "code name level parent first_year last_year evidence";
  /** Small tables without a fault, with "_" for a blank cell and spaces for tabs. */
  const SMALL: Record<string, string> = {
    "functional.tsv": `${HEADER}
      208 社会保障和就业支出 类 _ _ _ recalled
      20805 行政事业单位养老支出 款 208 _ _ seed
      2080501 行政单位离退休 项 20805 _ _ recalled
      2080502 事业单位离退休 项 20805 _ _ recalled
      20830 新设的款 款 208 2024 2026 recalled
      2083001 行政运行 项 20830 2024 2025 recalled`,
    "income.tsv": HEADER,
    "economic-department.tsv": `${HEADER}
      301 工资福利支出 类 _ _ _ recalled
      30101 基本工资 款 301 _ _ recalled
      30102 津贴补贴 款 301 _ _ recalled`,
    "economic-government.tsv": `${HEADER}
      501 机关工资福利支出 类 _ _ _ recalled
      50101 工资奖金津补贴 款 501 _ _ recalled
      50103 住房公积金 款 501 _ _ recalled`,
    "evidence.tsv": `code name chart kind where fiscal_year
      20805 行政事业单位养老支出 functional source 公开预算 2023
      20805 行政事业单位养老支出 functional seed 样本 2023`,
    "economic-map.tsv": `gov_code gov_name dept_code dept_name evidence note
      50101 工资奖金津补贴 30101 基本工资 recalled _
      50101 工资奖金津补贴 30102 津贴补贴 recalled _`,
    "changes.tsv": `chart kind year old_code old_name new_code new_name evidence note
      functional rename 2020 20805 行政事业单位离退休 20805 行政事业单位养老支出 source _
      functional new 2024 _ _ 20830 新设的款 recalled _`,
    "doubtful.tsv": `chart code name reason
      functional 2080502 事业单位离退休 unsure`,
  };

  /** The faults of the small tables once one file has `to` in place of `from`; "~" stands for a real space. */
  function faultsWith(changed: string, from: string, to: string): readonly string[] {
    const cell = (text: string) => (text === "_" ? "" : text.replace("~", " "));
    return readTables((file) => {
      const table = SMALL[file]!.replace(/\n +/g, "\n") + "\n";
      const written = file === changed ? table.replace(from, to) : table;
      expect(written === table).toBe(file !== changed || from === to);
      return written
        .split("\n")
        .map((line) => line.split(" ").map(cell).join("\t"))
        .join("\n");
    }).faults;
  }

  test("finds nothing where nothing is wrong", () => {
    expect(faultsWith("income.tsv", "", "")).toEqual([]);
  });

  test.each([
    ["functional.tsv", "20805 行政事业单位养老支出 款 208 _ _ seed\n", "", "2080501 has no parent in the file"],
    ["functional.tsv", "项 20805", "项 20806", 'parent of 2080501 is "20806"'],
    ["functional.tsv", "行政单位离退休 项", "行政单位离退休 款", 'level of 2080501 is "款"'],
    ["functional.tsv", "2080501", "208050x", 'code "208050x" has a wrong form'],
    ["functional.tsv", "2080501", "208051", 'code "208051" has a wrong form'],
    ["functional.tsv", "2080501", "3080501", "code 3080501 does not start with 2"],
    ["functional.tsv", "2080501", "2080500", "code 2080500 has a 00 part"],
    ["functional.tsv", "2080502", "2080501", "code 2080501 twice"],
    ["functional.tsv", "2080501", "2080503", "code 2080502 out of order"],
    ["functional.tsv", "事业单位离退休", "行政单位离退休", "2080502 has the name of 2080501 beside it"],
    ["functional.tsv", "离退休", "离退休`", "has an unexpected character"],
    ["functional.tsv", "离退休", "离退休（", "has unpaired brackets"],
    ["functional.tsv", "2083001", "2083002", "行政运行 at 2083002"],
    ["functional.tsv", "_ _ recalled", "_ _ guess", 'evidence is "guess"'],
    ["functional.tsv", "_ _ recalled", "_ _ source", "208 says source, evidence.tsv says recalled"],
    ["functional.tsv", "2024 2025", "24 2025", 'year is "24"'],
    ["functional.tsv", "2024 2025", "2026 2025", "first_year after last_year"],
    ["functional.tsv", "2024 2025", "2023 2025", "2083001 starts before its parent"],
    ["functional.tsv", "2024 2025", "2024 _", "2083001 ends after its parent"],
    ["functional.tsv", " _ _ recalled", " _ recalled", "6 columns"],
    ["functional.tsv", "208 ", "208~ ", "a cell with space around it"],
    ["functional.tsv", "\n", "\r\n", "carriage return"],
    ["functional.tsv", "code name", "\uFEFFcode name", "byte order mark"],
    ["income.tsv", "code name", "name code", "header is"],
    ["economic-department.tsv", "30102", "3010201", 'code "3010201" has a wrong form'],
    ["evidence.tsv", "行政事业单位养老支出", "行政事业单位", "name of 20805 differs from functional"],
    ["evidence.tsv", "source", "rumour", "kind or place missing"],
    ["economic-map.tsv", "30102 津贴补贴", "30101 基本工资", "pair 50101 30101 twice"],
    ["economic-map.tsv", "30101 基本工资", "30103 奖金", "30103 is not in economic-department"],
    ["economic-map.tsv", "30101 基本工资", "301 工资福利支出", "301 is a whole 类 without a note"],
    ["economic-map.tsv", "50101 工资奖金津补贴", "50103 住房公积金", "pair 50101 30102 out of order"],
    [
      "economic-map.tsv",
      "50101 工资奖金津补贴 30102 津贴补贴",
      "50103 住房公积金 30101 基本工资",
      "30101 goes to 50101 and 50103",
    ],
    ["changes.tsv", "离退休 20805", "离退休 2080501", "not a renaming"],
    ["changes.tsv", "functional new", "functional novel", 'kind is "novel"'],
    ["changes.tsv", "新设的款", "新款", "name of 20830 differs from functional"],
    ["doubtful.tsv", "2080502", "2080588", "2080588 is not in functional"],
  ])("finds in %s that %j became %j", (file, from, to, fault) => {
    expect(faultsWith(file, from, to)).toContainEqual(expect.stringContaining(fault));
  });
});

describe("readCode", () => {
  test.each<[GivenCode, string | undefined]>([
    ["2080505", "2080505"],
    [2080505, "2080505"],
    [208, "208"],
    ["２０８０５０５", "2080505"],
    [" 208 05 05", "2080505"],
    ["208　05　05", "2080505"],
    ["208\n05", "20805"],
    ["208-05-05", "2080505"],
    ["208－05－05", "2080505"],
    ["208 - 5 - 5", "2080505"],
    ["20805 05", "2080505"],
    [[208, 5, 5], "2080505"],
    [["208", "05", "05"], "2080505"],
    [["２０８", " 05 ", 5], "2080505"],
    [["301", "01"], "30101"],
    [[301, 3, 1], "3010301"],
    [[208, 5, null], "20805"],
    [[208, null, null], "208"],
    [["208", "", " "], "208"],
    [[2080505, null, null], "2080505"],
    [[20805, 5], "2080505"],
    ["9990101", "9990101"],
    ["5", undefined],
    [5, undefined],
    ["", undefined],
    [" ", undefined],
    [[], undefined],
    [[null, 5, 5], undefined],
    [[208, null, 5], undefined],
    [[208, 5, 5, 1], undefined],
    [[2080505, 1], undefined],
    [["208", "0505"], undefined],
    [[208, -5], undefined],
    [316002, undefined],
    ["103014801", undefined],
    [-208, undefined],
    [208.05, undefined],
    ["208.05", undefined],
    ["2,080", undefined],
    [NaN, undefined],
    [1e21, undefined],
    ["合计", undefined],
    ["208社会保障和就业支出", undefined],
    ["2024-05", undefined],
  ])("%j is %s", (given, code) => {
    expect(readCode(given)).toBe(code);
  });

  const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

  test("reads a split code like the whole", () => {
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom(" ", "-", "　", " - ", "\n"),
        fc.boolean(),
        fc.boolean(),
        (code, separator, lost, wide) => {
          const [first = "", ...rest] = [code.slice(0, 3), ...(code.slice(3).match(/../g) ?? [])];
          const parts = [first, ...rest.map((part) => (lost ? String(Number(part)) : part))];
          const written = wide ? parts.map(fullWidth) : parts;
          expect(readCode(written)).toBe(code);
          expect(readCode(written.join(separator))).toBe(code);
          expect(readCode([...parts.map(Number), null])).toBe(code);
          expect(readCode(Number(code))).toBe(code);
        },
      ),
    );
  });

  test("gives digits or nothing, and reads what it gave the same", () => {
    const part = fc.oneof(fc.string(), fc.integer(), fc.double());
    fc.assert(
      fc.property(fc.oneof(part, fc.array(fc.option(part))), (given) => {
        const code = readCode(given);
        if (code === undefined) return;
        expect(code).toMatch(/^(\d{3}|\d{5}|\d{7})$/);
        expect(readCode(code)).toBe(code);
      }),
    );
  });
});

describe("lookUp", () => {
  test("answers a code however it is written", () => {
    expect(lookUp([208, 5, 5])).toEqual({ found: subject("2080505") });
  });

  test.each(["3010301", [301, 3, 1], "301 03 01"])("answers the local code %j by its 款", (given) => {
    expect(lookUp(given, 2024)).toEqual({ found: subject("30103"), note: "local" });
  });

  test("has no local codes outside the economic charts", () => {
    expect(lookUp("2080577")).toEqual({ missing: "2080577" });
    expect(lookUp("3887701")).toEqual({ missing: "3887701" });
  });

  test("says what is missing: the code, or what is no code", () => {
    expect(lookUp("208 77")).toEqual({ missing: "20877" });
    expect(lookUp(316002)).toEqual({ missing: "316002" });
    expect(lookUp("合计")).toEqual({ missing: "合计" });
    expect(lookUp([null, 5])).toEqual({ missing: "5" });
  });

  test.each([
    ["21006", 2023, undefined],
    ["21006", 2024, "retired"],
    ["21006", undefined, undefined],
    ["21017", 2023, "not-yet"],
    ["21017", 2024, undefined],
    ["20805", 2019, undefined],
  ])("%s in %s: %s", (code, year, note) => {
    expect(lookUp(code, year)).toEqual({ found: subject(code), ...(note && { note }) });
  });
});

describe("the tree", () => {
  test("ancestors lead from the 类 to the code", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const line = ancestors(code);
        expect(line.at(-1)).toBe(subject(code));
        expect(line.map(({ level }) => level)).toEqual(["类", "款", "项"].slice(0, line.length));
        line.forEach((one, i) => expect(one.parent).toBe(line[i - 1]?.code));
      }),
    );
  });

  test("children have the code as their parent, in order", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const below = children(code);
        for (const child of below) expect(child.parent).toBe(code);
        const order = below.map((child) => child.code);
        expect(order).toEqual([...order].sort());
      }),
    );
  });

  test("an unknown code has neither ancestors nor children nor path", () => {
    expect(subject("20877")).toBeUndefined();
    expect(ancestors("20877")).toEqual([]);
    expect(children("20877")).toEqual([]);
    expect(pathName("20877")).toBeUndefined();
  });

  test("the path names every level", () => {
    expect(pathName("2080505")).toBe(
      "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）",
    );
    expect(pathName("301")).toBe("工资福利支出（类）");
  });
});

describe("names", () => {
  test.each([
    ["中医(民族医)药专项", "中医（民族医）药专项", true],
    ["行政运行", " 行政\n运　行 ", true],
    ["“三公”经费", '"三公"经费', true],
    ["「三公」经费", "‘三公’经费", true],
    ["行政运行", "事业运行", false],
    ["资本性支出", "资本性支出（基本建设）", false],
  ])("%j and %j: same is %s", (a, b, same) => {
    expect(sameName(a, b)).toBe(same);
    expect(sameName(b, a)).toBe(same);
  });

  test("a former name finds the subject it is now", () => {
    expect(subject("20805")?.formerNames).toEqual([{ name: "行政事业单位离退休", until: 2019 }]);
    expect(subjectsNamed("行政事业单位离退休")).toEqual([subject("20805")]);
    expect(subjectsNamed("资源勘探信息等支出")).toEqual([subject("215")]);
  });

  test("former names stand from the oldest on", () => {
    expect(subject("21305")?.formerNames).toEqual([
      { name: "扶贫", until: 2020 },
      { name: "巩固脱贫衔接乡村振兴", until: 2022 },
    ]);
  });

  test("a name of both economic charts can be asked for in one", () => {
    const both = subjectsNamed("住房公积金").map(({ code }) => code);
    expect(both).toEqual(expect.arrayContaining(["30113", "50103"]));
    expect(subjectsNamed("住房公积金", "government")).toEqual([subject("50103")]);
    expect(subjectsNamed("无此科目")).toEqual([]);
  });

  test("the holder of a name today comes before the former one", () => {
    // 50601 was 资本性支出（一）; 机关资本性支出 is 503 today.
    expect(subjectsNamed("机关资本性支出(一)")).toEqual([subject("503")]);
    expect(subjectsNamed("机关资本性支出")[0]).toBe(subject("503"));
  });

  test("every subject is found by its own name in its own chart", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const one = subject(code)!;
        expect(subjectsNamed(one.name, one.chart)).toContain(one);
      }),
    );
  });
});

describe("search", () => {
  const found = (words: string, limit?: number) => search(words, limit).map(({ code }) => code);

  test("by the beginning of a code, in the order of the codes", () => {
    expect(found("20805", 3)).toEqual(["20805", "2080501", "2080502"]);
    expect(found("208 05 05")).toEqual(["2080505"]);
    expect(found("２０８０５０５")).toEqual(["2080505"]);
  });

  test("by words, all of which must fit: the name itself first, then what units print", () => {
    expect(found("住房公积金").slice(0, 3)).toEqual(["2210201", "30113", "50103"]);
    expect(found("养老").slice(0, 3)).toContain("2080505");
    expect(found("培训")[0]).toBe("30216");
    expect(found("卫生健康支出")[0]).toBe("210");
    expect(found("养老 缴费 2080505")).toEqual(["2080505"]);
    expect(found("基本养老保险 缴费 机关", 50)).toEqual(expect.arrayContaining(["2080505", "30108"]));
    expect(found("养老 缴费 213")).toEqual([]);
  });

  test("by characters of the name in their order, where no name has the words as they stand", () => {
    expect(found("机关养老保险").slice(0, 2)).toEqual(["2080505", "30108"]);
    expect(found("险保老养")).toEqual([]);
    expect(found("行政医疗")[0]).toBe("2101101");
    expect(found("养老保险缴费支出")).toEqual(["2080505"]);
  });

  test("with what the workbook uses before all others", () => {
    const used = new Set(["2090101", "2101103"]);
    expect(search("养老", 3, used)[0]?.code).toBe("2090101");
    expect(search("养老", 3, new Set(["2101103"]))[0]?.code).toBe("2080505");
  });

  test("by a former name", () => {
    expect(found("扶贫")[0]).toBe("21305");
    expect(found("单位离退休 20805")).toContain("20805");
  });

  test("never gives more than asked for, and nothing for nothing", () => {
    expect(found("支出")).toHaveLength(20);
    expect(found("支出", 7)).toHaveLength(7);
    expect(found("")).toEqual([]);
    expect(found(" 　")).toEqual([]);
    expect(found("无此科目")).toEqual([]);
  });

  test("finds every subject by its code", () => {
    fc.assert(fc.property(codes, (code) => expect(search(code, 1)).toEqual([subject(code)])));
  });
});
