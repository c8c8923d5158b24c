import { titleOf } from "../src/core/forms/form.ts";
import { FORMS } from "../src/core/forms/index.ts";
import {
  type PROFILE_FIELDS,
  PROFILE_KINDS,
  PROFILE_LIMITS,
  PROFILE_UNITS,
  PROFILE_YEARS,
  type TABLE_FIELDS,
  WORD_FIELDS,
} from "../src/core/forms/profile-file.ts";

// docs/profile.schema.json; what the program itself asks of such a file, see profile-file.ts.

const text = { type: "string", minLength: 1, maxLength: PROFILE_LIMITS.text };

const spellings = {
  anyOf: [{ ...text }, { type: "array", minItems: 1, maxItems: PROFILE_LIMITS.words, items: { ...text } }],
};

/** The JSON Schema of a file that describes a set. */
export function profileSchema(): string {
  const forms = {
    description:
      "已知的表名或表号；全角半角、空格、引号不计。A known title or number; width, spaces and quotes do not count.",
    ...text,
    examples: FORMS.map(titleOf),
  };
  return JSON.stringify(
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "公开表助手：一套公开表",
      type: "object",
      required: ["name", "kind", "forms"],
      additionalProperties: false,
      properties: fieldsOfSet(),
      $defs: {
        form: forms,
        table: {
          type: "object",
          oneOf: [{ required: ["form"] }, { required: ["like"] }],
          additionalProperties: false,
          properties: fieldsOfTable(),
        },
        ...Object.fromEntries(
          Object.entries(WORD_FIELDS).map(([field, allowed]) => [
            field,
            {
              anyOf: [
                ...spellings.anyOf,
                {
                  type: "object",
                  additionalProperties: false,
                  properties: Object.fromEntries(allowed.map((one) => [one, FIELDS_OF_WORD[one]])),
                },
              ],
            },
          ]),
        ),
      },
    },
    null,
    2,
  );
}

function fieldsOfSet(): Record<(typeof PROFILE_FIELDS)[number], unknown> {
  const { from, to } = PROFILE_YEARS;
  return {
    $schema: { type: "string" },
    name: { description: "这套表的名称。What the set is called.", ...text },
    english: { description: "英文名称。Its English name.", ...text },
    kind: { enum: PROFILE_KINDS },
    editions: {
      description: "版式的年份。The years of its editions.",
      type: "array",
      minItems: 1,
      maxItems: PROFILE_LIMITS.editions,
      items: { type: "integer", minimum: from, maximum: to },
    },
    complete: {
      description: "表上规定的行全都印出，没有印的就是缺了。Its tables print every line, used or not.",
      type: "boolean",
    },
    forms: {
      description: "依次是哪些表。Its tables, in order.",
      type: "array",
      minItems: 1,
      maxItems: PROFILE_LIMITS.tables,
      items: { anyOf: [{ $ref: "#/$defs/form" }, { $ref: "#/$defs/table" }] },
    },
  };
}

function fieldsOfTable(): Record<(typeof TABLE_FIELDS)[number], unknown> {
  const wordsOf = (field: keyof typeof WORD_FIELDS) => ({
    type: "object",
    maxProperties: PROFILE_LIMITS.words,
    additionalProperties: { $ref: `#/$defs/${field}` },
  });
  return {
    form: {
      description: "已知的表；几张中有一张即可的，写成列表。A known table, or a list of which any will do.",
      anyOf: [
        { $ref: "#/$defs/form" },
        { type: "array", minItems: 1, maxItems: PROFILE_LIMITS.forms, items: { $ref: "#/$defs/form" } },
      ],
    },
    like: {
      description:
        "与哪张已知的表同样；那张已知的表不在这套里时，就当作它，已在的是另一张。Laid out like this known table; it counts as that one, or where the set has that one already, as a table of its own.",
      $ref: "#/$defs/form",
    },
    no: { description: "本地的表号。Its own number.", ...text },
    title: { description: "本地的表名，也按它认表。Its own title, by which it is known too.", ...text },
    titles: {
      description: "别的写法的表名，也按它们认表。Other titles by which it is known.",
      type: "array",
      minItems: 1,
      maxItems: PROFILE_LIMITS.forms,
      items: { ...text },
    },
    unit: {
      description: "表上没有写时的金额单位。What amounts are in where the table does not say.",
      enum: PROFILE_UNITS,
    },
    sides: {
      description: "收入、支出等一段上面的栏名，按段的名称。What stands over a side, by its name.",
      ...wordsOf("sides"),
    },
    labels: {
      description: "名称、编码等栏的别的写法，按 name、code 等。Other spellings of the columns of labels.",
      ...wordsOf("labels"),
    },
    columns: {
      description:
        "已知的栏的别的写法，和本地自己的栏（写 like）。Other spellings of known columns; own columns with like.",
      ...wordsOf("columns"),
    },
    lines: {
      description:
        "已知的行的别的写法，和本地自己的行（写 like）。Other spellings of known lines; own lines with like.",
      ...wordsOf("lines"),
    },
  };
}

/** What may be said of a line or a column in place of its spellings. */
const FIELDS_OF_WORD: Record<(typeof WORD_FIELDS)["columns"][number], unknown> = {
  as: { description: "别的写法。Other spellings.", ...spellings },
  under: { description: "一栏上面的栏名。Headings that stand above a column.", ...spellings },
  optional: { description: "可以不印。May be left out.", type: "boolean" },
  like: { description: "与哪一行、哪一栏一起相加。The line or column with which it is added up.", ...text },
};
