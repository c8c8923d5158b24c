import { roots, children, subject, type Subject, subjectsNamed } from "../subjects/subject.ts";

/** 科目 as a document writes them, with or without 支出, brackets and quotes of any kind. */
function bareName(name: string): string {
  return name
    .replace(/科目$/, "")
    .replace(/[()（）“”"‘’'、，\s]/g, "")
    .replace(/(?<=家庭)的(?=补助)/, "")
    .replace(/[和与]/g, "及")
    .replace(/(?<=.{2})支出$/, "");
}
/** Codes by what a document may call them: of tables first, of the catalogue otherwise. */
export class SubjectNames {
  private readonly functional = new Map<string, string>();
  private readonly economic = new Map<string, string>();
  private readonly paths = new Map<string, string | undefined>();

  constructor(printed: Iterable<{ readonly code: string; readonly name: string }>) {
    for (const one of roots("functional")) this.functional.set(bareName(one.name), one.code);
    for (const one of roots("department"))
      for (const below of [one, ...children(one.code)]) {
        const name = bareName(below.name);
        if (!this.economic.has(name)) this.economic.set(name, below.code);
      }
    for (const { code, name } of printed) {
      if (code.startsWith("2"))
        this.functional.set(code.length === 3 ? bareName(name) : `${code} ${bareName(name)}`, code);
      else if (code.startsWith("3") && code.length <= 5) this.economic.set(bareName(name), code);
    }
  }

  /** Whether a code is one of a table, or of the catalogue. */
  isCode(code: string): boolean {
    return [...this.functional.values()].includes(code) || subject(code) !== undefined;
  }

  /** 社会保障和就业支出 → 208 */
  classNamed(name: string): string | undefined {
    return this.functional.get(bareName(name));
  }

  /** 基本工资 → 30101 */
  economicNamed(name: string): string | undefined {
    const bare = bareName(name);
    return this.economic.get(bare) ?? this.economic.get(bare.replace(/用$/, "")) ?? this.economic.get(`${bare}用`);
  }

  /** The code of a path of names, 类 to 项; parts that are not given may be known from before. */
  pathOf(type: string | undefined, sum: string | undefined, item: string): string | undefined {
    const key = `${type ?? ""}|${sum ?? ""}|${item}`;
    if (!this.paths.has(key)) this.paths.set(key, this.findPath(type, sum, item));
    return this.paths.get(key);
  }

  private findPath(type: string | undefined, sum: string | undefined, item: string): string | undefined {
    const first = type === undefined ? undefined : this.classNamed(type);
    const wanted = bareName(item);
    const printed = [...this.functional]
      .filter(([name, code]) => code.length === 7 && name === `${code} ${wanted}`)
      .map(([, code]) => code);
    const known =
      printed.length > 0
        ? printed
        : catalogued(item)
            .map(({ code }) => code)
            .filter((code) => code.length === 7);
    const fitting = known.filter((code) => first === undefined || code.startsWith(first));
    if (sum === undefined) return fitting.length === 1 ? fitting[0] : undefined;
    const below = fitting.filter((code) => catalogued(sum).some((one) => one.code === code.slice(0, 5)));
    const [only] = below.length > 0 ? below : fitting;
    return below.length === 1 || fitting.length === 1 ? only : undefined;
  }
}

function catalogued(name: string): readonly Subject[] {
  const spellings = [name, `${name}支出`, name.replace(/支出$/, "")];
  return [...new Set(spellings.flatMap((one) => subjectsNamed(one, "functional")))];
}
