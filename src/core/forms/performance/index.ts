import type { Rule } from "../rule.ts";
import { rulesWithin, type TableFile } from "../table-file.ts";
import { PLANNED, SPENT } from "./across.ts";
import { namedSelfEvaluationTable, oneRowSelfEvaluationTable } from "./named-self-evaluation.ts";
import { overallSelfEvaluationTable } from "./overall-self-evaluation.ts";
import { overallTargetsTable } from "./overall-targets.ts";
import { selfEvaluationTable } from "./self-evaluation.ts";
import { targetsTable } from "./targets.ts";

// 绩效表: what a unit published of the aims of its projects with its 预算, and of their marks with its 决算: points, rates and the money they
// are about. 青海 and 新疆 print the self-evaluation of a project each in its own way, 新疆 that of the whole unit besides, 四川 all targets in
// one table, and those of the whole 部门 in another. `basis` is the number of the 勾稽关系 in docs/rules.md.

export const PERFORMANCE_TABLES: readonly TableFile[] = [
  targetsTable,
  overallTargetsTable,
  selfEvaluationTable,
  overallSelfEvaluationTable,
  namedSelfEvaluationTable,
  oneRowSelfEvaluationTable,
];

export const PERFORMANCE_RULES: readonly Rule[] = [
  ...rulesWithin(selfEvaluationTable),
  ...SPENT,
  ...rulesWithin(
    overallSelfEvaluationTable,
    namedSelfEvaluationTable,
    oneRowSelfEvaluationTable,
    targetsTable,
    overallTargetsTable,
  ),
  ...PLANNED,
];
