import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  FunctionType,
  IFunctionService,
  NumberValueObject,
  StringValueObject,
  type BaseValueObject,
  type IFunctionInfo,
} from "@univerjs/engine-formula";
import { BooleanNumber } from "@univerjs/core";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { CellAddress } from "../../core/sheet/grid.ts";
import { isError } from "../shared/cells.ts";
import type { Grid } from "./grid.ts";
import { formulaOf, valueOf } from "./read.ts";

/** A function as the grid is told of it. */
export interface GridFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly optional: boolean;
  }[];
  /** Takes cells and ranges, row by row; answers with a cell or a range. Throws what `errorOf` reads. */
  readonly call: (...given: unknown[]) => unknown;
}

/** An error of a function: what the cell shows, and why. */
export interface FunctionError {
  /** "#N/A" */
  readonly code: string;
  readonly message?: string | undefined;
}

/** Our functions in the grid, and what they say where they have no answer. */
export class GridFunctions {
  readonly #grid: Grid;
  /** By workbook, sheet, row, column and formula. */
  readonly #sentences = new Map<string, string>();

  constructor(grid: Grid) {
    this.#grid = grid;
  }

  /** Makes them known; those of the same names are taken anew. */
  add(functions: readonly GridFunction[], errorOf: (thrown: unknown) => FunctionError | undefined): void {
    const injector = this.#grid.univer.__getInjector();
    const service = injector.get(IFunctionService);
    const say = (place: string, sentence: string | undefined): void => {
      if (sentence === undefined) this.#sentences.delete(place);
      else this.#sentences.set(place, sentence);
    };
    const placeOf = (sheet: string, row: number, column: number): string => this.#placeOf(sheet, row, column);
    service.registerExecutors(...functions.map((each) => new Executor(each, errorOf, placeOf, say)));
    const names = functions.map(({ name }) => name);
    const descriptions = injector.get(IDescriptionService);
    descriptions.unregisterDescriptions(names);
    descriptions.registerDescriptions(functions.map(infoOf));
  }

  /** Why a cell shows an error. */
  sentence({ sheet: name, row, column }: CellAddress): string | undefined {
    const sheet = this.#grid.workbook.getSheetBySheetName(name);
    const value = valueOf(sheet?.getCellRaw(row, column));
    if (!sheet || typeof value !== "string" || !isError(value)) return undefined;
    return this.#sentences.get(this.#placeOf(sheet.getSheetId(), row, column));
  }

  #placeOf(id: string, row: number, column: number): string {
    const { workbook } = this.#grid;
    const sheet = workbook.getSheetBySheetId(id);
    const formula = sheet && formulaOf(this.#grid, sheet, row, column);
    return [workbook.getUnitId(), id, row, column, formula].join(" ");
  }
}

function infoOf({ name, description, parameters }: GridFunction): IFunctionInfo {
  return {
    functionName: name,
    functionType: FunctionType.User,
    description,
    abstract: description,
    functionParameter: parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description,
      example: "",
      require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: BooleanNumber.FALSE,
    })),
  };
}

class Executor extends BaseFunction {
  readonly #function: GridFunction;
  readonly #errorOf: (thrown: unknown) => FunctionError | undefined;
  readonly #placeOf: (sheet: string, row: number, column: number) => string;
  readonly #say: (place: string, sentence: string | undefined) => void;

  constructor(
    made: GridFunction,
    errorOf: (thrown: unknown) => FunctionError | undefined,
    placeOf: (sheet: string, row: number, column: number) => string,
    say: (place: string, sentence: string | undefined) => void,
  ) {
    super(made.name);
    this.#function = made;
    this.#errorOf = errorOf;
    this.#placeOf = placeOf;
    this.#say = say;
    this.minParams = made.parameters.filter(({ optional }) => !optional).length;
    this.maxParams = made.parameters.length;
  }

  override calculate(...given: BaseValueObject[]): BaseValueObject {
    const place = this.#placeOf(this.subUnitId ?? "", this.row, this.column);
    this.#say(place, undefined);
    try {
      return this.#answer(this.#function.call(...given.map(argumentOf)), place);
    } catch (thrown) {
      const error = this.#errorOf(thrown);
      if (error === undefined) throw thrown;
      this.#say(place, error.message);
      return errorObject(error);
    }
  }

  #answer(answer: unknown, place: string): BaseValueObject {
    if (!Array.isArray(answer)) return this.#cell(answer, place);
    const rows = answer as unknown[][];
    const [only] = rows[0] ?? [];
    if (rows.length === 1 && rows[0]?.length === 1) return this.#cell(only, place);
    return ArrayValueObject.create({
      calculateValueList: rows.map((row) => row.map((cell) => this.#cell(cell, place))),
      rowCount: rows.length,
      columnCount: rows[0]?.length ?? 0,
      unitId: this.unitId ?? "",
      sheetId: this.subUnitId ?? "",
      row: this.row,
      column: this.column,
    });
  }

  #cell(answer: unknown, place: string): BaseValueObject {
    if (typeof answer === "number") return NumberValueObject.create(answer);
    if (typeof answer === "boolean") return BooleanValueObject.create(answer);
    const error = this.#errorOf(answer);
    if (error === undefined) return StringValueObject.create(typeof answer === "string" ? answer : "");
    this.#say(place, error.message);
    return errorObject(error);
  }
}

function errorObject({ code }: FunctionError): BaseValueObject {
  const known = (Object.values(ErrorType) as string[]).indexOf(code);
  return ErrorValueObject.create(Object.values(ErrorType)[known] ?? ErrorType.VALUE);
}

/** An argument as Excel hands it over: errors as their text. */
function argumentOf(value: BaseValueObject): unknown {
  if (value.isArray()) return value.getArrayValue().map((row) => row.map((cell) => (cell ? plain(cell) : null)));
  return plain(value);
}

function plain(value: BaseValueObject): unknown {
  return value.isNull() ? null : value.getValue();
}
