import type { WebpackPluginInstance } from "webpack";

export function licences(beside?: readonly string[]): WebpackPluginInstance;
