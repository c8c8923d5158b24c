// Where the command line runs from its sources, this stands in for the bundle of the same name.
import { register } from "tsx/esm/api";

register();
const { default: work } = await import("./worker.ts");
export default work;
