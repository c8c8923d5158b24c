/** Answers a number after so many milliseconds; at a negative one the worker ends, at 0 it throws, at Infinity it takes all memory. */
export default async function echo(n) {
  if (n < 0) process.exit(3);
  if (n === Infinity) for (const all = []; ;) all.push(new Array(1e6).fill(0.5));
  if (n === 0) throw new Error("nought");
  await new Promise((resolve) => setTimeout(resolve, n));
  return `did ${n}`;
}
