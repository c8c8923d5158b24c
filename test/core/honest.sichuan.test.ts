import { testHonest } from "./honest-sets.ts";
import { honestSichuan } from "./sichuan.ts";

// It prints many a long sum, and so much more by chance: of so many each is doubted later.
testHonest("四川决算", honestSichuan, { tables: 13, doubted: 0.02 });
