import { check } from "../../src/core/check.ts";
import type { Suspect } from "../../src/core/report/finding.ts";
import { qualified, type CellValue } from "../../src/core/sheet/grid.ts";
import { honestFinal, Random } from "./honest.ts";
import { MADE_SETS } from "./made-sets.ts";
import { edit, seed, type SeedId } from "./sheets.ts";
import { explainersIn, toldOfCell, withWrongCell, WRONG_CELLS } from "./wrong-cells.ts";

/** What is proposed, rank by rank: "1 公开06表!C6 136.24". */
const proposed = ({ rank, cells, likely }: Suspect): string =>
  `${rank} ${cells.map(qualified).join(" ")} ${likely?.best ?? ""}`;

const suspects = (id: SeedId, changes: Record<string, CellValue>): readonly Suspect[] =>
  check(edit(seed(id), changes)).suspects;

describe("a clerk can believe what is proposed", () => {
  test("no amount below zero in a column without one, whatever other tables have", () => {
    const found = suspects("003", { "公开02表!C18": -52.15, "公开06表!C6": 71.91 });
    expect(found.map(proposed)).toContain("1 公开02表!C18 52.15");
    expect(found.filter(({ likely }) => likely?.best.startsWith("-"))).toEqual([]);
  });

  test("an amount below zero in a column with one", () => {
    const found = suspects("003", { "公开06表!C8": -1, "公开06表!C6": 900 });
    expect(found.some(({ likely }) => likely?.best.startsWith("-"))).toBe(true);
  });

  test("one digit is no sign that the figure of the next row was taken", () => {
    const slips = (figure: number): (string | undefined)[] =>
      suspects("003", { "公开06表!C6": figure, "公开06表!C7": figure }).map(({ slip }) => slip);
    expect(slips(0.5)).not.toContain("neighbour");
    expect(slips(500)).not.toContain("neighbour");
    expect(slips(71.81)).toContain("neighbour");
  });

  test("a figure that lacks comes before one that is to go", () => {
    expect(suspects("003", { "公开11表!C5": null }).map(proposed)).toEqual([
      "1 公开11表!C5 9.33",
      "2 公开11表!C6 0.00",
    ]);
  });

  test("nothing that explains no finding", () => {
    const changes = { "2!P20": null, "2!P21": null, "2!F21": 448.18, "2!E22": null };
    const report = check(edit(MADE_SETS["各省预算"]!(6), changes));
    expect(report.suspects.length).toBeGreaterThan(0);
    expect(report.suspects.filter(({ explains }) => explains.length === 0)).toEqual([]);
  });

  test("a figure that differs from another table by a last place, as its own sums come out by that", () => {
    const slip = (kind: string, number: number, at: string, value: number): (string | undefined)[] =>
      check(edit(MADE_SETS[kind]!(number), { [at]: value })).suspects.map((one) => one.slip);
    expect(slip("青海决算", 2, "公开01表!C11", 81.08)).toEqual(["settled"]);
    expect(slip("四川预算", 3, "表1!D7", 382.01)).toEqual(["copy"]);
  });

  test("the blank part of two, no wrong copy of the other", () => {
    const report = check(edit(MADE_SETS["别处决算"]!(114), { "Z07!E6": null }));
    expect(report.suspects.map(proposed)).toEqual(["1 Z07!D6 2.00", "1 Z07!E6 1.00"]);
    expect(report.suspects.map(({ slip }) => slip)).toEqual([undefined, undefined]);
  });
});

test("a wrong cell that alone explains all is named, and no other", () => {
  const sheets = honestFinal(3);
  const told = Object.values(WRONG_CELLS).flatMap((wrong, i) => {
    const planted = withWrongCell(sheets, wrong, new Random(i));
    const at = planted?.at ?? "";
    const isCertain = planted !== undefined && explainersIn(planted.sheets).join() === at;
    return isCertain ? [toldOfCell(check(planted.sheets), at)] : [];
  });
  expect(told.length).toBeGreaterThan(3);
  expect(new Set(told)).toEqual(new Set(["alone"]));
});
