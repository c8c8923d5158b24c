// The batches that office.js sends to Excel, and their answers. Knows nothing of Excel: it follows object paths and runs
// actions upon the objects of members.ts, which answer by name:
//   get_X() / set_X(value)   a property         nav_X()    an object, or null
//   do_X(...arguments)       a method           items()    what a collection holds
//   item(key)                getItem            wireId()   by what office.js finds the object again

/** Something that Excel says by its code. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly location = "",
  ) {
    super(message);
  }
}

/** Something that Excel can and this host cannot. */
export class Unsupported extends HostError {
  constructor(what: string) {
    super("NotImplemented", `The test host does not have ${what}.`, what);
  }
}

/** What office.js can hold on to. */
export abstract class HostObject {
  /** Its name in Excel's API. */
  abstract readonly className: string;
  items?(): HostObject[];
  item?(key: string | number): HostObject;
  wireId?(): string;
}

interface ObjectPath {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: Query;
  readonly ObjectState?: Record<string, unknown>;
}

interface Query {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Batch {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface BatchResult {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds?: readonly number[];
  readonly Error?: {
    readonly ActionIndex: number;
    readonly Code: string;
    readonly HttpStatusCode: number;
    readonly Location: string;
    readonly Message: string;
  };
}

const PATH = { global: 1, service: 2, method: 3, property: 4, indexer: 5, reference: 6, nothing: 7 } as const;
const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, queryJson: 7, update: 9 } as const;

type Answer = Record<string, unknown>;
type Member = (...args: readonly unknown[]) => unknown;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function member(object: HostObject, kind: "get" | "set" | "nav" | "do", name: string): Member | undefined {
  const found: unknown = Reflect.get(object, `${kind}_${name}`);
  return typeof found === "function" ? (found.bind(object) as Member) : undefined;
}

/** The names of all properties of an object, for a load that names none. */
function propertiesOf(object: HostObject): string[] {
  const names = new Set<string>();
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object | null)
    for (const name of Object.getOwnPropertyNames(at)) if (name.startsWith("get_")) names.add(name.slice(4));
  return [...names];
}

export class Processor {
  /** Members that the add-in asked for and this host does not have, with their kind. A test that lets one pass proves nothing. */
  readonly unsupported: string[] = [];
  readonly #references = new Map<string, HostObject>();
  readonly #names = new WeakMap<HostObject, string>();
  #next = 1;

  constructor(
    private readonly root: HostObject,
    private readonly services: Readonly<Record<string, HostObject>>,
  ) {}

  run(batch: Batch): BatchResult {
    const objects = new Map<number, HostObject | null>();
    const results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    let error: BatchResult["Error"];
    for (const [index, action] of batch.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: this.#act(action, batch, objects) ?? null });
        if (action.ActionType === ACTION.trace) traces.push(action.Id);
      } catch (thrown) {
        // Nothing is taken back: what the batch did before its error stays done.
        const { code, location, message } =
          thrown instanceof HostError ? thrown : { code: "HostFault", location: "", message: String(thrown) };
        if (thrown instanceof Unsupported) this.unsupported.push(location);
        if (!(thrown instanceof HostError)) this.unsupported.push(message);
        error = {
          ActionIndex: index,
          Code: code,
          HttpStatusCode: code === "ItemNotFound" ? 404 : 400,
          Location: location,
          Message: message,
        };
        break;
      }
    }
    return {
      Results: results,
      ...(traces.length > 0 ? { TraceIds: traces } : {}),
      ...(error === undefined ? {} : { Error: error }),
    };
  }

  #act(action: Action, batch: Batch, objects: Map<number, HostObject | null>): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const object = this.#resolve(action.ObjectPathId, batch, objects);
    const args = (): unknown[] => this.#arguments(action.ArgumentInfo, batch, objects);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return object && this.#identity(object);
      case ACTION.query:
      case ACTION.queryJson:
        return object && this.#query(object, action.QueryInfo ?? {});
      case ACTION.method: {
        const value = object && this.#call(object, action.Name, args());
        return value instanceof HostObject ? this.#identity(value) : value;
      }
      case ACTION.set:
        this.#set(object, action.Name, args()[0]);
        return null;
      case ACTION.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) this.#set(object, pascal(name), value);
        return null;
      default:
        throw missing("action", { className: "Batch" }, String(action.ActionType));
    }
  }

  #resolve(id: number, batch: Batch, objects: Map<number, HostObject | null>): HostObject | null {
    const known = objects.get(id);
    if (known !== undefined) return known;
    const path = batch.ObjectPaths[id];
    if (path === undefined) throw new HostError("InvalidObjectPath", `No object path ${id}.`);
    const parent =
      path.ParentObjectPathId === undefined ? undefined : this.#resolve(path.ParentObjectPathId, batch, objects);
    const object = parent === null ? null : this.#follow(path, parent, batch, objects);
    objects.set(id, object);
    return object;
  }

  #follow(
    path: ObjectPath,
    parent: HostObject | undefined,
    batch: Batch,
    objects: Map<number, HostObject | null>,
  ): HostObject | null {
    const args = this.#arguments(path.ArgumentInfo, batch, objects);
    const above = parent ?? this.root;
    switch (path.ObjectPathType) {
      case PATH.global:
        return this.root;
      case PATH.service: {
        const service = this.services[path.Name];
        if (service === undefined) throw missing("service", { className: "Host" }, path.Name);
        return service;
      }
      case PATH.property: {
        const nav = member(above, "nav", path.Name);
        if (nav === undefined) throw missing("object", above, path.Name);
        return nav() as HostObject | null;
      }
      case PATH.method:
        return (this.#call(above, path.Name, args) ?? null) as HostObject | null;
      case PATH.indexer:
        if (above.item === undefined) throw missing("indexer", above, "getItem");
        return above.item(args[0] as string);
      case PATH.reference: {
        const kept = this.#references.get(path.Name);
        if (kept === undefined) throw new HostError("InvalidReference", "This reference is no longer valid.");
        return kept;
      }
      case PATH.nothing:
        return null;
      default:
        throw missing("object path", { className: "Batch" }, String(path.ObjectPathType));
    }
  }

  /** Objects among the arguments are handed over as the ids of their paths. */
  #arguments(info: ArgumentInfo | undefined, batch: Batch, objects: Map<number, HostObject | null>): unknown[] {
    const place = (value: unknown, id: unknown): unknown => {
      if (Array.isArray(id)) return (value as unknown[]).map((each, i) => place(each, id[i]));
      return typeof id === "number" && id !== 0 ? this.#resolve(value as number, batch, objects) : value;
    };
    return (info?.Arguments ?? []).map((value, i) => place(value, info?.ReferencedObjectPathIds?.[i]));
  }

  #call(object: HostObject, name: string, args: readonly unknown[]): unknown {
    if (name === "_KeepReference") {
      const reference = this.#names.get(object) ?? `{ref-${this.#next++}}`;
      this.#names.set(object, reference);
      this.#references.set(reference, object);
      return null;
    }
    if (name === "_RemoveReference") {
      this.#references.delete(args[0] as string);
      return null;
    }
    const method = member(object, "do", name);
    if (method === undefined) throw missing("method", object, name);
    return method(...args);
  }

  #set(object: HostObject | null, name: string, value: unknown): void {
    if (object === null) throw new HostError("InvalidOperation", "The object is null.");
    const setter = member(object, "set", name);
    if (setter === undefined) throw missing("property to set", object, name);
    setter(value);
  }

  #identity(object: HostObject): Answer {
    const reference = this.#names.get(object);
    const id = object.wireId?.();
    return {
      ...(reference !== undefined && this.#references.has(reference) ? { _ReferenceId: reference } : {}),
      ...(id === undefined ? {} : { Id: id }),
    };
  }

  #query(object: HostObject, query: Query): Answer {
    const named = [...(query.Select ?? []), ...(query.Expand ?? [])];
    const wanted = query.Select === undefined || query.Select.length === 0 ? ["*", ...named] : named;
    const answer: Answer = {};
    if (object.items === undefined) {
      Object.assign(answer, this.#identity(object));
      for (const name of wanted) this.#read(object, name.split("/"), answer);
      return answer;
    }
    const skip = query.Skip ?? 0;
    const items = object.items().slice(skip, query.Top === undefined ? undefined : skip + query.Top);
    answer["_Items"] = items.map((item, i) => {
      const each: Answer = { ...this.#identity(item), _Index: skip + i };
      for (const name of wanted) this.#read(item, name.split("/"), each);
      return each;
    });
    return answer;
  }

  #read(object: HostObject, [first = "", ...rest]: readonly string[], answer: Answer): void {
    if (first === "*") {
      for (const name of propertiesOf(object)) answer[name] = member(object, "get", name)?.();
      return;
    }
    const name = pascal(first);
    const property = rest.length === 0 ? member(object, "get", name) : undefined;
    if (property !== undefined) {
      answer[name] = property();
      return;
    }
    const nav = member(object, "nav", name);
    if (nav === undefined) throw missing("property", object, [first, ...rest].join("/"));
    const child = nav() as HostObject | null;
    answer[name] =
      child === null
        ? null
        : merged(answer[name], this.#query(child, { Select: rest.length > 0 ? [rest.join("/")] : ["*"] }));
  }
}

function missing(kind: string, object: { readonly className: string }, name: string): Unsupported {
  return new Unsupported(`${object.className}.${name} (${kind})`);
}

/** Two answers about the same object as one. */
function merged(a: unknown, b: Answer): Answer {
  if (typeof a !== "object" || a === null) return b;
  const both: Answer = { ...(a as Answer) };
  for (const [name, value] of Object.entries(b)) {
    const old = both[name];
    if (name === "_Items") both[name] = (value as Answer[]).map((item, i) => merged((old as Answer[])[i], item));
    else
      both[name] =
        typeof value === "object" && value !== null && !Array.isArray(value) ? merged(old, value as Answer) : value;
  }
  return both;
}
