import { areaOf, addressOf, splitAddress } from "./areas.ts";
import { services, WorkbookMember } from "./members.ts";
import { Processor, type Batch, type BatchResult } from "./processor.ts";
import { EVENTS, Workbook, type EventName, type Sheet, type Value, type WorkbookState } from "./workbook.ts";

/** Excel LTSC 2021. */
export const API_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.14",
  SharedRuntime: "1.1",
  CustomFunctionsRuntime: "1.3",
  CustomFunctions: "1.7",
  DelayForCellEdit: "1.1",
  AddinCommands: "1.3",
  DialogApi: "1.2",
  RibbonApi: "1.1",
};

export interface HostOptions {
  readonly apiSets?: Readonly<Record<string, string>>;
  /** The most bytes of a request and of an answer; Excel on the web has 5 MB, Excel on the desktop no limit. */
  readonly limit?: number;
  /** An Excel that gives a new conditional format the lowest priority, as its macros do, and not the highest, as is documented. */
  readonly addsFormatsLast?: boolean;
  /** Requests with one of these actions fail as a whole: "GetRowProperties". */
  readonly refuses?: readonly string[];
  /** An Excel whose `formulas` have, for every cell that a formula spills over, that formula. */
  readonly repeatsFormulas?: boolean;
}

/**
 * A request of the add-in and its answer. `user` is what the add-in asked for; `cleanup` follows an Excel.run by itself and is not
 * waited for; `internal` is between office.js and Excel.
 */
export interface RoundTrip {
  readonly kind: "user" | "cleanup" | "internal";
  readonly actions: number;
  /** Whether office.js declares that it writes: Excel forgets its undo list then. */
  readonly writes: boolean;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly error?: string;
}

/** An entry of the messages that office.js gets from Excel. */
export type Message = readonly [
  category: number,
  type: number,
  target: string,
  message: string,
  id: number,
  remote: boolean,
];

const FIVE_MB = 5 * 1024 * 1024;
const OBJECT_EVENTS = 65_536;
const FUNCTION_CALLS = 1;
/** Bits of a request, and of the call of a function. */
const FLAG = { writes: 1, waitsForCellEdit: 64, takesErrors: 4 } as const;

/** An Excel with one workbook, for an add-in that talks to it through office.js. */
export class ExcelHost {
  readonly book: Workbook;
  readonly trips: RoundTrip[] = [];
  readonly apiSets: Readonly<Record<string, string>>;
  /** Called before a request of the add-in is carried out. */
  beforeRequest: () => void | Promise<void> = () => undefined;
  /** Called when it has been answered. */
  afterRequest: () => void = () => undefined;
  /** Set by the transport: where messages go. */
  deliver: (messages: readonly Message[]) => void = () => undefined;
  readonly #processor: Processor;
  readonly #limit: number;
  readonly #refuses: readonly string[];
  readonly #listeners = new Map<string, number>();
  readonly #calls = new Map<number, (value: unknown) => void>();
  #messages = 0;
  #pending = 0;
  #editing: { readonly over: Promise<void>; readonly leave: () => void } | undefined;

  constructor(state: WorkbookState, options: HostOptions = {}) {
    this.book = new Workbook(state);
    this.apiSets = options.apiSets ?? API_SETS;
    this.#limit = options.limit ?? FIVE_MB;
    this.#refuses = options.refuses ?? [];
    const open = {
      book: this.book,
      addsFormatsLast: options.addsFormatsLast ?? false,
      repeatsFormulas: options.repeatsFormulas ?? false,
      listen: (name: EventName, target: string, change: 1 | -1): void => {
        const key = `${name} ${target}`;
        this.#listeners.set(key, (this.#listeners.get(key) ?? 0) + change);
      },
    };
    this.#processor = new Processor(
      new WorkbookMember(open),
      services((id, value) => {
        this.#calls.get(id)?.(value);
        this.#calls.delete(id);
      }),
    );
    this.book.onEvent = (name, sheet, detail): void => this.#tell(name, sheet, detail);
  }

  /** What the add-in asked for and Excel has, but this host has not. */
  get unsupported(): string[] {
    return this.#processor.unsupported;
  }

  /** The round trips that the add-in waited for. */
  get userTrips(): readonly RoundTrip[] {
    return this.trips.filter(({ kind }) => kind === "user");
  }

  /** All that is saved with the workbook; two that are equal are the same file. */
  wholeState(): WorkbookState {
    return this.book.saved();
  }

  /** How many listeners the add-in has. */
  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Has the workbook calculate by this: what a formula gives, alone or in rows. */
  calculates(by: Workbook["calculate"]): void {
    this.book.calculate = by;
  }

  // What a person does

  /** Selects cells, "支出!B2:C4,E5". */
  select(address: string): void {
    const { sheet: name = "", address: rest } = splitAddress(address);
    const sheet = this.book.find(name);
    if (sheet === undefined) throw new RangeError(address);
    this.book.select(sheet, rest);
  }

  /** Types into a cell, "支出!B2"; the value of the cell is not calculated. */
  type(address: string, value: Value): void {
    const { sheet, row, column } = this.#cell(address);
    sheet.change(row, column, { value });
    const detail = {
      changeType: "RangeEdited",
      address: addressOf({ top: row, left: column, bottom: row, right: column }),
    };
    this.book.onEvent("Changed", sheet, { ...detail, source: "Local", triggerSource: "Unknown" });
  }

  /** A formula gives another value, because something elsewhere changed. */
  recalculate(address: string, value: Value): void {
    const { sheet, row, column } = this.#cell(address);
    sheet.change(row, column, { value }, "formula");
    this.book.onEvent("Calculated", sheet, { address: splitAddress(address).address });
  }

  /** Hides a row, from zero, of a sheet, or shows it again. */
  hideRow(name: string, row: number, hidden = true): void {
    const sheet = this.book.find(name);
    if (sheet === undefined) throw new RangeError(name);
    const others = (sheet.state.hiddenRows ?? []).filter((at) => at !== row);
    sheet.state.hiddenRows = hidden ? [...others, row] : others;
    const address = `${row + 1}:${row + 1}`;
    this.book.onEvent("RowHiddenChanged", sheet, {
      address,
      changeType: hidden ? "Hidden" : "Unhidden",
      source: "Local",
    });
  }

  /** Begins to edit a cell, without typing Enter: Excel refuses requests, or keeps those waiting that say so. */
  beginEdit(): void {
    let leave = (): void => undefined;
    const over = new Promise<void>((resolve) => (leave = resolve));
    this.#editing = { over, leave };
  }

  endEdit(): void {
    this.#editing?.leave();
    this.#editing = undefined;
  }

  /** Requests that wait for the end of editing. */
  get waiting(): number {
    return this.#pending;
  }

  /**
   * Calculates a custom function of the add-in. Errors go in as { type: "CustomFunctionError", code: "#REF!" } and come out, thrown or among
   * other results, as { type: "Error", basicValue: "#N/A", message }.
   */
  call(functionName: string, parameterValues: readonly unknown[]): Promise<unknown> {
    const invocationId = ++this.#messages;
    const call = { invocationId, functionName, parameterValues, flags: FLAG.takesErrors };
    this.#send(FUNCTION_CALLS, 1000, "", call);
    return new Promise((resolve) => this.#calls.set(invocationId, resolve));
  }

  // What office.js does

  /** Carries out a batch; the text of its answer. */
  async request(customData: string, body: string, flags: number): Promise<string> {
    const batch = JSON.parse(body) as Batch;
    const kind = kindOf(customData, batch);
    const bytesIn = bytes(body);
    if (kind === "user") await this.beforeRequest();
    if (this.#editing !== undefined && kind !== "internal" && (flags & FLAG.waitsForCellEdit) !== 0) {
      this.#pending++;
      await this.#editing.over;
      this.#pending--;
    }
    let result = this.#answer(batch, bytesIn, kind);
    let text = JSON.stringify(result);
    if (bytes(text) > this.#limit) {
      result = refusal("ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit.");
      text = JSON.stringify(result);
    }
    this.trips.push({
      kind,
      actions: batch.Actions.length,
      writes: (flags & FLAG.writes) !== 0,
      bytesIn,
      bytesOut: bytes(text),
      ...(result.Error === undefined ? {} : { error: result.Error.Code }),
    });
    if (kind === "user") this.afterRequest();
    return text;
  }

  #answer(batch: Batch, bytesIn: number, kind: RoundTrip["kind"]): BatchResult {
    if (bytesIn > this.#limit)
      return refusal("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.");
    if (this.#editing !== undefined && kind !== "internal")
      return refusal("InvalidOperationInCellEditMode", "Excel is in cell-editing mode.");
    if (batch.Actions.some(({ Name }) => this.#refuses.includes(Name)))
      return refusal("InvalidOperation", "This operation is not permitted for the current object.");
    return this.#processor.run(batch);
  }

  #cell(address: string): { readonly sheet: Sheet; readonly row: number; readonly column: number } {
    const { sheet: name = "", address: rest } = splitAddress(address);
    const [sheet, area] = [this.book.find(name), areaOf(rest)];
    if (sheet === undefined || area === undefined) throw new RangeError(address);
    return { sheet, row: area.top, column: area.left };
  }

  #tell(name: EventName, sheet: Sheet, detail: Readonly<Record<string, unknown>>): void {
    for (const target of [sheet.state.id, "Workbook"])
      if ((this.#listeners.get(`${name} ${target}`) ?? 0) > 0)
        this.#send(OBJECT_EVENTS, EVENTS[name], target, { ...detail, worksheetId: sheet.state.id });
  }

  /** Excel never calls back before it has answered. */
  #send(category: number, type: number, target: string, message: object): void {
    const entry: Message = [category, type, target, JSON.stringify(message), this.#messages++, false];
    queueMicrotask(() => this.deliver([entry]));
  }
}

function kindOf(customData: string, batch: Batch): RoundTrip["kind"] {
  if (customData !== "IterativeExecutor") return "internal";
  const isCleanup = batch.Actions.every(({ ActionType, Name }) => ActionType === 1 || Name === "_RemoveReference");
  return isCleanup ? "cleanup" : "user";
}

function refusal(code: string, message: string): BatchResult {
  return { Results: [], Error: { ActionIndex: 0, Code: code, HttpStatusCode: 400, Location: "", Message: message } };
}

const encoder = new TextEncoder();

function bytes(text: string): number {
  return encoder.encode(text).length;
}
