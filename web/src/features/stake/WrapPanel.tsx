import { lazy, Suspense } from "react";
import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Address as AddressName } from "../../shared/ui/Address.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";

/** Arrives when it is opened, with what it reads of the token. */
const WrapForm = lazy(() => import("./WrapForm.tsx"));

/** What wrapping means, and the ways in and out. Which form is open is in the address, so that it can be linked to. */
export function WrapPanel({ context, token }: { context: FlowContext; token: Address }) {
  const [open, setOpen] = useQueryParam("wrap");
  const way = open === "out" ? "out" : "in";
  const { symbol } = context.snapshot.rules.stake;
  return (
    <Panel title="Wrapping">
      <div className="stake-delegate">
        <p>
          The organisation’s token votes while it is wrapped: a contract keeps it and gives you as much {symbol}, which
          you can turn back at any time. The token is <AddressName address={token} link={false} portrait={false} copy />
        </p>
        <div className="stake-ways">
          <Button onClick={() => setOpen("in")}>Wrap</Button>
          <Button onClick={() => setOpen("out")}>Unwrap</Button>
        </div>
      </div>
      <Dialog
        title={way === "in" ? "Wrap the organisation’s token" : `Unwrap ${symbol}`}
        open={open !== ""}
        onClose={() => setOpen("")}
      >
        <Suspense fallback={<SkeletonBlock height={240} />}>
          <WrapForm key={way} context={context} address={token} way={way} onClose={() => setOpen("")} />
        </Suspense>
      </Dialog>
    </Panel>
  );
}
