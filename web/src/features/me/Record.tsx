import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { Funded } from "./Funded.tsx";
import { Income } from "./Income.tsx";
import { MyClaims } from "./MyClaims.tsx";

/** What an account was paid, asked for and funded. */
export default function Record({ context, account }: { context: FlowContext; account: Address }) {
  return (
    <>
      <Income context={context} account={account} />
      <MyClaims context={context} account={account} />
      <Funded context={context} account={account} />
    </>
  );
}
