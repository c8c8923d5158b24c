import { PROFILES } from "../core/forms/profiles.ts";

export const COMMANDS = [
  "check",
  "compare",
  "checklist",
  "summary",
  "department",
  "write",
  "document",
  "balance",
  "fill",
  "publish",
  "template",
  "rules",
  "forms",
  "subject",
  "help",
] as const;
export type Command = (typeof COMMANDS)[number];

/** Each option as Node's own parser wants it. */
export const OPTIONS = {
  json: { type: "boolean" },
  marked: { type: "string" },
  prose: { type: "string", multiple: true },
  "last-year": { type: "string" },
  budget: { type: "string" },
  answers: { type: "string" },
  questions: { type: "string" },
  self: { type: "string" },
  form: { type: "string" },
  words: { type: "string" },
  like: { type: "string" },
  approved: { type: "string" },
  published: { type: "string" },
  profile: { type: "string" },
  lang: { type: "string" },
  only: { type: "string" },
  strict: { type: "boolean" },
  summary: { type: "boolean" },
  jsonl: { type: "boolean" },
  resume: { type: "boolean" },
  shard: { type: "string" },
  units: { type: "string" },
  "include-ignored": { type: "boolean" },
  year: { type: "string" },
  unit: { type: "string" },
  money: { type: "string" },
  tables: { type: "string" },
  projects: { type: "string" },
  output: { type: "string", short: "o" },
  force: { type: "boolean" },
  "dry-run": { type: "boolean" },
  hold: { type: "string" },
  keep: { type: "string" },
  balance: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;
export type Option = keyof typeof OPTIONS;

/** What a command line says of each option: its value, or that it is there; of an option said several times, the last. */
export type Values = Readonly<Partial<Record<Option, string | true>>>;

/** Options with so many words to choose from; --profile may name a file instead. */
export const CHOICES = {
  lang: ["zh-CN", "en-US"],
  only: ["表内", "表间", "全部"],
  money: ["万元", "元", "千元"],
  profile: PROFILES.map(({ name }) => name),
} as const satisfies Partial<Record<Option, readonly string[]>>;

/** Commands that write a file. */
const WRITING: readonly Command[] = [
  "check",
  "compare",
  "checklist",
  "summary",
  "department",
  "write",
  "document",
  "template",
  "balance",
  "fill",
  "publish",
];

/** The commands an option goes with; those not named here go with every command. */
export const OWN: Readonly<Partial<Record<Option, readonly Command[]>>> = {
  json: ["check", "compare", "checklist", "department", "rules"],
  marked: ["check"],
  prose: ["check"],
  "last-year": ["check", "compare", "checklist", "write", "document"],
  budget: ["check", "compare", "checklist", "write", "document"],
  answers: ["write", "document"],
  questions: ["write"],
  self: ["write", "document"],
  form: ["write", "document"],
  words: ["document"],
  like: ["document"],
  approved: ["checklist"],
  published: ["checklist"],
  profile: ["check", "template", "fill"],
  only: ["check"],
  strict: ["check"],
  summary: ["check"],
  jsonl: ["check"],
  resume: ["check"],
  shard: ["check"],
  units: ["department"],
  "include-ignored": ["check"],
  year: ["template"],
  unit: ["template"],
  money: ["template"],
  tables: ["template"],
  projects: ["template"],
  output: WRITING,
  force: WRITING,
  "dry-run": ["balance", "fill", "publish"],
  hold: ["balance", "fill"],
  balance: ["fill"],
  keep: ["publish"],
};

/** Whether --profile names a file and no set. */
export function isProfileFile(text: string): boolean {
  return /\.json$/i.test(text);
}
