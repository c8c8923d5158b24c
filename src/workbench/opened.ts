import { inspect } from "../app/load.ts";
import { Session } from "../app/session.ts";
import type { Book } from "../files/xlsx/book.ts";
import type { Edits } from "../files/xlsx/edit.ts";
import { FUNCTION_NAMES } from "../functions/values.ts";
import type { GridWorkbook } from "../hosts/univer/index.ts";
import { earlyWorkbook } from "./before-grid.ts";
import type { FileOrigin } from "./news.ts";

/** What lies open. */
export interface Opened {
  /** Of its file; that it was last saved as. */
  name: string;
  /** Where it is saved. */
  place?: FileSystemFileHandle | undefined;
  from: FileOrigin;
  /** It was no file when it was opened, and its first sheet is ours. */
  readonly begun: boolean;
  readonly bytes: Uint8Array;
  readonly book: Book;
  readonly session: Session;
  /** What is in the grid, once that is there; the session waits to be told of it. */
  here?: GridWorkbook;
  readonly isHere: (workbook: GridWorkbook) => void;
  /** The edits that were last saved, as text. */
  saved: string;
}

const NOTHING: Edits = {};

export type OpenedFile = Pick<Opened, "name" | "place" | "from">;

/** What lies open once it is read; the grid comes later. */
export function openedAs({ name, place, from }: OpenedFile, bytes: Uint8Array, book: Book): Opened {
  let isHere: Opened["isHere"] = () => undefined;
  const here = new Promise<GridWorkbook>((resolve) => (isHere = resolve));
  return {
    name,
    place,
    from,
    begun: from === "nothing",
    bytes,
    book,
    session: new Session(earlyWorkbook(book, here), inspect, true, () => name),
    isHere,
    saved: JSON.stringify(NOTHING),
  };
}

/** What was done to a workbook since it was opened; as text, to be told from what was saved. */
export function editsOf({ here, begun, book }: Opened): { readonly edits: Edits; readonly text: string } {
  const edits = here?.edits() ?? NOTHING;
  const text = JSON.stringify(edits);
  return { edits: { ...(begun ? withoutIdle(edits, book) : edits), functions: FUNCTION_NAMES }, text };
}

/** What no name of a file may have. */
const FORBIDDEN = /[\\/:*?"<>|\r\n\t]/g;

/** What it is saved as: tables that were put into a new workbook, which is called `untitled`, say what they are. */
export async function nameToSave({ name, session }: Opened, untitled: string): Promise<string> {
  if (name !== untitled) return name;
  await session.shelf.look();
  const { organisation, year, profile } = session.state().shelf.facts ?? {};
  const said = [organisation, year, profile].filter((part) => part !== undefined).join("-");
  return said === "" ? name : `${said.replace(FORBIDDEN, "")}.xlsx`;
}

/** The sheet with which a workbook began, and in which nothing was done, is left out of the file once there are others. */
function withoutIdle(edits: Edits, book: Book): Edits {
  const [idle] = book.sheets;
  const { added = [], sheets = [], removed = [] } = edits;
  const isIdle = added.length > 0 && sheets.every(({ sheet }) => sheet !== idle?.name);
  return isIdle && idle !== undefined ? { ...edits, removed: [...new Set([...removed, idle.name])] } : edits;
}
