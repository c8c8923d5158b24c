import { EXCELS_OWN } from "../excels-own-formats.ts";
import { attribute, childOf, isTrue, treeOf, type Element } from "../ooxml/xml.ts";

/** How a cell looks. Colours are RRGGBB. */
export interface BookStyle {
  /** Number format code: "General", "#,##0.00". Excel's own formats have their English codes. */
  readonly format: string;
  readonly font: BookFont;
  /** Of a plain fill; patterns show their stronger colour. */
  readonly fill?: string;
  readonly borders?: Partial<Readonly<Record<BorderSide, BookBorder>>>;
  /** General where nothing is said: words to the left, numbers to the right. */
  readonly horizontal?: "left" | "center" | "right" | "fill" | "justify" | "centerContinuous" | "distributed";
  /** The foot of the cell where nothing is said. */
  readonly vertical?: "top" | "center" | "justify" | "distributed";
  readonly wrap?: true;
  /** Steps further in. */
  readonly indent?: number;
  /** Degrees, counter-clockwise; 255 stands letters on top of each other. */
  readonly rotation?: number;
  /** May be typed into though the sheet is protected. */
  readonly unlocked?: true;
}

export interface BookFont {
  readonly name?: string;
  /** In points. */
  readonly size?: number;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly colour?: string;
}

export type BorderSide = "left" | "right" | "top" | "bottom";

export interface BookBorder {
  /** As the file says: thin, medium, thick, double, hair, dotted, dashed and so on. */
  readonly style: string;
  readonly colour?: string;
}

/** The looks of cells, by their numbers. There is always one: that of cells without. */
export function stylesOf(styles: string | undefined, theme: string | undefined): readonly BookStyle[] {
  if (styles === undefined) return [USUAL];
  const root = treeOf(styles);
  const colours = new Colours(styles, root, theme);
  const list = (name: string): readonly Element[] => childOf(root, name)?.children ?? [];
  const formats = formatCodes(styles, root);
  const fonts = list("fonts").map((font) => fontOf(styles, font, colours));
  const fills = list("fills").map((fill) => fillOf(styles, fill, colours));
  const borders = list("borders").map((border) => bordersOf(styles, border, colours));
  const found = list("cellXfs").map((xf): BookStyle => {
    const number = (name: string): number => Number(attribute(styles, xf.open, name) ?? 0);
    const fill = fills[number("fillId")];
    const sides = borders[number("borderId")];
    return {
      format: formats.get(number("numFmtId")) ?? "General",
      font: fonts[number("fontId")] ?? {},
      ...(fill === undefined ? {} : { fill }),
      ...(sides === undefined ? {} : { borders: sides }),
      ...alignmentOf(styles, childOf(xf, "alignment")),
      ...(isUnlocked(styles, childOf(xf, "protection")) ? { unlocked: true } : {}),
    };
  });
  return found.length > 0 ? found : [USUAL];
}

/** Of a workbook that says nothing of looks. */
const USUAL: BookStyle = { format: "General", font: { name: "Calibri", size: 11 } };

/** Number format codes by their numbers, the workbook's own and Excel's. */
export function formatCodes(text: string, root: Element): Map<number, string> {
  const codes = new Map(EXCELS_OWN);
  for (const { open } of childOf(root, "numFmts")?.children ?? []) {
    const id = Number(attribute(text, open, "numFmtId"));
    const code = attribute(text, open, "formatCode");
    if (Number.isInteger(id) && code !== undefined) codes.set(id, code === "" ? "General" : code);
  }
  return codes;
}

export function fontOf(text: string, font: Element, colours: Colours): BookFont {
  const value = (name: string): string | undefined => {
    const child = childOf(font, name);
    return child && attribute(text, child.open, "val");
  };
  const is = (name: string): boolean => {
    const child = childOf(font, name);
    return child !== undefined && isTrue(text, child.open, "val") !== false;
  };
  const name = value("name");
  const size = Number(value("sz"));
  const colour = colours.of(text, childOf(font, "color"));
  return {
    ...(name === undefined ? {} : { name }),
    ...(size > 0 ? { size } : {}),
    ...(is("b") ? { bold: true } : {}),
    ...(is("i") ? { italic: true } : {}),
    ...(childOf(font, "u") && value("u") !== "none" ? { underline: true } : {}),
    ...(is("strike") ? { strike: true } : {}),
    ...(colour === undefined ? {} : { colour }),
  };
}

export function fillOf(text: string, fill: Element, colours: Colours): string | undefined {
  const pattern = childOf(fill, "patternFill");
  const stop = childOf(childOf(fill, "gradientFill"), "stop");
  if (stop) return colours.of(text, childOf(stop, "color"));
  const type = pattern && attribute(text, pattern.open, "patternType");
  if (pattern === undefined || type === undefined || type === "none" || type === "gray125") return undefined;
  return colours.of(text, childOf(pattern, "fgColor")) ?? (type === "solid" ? "000000" : undefined);
}

const SIDES = ["left", "right", "top", "bottom"] as const;

function bordersOf(text: string, border: Element, colours: Colours): BookStyle["borders"] {
  const found = SIDES.flatMap((side) => {
    // Newer files may call the sides start and end.
    const element =
      childOf(border, side) ?? childOf(border, { left: "start", right: "end", top: "", bottom: "" }[side]);
    const style = element && attribute(text, element.open, "style");
    if (style === undefined || style === "none") return [];
    const colour = colours.of(text, childOf(element, "color"));
    return [[side, { style, ...(colour === undefined ? {} : { colour }) }] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

const HORIZONTAL = ["left", "center", "right", "fill", "justify", "centerContinuous", "distributed"] as const;
const VERTICAL = ["top", "center", "justify", "distributed"] as const;

function isUnlocked(text: string, protection: Element | undefined): boolean {
  const locked = protection && attribute(text, protection.open, "locked");
  return locked === "0" || locked === "false";
}

function alignmentOf(
  text: string,
  alignment: Element | undefined,
): Pick<BookStyle, "horizontal" | "vertical" | "wrap" | "indent" | "rotation"> {
  if (!alignment) return {};
  const value = (name: string): string | undefined => attribute(text, alignment.open, name);
  const horizontal = HORIZONTAL.find((one) => one === value("horizontal"));
  const vertical = VERTICAL.find((one) => one === value("vertical"));
  const indent = Number(value("indent") ?? 0);
  const rotation = Number(value("textRotation") ?? 0);
  return {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(isTrue(text, alignment.open, "wrapText") === true ? { wrap: true } : {}),
    ...(indent > 0 ? { indent } : {}),
    ...(rotation === 255 || (rotation > 0 && rotation <= 180)
      ? { rotation: rotation > 90 && rotation <= 180 ? 90 - rotation : rotation }
      : {}),
  };
}

// Colours

/** The palette of old; 64 and 65 are those of the window. */
const PALETTE =
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333 " +
  "000000 FFFFFF";

/** In the order in which cells number them; a theme has each pair the other way round. */
const THEME = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
const OFFICE = "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72";

export class Colours {
  readonly #palette: readonly string[];
  readonly #theme: readonly (string | undefined)[];

  constructor(styles: string, root: Element, theme: string | undefined) {
    const own = childOf(childOf(root, "colors"), "indexedColors")?.children;
    const palette = PALETTE.split(" ");
    this.#palette = palette.map((colour, i) => (own?.[i] && rgbOf(styles, own[i], "rgb")) ?? colour);
    this.#theme = theme === undefined ? OFFICE.split(" ") : themeColours(theme);
  }

  of(text: string, element: Element | undefined): string | undefined {
    if (!element) return undefined;
    const number = (name: string): number => Number(attribute(text, element.open, name) ?? NaN);
    const plain =
      rgbOf(text, element, "rgb") ?? this.#theme[number("theme")] ?? this.#palette[number("indexed")] ?? undefined;
    return plain === undefined ? undefined : tinted(plain, number("tint") || 0);
  }
}

/** AARRGGBB or RRGGBB → RRGGBB */
function rgbOf(text: string, element: Element, name: string): string | undefined {
  const [, colour] = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(attribute(text, element.open, name) ?? "") ?? [];
  return colour?.toUpperCase();
}

function themeColours(text: string): (string | undefined)[] {
  const scheme = childOf(childOf(treeOf(text), "themeElements"), "clrScheme");
  return [...THEME, "hlink", "folHlink"].map((name) => {
    const [colour] = childOf(scheme, name)?.children ?? [];
    return colour && (rgbOf(text, colour, "val") ?? rgbOf(text, colour, "lastClr"));
  });
}

/** ECMA-376 18.8.19: the tint moves the luminance of the colour towards black or white. */
function tinted(colour: string, tint: number): string {
  if (tint === 0 || !(tint >= -1 && tint <= 1)) return colour;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
  const luminance = (max + min) / 2;
  const range = max - min;
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * luminance - 1));
  const sixths =
    range === 0 ? 0 : max === r ? ((g - b) / range + 6) % 6 : max === g ? (b - r) / range + 2 : (r - g) / range + 4;
  const changed = tint < 0 ? luminance * (1 + tint) : luminance * (1 - tint) + tint;
  const chroma = (1 - Math.abs(2 * changed - 1)) * saturation;
  const second = chroma * (1 - Math.abs((sixths % 2) - 1));
  const parts = [
    [chroma, second, 0],
    [second, chroma, 0],
    [0, chroma, second],
    [0, second, chroma],
    [second, 0, chroma],
    [chroma, 0, second],
  ][Math.floor(sixths) % 6] ?? [0, 0, 0];
  return parts
    .map((part) =>
      Math.round((part + changed - chroma / 2) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")
    .toUpperCase();
}
