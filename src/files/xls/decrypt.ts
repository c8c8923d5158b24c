import { md5, sha1 } from "@noble/hashes/legacy.js";
import { viewOf } from "./compound.ts";
import { RECORD, recordsOf } from "./records.ts";

// Protecting the structure of a workbook encrypts an .xls with a password that everybody knows, so that Excel, WPS and LibreOffice open it
// without asking: [MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3.5 and 2.3.6. MD5 and RC4 are what the format has; they keep no secret here.

const PASSWORD = "VelvetSweatshop";
/** A key serves for so many bytes of the stream. */
const BLOCK = 1024;

/** Not encrypted, as a whole. */
const PLAIN: ReadonlySet<number> = new Set([RECORD.start, RECORD.filePassword, 0xe1, 0x138, 0x194, 0x195, 0x196]);

/** The stream as it is without encryption, where the password is the known one; undefined where it is the user's own. */
export function decrypted(stream: Uint8Array): Uint8Array | undefined {
  for (const { id, from, to } of recordsOf(stream)) {
    if (id !== RECORD.filePassword) continue;
    const keyOf = keysOf(stream.subarray(from, to));
    return keyOf && withKeys(stream, keyOf);
  }
  return stream;
}

type KeyOf = (block: number) => Uint8Array;

/** The keys of the blocks, where the known password fits. */
function keysOf(record: Uint8Array): KeyOf | undefined {
  if (record.length < 54) return undefined;
  const view = viewOf(record);
  const [kind, major, minor] = [0, 2, 4].map((at) => view.getUint16(at, true));
  if (kind !== 1) return undefined;
  const password = Uint8Array.from(PASSWORD, (char) => char.charCodeAt(0));
  const wide = Uint8Array.from({ length: 2 * password.length }, (_, i) => (i % 2 === 0 ? (password[i / 2] ?? 0) : 0));
  if (major === 1 && minor === 1) {
    const short = md5(wide).subarray(0, 5);
    const salted = joined(short, record.subarray(6, 22));
    const base = md5(joined(...Array.from({ length: 16 }, () => salted))).subarray(0, 5);
    return fitting(
      (block) => md5(joined(base, numberBytes(block))),
      md5,
      record.subarray(22, 38),
      record.subarray(38, 54),
    );
  }
  if (major === undefined || major < 2 || major > 4 || minor !== 2) return undefined;
  const header = view.getUint32(10, true);
  if (14 + header + 60 > record.length || header < 32) return undefined;
  const bits = view.getUint32(14 + 16, true) || 40;
  const verifier = record.subarray(14 + header);
  const base = sha1(joined(verifier.subarray(4, 20), wide));
  const keyOf = (block: number): Uint8Array => {
    const hash = sha1(joined(base, numberBytes(block)));
    return bits === 40 ? joined(hash.subarray(0, 5), new Uint8Array(11)) : hash.subarray(0, bits / 8);
  };
  return fitting(keyOf, sha1, verifier.subarray(20, 36), verifier.subarray(40, 60));
}

/** The keys, if with them the verifier has the hash that the file says. */
function fitting(
  keyOf: KeyOf,
  hash: (bytes: Uint8Array) => Uint8Array,
  verifier: Uint8Array,
  expected: Uint8Array,
): KeyOf | undefined {
  const cipher = new Rc4(keyOf(0));
  const plain = Uint8Array.from(verifier, (byte) => byte ^ cipher.next());
  const found = Uint8Array.from(expected, (byte) => byte ^ cipher.next());
  const wanted = hash(plain);
  return found.every((byte, i) => byte === wanted[i]) ? keyOf : undefined;
}

/** The bodies of records are encrypted, their headers only count. */
function withKeys(stream: Uint8Array, keyOf: KeyOf): Uint8Array {
  const plain = stream.slice();
  let cipher: Rc4 | undefined;
  let block = -1;
  let at = 0;
  const next = (): number => {
    if (Math.floor(at / BLOCK) !== block) cipher = new Rc4(keyOf((block = Math.floor(at / BLOCK))));
    at++;
    return cipher?.next() ?? 0;
  };
  for (const { id, from, to } of recordsOf(stream)) {
    // A sheet's place in the stream has to be found before anything is decrypted.
    const open = PLAIN.has(id) ? to : id === RECORD.boundSheet ? from + 4 : from;
    while (at < to) {
      const place = at;
      const key = next();
      if (place >= open) plain[place] = (plain[place] ?? 0) ^ key;
    }
    if (id === RECORD.filePassword) plain.fill(0, from - 4, from - 2);
  }
  return plain;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function numberBytes(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, number, true);
  return bytes;
}

class Rc4 {
  readonly #state = Uint8Array.from({ length: 256 }, (_, i) => i);
  #i = 0;
  #j = 0;

  constructor(key: Uint8Array) {
    for (let i = 0, j = 0; i < 256; i++) {
      j = (j + this.#at(i) + (key[i % key.length] ?? 0)) & 255;
      this.#swap(i, j);
    }
  }

  next(): number {
    this.#i = (this.#i + 1) & 255;
    this.#j = (this.#j + this.#at(this.#i)) & 255;
    this.#swap(this.#i, this.#j);
    return this.#at((this.#at(this.#i) + this.#at(this.#j)) & 255);
  }

  #at(i: number): number {
    return this.#state[i] ?? 0;
  }

  #swap(i: number, j: number): void {
    const kept = this.#at(i);
    this.#state[i] = this.#at(j);
    this.#state[j] = kept;
  }
}
