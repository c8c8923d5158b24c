import { parseArgs } from "node:util";
import type { Language } from "../core/report/say/language.ts";
import { closest } from "./closest.ts";
import type { Mistake } from "./mistake.ts";
import { CHOICES, COMMANDS, isProfileFile, OPTIONS, OWN, type Option, type Values } from "./options.ts";
import { readCommand } from "./read-command.ts";
import type { Usage } from "./usage.ts";

/** Reads a command line. A mistake comes with the language to say it in. */
export function readUsage(argv: readonly string[]): Usage | "version" | (Mistake & { readonly language: Language }) {
  const { positionals, values, prose, mistake } = readOptions(argv);
  const language = values.lang === "en-US" ? "en-US" : "zh-CN";
  if (mistake !== undefined) return { ...mistake, language };
  if (values.version) return "version";
  const [first, ...operands] = positionals;
  const settings = {
    language,
    prose,
    books: booksIn(values),
    json: values.json === true,
    strict: values.strict === true,
    summary: values.summary === true,
    includeIgnored: values["include-ignored"] === true,
    resume: values.resume === true,
  } as const;
  const command = COMMANDS.find((name) => name === first);
  if (values.help || first === undefined || command === "help") {
    const topics = command === "help" ? operands : positionals;
    const [topic] = topics;
    if (topic !== undefined && !COMMANDS.some((name) => name === topic))
      return { mistake: "command", text: topic, meant: closest(topic, COMMANDS), language };
    return { ...settings, command: "help", operands: topics };
  }
  if (command === undefined) return { mistake: "command", text: first, meant: closest(first, COMMANDS), language };
  const foreign = (Object.keys(values) as Option[]).find((option) => OWN[option]?.includes(command) === false);
  if (foreign !== undefined) return { mistake: "foreign-option", text: `--${foreign}`, language };
  const told = readCommand(command, { operands, values, books: settings.books, json: settings.json });
  if ("mistake" in told) return { ...told, language };
  return {
    ...settings,
    command,
    operands,
    ...told,
    ...(typeof values.profile === "string" ? { profile: values.profile } : {}),
  };
}

interface Words {
  readonly positionals: readonly string[];
  readonly values: Values;
  readonly prose: readonly string[];
  /** The first of them. */
  readonly mistake: Mistake | undefined;
}

/** All options are read even behind a mistake, for one of them says the language. */
function readOptions(argv: readonly string[]): Words {
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
  const prose: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.keys(OPTIONS).find((name): name is Option => name === token.name);
    if (option === undefined) {
      mistakes.push({ mistake: "option", text: token.rawName, meant: optionMeant(token.rawName) });
    } else if (OPTIONS[option].type === "boolean") {
      if (token.value !== undefined) mistakes.push({ mistake: "value-unwanted", text: token.rawName });
      values[option] = true;
    } else if (!token.value || (!token.inlineValue && token.value.startsWith("-"))) {
      mistakes.push({ mistake: "no-value", text: token.rawName });
    } else {
      if (values[option] !== undefined && !("multiple" in OPTIONS[option]))
        mistakes.push({ mistake: "option-twice", text: token.rawName });
      values[option] = token.value;
      if (option === "prose") prose.push(token.value);
      const choices = choicesAgainst(option, token.value);
      if (choices !== undefined)
        mistakes.push({ mistake: "choice", text: token.value, option: token.rawName, choices });
    }
  }
  return { positionals, values, prose, mistake: mistakes[0] };
}

/** What the option can be, where it cannot be that. */
function choicesAgainst(option: Option, value: string): readonly string[] | undefined {
  const choices = (CHOICES as Readonly<Partial<Record<Option, readonly string[]>>>)[option];
  if (choices === undefined || choices.includes(value)) return undefined;
  if (option !== "profile") return choices;
  return isProfileFile(value) ? undefined : [...choices, "*.json"];
}

function optionMeant(text: string): string | undefined {
  return closest(
    text,
    Object.keys(OPTIONS).map((name) => `--${name}`),
  );
}

function booksIn(values: Values): Usage["books"] {
  const books = { last: values["last-year"], budget: values.budget };
  return (["last", "budget"] as const).flatMap((book) => {
    const file = books[book];
    return typeof file === "string" ? [{ book, file }] : [];
  });
}
