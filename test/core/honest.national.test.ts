import { testHonest } from "./honest-sets.ts";
import { honestNational } from "./sichuan.ts";

testHonest("全国决算", honestNational, { tables: 9, doubted: 0.02 });
