export { FlowButton } from "./FlowButton.tsx";
export type { Problem } from "./state.ts";
export { useFlow } from "./useFlow.ts";
