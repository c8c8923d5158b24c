import { testHonest } from "./honest-sets.ts";
import { honestFinal } from "./honest.ts";

testHonest("青海决算", honestFinal, { tables: 11, doubted: 0.02 });
