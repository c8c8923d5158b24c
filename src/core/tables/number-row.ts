import { isBlank, type CellValue } from "../sheet/grid.ts";
import { TOTALS, wordsOf } from "./columns.ts";

/** Fewer numbers than these in another order may be amounts, or twice as many where some of them are left out as well. */
const FEWEST = 4;

/** 类, 款 and 项 may stand in the row of the 栏次. */
const LEVELS: ReadonlySet<string> = new Set(["类", "款", "项"]);

/** Longer cells are none of a row of numbers. */
const LONGEST = 20;

/** So many words may be 栏次 misspelt, one on either side. */
const MISSPELT = 2;

/**
 * Whether a row is that of the 栏次, with or without the word: small whole numbers that count on from 1, some of them left out or in another
 * order. `misspelt`: how many short words may be 栏次 as well; `fewest`: so many in another order are no amounts.
 */
export function isNumberRow(row: readonly CellValue[], misspelt = MISSPELT, fewest = FEWEST): boolean {
  const numbers: number[] = [];
  let others = 0;
  let isNamed = false;
  let levels = 0;
  for (const cell of row) {
    if (isBlank(cell)) continue;
    if (typeof cell === "string" && cell.length > LONGEST) return false;
    const words = wordsOf(cell);
    if (words === "栏次") isNamed = true;
    else if (LEVELS.has(words)) levels++;
    else if (/^\d{1,2}$/.test(words)) numbers.push(Number(words));
    else if (words !== "" && (words.length > 3 || TOTALS.has(words) || ++others > misspelt)) return false;
  }
  // Beside two of 类, 款 and 项 what is misspelt is the third.
  if (others > 0 && numbers.length < FEWEST && (others > 1 || levels < LEVELS.size - 1)) return false;
  const count = new Set(numbers).size;
  if (count === 0 || count < numbers.length) return false;
  const isRising = numbers.every((one, i) => i === 0 || one > (numbers[i - 1] ?? 0));
  if (isNamed && isRising) return true;
  if (Math.min(...numbers) !== 1) return false;
  const most = Math.max(...numbers);
  return most === count
    ? isRising || count >= fewest
    : (isRising ? count >= FEWEST : count >= 2 * FEWEST) && most <= count + 3;
}
