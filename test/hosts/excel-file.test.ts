import { excelFile } from "../../src/hosts/excel/workbook.ts";

// Office hands a file over in slices; this stands in for the little that is asked of it.

interface Asked {
  opened: string[];
  closed: number;
}

function office(file: Uint8Array | string, isSupported = true): Asked {
  const asked: Asked = { opened: [], closed: 0 };
  const slice = 1000;
  const answer = (value: unknown) => ({ status: "succeeded", value });
  const whole = typeof file === "string" ? undefined : file;
  Object.assign(globalThis, {
    Office: {
      FileType: { Compressed: "compressed" },
      AsyncResultStatus: { Succeeded: "succeeded" },
      context: {
        requirements: { isSetSupported: (set: string) => set === "CompressedFile" && isSupported },
        document: {
          getFileAsync(type: string, _: object, done: (result: object) => void) {
            if (whole === undefined) {
              done({ status: "failed", error: { message: file } });
              return;
            }
            done(
              answer({
                type,
                size: whole.length,
                sliceCount: Math.ceil(whole.length / slice),
                getSliceAsync: (index: number, give: (result: object) => void) =>
                  give(answer({ data: [...whole.subarray(index * slice, (index + 1) * slice)] })),
                closeAsync: () => asked.closed++,
              }),
            );
          },
        },
      },
    },
    Excel: { createWorkbook: (text: string) => Promise.resolve(void asked.opened.push(text)) },
  });
  return asked;
}

const FILE = Uint8Array.from({ length: 70_001 }, (_, i) => (7 * i) % 256);

test("the file comes slice by slice, whole, and is closed again", async () => {
  const asked = office(FILE);
  expect(await excelFile.bytes()).toEqual(FILE);
  expect(asked.closed).toBe(1);
});

test("a copy is opened as a workbook of its own", async () => {
  const asked = office(FILE);
  expect(await excelFile.give(FILE, "公开")).toEqual({ how: "opened", name: "" });
  expect(asked.opened.map((text) => new Uint8Array(Buffer.from(text, "base64")))).toEqual([FILE]);
});

test.each([
  ["that knows no files", FILE, false],
  ["that refuses", "internal error", true],
] as const)("an Excel %s says that there is no file", async (_, file, isSupported) => {
  office(file, isSupported);
  await expect(excelFile.bytes()).rejects.toMatchObject({ code: "NoFile" });
});
