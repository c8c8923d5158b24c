import { withReferences } from "./references.ts";
import { isWhole } from "./whole.ts";
import { endOfBracket, endOfWord } from "./words.ts";

// Names of functions: those that came after 2007 have a prefix in files, which Excel does not show.

const NEWER = new Set(
  (
    "ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR " +
    "BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST CHOOSECOLS " +
    "CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP " +
    "ENCODEURL ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTERXML FLOOR.MATH FLOOR.PRECISE " +
    "FORECAST.ETS FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV " +
    "GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA " +
    "ISOWEEKNUM LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST " +
    "NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI " +
    "POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORTBY " +
    "STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW " +
    "UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEBSERVICE WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST"
  ).split(" "),
);
/** These two have another prefix behind the first. */
const SHEET_FUNCTIONS = new Set(["FILTER", "SORT"]);

/** What Excel puts before the functions that an add-in brings. */
const BROUGHT = /^_xldudf_(.+)$/i;

/**
 * A formula of a file as Excel shows it, with its "=". `brought` are the functions that an add-in brings, without a namespace; any other
 * name with Excel's prefix for such functions keeps it.
 */
export function shownFormula(formula: string, brought: readonly string[] = []): string {
  if (!/_xl(?:fn\.|ws\.|dudf_)/i.test(formula)) return `=${formula}`;
  return `=${withFunctions(formula, (name) => {
    const [, own] = BROUGHT.exec(name) ?? [];
    if (own !== undefined) return isAmong(own, brought) ? own : name;
    const [, bare] = /^_xlfn\.(?:_xlws\.)?(.+)$/i.exec(name) ?? [];
    const upper = bare?.toUpperCase() ?? "";
    return bare !== undefined && (NEWER.has(upper) || SHEET_FUNCTIONS.has(upper)) ? bare : name;
  })}`;
}

/** What a formula, given with its "=", is in a file; undefined where it cannot be in one. */
export function storedFormula(formula: string, brought: readonly string[] = []): string | undefined {
  const bare = formula.slice(1);
  if (!formula.startsWith("=") || /^\s*(?:=|$)/.test(bare) || bare.length > LONGEST || !isWhole(bare)) return undefined;
  // The parameters of these two are written in a way of their own.
  if (/(?:^|[^\p{L}\p{N}_.])(?:LET|LAMBDA)\s*\(/iu.test(bare.replace(/"[^"]*"/g, ""))) return undefined;
  return withFunctions(withQuotes(bare), (name) => {
    if (isAmong(name, brought)) return `_xldudf_${name}`;
    const upper = name.toUpperCase();
    if (SHEET_FUNCTIONS.has(upper)) return `_xlfn._xlws.${upper}`;
    return NEWER.has(upper) ? `_xlfn.${upper}` : name;
  });
}

/** Names of sheets that begin with a digit stand in quotes, however they were typed. */
function withQuotes(formula: string): string {
  return withReferences(formula, (reference) => {
    const { prefix, external } = reference;
    const isBare = !external && !prefix.startsWith("'") && /(?:^|:)\d/.test(prefix);
    return isBare ? { ...reference, prefix: `'${prefix.slice(0, -1)}'!` } : undefined;
  });
}

function isAmong(name: string, names: readonly string[]): boolean {
  return names.some((one) => one.toUpperCase() === name.toUpperCase());
}

const LONGEST = 8192;

function withFunctions(formula: string, change: (name: string) => string): string {
  let result = "";
  let kept = 0;
  for (let at = 0; at < formula.length;) {
    const char = formula[at];
    if (char === '"' || char === "'") {
      const end = formula.indexOf(char, at + 1);
      at = end === -1 ? formula.length : end + 1;
      continue;
    }
    if (char === "[") {
      at = endOfBracket(formula, at);
      continue;
    }
    const end = endOfWord(formula, at);
    if (end > at && formula[end] === "(") {
      result += formula.slice(kept, at) + change(formula.slice(at, end));
      kept = end;
    }
    at = Math.max(end, at + 1);
  }
  return result + formula.slice(kept);
}
