import { add } from "../../core/sheet/lists.ts";
import type { DeskFile } from "./file.ts";
import { inNaturalOrder, pathParts } from "./paths.ts";
import type { JoinedBy } from "./words.ts";

/** A unit with its files. */
export interface DeskUnit {
  readonly name: string;
  readonly files: readonly { readonly file: DeskFile; readonly by: JoinedBy }[];
}

/** Folders that tell no unit from another: 2024, 2024年度决算公开, 上年, 说明. */
const COMMON =
  /^(?:(?:19|20)\d\d(?:年度?)?)?(?:部门|单位)?(?:预算|决算)?(?:信息)?(?:公开)?(?:表|报表|说明|情况说明|文字|附件)?$|^(?:上|去|本)年度?$/;
/** What the name of a file says besides the unit. */
const BESIDES =
  /(?:19|20)\d\d(?:年度?)?|部门|单位|预算|决算|信息|公开|绩效|目标|自评|情况|说明|文字|报告|附表|附件|报表|表格|表|上年|本年|[-_—\s（）()【】[\]·.、\d]/g;

/**
 * Puts files together that belong to one unit. Those whose tables say a name go by it, within a folder; the others, documents for the most
 * part, go by the name of the file, or by the folder where that is one unit's. The order in which files are given does not matter.
 */
export function unitsOf(given: readonly DeskFile[]): DeskUnit[] {
  const places = given
    .map((file) => ({ file, ...placeOf(file) }))
    .sort((a, b) => inNaturalOrder(a.file.file, b.file.file) || (a.file.hash ?? "").localeCompare(b.file.hash ?? ""));
  const top = commonFolder(places.map(({ folder }) => folder));
  const units: Building[] = [];
  const byKey = new Map<string, Building>();
  const folders = new Map<string, Building[]>();
  const begin = (name: string, folder: string): Building => {
    const unit: Building = { name, bare: new Set([bareName(name)]), files: [] };
    units.push(unit);
    add(folders, folder, unit);
    return unit;
  };
  for (const { file, folder, bare } of places) {
    if (file.unit === null) continue;
    const key = JSON.stringify([folder, file.unit.normalize("NFKC").replace(/\s+/g, "")]);
    let unit = byKey.get(key);
    if (unit === undefined) byKey.set(key, (unit = begin(file.unit, folder)));
    unit.bare.add(bare);
    unit.files.push({ file, by: "tables" });
  }
  for (const { file, folder, bare, stem } of places) {
    if (file.unit !== null) continue;
    const there = folders.get(folder) ?? [];
    const named = there.filter((unit) => [...unit.bare].some((own) => isShortFor(bare, own)));
    const isOwn = folder !== top;
    if (named.length === 1) named[0]?.files.push({ file, by: "name" });
    else if (there.length === 1 && (isOwn || bare === "")) there[0]?.files.push({ file, by: "folder" });
    else if (there.length === 0 && isOwn)
      begin(folder.split("/").at(-1) ?? stem, folder).files.push({ file, by: "folder" });
    else begin(/\p{Script=Han}{3}/u.test(bare) ? bare : stem, folder).files.push({ file, by: "alone" });
  }
  return units;
}

interface Building {
  readonly name: string;
  /** Its name and those of its files, without what they say besides. */
  readonly bare: Set<string>;
  readonly files: { readonly file: DeskFile; readonly by: JoinedBy }[];
}

function placeOf({ file }: DeskFile): { readonly folder: string; readonly bare: string; readonly stem: string } {
  const parts = pathParts(file);
  const stem = (parts.at(-1) ?? file).replace(/\.[^.]{1,8}$/, "");
  const folder = parts.slice(0, -1).filter((part) => !COMMON.test(part));
  return { folder: folder.join("/"), bare: bareName(stem), stem };
}

/** The folder that all others are in: it is no unit's own. */
function commonFolder(folders: readonly string[]): string {
  let [common = []] = folders.map((folder) => folder.split("/"));
  for (const folder of folders) {
    const parts = folder.split("/");
    const end = common.findIndex((part, i) => part !== parts[i]);
    if (end >= 0) common = common.slice(0, end);
  }
  return common.join("/");
}

function bareName(name: string): string {
  return name.normalize("NFKC").replace(BESIDES, "");
}

/** Whether a name is that of a unit, or of its file: the same, but for what is said besides, or short for it. */
export function isNameOf(name: string, other: string): boolean {
  const [one, two] = [bareName(name), bareName(other)];
  return one !== "" && (one === two || two.includes(one) || isShortFor(one, two) || isShortFor(two, one));
}

/** 卫健局 is short for 某县卫生健康局: its characters come in the same order. Fewer than three say too little. */
function isShortFor(short: string, long: string): boolean {
  if (short === "" || long === "" || (short.length < 3 && short !== long)) return false;
  let at = -1;
  return Array.from(short).every((char) => (at = long.indexOf(char, at + 1)) >= 0);
}
