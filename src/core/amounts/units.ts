/** What an amount is counted in; 个 stands for things (个、辆、人次), which are never rounded; 分 are points, not money. */
export type Unit = "元" | "千元" | "万元" | "亿元" | "个" | "分" | "%";

/** What a unit is. */
interface UnitKind {
  /** As a power of ten of one 元 (or of one thing, one point, one per cent). */
  readonly power: number;
  /** The others are counted apart and never meet money in one sum. */
  readonly isMoney: boolean;
  /** Weights and scores: round numbers that are alike more often than not. */
  readonly isPoints: boolean;
  /** Printed with as many decimals as it has, two at most, and perhaps with its sign: 9.46, 10分, 94.61%. */
  readonly isRate: boolean;
  /** Whether there may be less than nothing of it. */
  readonly mayBeNegative: boolean;
}

const MONEY = { isMoney: true, isPoints: false, isRate: false, mayBeNegative: true };
const NO_MONEY = { power: 0, isMoney: false, isPoints: false, isRate: false, mayBeNegative: false };

export const UNITS: Readonly<Record<Unit, UnitKind>> = {
  元: { ...MONEY, power: 0 },
  千元: { ...MONEY, power: 3 },
  万元: { ...MONEY, power: 4 },
  亿元: { ...MONEY, power: 8 },
  个: NO_MONEY,
  分: { ...NO_MONEY, isPoints: true, isRate: true },
  "%": { ...NO_MONEY, isRate: true, mayBeNegative: true },
};
