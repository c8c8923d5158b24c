import { readFileSync } from "node:fs";
import { check, type CheckOptions } from "../../src/core/check.ts";
import { setKindOf, wordingOf, type Form } from "../../src/core/forms/form.ts";
import * as final from "../../src/core/forms/final/tables.ts";
import { FORMS } from "../../src/core/forms/index.ts";
import { editionOf } from "../../src/core/forms/profile.ts";
import { PROFILES, profileOf } from "../../src/core/forms/profiles.ts";
import { formsMeant } from "../../src/core/forms/titles.ts";
import {
  PROFILE_FIELDS,
  PROFILE_LIMITS,
  readProfile,
  TABLE_FIELDS,
  WORD_FIELDS,
  type ProfileProblem,
} from "../../src/core/forms/profile-file.ts";
import { words } from "../../src/core/report/say/index.ts";
import { profileProblem } from "../../src/core/report/say/profile-problem.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { plain } from "../../src/core/sheet/text.ts";
import { CASES, caseSheets } from "../cases/cases.ts";
import { amountsIn, hundredths } from "./changes.ts";
import { honestFinal, Random } from "./honest.ts";
import { edit, retitle, seed, sheet } from "./sheets.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";

const named = (name: string) => PROFILES.find((profile) => profile.name === name)!;
const formsOf = (name: string): Form[] => named(name).tables.map(({ forms: [form] }) => form);

describe("the sets", () => {
  test("have the tables that are published", () => {
    expect(PROFILES.map(({ name, tables }) => `${name} ${tables.length}`)).toEqual([
      "青海决算 11",
      "四川决算 13",
      "全国决算 9",
      "新疆决算 9",
      "全国预算 9",
      "四川预算 13",
      "四川部门预算 14",
      "上海部门预算 9",
      "上海单位预算 9",
    ]);
  });

  test.each(PROFILES.map((profile) => [profile.name, profile] as const))("%s is of one kind", (_, profile) => {
    const forms = profile.tables.flatMap((table) => table.forms);
    expect(new Set(forms.map(setKindOf))).toEqual(new Set([profile.kind]));
    expect(new Set(forms).size).toBe(forms.length);
    expect(new Set(profile.tables.map(({ no }) => no)).size).toBe(profile.tables.length);
    expect([...profile.editions].sort()).toEqual(profile.editions);
  });

  test("every title that a set gives a table is known", () => {
    const unknown = PROFILES.flatMap(({ tables }) => tables).filter(
      ({ title, forms }) =>
        !forms.some(({ titles }) => titles.includes(title)) &&
        !forms.some((form) => formsMeant(plain(title))?.forms.includes(form) === true),
    );
    expect(unknown).toEqual([]);
  });

  test("四川决算 has the thirteen titles of its contents", () => {
    expect(named("四川决算").tables.map(({ title }) => title)).toEqual([
      "收入支出决算总表",
      "收入决算表",
      "支出决算表",
      "财政拨款收入支出决算总表",
      "财政拨款支出决算明细表",
      "一般公共预算财政拨款支出决算表",
      "一般公共预算财政拨款支出决算明细表",
      "一般公共预算财政拨款基本支出决算明细表",
      "一般公共预算财政拨款项目支出决算表",
      "政府性基金预算财政拨款收入支出决算表",
      "国有资本经营预算财政拨款收入支出决算表",
      "国有资本经营预算财政拨款支出决算表",
      "财政拨款“三公”经费支出决算表",
    ]);
  });

  test("what an edition prints is read", () => {
    for (const form of FORMS) {
      const worded = [
        [form.titles, form.wording] as const,
        ...form.parts
          .flat()
          .flatMap(({ columns, lines }) => [
            ...columns.map((column) => [column.headings ?? [column.name], column.wording] as const),
            ...lines.map((line) => [[line.name, ...(line.labels ?? [])], line.wording] as const),
          ]),
      ];
      for (const [spellings, wording = []] of worded)
        for (const { words: text } of wording) expect(spellings.map(plain)).toContain(plain(text));
    }
  });
});

describe("the set that tables belong to", () => {
  test.each([
    ["青海决算", ...formsOf("青海决算")],
    ["四川决算", ...formsOf("四川决算")],
    ["全国决算", ...formsOf("全国决算")],
    ["四川预算", ...formsOf("四川预算")],
  ])("%s whole", (name, ...forms) => expect(profileOf(forms)?.name).toBe(name));

  test.each([
    ["青海决算", "000"],
    ["青海决算", "003"],
    ["四川预算", "004"],
  ] as const)("%s for the published %s", (name, id) => expect(check(seed(id)).sets[0]?.profile?.name).toBe(name));

  test("四川决算 for thirteen tables as 四川 publishes them", () => {
    expect(check(honestSichuan(1)).sets.map(({ profile, missing }) => [profile?.name, missing])).toEqual([
      ["四川决算", []],
    ]);
  });

  test.each(formsOf("四川决算").flatMap((_, i) => (i % 3 === 0 ? [i] : [])))("四川决算 with table %i left out", (i) => {
    const [set] = check(honestSichuan(1).filter((_, at) => at !== i)).sets;
    expect([set?.profile?.name, set?.missing.map(({ no }) => no)]).toEqual([
      "四川决算",
      [`公开${String(i + 1).padStart(2, "0")}表`],
    ]);
  });

  test("four tables of 四川决算 are not those of others", () => {
    expect(profileOf([final.overview, final.income, final.expenditure, final.detail])?.name).toBe("四川决算");
    expect(profileOf([final.overview, final.running])?.name).toBe("青海决算");
  });

  test("nine tables in the order of 新疆 do not say whose they are", () => {
    const nine = honestFinal(1).slice(0, 9);
    const [expenses] = nine.splice(8, 1);
    nine.splice(6, 0, expenses!);
    expect(check(nine).sets[0]?.profile?.name).toBe("全国决算");
  });

  test("全国决算 for tables of nowhere in particular", () => {
    expect(profileOf([final.overview])?.name).toBe("全国决算");
    expect(profileOf([final.overview, final.expenditure, final.general, final.basic])?.name).toBe("全国决算");
    for (let number = 0; number < 30; number++) {
      const [set] = check(honestNational(number)).sets;
      expect(set?.profile?.name).toBe("全国决算");
      expect(set?.missing).toEqual([]);
    }
  });

  test("a table that another makes up for is neither missing nor missed", () => {
    const sheets = honestNational(0);
    const report = check(sheets);
    expect(report.untried).toEqual([]);
    const without = check(
      sheets.filter(
        ({ rows }) => !String(rows[0]?.[0]).startsWith("国有资本") && !String(rows[1]?.[0]).startsWith("国有资本"),
      ),
    );
    expect(without.sets[0]?.missing.map(({ title }) => title)).toEqual(["国有资本经营预算财政拨款收入支出决算表"]);
    expect(new Set(without.untried.map(({ why }) => ("form" in why ? why.form : undefined)))).toEqual(
      new Set([final.stateCapital]),
    );
  });

  test.each([
    ["budget-01-shanghai-putuo-sww-dept-2025", "上海部门预算"],
    ["budget-02-shanghai-putuo-sww-unit-2025", "上海单位预算"],
    ["budget-national9-probe", "全国预算"],
    ["budget-16-central-bit-2025", undefined],
    ["budget-14-sichuan-jyj-2020", undefined],
  ])("%s: %s, and nothing is missing", (document, name) => {
    const { sets, untried } = check(caseSheets(document));
    expect(sets.map(({ profile, missing }) => [profile?.name, missing])).toEqual([[name, []]]);
    expect(untried.filter(({ why }) => why.reason === "missing-table")).toEqual([]);
  });

  describe.each([
    ["上海部门预算", "部门", "部门"],
    ["上海单位预算", "预算单位", "单位"],
  ])("%s as a file says", (name, whose, short) => {
    // Each table is like a known one, said in the place's own words.
    const forms = [
      ["单位收支总表", `${whose}财务收支预算总表`],
      ["单位收入总表", `${whose}收入预算总表`],
      ["单位支出总表", `${whose}支出预算总表`],
      ["财政拨款收支预算总表", `${whose}财政拨款收支预算总表`],
      ["一般公共预算支出预算表", `${whose}一般公共预算支出功能分类预算表`],
      ["政府性基金支出预算表", `${whose}政府性基金预算支出功能分类预算表`],
      ["国有资本经营预算支出预算表", `${whose}国有资本经营预算支出功能分类预算表`],
      ["一般公共预算基本支出预算表", `${whose}一般公共预算基本支出部门预算经济分类预算表`],
      ["一般公共预算“三公”经费支出预算表", `${short}“三公”经费和机关运行经费预算表`],
    ].map(([like, title], i) => ({ like, title, no: `表${i + 1}`, labels: { name: ["本地科目名称"] } }));
    const reading = readProfile({ name: `本区${name}`, kind: "预算", editions: [2023, 2024, 2025, 2026], forms });
    const profile = "profile" in reading ? reading.profile : undefined;
    const report = (sheets: readonly SheetGrid[], options: CheckOptions = {}): unknown => {
      const { counts, findings, suspects, untried, sets, strays } = check(sheets, options);
      const say = words("zh-CN");
      return {
        counts,
        findings: findings.map((one) => say.finding(one)),
        suspects: suspects.map((one) => say.suspect(one)),
        untried: untried.map((one) => say.untried(one)),
        missing: sets.map(({ missing }) => missing.length),
        strays: strays.length,
      };
    };
    const documents = CASES.filter((one) => one.includes("shanghai") && one.startsWith("budget")).filter(
      (one) => check(caseSheets(one)).sets[0]?.profile?.name === name,
    );

    test("does what the set built in does, on the published documents and with one cell changed", () => {
      expect(documents.length).toBeGreaterThan(1);
      for (const document of documents) {
        const sheets = caseSheets(document);
        expect([document, report(sheets, { profile: profile! })]).toEqual([document, report(sheets)]);
        const random = new Random(7);
        for (const { at, value } of random.some(amountsIn(sheets), 3)) {
          const changed = edit(sheets, { [at]: hundredths(value + 123.4) });
          expect([document, at, report(changed, { profile: profile! })]).toEqual([document, at, report(changed)]);
        }
      }
    });
  });

  test("the words of a place are read: names of columns and lines, its own lines, its unit", () => {
    const json = {
      name: "本区预算",
      kind: "预算",
      forms: [
        {
          like: "单位收支总表",
          title: "本区收支一览表",
          unit: "元",
          labels: { name: "栏目" },
          columns: { 预算数: "本年安排" },
          lines: {
            事业收入: ["单位业务收入"],
            其他收入: { optional: true },
            场地收入: { like: "事业收入" },
          },
        },
      ],
    };
    const reading = readProfile(json);
    expect("problems" in reading ? reading.problems : []).toEqual([]);
    const profile = "profile" in reading ? reading.profile : undefined;
    const table = (total: number) => [
      sheet("一", [
        ["本区收支一览表"],
        ["收入", null, "支出", null],
        ["栏目", "本年安排", "栏目", "本年安排"],
        ["单位业务收入", 12, "教育支出", 20],
        ["场地收入", 8, null, null],
        ["本年收入合计", total, "本年支出合计", 20],
        ["收入总计", total, "支出总计", 20],
      ]),
    ];
    const good = check(table(20), { profile: profile! });
    expect([good.tables.map(({ no, unit, unitAssumed }) => [no, unit, unitAssumed]), good.counts.unequal]).toEqual([
      [[good.tables[0]!.no, "元", false]],
      0,
    ]);
    expect(good.findings.filter(({ kind }) => kind !== "comparison").map((one) => words("zh-CN").finding(one))).toEqual(
      [],
    );
    const wrong = check(table(21), { profile: profile! });
    expect(wrong.counts.unequal).toBeGreaterThan(0);
  });

  test("one shape may be used twice: the second is a table of its own, of which its inner rules hold", () => {
    const forms = [
      "一般公共预算支出预算表",
      { like: "一般公共预算支出预算表", title: "社会保险基金补助支出表", no: "附表1" },
    ];
    const reading = readProfile({ name: "本区预算", kind: "预算", forms });
    const profile = "profile" in reading ? reading.profile : undefined;
    const general = caseSheets("budget-02-shanghai-putuo-sww-unit-2025")[4]!;
    const second = { ...retitle(general, () => "社会保险基金补助支出表"), name: "补助" };
    const first = { ...retitle(general, () => "一般公共预算支出预算表"), name: "一般" };
    const good = check([first, second], { profile: profile! });
    expect(good.tables.map(({ no, title }) => `${no} ${title}`)).toContain("附表1 社会保险基金补助支出表");
    expect([good.counts.unequal, good.sets[0]?.missing]).toEqual([0, []]);
    const cell = amountsIn([{ ...first, name: "补助" }])[3]!;
    const wrong = check(edit([first, second], { [cell.at]: cell.value + 77 }), { profile: profile! });
    expect(wrong.findings.filter((one) => one.kind === "comparison" && one.verdict === "unequal")).not.toEqual([]);
    expect(
      wrong.findings.flatMap((one) => ("rule" in one ? one.rule.id : [])).some((id) => id.endsWith("·附表1")),
    ).toBe(true);
  });

  test("other titles of a table are known too", () => {
    const [first] = seed("003");
    const [table] = [retitle(first!, () => "某县收支执行总表")];
    const set = (titles: readonly string[]) => {
      const reading = readProfile({ name: "某县决算", kind: "决算", forms: [{ form: "收入支出决算总表", titles }] });
      return check([{ ...table, name: "一" }], "profile" in reading ? { profile: reading.profile } : {});
    };
    expect(set(["某县收支执行总表"]).tables[0]?.knownBy).toBe("title");
    expect(set(["别的表"]).tables[0]?.knownBy).not.toBe("title");
    expect(readProfile({ name: "甲", kind: "决算", forms: [{ form: "收入决算表", titles: [1] }] })).toEqual({
      problems: [{ path: "forms[0].titles[0]", problem: { is: "not-a", wanted: "text" } }],
    });
  });

  test("none for no tables", () => expect(profileOf([])).toBeUndefined());

  test("a table is called as its set calls it", () => {
    const { tables } = check(honestSichuan(1));
    expect(words("zh-CN").form(tables.find(({ form }) => form === final.general)!)).toBe(
      "公开06表 一般公共预算财政拨款支出决算表",
    );
    expect(words("zh-CN").form(tables.find(({ form }) => form === final.basic)!)).toBe(
      "公开08表 一般公共预算财政拨款基本支出决算明细表",
    );
  });
});

describe("the edition", () => {
  const said = (year: string | undefined, language: "zh-CN" | "en-US" = "zh-CN"): string => {
    const { sets } = check(seed("000"), year === undefined ? {} : { year });
    return words(language).set(sets[0]!, 11);
  };

  test.each([
    ["2023", 2023],
    ["2024", 2024],
    ["2026", 2024],
    ["2020", 2023],
    [undefined, 2024],
  ])("of %s is %i", (year, edition) => expect(editionOf(named("青海决算"), year)).toBe(edition));

  test("is said, and why where it is not the year's", () => {
    expect(said("2023")).toBe("2023年 决算：11 张表，按“青海决算”2023 年版式核对");
    expect(said("2026")).toBe("2026年 决算：11 张表，按“青海决算”2024 年版式核对（没有 2026 年的版式，用已知最新的）");
    expect(said("2020")).toBe("2020年 决算：11 张表，按“青海决算”2023 年版式核对（没有 2020 年的版式，用已知最早的）");
    expect(said(undefined)).toBe("决算：11 张表，按“青海决算”2024 年版式核对（没有写明年度，用最新的版式）");
    expect(said("2026", "en-US")).toBe(
      "2026 final accounts: 11 tables, checked as Qinghai final accounts, 11 tables, edition of 2024 (none of 2026 is known; the newest is used)",
    );
    expect(said("2023", "en-US")).toBe(
      "2023 final accounts: 11 tables, checked as Qinghai final accounts, 11 tables, edition of 2023",
    );
  });

  test("prints its own words, an older one the oldest known", () => {
    const wording = [
      { since: 2023, words: "甲" },
      { since: 2025, words: "乙" },
    ];
    expect([2020, 2023, 2024, 2025, 2030].map((year) => wordingOf(wording, year))).toEqual([
      "甲",
      "甲",
      "甲",
      "乙",
      "乙",
    ]);
    expect(wordingOf([], 2024)).toBeUndefined();
  });
});

const GOOD = {
  name: "某县决算",
  kind: "决算",
  forms: [
    "收入支出决算总表",
    "公开03表",
    { form: "一般公共预算财政拨款支出决算表", no: "公开09表", title: "某县一般支出表" },
  ],
};

function problemsOf(json: unknown): string[] {
  const reading = readProfile(json);
  return "problems" in reading ? reading.problems.map(({ path, problem }) => `${path} ${problem.is}`.trim()) : [];
}

describe("a set in a JSON file", () => {
  test("is read, as text or as data", () => {
    const read = readProfile(JSON.stringify(GOOD));
    expect(read).toEqual(readProfile(GOOD));
    expect("profile" in read && read.profile).toMatchObject({
      name: "某县决算",
      english: "某县决算",
      kind: "决算",
      editions: [2023, 2024],
      tables: [
        { no: "公开01表", title: "收入支出决算总表", forms: [final.overview] },
        { no: "公开03表", title: "支出决算表", forms: [final.expenditure] },
        { no: "公开09表", title: "某县一般支出表", forms: [final.general] },
      ],
    });
  });

  test("may name each set that comes with the program, table by table", () => {
    for (const { kind, editions, tables } of PROFILES) {
      const forms = tables.map(({ no, title, forms: all }) => ({
        form: all.map(({ titles }) => titles[0]),
        no,
        title,
      }));
      const read = readProfile({ name: "某县", english: "A county", kind, editions, forms });
      expect("profile" in read && read.profile.tables.map((table) => table.forms)).toEqual(
        tables.map((table) => table.forms),
      );
    }
  });

  test("the example of the manual is one", () => {
    const manual = readFileSync(new URL("../../docs/profiles.md", import.meta.url), "utf8");
    const examples = [...manual.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => json);
    expect(examples.map(problemsOf)).toEqual([[], []]);
  });

  test.each<[says: string, json: unknown, problems: readonly string[]]>([
    ["no JSON", "{name: 甲}", ["not-json"]],
    ["nothing", "", ["not-json"]],
    ["no data", undefined, ["not-json"]],
    ["a function", () => 1, ["not-json"]],
    ["too much", `"${"甲".repeat(PROFILE_LIMITS.characters)}"`, ["too-large"]],
    ["a list", [], ["not-an-object"]],
    ["null", null, ["not-an-object"]],
    ["a word", '"甲"', ["not-an-object"]],
    ["nothing in it", {}, ["name missing", "kind missing"]],
    ["no forms", { name: "甲", kind: "决算" }, ["forms missing"]],
    ["a name that is a number", { ...GOOD, name: 3 }, ["name not-a"]],
    ["a blank name", { ...GOOD, name: " " }, ["name empty"]],
    ["a long name", { ...GOOD, name: "甲".repeat(101) }, ["name too-long"]],
    ["the name of another", { ...GOOD, name: "青海 决算" }, ["name name-taken"]],
    ["another kind", { ...GOOD, kind: "概算" }, ["kind not-one-of"]],
    ["an unknown field", { ...GOOD, 表: [] }, ["表 unknown-field"]],
    ["a year in words", { ...GOOD, editions: ["二〇二四"] }, ["editions[0] not-a"]],
    ["a year of another age", { ...GOOD, editions: [2024, 24] }, ["editions[1] bad-year"]],
    ["no years", { ...GOOD, editions: [] }, ["editions empty"]],
    ["years that are none", { ...GOOD, editions: 2024 }, ["editions not-a"]],
    ["forms that are no list", { ...GOOD, forms: "收入决算表" }, ["forms not-a"]],
    ["no forms in the list", { ...GOOD, forms: [] }, ["forms empty"]],
    ["too many forms", { ...GOOD, forms: Array.from({ length: 61 }, () => "收入决算表") }, ["forms too-many"]],
    [
      "an unknown form",
      { ...GOOD, forms: ["收入支出决算总", "什么表"] },
      ["forms[0] unknown-form", "forms[1] unknown-form"],
    ],
    ["a form of the other kind", { ...GOOD, forms: ["单位收支总表"] }, ["forms[0] other-kind"]],
    ["a form twice", { ...GOOD, forms: ["收入决算表", { form: "公开02表" }] }, ["forms[1].form twice"]],
    ["a form that is a number", { ...GOOD, forms: [1] }, ["forms[0] not-a"]],
    ["a form without its name", { ...GOOD, forms: [{ no: "公开01表" }] }, ["forms[0].form missing"]],
    [
      "a form with another field",
      { ...GOOD, forms: [{ form: "收入决算表", 表号: "1" }] },
      ["forms[0].表号 unknown-field"],
    ],
    ["a number that is none", { ...GOOD, forms: [{ form: "收入决算表", no: 1 }] }, ["forms[0].no not-a"]],
    ["no choice of forms", { ...GOOD, forms: [{ form: [] }] }, ["forms[0].form empty"]],
    ["an unknown choice", { ...GOOD, forms: [{ form: ["收入决算表", "甲"] }] }, ["forms[0].form[1] unknown-form"]],
  ])("with %s says so", (_, json, problems) => expect(problemsOf(json)).toEqual(problems));

  test("says what may be meant", () => {
    const reading = readProfile({ ...GOOD, forms: ["政府采购支出情况"] });
    expect("problems" in reading && reading.problems[0]?.problem).toMatchObject({ near: ["政府采购支出情况表"] });
  });

  test("lists so many problems at most", () => {
    const forms = Array.from({ length: PROFILE_LIMITS.tables }, (_, i) => `${i}表`);
    expect(problemsOf({ ...GOOD, forms })).toHaveLength(PROFILE_LIMITS.problems);
  });

  test("may be hostile", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    const trap = Object.defineProperty({}, "name", {
      enumerable: true,
      get() {
        throw new Error("no");
      },
    });
    const deep = "[".repeat(50_000) + "]".repeat(50_000);
    for (const json of [
      circle,
      trap,
      deep,
      '{"__proto__":{"name":"甲"}}',
      '{"name":"甲","kind":"决算","forms":{"length":9}}',
    ])
      expect(problemsOf(json)).not.toEqual([]);
  });

  test("what is wrong in the words of a table is said with its path", () => {
    const of = (table: object): string[] => problemsOf({ name: "甲", kind: "预算", forms: [table] });
    const like = "单位收支总表";
    expect(of({ like, form: like })).toEqual(["forms[0].like both"]);
    expect(of({ like, unit: "百元" })).toEqual(["forms[0].unit not-one-of"]);
    expect(of({ like, columns: { 没有的栏: "甲" } })).toEqual(["forms[0].columns.没有的栏 unknown-field"]);
    expect(of({ like, columns: ["甲"] })).toEqual(["forms[0].columns not-a"]);
    expect(of({ like, labels: { name: 3 } })).toEqual(["forms[0].labels.name not-a"]);
    expect(of({ like, lines: { 事业收入: { as: [1], optional: "是", 别的: 1 } } }).sort()).toEqual([
      "forms[0].lines.事业收入.as[0] not-a",
      "forms[0].lines.事业收入.optional not-a",
      "forms[0].lines.事业收入.别的 unknown-field",
    ]);
    expect(of({ like, lines: { 场地收入: "场租" } })).toEqual(["forms[0].lines.场地收入 unknown-field"]);
    expect(of({ like, lines: { 场地收入: { like: "没有的行" } } })).toEqual(["forms[0].lines.场地收入.like not-added"]);
    expect(problemsOf({ name: "甲", kind: "预算", forms: [like, { like }] })).toEqual(["forms[1].title missing"]);
    expect(of({ like, lines: { 事业收入: { like: "其他收入" } } })).toEqual(["forms[0].lines.事业收入.like not-own"]);
    expect(of({ like, lines: { 事业收入: { under: "收入" } } })).toEqual([
      "forms[0].lines.事业收入.under unknown-field",
    ]);
    expect(of({ like, sides: { 左: "进" } })).toEqual(["forms[0].sides.左 unknown-field"]);
    expect(of({ like, sides: { 收入: { optional: true } } })).toEqual(["forms[0].sides.收入.optional unknown-field"]);
    expect(of({ like, columns: { 人员经费: { under: [] } } })).toEqual(["forms[0].columns.人员经费.under empty"]);
    const income = (columns: object): string[] => of({ like: "单位收入总表", columns });
    expect(income({ 场地收入: "场租" })).toEqual(["forms[0].columns.场地收入 unknown-field"]);
    expect(income({ 场地收入: { like: "没有的栏" } })).toEqual(["forms[0].columns.场地收入.like not-added"]);
    expect(income({ 场地收入: { like: "合计" } })).toEqual(["forms[0].columns.场地收入.like not-added"]);
    expect(income({ 场地收入: { like: "事业收入", under: "本年进项", as: "场租" } })).toEqual([]);
    expect(problemsOf({ ...GOOD, complete: "是" })).toEqual(["complete not-a"]);
  });

  test.each(["zh-CN", "en-US"] as const)("every problem is said in one line (%s)", (language) => {
    const all: ProfileProblem["problem"][] = [
      { is: "not-json" },
      { is: "too-large" },
      { is: "not-an-object" },
      { is: "missing" },
      { is: "empty" },
      { is: "bad-year" },
      ...(["text", "list", "year", "table", "words", "fields", "yes-or-no"] as const).map((wanted) => ({
        is: "not-a" as const,
        wanted,
      })),
      { is: "too-many", most: 60 },
      { is: "too-long", most: 100 },
      { is: "unknown-field", known: ["name"] },
      { is: "not-one-of", text: "甲", choices: ["决算", "预算"] },
      { is: "unknown-form", text: "甲", near: [] },
      { is: "unknown-form", text: "甲", near: ["收入决算表"] },
      { is: "other-kind", text: "单位收支总表", kind: "预算" },
      { is: "twice", text: "收入决算表" },
      { is: "name-taken", text: "青海决算" },
      { is: "both", text: "form" },
      { is: "not-own", text: "事业收入" },
      { is: "not-added", text: "上年结转" },
    ];
    const said = all.map((problem) => profileProblem(language)({ path: "forms[1]", problem }));
    expect(new Set(said).size).toBe(all.length);
    for (const line of said) expect(line).toMatch(/^forms\[1\](：|: )\S[^\n]{3,}$/u);
  });

  test("its titles are read", () => {
    const reading = readProfile(GOOD);
    const profile = "profile" in reading ? reading.profile : undefined;
    const sheets = honestFinal(1)
      .slice(0, 5)
      .map((grid) => (grid.name === "公开05表" ? { ...retitle(grid, () => "某县一般支出表"), name: "五" } : grid));
    const own = check(sheets, { profile: profile! });
    expect(own.tables.map(({ no, title }) => `${no} ${title}`)).toContain("公开09表 某县一般支出表");
    expect(own.sets[0]).toMatchObject({ profile, missing: [] });
    expect(check(sheets).tables.filter(({ knownBy }) => knownBy !== "structure")).toHaveLength(4);
  });

  test("of the other kind is not forced on a table", () => {
    const reading = readProfile({ name: "某县预算", kind: "预算", forms: ["单位收支总表"] });
    const profile = "profile" in reading ? reading.profile : undefined;
    expect(check(seed("000"), { profile: profile! }).sets[0]?.profile?.name).toBe("青海决算");
  });
});

test("the schema has the fields of the reader, and the same limits", () => {
  const schema = JSON.parse(readFileSync(new URL("../../docs/profile.schema.json", import.meta.url), "utf8")) as {
    properties: Record<string, { maxItems?: number; maxLength?: number; enum?: string[] }>;
    required: string[];
    $defs: {
      table: { properties: Record<string, unknown>; oneOf: { required: string[] }[] };
      form: { maxLength: number; examples: string[] };
    } & Record<keyof typeof WORD_FIELDS, { anyOf: { properties?: object }[] }>;
  };
  expect(Object.keys(schema.properties)).toEqual([...PROFILE_FIELDS]);
  expect(Object.keys(schema.$defs.table.properties)).toEqual([...TABLE_FIELDS]);
  const said = Object.keys(WORD_FIELDS).map((field) => {
    const { anyOf } = schema.$defs[field as keyof typeof WORD_FIELDS];
    return [field, Object.keys(anyOf.at(-1)?.properties ?? {})];
  });
  expect(Object.fromEntries(said)).toEqual(WORD_FIELDS);
  expect(problemsOf({})).toEqual(
    schema.required.filter((field) => field !== "forms").map((field) => `${field} missing`),
  );
  expect(schema.$defs.table.oneOf.flatMap(({ required }) => required)).toEqual(["form", "like"]);
  expect(problemsOf({ ...GOOD, forms: [{}] })).toEqual(["forms[0].form missing"]);
  expect(schema.properties["forms"]?.maxItems).toBe(PROFILE_LIMITS.tables);
  expect(schema.properties["name"]?.maxLength).toBe(PROFILE_LIMITS.text);
  for (const title of schema.$defs.form.examples) {
    const kinds = schema.properties["kind"]!.enum!;
    expect(
      kinds.map((kind) => problemsOf({ name: "甲", kind, forms: [title] })).filter((list) => list.length === 0),
    ).toHaveLength(1);
  }
});

test("a sheet that says nothing belongs to no set", () => {
  expect(check([sheet("空", [["你好"]])]).sets).toEqual([]);
});
