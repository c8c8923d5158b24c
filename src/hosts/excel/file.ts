/// <reference types="office-js" />
import type { FileAccess } from "../../app/port.ts";
import { trouble } from "../shared/trouble.ts";

/** As much of a file is asked for at once, in bytes; no more than 4 MB are given. */
const SLICE = 2 ** 22;

/**
 * The file of the open workbook, as Excel would save it now. An add-in cannot write to a disk, so that a copy is opened as a new workbook,
 * which its user saves. `bytes` rejects with NoFile where Excel does not hand it over.
 */
export const excelFile: FileAccess = {
  async bytes() {
    if (!Office.context.requirements.isSetSupported("CompressedFile")) throw trouble("NoFile", "CompressedFile");
    const file = await asked<Office.File>((done) =>
      Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, done),
    );
    try {
      const bytes = new Uint8Array(file.size);
      let at = 0;
      for (let index = 0; index < file.sliceCount; index++) {
        const slice = await asked<Office.Slice>((done) => file.getSliceAsync(index, done));
        const data = slice.data as ArrayLike<number>;
        bytes.set(data, at);
        at += data.length;
      }
      return bytes;
    } finally {
      // Excel gives no more than two of them at a time.
      file.closeAsync();
    }
  },
  async give(bytes) {
    await Excel.createWorkbook(base64(bytes));
    return { how: "opened", name: "" };
  },
};

function asked<T>(ask: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask(({ status, value, error }) => {
      if (status === Office.AsyncResultStatus.Succeeded) resolve(value);
      else reject(trouble("NoFile", error.message));
    });
  });
}

/** So many bytes become characters at once: more arguments than that a function does not take. */
const CHUNK = 2 ** 15;

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
