/** Answers a number after so many milliseconds; at a negative one the worker ends, at 0 it throws. */
export default async function echo(n) {
  if (n < 0) process.exit(3);
  if (n === 0) throw new Error("nought");
  await new Promise((resolve) => setTimeout(resolve, n));
  return `did ${n}`;
}
