// Files of the user's own disk. Where the browser has pickers, a file that was picked is a place that can be written to again; elsewhere it is read once, and saved as a download.

/** A file to be opened. */
export interface PickedFile {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
  /** Where it is, so that it is saved there. */
  readonly place?: FileSystemFileHandle;
}

/** Where a file went, and where it is written to the next time. */
export interface WrittenFile {
  readonly name: string;
  readonly place?: FileSystemFileHandle;
}

interface Pickers {
  readonly showOpenFilePicker?: (options: object) => Promise<readonly FileSystemFileHandle[]>;
  readonly showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
}

const pickers = (): Pickers => window as Pickers;

/** Whether the browser asks for a place, so that there is one to choose. */
export function hasPlaces(): boolean {
  const { showOpenFilePicker, showSaveFilePicker } = pickers();
  return showOpenFilePicker !== undefined && showSaveFilePicker !== undefined;
}

/** How the names of files end that can be opened, as a dialog asks for them; what a file is its content says. */
export const OPENABLE = [
  ".xlsx",
  ".xlsm",
  ".xls",
  ".et",
  ".ods",
  ".csv",
  ".txt",
  ".xml",
  ".htm",
  ".html",
  ".mht",
  ".mhtml",
];

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Has the user pick workbooks; none where he thinks better of it. Only where there are places. */
export async function pickFiles(): Promise<readonly FileSystemFileHandle[]> {
  const types = [{ description: "Excel", accept: { [XLSX]: OPENABLE } }];
  return (await unlessCancelled(() => pickers().showOpenFilePicker?.({ types, multiple: true }))) ?? [];
}

/** A file at a place that it is saved to as well. */
export function fileAt(place: FileSystemFileHandle): PickedFile {
  return { ...fileOf(() => place.getFile(), place.name), place };
}

/** Where a file is that is being dropped; nothing where the browser does not tell. To be asked at once, for the browser forgets it. */
export async function droppedPlace(item: DataTransferItem): Promise<FileSystemFileHandle | undefined> {
  const { getAsFileSystemHandle: ask } = item as {
    readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
  };
  const place = await ask?.call(item).catch(() => null);
  return place?.kind === "file" ? (place as FileSystemFileHandle) : undefined;
}

/** What an installed app is told of how it was started. */
interface LaunchQueue {
  setConsumer(consumer: (started: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

/** Calls back with the files for which the page, installed as an app, is opened; in a page of a browser never. */
export function onLaunch(open: (places: readonly FileSystemFileHandle[]) => void): void {
  const { launchQueue } = window as { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files = [] }) => open(files));
}

/** A file that was dropped on the page, or picked in a browser without places. */
export function givenFile(file: File): PickedFile {
  return fileOf(() => Promise.resolve(file), file.name);
}

function fileOf(get: () => Promise<File>, name: string): PickedFile {
  return { name, read: async () => new Uint8Array(await (await get()).arrayBuffer()) };
}

/** A copy was to be written over what it is a copy of. */
export class SamePlace extends Error {
  readonly code = "SamePlace";
}

/** Writes to `place`; otherwise where the user picks, where the browser can ask, and else as a download. Nothing where the user thinks better of it. */
export async function writeFile(
  name: string,
  bytes: Uint8Array,
  {
    place,
    not,
  }: { readonly place?: FileSystemFileHandle | undefined; readonly not?: FileSystemFileHandle | undefined } = {},
): Promise<WrittenFile | undefined> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX });
  if (place !== undefined && (await isWritten(place, blob))) return { name: place.name, place };
  const { showSaveFilePicker } = pickers();
  try {
    const picked = await showSaveFilePicker?.call(window, { suggestedName: name });
    if (picked !== undefined && (await not?.isSameEntry(picked)) === true) throw new SamePlace(picked.name);
    if (picked !== undefined && (await isWritten(picked, blob))) return { name: picked.name, place: picked };
  } catch (error) {
    if (isError(error, "AbortError")) return undefined;
    // The browser asks only for a while after a key or a button was pressed.
    if (!isError(error, "SecurityError")) throw error;
  }
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return { name };
}

/** False where the browser does not let us write there, or it is not there any more. */
async function isWritten(place: FileSystemFileHandle, blob: Blob): Promise<boolean> {
  try {
    const stream = await place.createWritable();
    await stream.write(blob);
    await stream.close();
    return true;
  } catch (error) {
    if (isError(error, "NotAllowedError") || isError(error, "NotFoundError")) return false;
    throw error;
  }
}

async function unlessCancelled<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isError(error, "AbortError")) return undefined;
    throw error;
  }
}

function isError(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}
