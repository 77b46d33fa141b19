export { approve, call, type Flow, type Step } from "./flow.ts";
export { FlowButton } from "./FlowButton.tsx";
export { isBusy, type Problem, type TxState } from "./state.ts";
export { useFlow, type FlowRun } from "./useFlow.ts";
