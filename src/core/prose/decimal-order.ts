/** Which of two decimals without a sign is larger, by their digits. */
export function orderOf(a: string, b: string): -1 | 0 | 1 {
  const [left, right] = [a, b].map((text) => {
    const [whole = "", places = ""] = text.replaceAll(",", "").split(".");
    return { whole: whole.replace(/^0+/, ""), places: places.replace(/0{1,20}$/, "") };
  });
  if (left === undefined || right === undefined) return 0;
  if (left.whole.length !== right.whole.length) return left.whole.length > right.whole.length ? 1 : -1;
  const [x, y] = [left.whole + left.places.padEnd(12, "0"), right.whole + right.places.padEnd(12, "0")];
  return x === y ? 0 : x > y ? 1 : -1;
}
