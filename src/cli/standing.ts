/** How a file counts: 不符; 存疑 or 未核对 only; none of these; or it could not be read, or holds no table. */
export const STANDINGS = ["unequal", "open", "fine", "unread"] as const;
export type Standing = (typeof STANDINGS)[number];
