import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import metadata from "custom-functions-metadata";
import { format, resolveConfig } from "prettier";
import type { FunctionHelp } from "../src/functions/help.ts";
import { ROOT } from "./root.ts";

// What Excel is told of the custom functions, and what the pane and docs/functions.md say of them, all from the comments of the source.
//   npx tsx scripts/functions.ts           writes src/functions/reference.ts
//   npx tsx scripts/functions.ts --check   fails when it is stale

/** English names, Chinese names; the same functions in the same order. */
export const FUNCTION_SOURCES = ["./src/functions/functions.ts", "./src/functions/functions.zh.ts"];

/** The id of a function under its Chinese name. */
const CHINESE = "_ZH";

/** functions.json, as far as it matters here. */
export interface FunctionsJson {
  readonly functions: readonly FunctionEntry[];
  readonly [more: string]: unknown;
}

interface FunctionEntry {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly ParameterEntry[];
  readonly result: Pick<ParameterEntry, "dimensionality">;
}

interface ParameterEntry {
  readonly name: string;
  readonly description: string;
  readonly dimensionality?: "matrix";
  readonly optional?: boolean;
}

/** Which exported function is registered under which id. */
interface Registered {
  readonly id: string;
  readonly functionName: string;
}

/** What the comments say. Throws where they are at fault. */
async function fromComments(): Promise<{ readonly json: FunctionsJson; readonly registered: readonly Registered[] }> {
  const { metadataJson, associate, errors } = await metadata.generateCustomFunctionsMetadata(
    FUNCTION_SOURCES.map((source) => join(ROOT, source)),
  );
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return { json: JSON.parse(metadataJson) as FunctionsJson, registered: associate };
}

/** functions.json and what is registered, as the build makes them. */
export async function functionsJson(): Promise<{
  readonly json: FunctionsJson;
  readonly registered: readonly Registered[];
}> {
  const { json, registered } = await fromComments();
  return { json: forExcel(json), registered };
}

/**
 * functions.json as the build emits it, made of what the comments say. An English name explains itself in English and then in Chinese, because
 * Excel shows one text whatever its language; a Chinese name in Chinese. Errors in an argument come to the function, or a single #REF! in a
 * column would take the answers to all other rows with it: a property that the comments cannot say.
 */
export function forExcel(made: FunctionsJson): FunctionsJson {
  const { functions, ...more } = made;
  const both = (english: string, chinese: string): string => `${english} ${chinese}`;
  return {
    ...more,
    allowErrorForDataTypeAny: true,
    functions: functions.map((entry) => {
      if (entry.id.endsWith(CHINESE)) return entry;
      const chinese = chineseOf(entry, functions);
      return {
        ...entry,
        description: both(entry.description, chinese.description),
        parameters: entry.parameters.map((parameter, i) => ({
          ...parameter,
          description: both(`${parameter.description}.`, chinese.parameters[i]?.description ?? ""),
        })),
      };
    }),
  };
}

/** functions.json as WPS reads it, of what the comments say: it names types as TypeScript does, and has a "?" behind those that may be left out. */
export function forWps({ functions }: FunctionsJson): object {
  return {
    functions: functions.map(({ id, description, parameters, result }) => ({
      name: id,
      description,
      parameters: parameters.map((parameter) => ({
        name: parameter.name,
        description: parameter.description,
        type: typeForWps(parameter) + (parameter.optional === true ? "?" : ""),
      })),
      result: { type: typeForWps(result) },
    })),
  };
}

function typeForWps({ dimensionality }: Pick<ParameterEntry, "dimensionality">): string {
  return dimensionality === "matrix" ? "any[][]" : "any";
}

function chineseOf({ id }: FunctionEntry, functions: readonly FunctionEntry[]): FunctionEntry {
  const chinese = functions.find((other) => other.id === id + CHINESE);
  if (chinese === undefined) throw new Error(`${id} has no Chinese name`);
  return chinese;
}

async function reference(): Promise<string> {
  const { functions } = (await fromComments()).json;
  const help: FunctionHelp[] = functions
    .filter(({ id }) => !id.endsWith(CHINESE))
    .map((entry) => {
      const chinese = chineseOf(entry, functions);
      return {
        id: entry.id,
        name: { en: entry.name, zh: chinese.name },
        description: { en: entry.description, zh: chinese.description },
        parameters: entry.parameters.map((parameter, i) => ({
          name: { en: parameter.name, zh: chinese.parameters[i]?.name ?? "" },
          description: { en: parameter.description, zh: chinese.parameters[i]?.description ?? "" },
          optional: parameter.optional === true,
        })),
      };
    });
  const text = `// Generated from the comments of functions.ts and functions.zh.ts by scripts/functions.ts; do not edit.
import type { FunctionHelp } from "./help.ts";

export const FUNCTIONS: readonly FunctionHelp[] = ${JSON.stringify(help)};
`;
  return format(text, { ...(await resolveConfig(REFERENCE)), parser: "typescript" });
}

const REFERENCE = join(ROOT, "src/functions/reference.ts");

/** Whether src/functions/reference.ts says what the comments say. */
async function referenceIsFresh(): Promise<boolean> {
  return readFileSync(REFERENCE, "utf8") === (await reference());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes("--check")) writeFileSync(REFERENCE, await reference());
  else if (!(await referenceIsFresh())) {
    console.error("src/functions/reference.ts is stale: run npm run docs");
    process.exitCode = 1;
  }
}
