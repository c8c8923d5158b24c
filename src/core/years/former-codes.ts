import type { BoundSet } from "../equations/bind.ts";
import { moves, plainName, subject } from "../subjects/subject.ts";

/** A 科目 that has another code, or another name, than the year before. */
export interface MovedSubject {
  readonly code: string;
  readonly name: string;
  readonly formerCode: string;
  readonly formerName: string;
  /** How that is known: the catalogue of 科目 says so, or the two have one name and neither year has both. */
  readonly by: "catalogue" | "name";
}

/** Under which code the 科目 of one year stood in the year before: the same, as a rule. */
export class FormerCodes {
  readonly moved: readonly MovedSubject[];
  private readonly byCode: ReadonlyMap<string, string>;

  constructor(now: BoundSet, before: BoundSet) {
    const [names, formerNames] = [namesOf(now), namesOf(before)];
    const moved: MovedSubject[] = [];
    const taken = new Set<string>();
    for (const [code, name] of names) {
      const own = formerNames.get(code);
      const catalogued = moves(code).find((old) => formerNames.has(old) && !names.has(old));
      if (own !== undefined) {
        const isKnown =
          bare(own) !== bare(name) && subject(code)?.formerNames.some((one) => bare(one.name) === bare(own));
        if (isKnown === true) moved.push({ code, name, formerCode: code, formerName: own, by: "catalogue" });
        continue;
      }
      const alike = [...formerNames].filter(
        ([old, formerName]) => !names.has(old) && old.length === code.length && bare(formerName) === bare(name),
      );
      const former = catalogued ?? (alike.length === 1 && old3(alike[0]?.[0], code) ? alike[0]?.[0] : undefined);
      if (former === undefined || taken.has(former)) continue;
      taken.add(former);
      moved.push({
        code,
        name,
        formerCode: former,
        formerName: formerNames.get(former) ?? "",
        by: catalogued === undefined ? "name" : "catalogue",
      });
    }
    this.moved = moved;
    this.byCode = new Map(moved.map((one) => [one.code, one.formerCode]));
  }

  of(code: string): string {
    return this.byCode.get(code) ?? code;
  }

  /** The code of this year for one of the year before. */
  now(former: string): string {
    return this.moved.find(({ formerCode }) => formerCode === former)?.code ?? former;
  }
}

/** Names that many 科目 have (行政运行) say nothing beyond their own 类. */
function old3(former: string | undefined, code: string): boolean {
  return former?.slice(0, 3) === code.slice(0, 3);
}

function bare(name: string): string {
  return plainName(name).replace(/(?<=.{2})支出$/, "");
}

/** 功能分类 and 经济分类 of a set by their codes, as printed. */
function namesOf(set: BoundSet): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { block } of set.blocks) {
    if (block.block.rows !== "functional" && block.block.rows !== "department") continue;
    for (const { code, name, level } of block.rows)
      if (code !== undefined && level !== "项目" && level !== "单位" && !names.has(code)) names.set(code, name);
  }
  return names;
}
