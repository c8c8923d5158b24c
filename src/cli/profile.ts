import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { PROFILE_LIMITS, readProfile } from "../core/forms/profile-file.ts";
import { profileProblem } from "../core/report/say/profile-problem.ts";
import type { Io } from "./io.ts";
import { refusalOf } from "./refusal.ts";
import { cliWords } from "./say.ts";
import { isProfileFile } from "./options.ts";
import type { Usage } from "./usage.ts";
import type { Profile } from "../core/forms/profile.ts";
import { PROFILES } from "../core/forms/profiles.ts";

/** Name of a profile, or the text of a file that describes one and was read without a problem. */
export type GivenProfile = string | { readonly json: string };

/** The set that --profile names or a file describes, or what is wrong with that file. */
export function profileOf(
  { profile, language }: Usage,
  io: Io,
): { readonly is: GivenProfile } | { readonly wrong: string } | undefined {
  if (profile === undefined || !isProfileFile(profile)) return profile === undefined ? undefined : { is: profile };
  const own = cliWords(language);
  let json: string;
  try {
    const path = resolve(io.cwd, profile);
    // A file that is too large is not even taken into memory; a character takes four bytes at most.
    if (statSync(path).size > 4 * PROFILE_LIMITS.characters)
      return {
        wrong: own.badProfile(profile, [profileProblem(language)({ path: "", problem: { is: "too-large" } })]),
      };
    json = readFileSync(path, "utf8");
  } catch (error) {
    return { wrong: `${own.refusal(refusalOf(error), profile)}\n` };
  }
  const reading = readProfile(json);
  if ("profile" in reading) return { is: { json } };
  return {
    wrong: own.badProfile(
      profile,
      reading.problems.map((problem) => profileProblem(language)(problem)),
    ),
  };
}

/** The set that the user names or describes; undefined where he does neither, or so that it cannot be read. */
export function profileIn({ profile }: { readonly profile?: GivenProfile }): Profile | undefined {
  if (typeof profile !== "object") return PROFILES.find(({ name }) => name === profile);
  const reading = readProfile(profile.json);
  return "profile" in reading ? reading.profile : undefined;
}
