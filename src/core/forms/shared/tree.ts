import { BELOW, THIS, type Equation, type BlockRef, type Rule, type StructureRule, type Term } from "../rule.ts";

/** One total and its parts. */
export const one = (left: Term, ...right: readonly Term[]): Equation => ({ left: [left], right });

/** The row at hand is the sum of the rows right below it, in the column at hand. */
function below(at: BlockRef): Equation {
  return { left: [{ ...at, rows: THIS, columns: "this" }], right: [{ ...at, rows: BELOW, columns: "this" }] };
}

const STEPS = {
  合计: ["合计＝最上一级各行之和", "The total equals the sum of the rows of the first level"],
  类: ["每一类＝所属各款之和", "Each class (类) equals the sum of its sections"],
  款: ["每一款＝所属各项之和", "Each section (款) equals the sum of its items"],
  项: ["每一科目＝所属各项目之和", "Each subject equals the sum of its projects"],
} as const;

/** Down the tree of a table, in every column: a rule for each level that has rows below it. */
export function treeRules(no: string, at: BlockRef, basis: Partial<Record<keyof typeof STEPS, string>>): Rule[] {
  return Object.entries(basis).map(([level, base]) => {
    const [says, english] = STEPS[level as keyof typeof STEPS];
    return {
      id: `${no}-${level}`,
      says,
      english,
      basis: base,
      each: { over: [at], levels: [level as keyof typeof STEPS], above: true, columns: true },
      equations: [below(at)],
    };
  });
}

/** Codes have their rows above (and, in a full tree, below), and none stands twice. */
export function codeRule(no: string, at: BlockRef, basis: string, structure: "tree" | "full-tree"): StructureRule {
  return structure === "tree"
    ? {
        id: `${no}-编码`,
        says: "款、项都有上级行，编码不重复",
        english: "Every code has its row above, and stands once",
        basis,
        structure,
        over: [at],
      }
    : {
        id: `${no}-编码`,
        says: "款、项都有上级行，类、款都有下级行，编码不重复",
        english: "Every code has its rows above and below, and stands once",
        basis,
        structure,
        over: [at],
      };
}
