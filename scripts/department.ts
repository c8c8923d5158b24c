import { sumUp } from "../src/core/department/sum-up.ts";
import { a1, qualified } from "../src/core/sheet/grid.ts";
import { addressOf } from "../src/core/equations/bind.ts";
import { setsOf } from "../src/core/equations/sets.ts";
import { recognise } from "../src/core/tables/recognise.ts";
import { changed, KINDS } from "../test/core/changes.ts";
import { honestDepartment } from "../test/core/honest-department.ts";
import { Random } from "../test/core/honest.ts";
import { edit } from "../test/core/sheets.ts";

// 汇总核对 of honest departments of 2–30 units, and of each with one figure of one unit changed:
// npx tsx scripts/department.ts [how many, 100 where not given] [the first] [--list]

const [count = "100", from = "0"] = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const isListing = process.argv.includes("--list");
const sums = { departments: 0, figures: 0, wrong: 0, doubtful: 0, untried: 0, changed: 0, found: 0, unit: 0, cell: 0 };
for (let number = Number(from); number < Number(from) + Number(count); number++) {
  const { department, units } = honestDepartment(number);
  const books = units.map((sheets, i) => ({ name: `单位${i + 1}`, sheets }));
  const own = { name: "部门", sheets: department };
  const { sets } = sumUp(own, books);
  sums.departments++;
  for (const { counts } of sets) {
    sums.figures += counts.equal + counts.rounding + counts.doubtful + counts.unequal;
    sums.wrong += counts.unequal;
    sums.doubtful += counts.doubtful;
    sums.untried += counts.untried;
  }
  const random = new Random(number + 77_777);
  const which = random.whole(0, units.length - 1);
  const sheets = units[which]!;
  const amounts = setsOf(recognise(sheets).tables).flatMap((set) =>
    set.blocks.flatMap(({ start, block, width }) =>
      Array.from({ length: block.rows.length * width }, (_, i) => start + i).flatMap((id) => {
        const at = addressOf(set, id);
        return at === undefined || !set.amounts.isFilled(id) ? [] : [at];
      }),
    ),
  );
  const at = random.pick(amounts);
  const value = sheets.find(({ name }) => name === at.sheet)?.rows[at.row]?.[at.column];
  const kind = random.pick(KINDS);
  const other = typeof value === "number" ? changed(value, kind) : undefined;
  if (other === undefined) continue;
  sums.changed++;
  const after = books.map((book, i) =>
    i === which ? { ...book, sheets: edit(sheets, { [qualified(at)]: other }) } : book,
  );
  const found = sumUp(own, after).sets.flatMap(({ findings }) => findings);
  const mine = found.filter(({ parts, blames }) =>
    [...parts, ...blames].some((one) => one.book === which + 1 && qualified(one.at) === qualified(at)),
  );
  const isFound = found.length > 0;
  const blames = found.flatMap(({ blames }) => blames);
  const isUnit = blames.length > 0 && blames.every(({ book }) => book === which + 1);
  const isCell = isUnit && blames.some((one) => qualified(one.at) === qualified(at));
  sums.found += isFound ? 1 : 0;
  sums.unit += isUnit ? 1 : 0;
  sums.cell += isCell ? 1 : 0;
  if (isListing && !isCell)
    console.log(
      number,
      `${units.length} 个单位`,
      which + 1,
      a1(at.row, at.column),
      at.sheet,
      kind,
      value,
      other,
      isFound ? (mine.length > 0 ? "found" : "elsewhere") : "not found",
      blames.map((one) => `${one.book} ${qualified(one.at)} ${one.now}→${one.likely}`).join("; "),
    );
}
const share = (part: number): string => `${((100 * part) / sums.changed).toFixed(1)} %`;
console.log(
  `${sums.departments} 个部门，${sums.figures} 个数：不符 ${sums.wrong}，存疑 ${sums.doubtful}，未核对 ${sums.untried}；` +
    `各改一个数 ${sums.changed} 次：发现 ${share(sums.found)}，说对单位 ${share(sums.unit)}，说对单元格 ${share(sums.cell)}`,
);
