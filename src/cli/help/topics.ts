import type { Command } from "../options.ts";

/** What help says of each command; under "" what it says of the program. */
export type Topics = Readonly<Record<"" | Exclude<Command, "help">, string>>;
