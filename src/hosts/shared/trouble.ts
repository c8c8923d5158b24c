/** An error with a code, as Excel's have one. */
export function trouble(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** The code of an error that came from a host. */
export function codeOf(error: unknown): string | undefined {
  const code: unknown = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
