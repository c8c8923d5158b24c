/**
 * The solver's WebAssembly as bytes, for a page that cannot fetch it: one that was opened from a folder. Elsewhere nothing is said, and the
 * solver fetches its own.
 */
export const runtime: { bytes?: () => Promise<Uint8Array> } = {};
