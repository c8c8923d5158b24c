import { freshSite } from "./site.ts";
import { freshWorkbench } from "./workbench.ts";

// Both at once: webpack waits for its workers much of the time.
await Promise.all([freshSite({ office: "local" }), freshWorkbench()]);
