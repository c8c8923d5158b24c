import type { IConfiguration } from "dependency-cruiser";

export const ROOMS: readonly string[];
export const ABOVE: readonly string[];
export const BESIDE: readonly string[];
export const MAY: Readonly<Record<string, readonly string[]>>;
export const DOORS: readonly string[];
export const HOST_DOORS: readonly string[];
export const HOMES: Readonly<Record<string, readonly string[]>>;

declare const config: IConfiguration;
export default config;
