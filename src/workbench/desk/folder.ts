import { OPENABLE } from "../disk.ts";

/** A file of a folder, with the way to it from the folder on. */
export interface FolderFile {
  readonly path: string;
  readonly file: File;
}

/** What Excel leaves beside an open file, and the copies that we mark ourselves. */
const NOT_OURS = /(?:^|\/)~\$|\.核对(?:\(\d+\))?\.[^./]+$/;
/** Texts and pages may be anything. */
const SOUGHT = [...OPENABLE.filter((ending) => !/txt|xml|htm/.test(ending)), ".docx"];

/** The folders that are being dropped; to be asked at once, for the browser forgets them. */
export function foldersIn({ items }: DataTransfer): FileSystemDirectoryEntry[] {
  return [...items].flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory === true ? [entry as FileSystemDirectoryEntry] : [];
  });
}

/** The files of folders, and of those below, that may be checked. */
export async function filesIn(folders: readonly FileSystemDirectoryEntry[]): Promise<FolderFile[]> {
  const found: FolderFile[] = [];
  const left: FileSystemEntry[] = [...folders];
  for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
    if (entry.isDirectory) left.push(...(await entriesOf(entry as FileSystemDirectoryEntry)));
    else {
      const one = entry as FileSystemFileEntry;
      const file = await new Promise<File | undefined>((done) => one.file(done, () => done(undefined)));
      if (file !== undefined) found.push({ path: entry.fullPath.replace(/^\//, ""), file });
    }
  }
  return found.filter(isSought);
}

/** The files of a folder that was picked. */
export function filesPicked(files: FileList | null): FolderFile[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })).filter(isSought);
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

function isSought({ path }: FolderFile): boolean {
  const name = path.toLowerCase();
  return SOUGHT.some((ending) => name.endsWith(ending)) && !NOT_OURS.test(path);
}
