import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { arranged } from "./arranged.ts";
import { honestFinalElsewhere } from "./elsewhere-final.ts";
import { placesBudget, placesFinal } from "./elsewhere-places.ts";
import { honestPerformance } from "./elsewhere-performance.ts";
import { anywhere, honestElsewhere } from "./elsewhere.ts";
import { filledNational, filledShanghai, filledSichuan } from "./filled-sets.ts";
import { honestBudget, honestFinal } from "./honest.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";

/** Every kind of set that is made with figures in order, each by its number. */
export const MADE_SETS: Readonly<Record<string, (number: number) => SheetGrid[]>> = {
  青海决算: honestFinal,
  四川决算: honestSichuan,
  全国决算: honestNational,
  四川预算: honestBudget,
  别处预算: honestElsewhere,
  别处决算: honestFinalElsewhere,
  各省预算: (number) => placesBudget(number, anywhere(number)),
  各省决算: (number) => placesFinal(number, anywhere(number)),
  各地绩效: honestPerformance,
  随意摆放: arranged,
  全国预算: filledNational,
  四川部门预算: filledSichuan,
  上海部门预算: (number) => filledShanghai("部门", number),
  上海单位预算: (number) => filledShanghai("单位", number),
};
