import { sectionsOf } from "./number-format.ts";

/** How a cell is written, as far as it decides whether anybody can read it. Colours are RRGGBB. */
export interface Ink {
  /** In points. */
  readonly size?: number | undefined;
  readonly colour?: string | undefined;
  readonly fill?: string | undefined;
  readonly strike?: boolean | undefined;
}

/** Letters smaller than this are a line to the eye. */
const LEAST_SIZE = 3;
/** Colours whose parts differ by less are one to the eye. */
const LEAST_DIFFERENCE = 12;

/**
 * The number format of a cell that says what its ink does: letters of the colour of their cell, or too small to read, are Excel's [White];
 * those that are struck out have a mark.
 */
export function formatAsSeen(
  code: string | undefined,
  { size, colour = "000000", fill = "FFFFFF", strike }: Ink,
): string | undefined {
  const isUnseen = (size !== undefined && size < LEAST_SIZE) || isAlike(colour, fill);
  if (!isUnseen && strike !== true) return code;
  return withMark(isUnseen ? "[White]" : STRUCK_MARK, code ?? "General");
}

const STRUCK_MARK = "[struck]";

/** Whether a section of a number format says that what it shows is struck out. */
export function isStruck(section: string): boolean {
  return section.includes(STRUCK_MARK);
}

/** What Excel shows where a number has no room. */
export const NO_ROOM = "####";
const NO_ROOM_MARK = `[${NO_ROOM}]`;

/** The number format of a cell too narrow for its number, which says so. */
export function formatWithoutRoom(code: string): string {
  return withMark(NO_ROOM_MARK, code);
}

/** Whether a section of a format bears the mark of a column that is too narrow. */
export function isWithoutRoom(section: string): boolean {
  return section.startsWith(NO_ROOM_MARK);
}

/** In brackets, which change no number: how it is rounded stays known. */
function withMark(mark: string, code: string): string {
  return sectionsOf(code)
    .map((section) => `${mark}${section}`)
    .join(";");
}

function isAlike(one: string, other: string): boolean {
  return [0, 2, 4].every(
    (at) => Math.abs(parseInt(one.slice(at, at + 2), 16) - parseInt(other.slice(at, at + 2), 16)) < LEAST_DIFFERENCE,
  );
}
