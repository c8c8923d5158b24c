import type { ReportStray } from "../core/report/finding.ts";
import { FileTrouble, type Bound, type FileTroubleCode } from "../files/refusals.ts";

/** Why a file could not be checked, or its marked copy not be written. */
export interface FileRefusal {
  readonly code:
    | FileTroubleCode
    | "missing"
    | "nothing-found"
    | "no-permission"
    | "busy"
    | "empty"
    | "folder"
    | "no-table"
    | "unread"
    | "cannot-write";
  /** The bound that was passed, for "too-large". */
  readonly limit?: Bound;
  /** What the system said, where there are no better words for it. */
  readonly detail?: string;
  /** What the sheets were found to hold, for "no-table". */
  readonly strays?: readonly ReportStray[];
}

const SYSTEM: Readonly<Record<string, FileRefusal["code"]>> = {
  ENOENT: "missing",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EBUSY: "busy",
  EISDIR: "folder",
};

/** What an error says about a file; `otherwise` where it is none that is known. */
export function refusalOf(error: unknown, otherwise: "unread" | "cannot-write" = "unread"): FileRefusal {
  if (error instanceof FileTrouble) {
    return { code: error.code, ...(error.limit === undefined ? {} : { limit: error.limit }) };
  }
  const { code = "", message = String(error) } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  // Its worker died of it.
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return { code: "too-large", limit: "memory" };
  const known = otherwise === "unread" ? SYSTEM[code] : undefined;
  return known === undefined ? { code: otherwise, detail: code === "" ? message : code } : { code: known };
}
