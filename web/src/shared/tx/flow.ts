// What a user can do is built in `web/src/chain/flows`, without React; this room runs it.
export { approve, call, type Flow, type PermitOption, type ReadContract, type Step } from "../../chain/flows/flow.ts";
