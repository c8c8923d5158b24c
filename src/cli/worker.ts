// One worker of the pool: takes one file at a time and answers with its outcome.
export { checkFile as default } from "./check-file.ts";
