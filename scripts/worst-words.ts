import { docx, encode, paragraph, type Kind } from "./worst-parts.ts";

// Words and sets for scripts/worst.ts.

const PHRASES = [
  "收入总计1905.92万元",
  "收入总计1905.92万元，其中：一般公共预算财政拨款收入1.5万元，",
  "比上年增加12.3万元，增长4.5%，主要原因是人员增加。",
  "社会保障和就业支出（类）行政单位离退休（款）行政单位离退休（项）支出1.2万元，占3.4%。",
  "年初预算为1.2万元，决算为3.4万元，完成年初预算的56.7%。",
  "因公出国（境）费0万元，公务接待费1.2万元，公务用车购置及运行维护费3万元。",
  "国内公务接待3批次，12人次，",
  "2023年度",
  "一、",
  "（一）",
  "1.",
  "第一部分",
  "附件1：",
  "（",
  "（1，",
  "（2023年",
  "1 1 ",
  "原因1，",
  "其中财政拨款支出1.5万元、",
  "基本支出1.5万元，其中：人员经费1.5万元，公用经费1.5万元；",
  "2080505机关事业单位基本养老保险缴费支出1.5万元，",
  "“某某项目”得分95分，",
  "）",
  "《》",
  "、",
  "：",
  "1",
  "1,",
  "１．",
  "%",
  "万元",
  "其中：",
  "合计",
  "增加",
  "项目",
  "分别",
  "和",
  "较上年决算数",
  "项目绩效目标完成情况：资金1.5万元，执行数1.5万元，完成预算的100%。得分95分。",
  "截至2023年12月31日，共有车辆3辆，其中：一般公务用车2辆、其他用车1辆；",
];

const asText = (text: string): Uint8Array => encode(text);
/** Documents, that words are read in. */
export const DOCUMENTS: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(
    PHRASES.flatMap((phrase) => [
      [`words in a line: ${phrase}`, (n: number) => asText(phrase.repeat(n))],
      [`words in lines: ${phrase}`, (n: number) => asText(`${phrase}\n`.repeat(n))],
      [`words of a document: ${phrase}`, (n: number) => docx(paragraph(phrase.repeat(n)))],
      [`paragraphs of a document: ${phrase}`, (n: number) => docx(paragraph(phrase).repeat(n))],
    ]),
  ),
  "words in a line: all": (n) => asText(PHRASES.join("").repeat(n)),
  "paragraphs of a document: all": (n) => docx(PHRASES.map(paragraph).join("").repeat(n)),
  "runs of a document": (n) => docx(`<w:p>${"<w:r><w:t>1</w:t></w:r>".repeat(n)}</w:p>`),
  "paragraphs in paragraphs": (n) => docx(`${"<w:p>".repeat(n)}${"</w:p>".repeat(n)}`),
  "text boxes in text boxes": (n) => docx(`${"<w:p><w:txbxContent>".repeat(n)}${"</w:txbxContent></w:p>".repeat(n)}`),
  "tables in tables": (n) => docx(`${"<w:tbl><w:tr><w:tc>".repeat(n)}${"</w:tc></w:tr></w:tbl>".repeat(n)}`),
  "cells of a table": (n) =>
    docx(`<w:tbl>${`<w:tr>${`<w:tc>${paragraph("1")}</w:tc>`.repeat(20)}</w:tr>`.repeat(n / 20)}</w:tbl>`),
  "spans of a table": (n) =>
    docx(
      `<w:tbl>${`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr>${paragraph("1")}</w:tc></w:tr>`.repeat(n)}</w:tbl>`,
    ),
  "tables of a document": (n) => docx(`<w:tbl><w:tr><w:tc>${paragraph("1")}</w:tc></w:tr></w:tbl>`.repeat(n)),
  "numbered paragraphs": (n) =>
    docx('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'.repeat(n)),
};

const set = (more: object): Uint8Array => encode(JSON.stringify({ name: "a", kind: "决算", ...more }));

/** Sets described in JSON. */
export const SETS: Readonly<Record<string, Kind>> = {
  "set: titles": (n) =>
    set({ forms: [{ form: "支出决算表", titles: Array.from({ length: n / 8 }, (_, i) => `${i}表`) }] }),
  "set: tables": (n) =>
    set({ forms: Array.from({ length: n / 8 }, (_, i) => ({ form: "支出决算表", title: `${i}` })) }),
  "set: tables like one": (n) =>
    set({
      forms: [
        "支出决算表",
        ...Array.from({ length: Math.min(59, n) }, (_, i) => ({
          like: "支出决算表",
          title: `某表${i}`,
          titles: Array.from(
            { length: 10 },
            (_, t) => `某表${i}又名${t}${"表".repeat(Math.min(80, Math.floor(n / 200)))}`,
          ),
        })),
      ],
    }),
  "set: unknown forms": (n) => set({ forms: Array.from({ length: n / 8 }, (_, i) => ({ form: `支出决算${i}` })) }),
  "set: unknown fields": (n) => set(Object.fromEntries(Array.from({ length: n / 8 }, (_, i) => [`a${i}`, 1]))),
  "set: a long title": (n) => set({ forms: [{ form: "支出决算表".repeat(n) }] }),
  "set: deep": (n) => encode(`${"[".repeat(n)}${"]".repeat(n)}`),
};
