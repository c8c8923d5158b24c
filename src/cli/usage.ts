import { parseArgs } from "node:util";
import { PROFILES } from "../core/profiles.ts";
import type { Language } from "../core/say.ts";

export const COMMANDS = ["check", "rules", "forms", "subject", "help"] as const;
export type Command = (typeof COMMANDS)[number];

/** A command line as understood. */
export interface Usage {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly language: Language;
  readonly json: boolean;
  readonly strict: boolean;
  readonly marked?: string;
  /** The name of a set, or a .json file that describes one. */
  readonly profile?: string;
  readonly only?: "表内" | "表间";
}

/** What cannot be understood of a command line. */
export type Mistake =
  | { readonly mistake: "command" | "option" | "no-value" | "value-unwanted" | "foreign-option"; readonly text: string }
  | { readonly mistake: "choice"; readonly text: string; readonly option: string; readonly choices: readonly string[] }
  | { readonly mistake: "no-files" | "no-subject" };

const OPTIONS = {
  json: { type: "boolean" },
  marked: { type: "string" },
  profile: { type: "string" },
  lang: { type: "string" },
  only: { type: "string" },
  strict: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;
type Option = keyof typeof OPTIONS;

const CHOICES = {
  lang: ["zh-CN", "en-US"],
  only: ["表内", "表间", "全部"],
  profile: PROFILES.map(({ name }) => name),
} as const satisfies Partial<Record<Option, readonly string[]>>;

/** Options of one command only; the others go with every command. */
const OWN: Readonly<Partial<Record<Option, readonly Command[]>>> = {
  json: ["check", "rules"],
  marked: ["check"],
  profile: ["check"],
  only: ["check"],
  strict: ["check"],
};

/** Whether --profile names a file and no set. */
export function isProfileFile(text: string): boolean {
  return /\.json$/i.test(text);
}

/** Reads a command line. A mistake comes with the language to say it in. */
export function readUsage(argv: readonly string[]): Usage | "version" | (Mistake & { readonly language: Language }) {
  const { tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  const values: Partial<Record<Option, string | true>> = {};
  const mistakes: Mistake[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.keys(OPTIONS).find((name): name is Option => name === token.name);
    if (option === undefined) {
      mistakes.push({ mistake: "option", text: token.rawName });
    } else if (OPTIONS[option].type === "boolean") {
      if (token.value !== undefined) mistakes.push({ mistake: "value-unwanted", text: token.rawName });
      values[option] = true;
    } else if (!token.value || (!token.inlineValue && token.value.startsWith("-"))) {
      mistakes.push({ mistake: "no-value", text: token.rawName });
    } else {
      values[option] = token.value;
      const choices: readonly string[] | undefined =
        option === "marked" ? undefined : CHOICES[option as keyof typeof CHOICES];
      if (choices?.includes(token.value) === false && !(option === "profile" && isProfileFile(token.value))) {
        const all = option === "profile" ? [...choices, "*.json"] : choices;
        mistakes.push({ mistake: "choice", text: token.value, option: token.rawName, choices: all });
      }
    }
  }

  const language = values.lang === "en-US" ? "en-US" : "zh-CN";
  const [mistake] = mistakes;
  if (mistake !== undefined) return { ...mistake, language };
  if (values.version) return "version";
  const [first, ...operands] = positionals;
  const settings = { language, json: values.json === true, strict: values.strict === true } as const;
  const command = COMMANDS.find((name) => name === first);
  if (values.help || first === undefined || command === "help") {
    return { ...settings, command: "help", operands: command === "help" ? operands : positionals };
  }
  if (command === undefined) return { mistake: "command", text: first, language };
  for (const option of Object.keys(values) as Option[]) {
    if (OWN[option]?.includes(command) === false) {
      return { mistake: "foreign-option", text: `--${option}`, language };
    }
  }
  if (operands.length === 0 && command === "check") return { mistake: "no-files", language };
  if (operands.length === 0 && command === "subject") return { mistake: "no-subject", language };
  return {
    ...settings,
    command,
    operands,
    ...(typeof values.marked === "string" ? { marked: values.marked } : {}),
    ...(typeof values.profile === "string" ? { profile: values.profile } : {}),
    ...(values.only === "表内" || values.only === "表间" ? { only: values.only } : {}),
  };
}
