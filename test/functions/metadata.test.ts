import { readFileSync } from "node:fs";
import metadata from "custom-functions-metadata";

interface Metadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly dimensionality?: string;
      readonly optional?: boolean;
    }[];
    readonly result: { readonly dimensionality?: string };
  }[];
}

const SOURCE = "src/functions/functions.ts";

// An id is never changed once shipped: formulas in workbooks hold it.
test("Excel is told of exactly these functions", async () => {
  const { metadataJson, errors } = await metadata.generateCustomFunctionsMetadata([SOURCE]);
  expect(errors).toEqual([]);
  const { functions } = JSON.parse(metadataJson) as Metadata;
  expect(functions.map(({ id, name }) => [id, name])).toEqual([
    ["SUBJECT_NAME", "SUBJECT_NAME"],
    ["EXEC_RATE", "EXEC_RATE"],
  ]);
  expect(
    functions.map(({ parameters }) => parameters.map(({ name, optional }) => (optional ? `[${name}]` : name))),
  ).toEqual([
    ["code", "[what]", "[year]"],
    ["budget", "actual", "[when_zero]"],
  ]);
  for (const { result, parameters } of functions) {
    expect(result.dimensionality).toBe("matrix");
    expect(parameters[0]!.dimensionality).toBe("matrix");
  }
  const ids = [...readFileSync(SOURCE, "utf8").matchAll(/@customfunction (\S+)/g)].map(([, id]) => id);
  expect(ids).toEqual(functions.map(({ id }) => id));
});
