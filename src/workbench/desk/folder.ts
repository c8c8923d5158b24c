import { droppedPlace, fileAt, givenFile, OPENABLE, type PickedFile } from "../disk.ts";

/** A file that was dropped or picked, alone or in a folder: the way to it is from the folder on. */
export interface FolderFile {
  readonly path: string;
  /** As it was then. */
  readonly file: File;
  /** As it is now, where the browser can tell. */
  readonly now?: () => Promise<File>;
  /** Where it can be written to. */
  readonly place?: FileSystemFileHandle;
}

/** What Excel leaves beside an open file, and the copies that we mark ourselves. */
const NOT_OURS = /(?:^|\/)~\$|\.核对(?:\(\d+\))?\.[^./]+$/;
/** Texts and pages may be anything. */
const SOUGHT = [...OPENABLE.filter((ending) => !/txt|xml|htm/.test(ending)), ".docx"];

/** What is being dropped; to be asked at once, for the browser forgets it. */
export function dropped({ items }: DataTransfer): {
  readonly folders: readonly FileSystemDirectoryEntry[];
  readonly files: Promise<readonly FolderFile[]>;
} {
  const folders: FileSystemDirectoryEntry[] = [];
  const files: Promise<FolderFile>[] = [];
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory === true) folders.push(entry as FileSystemDirectoryEntry);
    else if (file !== null && !NOT_OURS.test(file.name)) files.push(givenAt(file, droppedPlace(item)));
  }
  return { folders, files: Promise.all(files) };
}

async function givenAt(file: File, asked: Promise<FileSystemFileHandle | undefined>): Promise<FolderFile> {
  const place = await asked;
  return { path: file.name, file, ...(place && { place, now: () => place.getFile() }) };
}

/** The files of folders, and of those below, that may be checked. */
export async function filesIn(folders: readonly FileSystemDirectoryEntry[]): Promise<FolderFile[]> {
  const found: FolderFile[] = [];
  const left: FileSystemEntry[] = [...folders];
  for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
    if (entry.isDirectory) left.push(...(await entriesOf(entry as FileSystemDirectoryEntry)));
    else {
      const one = entry as FileSystemFileEntry;
      const now = (): Promise<File> => new Promise((done, fail) => one.file(done, fail));
      const file = await now().catch(() => undefined);
      if (file !== undefined) found.push({ path: entry.fullPath.replace(/^\//, ""), file, now });
    }
  }
  return found.filter(isSought);
}

/** Files, or those of a folder, that were picked. */
export function filesPicked(files: FileList | null): FolderFile[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Files at places that they are saved to as well; those that are gone are left out. */
export async function filesAt(places: readonly FileSystemFileHandle[]): Promise<FolderFile[]> {
  const found = await Promise.all(
    places.map(async (place) => {
      const now = (): Promise<File> => place.getFile();
      const file = await now().catch(() => undefined);
      return file === undefined ? [] : [{ path: place.name, file, now, place }];
    }),
  );
  return found.flat();
}

/** The files as they are now; one that is gone as it was. */
export function filesAgain(files: readonly FolderFile[]): Promise<FolderFile[]> {
  return Promise.all(
    files.map(async (one) => ({ ...one, file: (await one.now?.().catch(() => undefined)) ?? one.file })),
  );
}

/** To be opened by itself. */
export function openable({ file, place }: FolderFile): PickedFile {
  return place === undefined ? givenFile(file) : fileAt(place);
}

/** A browser gives a folder in pieces of a hundred. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Whether a file of a folder is looked at. */
export function isSought({ path }: FolderFile): boolean {
  const name = path.toLowerCase();
  return SOUGHT.some((ending) => name.endsWith(ending)) && !NOT_OURS.test(path);
}
