// Words that say what kind of figure follows.

export const MONEY = /^(?:亿元|万元|千元|元)$/;
export const RISE = /(?:增加|增长|上升|提高|增幅|增)(?:了|额|率|幅度)?(?:约|为|达)?$/;
export const FALL = /(?:减少|下降|降低|降幅|减幅|减)(?:了|额|率|幅度)?(?:约|为|达)?$/;
export const FILLER = /(?:总额|合计|共计|均为|各为|分别为|为|是|达到?|计划|安排|金额|共|总数|财政拨款预算)$/;
export const HEAD = /其中|用于以下方面|具体如下|包括：|包括$/;
