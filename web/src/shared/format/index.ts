export * from "./address.ts";
export * from "./amount.ts";
export * from "./text.ts";
export * from "./time.ts";
