/** A title of a 绩效表 that prints words beside its figures. */
const TITLE = /^[^，。；：、]{0,14}绩效(?:目标)?自评表$/;
const PROJECT = /^项目名称[：:]?$/;
/** 2023年12月前 is as short as a cell can be that says something. */
const DEADLINE = /20\d\d年\d{1,2}月/;
const SHORTEST = 15;

/** What is said in a row of a table: its title, its project, cells that hold a sentence with a figure. `index`: the cell. */
export function saidIn(
  row: readonly (string | null | undefined)[],
): readonly { readonly index: number; readonly text: string }[] {
  const cells = row.map((cell) => (cell ?? "").trim());
  const first = cells.findIndex((cell) => cell !== "");
  if (first < 0) return [];
  const bare = (text: string): string => text.replace(/\s+/g, "");
  if (PROJECT.test(bare(cells[first] ?? ""))) {
    const index = cells.findIndex((cell, at) => at > first && cell !== "");
    return index < 0 ? [] : [{ index, text: `项目名称${cells[index] ?? ""}` }];
  }
  return cells.flatMap((text, index) => {
    const own = bare(text);
    const isSaid =
      TITLE.test(own) || DEADLINE.test(own) || (own.length >= SHORTEST && /[，。；：]/.test(own) && /\d/.test(own));
    return isSaid ? [{ index, text }] : [];
  });
}
