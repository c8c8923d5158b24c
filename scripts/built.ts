import { freshSite } from "./site.ts";
import { freshWorkbench } from "./workbench.ts";
import { freshWps } from "./wps.ts";

// All at once: webpack waits for its workers much of the time.
await Promise.all([freshSite(), freshWorkbench(), freshWps()]);
