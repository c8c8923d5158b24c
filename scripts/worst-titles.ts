import { FORMS } from "../src/core/forms/index.ts";
import { catalogue } from "../src/core/subjects/subject.ts";
import { cells, encode, numbers, sheetsOf, workbook, type Kind } from "./worst-parts.ts";

// Hostile workbooks for scripts/worst.ts: titles, headings and names of every kind.

const EVERY_TITLE = FORMS.flatMap(({ titles }) => titles);
const EVERY_HEADING = FORMS.map(({ parts }) =>
  parts
    .flat()
    .flatMap(({ labels, columns }) => [
      ...Object.values(labels).flatMap(([first]) => first ?? []),
      ...columns.map(({ name, headings }) => headings?.[0] ?? name),
    ]),
);
const EVERY_LINE = FORMS.map(({ parts }) =>
  parts.flat().flatMap(({ lines }) => lines.map(({ name, labels }) => labels?.[0] ?? name)),
);
const SUBJECTS = [...catalogue().subjects.values()];

const row = (texts: readonly string[], figures = 0): string =>
  `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}${"<c><v>1.5</v></c>".repeat(figures)}</row>`;

const each = (count: number, one: (i: number) => string): string =>
  Array.from({ length: Math.max(1, Math.floor(count)) }, (_, i) => one(i)).join("");

/** Every form in turn: its title, its heading, and a row or all its lines with figures. */
const small = (i: number, lines: (own: readonly string[]) => readonly string[]): string => {
  const form = FORMS[i % FORMS.length];
  const heading = EVERY_HEADING[i % FORMS.length] ?? [];
  return (
    row([form?.titles[0] ?? ""]) +
    row(heading) +
    lines(EVERY_LINE[i % FORMS.length] ?? [])
      .map((line) => row([line], heading.length))
      .join("")
  );
};

const count = (n: number, bytes: number): number => Math.min(500, Math.ceil(n / bytes));

/** Columns of which each is the sum of half the others, or of none. */
const nothing = (n: number, figure: number): Uint8Array =>
  workbook({
    sheet:
      row(Array.from({ length: 200 }, (_, i) => (i === 0 ? "项目" : "合计"))) +
      each(
        n / 3000,
        () =>
          `<row><c t="inlineStr"><is><t>a</t></is></c>${each(199, (i) => `<c><v>${i % 2 === 0 ? figure : -figure}</v></c>`)}</row>`,
      ),
  });

export const TITLED: Readonly<Record<string, Kind>> = {
  "every title": (n) => workbook({ sheet: cells(n / 4, 1, EVERY_TITLE) }),
  "every title of a year": (n) =>
    workbook({
      sheet: each(n / 8, (i) => row([`${2000 + (i % 30)}年度${EVERY_TITLE[i % EVERY_TITLE.length]}`])),
    }),
  "every title of a unit": (n) =>
    workbook({ sheet: each(n / 8, (i) => row([`某某${i}局${EVERY_TITLE[i % EVERY_TITLE.length]}`, "单位：万元"])) }),
  "every title in a cell": (n) => workbook({ sheet: each(n / 100, () => row([EVERY_TITLE.join("").slice(0, 3000)])) }),
  "every heading": (n) => workbook({ sheet: each(n / 50, (i) => row(EVERY_HEADING[i % FORMS.length] ?? [])) }),
  "every title and heading": (n) => workbook({ sheet: each(n / 60, (i) => small(i, () => [])) }),
  "every small table": (n) => workbook({ sheet: each(n / 80, (i) => small(i, () => ["合计"])) }),
  "every table": (n) => workbook({ sheet: each(n / 200, (i) => small(i, (own) => own)) }),
  "a small table of a form": (n) => workbook({ sheet: each(n / 80, () => small(4, () => ["合计"])) }),
  "sheets with a title": (n) =>
    sheetsOf(Array.from({ length: count(n, 100) }, (_, i) => row([EVERY_TITLE[i % EVERY_TITLE.length] ?? ""]))),
  "sheets with a title and a figure": (n) =>
    sheetsOf(Array.from({ length: count(n, 100) }, (_, i) => row([EVERY_TITLE[i % EVERY_TITLE.length] ?? "", "a"], 2))),
  "sheets of every small table": (n) =>
    sheetsOf(Array.from({ length: count(n, 200) }, (_, i) => small(i, () => ["合计"]))),
  "sheets of every table": (n) => sheetsOf(Array.from({ length: count(n, 400) }, (_, i) => small(i, (own) => own))),
  "sheets of every table of other units": (n) =>
    sheetsOf(
      Array.from(
        { length: count(n, 400) },
        (_, i) => row([`${2000 + (i % 30)}年度`, `单位名称：第${i}局`]) + small(i, (own) => own),
      ),
    ),
  "sheets of every heading": (n) =>
    sheetsOf(
      Array.from({ length: count(n, 40_000) }, () =>
        each(40_000 / 400, (i) => row(EVERY_HEADING[i % FORMS.length] ?? [])),
      ),
    ),
  "sheets of short headings": (n) =>
    sheetsOf(
      Array.from({ length: count(n, 40_000) }, () =>
        each(40_000 / 150, (i) => row(["科目编码", "科目名称", "合计", "本年支出", "基本支出", String(i % 3)])),
      ),
    ),
  "sheets of a figure": (n) => sheetsOf(Array.from({ length: count(n, 100) }, () => numbers(1, 1, "a"))),
  "names that begin alike": (n) =>
    workbook({
      sheet:
        row(["项目支出决算表"]) +
        row(["项目名称", "合计", "财政拨款"]) +
        each(n / 40, (i) => row([`项目${"建设".repeat(i % 40)}${i % 7}`], 2)),
    }),
  "科目 of other names": (n) =>
    workbook({
      sheet:
        row(["支出决算表"]) +
        row(["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]) +
        each(n / 60, (i) => {
          const { code = "", name = "" } = SUBJECTS[i % SUBJECTS.length] ?? {};
          return row([code, `${name.slice(1)}事务`], 3);
        }),
    }),
  "every 科目": (n) =>
    workbook({
      sheet:
        row(["支出决算表"]) +
        row(["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]) +
        each(n / 60, (i) => {
          const { code = "", name = "" } = SUBJECTS[i % SUBJECTS.length] ?? {};
          return row([code, name], 3);
        }),
    }),
  "every 科目 by structure": (n) =>
    workbook({
      sheet:
        row(["科目编码", "科目名称", "甲", "乙", "丙"]) +
        each(n / 60, (i) => {
          const { code = "", name = "" } = SUBJECTS[i % SUBJECTS.length] ?? {};
          return row([code, name], 3);
        }),
    }),
  "serials by structure": (n) =>
    workbook({
      sheet:
        row(["项目", "合计", "甲", "乙"]) +
        each(n / 50, (i) => row([["一、收入", "（一）拨款", "1.其他"][i % 3] ?? ""], 3)),
    }),
  "steps by structure": (n) =>
    workbook({
      sheet:
        row(["项目", "合计"]) +
        each(n / 50, (i) => row([i % 2 === 0 ? "一、收入" : `${"（".repeat(1)}${"一二三四五"[i % 5]}）拨款`], 1)),
    }),
  "parts by words": (n) =>
    workbook({ sheet: row(["项目", "合计"]) + row(["基本支出"], 1) + each(n / 40, () => row(["人员经费"], 1)) }),
  "columns of one heading": (n) =>
    workbook({
      sheet:
        row(Array.from({ length: 200 }, (_, i) => (i === 0 ? "项目" : "合计"))) + each(n / 3000, () => row(["a"], 199)),
    }),
  "columns of one heading, words among them": (n) =>
    workbook({
      sheet:
        row(Array.from({ length: 200 }, (_, i) => (i === 0 ? "项目" : i % 3 === 0 ? "其中" : "合计"))) +
        each(n / 3000, (i) => row(i % 2 === 0 ? ["a", "b"] : ["a"], 198)),
    }),
  "columns that double": (n) =>
    workbook({
      sheet:
        row(Array.from({ length: 31 }, (_, i) => (i === 0 ? "项目" : "合计"))) +
        each(
          n / 500,
          () =>
            `<row><c t="inlineStr"><is><t>a</t></is></c>${each(30, (i) => `<c><v>${Math.ceil(2 ** (28 - i))}</v></c>`)}</row>`,
        ),
    }),
  "columns that are nothing": (n) => nothing(n, 5),
  "columns that are nothing, of three digits": (n) => nothing(n, 1.23),
  "page: small tables": (n) =>
    encode(`<html>${"<table><tr><td>项目<td>合计<td>甲<tr><td>a<td>1.5<td>1.5</table>".repeat(n)}`),
  "page: figures": (n) => encode(`<html><table>${"<tr><td>a<td>1.5<td>1<td>2".repeat(n)}`),
  "text: small tables": (n) => encode(`a,b\n${"项目,合计,甲,乙\na,2,1,1\n".repeat(n)}`),
  "text: every title": (n) => encode(`a,b\n${`${EVERY_TITLE.join("\n")}\n`.repeat(Math.ceil(n / 100))}`),
};
