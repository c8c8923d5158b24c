// The forms of 绩效表 by name, for those who speak of several.
export { namedSelfEvaluation, oneRowSelfEvaluation } from "./named-self-evaluation.ts";
export { overallSelfEvaluation } from "./overall-self-evaluation.ts";
export { overallTargets } from "./overall-targets.ts";
export { selfEvaluation } from "./self-evaluation.ts";
export { targets } from "./targets.ts";
