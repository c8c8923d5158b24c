import type { Language } from "../../core/report/say/language.ts";
import * as english from "../../functions/functions.ts";
import * as chinese from "../../functions/functions.zh.ts";
import { FUNCTIONS } from "../../functions/reference.ts";
import type { FunctionError, GridFunction } from "./functions.ts";

/** What Excel's runtime for custom functions has for their errors; our functions make theirs of it. */
class CellError implements FunctionError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

const ErrorCode = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
};

Object.assign(globalThis, { CustomFunctions: { Error: CellError, ErrorCode } });

/** What an error of a function says. */
export function errorOf(thrown: unknown): FunctionError | undefined {
  return thrown instanceof CellError ? thrown : undefined;
}

type Call = (...given: unknown[]) => unknown;

/** SUBJECT_NAME → subjectName */
function exportedName(id: string): string {
  return id.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** All our functions under both names, explained in a language. */
export function gridFunctions(language: Language): GridFunction[] {
  const said = language === "zh-CN" ? "zh" : "en";
  return FUNCTIONS.flatMap(({ id, name, description, parameters }) =>
    (["en", "zh"] as const).map((names): GridFunction => {
      const of = (names === "en" ? english : chinese) as unknown as Readonly<Record<string, Call | undefined>>;
      const call = of[exportedName(id) + (names === "en" ? "" : "Zh")];
      if (call === undefined) throw new Error(`no function ${id}`);
      return {
        name: name[names],
        description: description[said],
        parameters: parameters.map((parameter) => ({
          name: parameter.name[names],
          description: parameter.description[said],
          optional: parameter.optional,
        })),
        call,
      };
    }),
  );
}
