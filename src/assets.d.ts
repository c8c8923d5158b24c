// What the build makes modules of besides scripts.

declare module "*.css";

/** A file as the bytes that it is, in a script of its own. */
declare module "*?bytes" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
