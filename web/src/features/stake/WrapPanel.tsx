import { lazy, Suspense } from "react";

import type { FlowContext } from "../../chain/flows/context.ts";
import type { Asset } from "../../chain/types.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";

/** Arrives when it is opened. */
const WrapForm = lazy(() => import("./WrapForm.tsx"));

/** What wrapping means, and the ways in and out. Whether a form is open is in the address, so that it can be linked to. */
export function WrapPanel({ context, token }: { context: FlowContext; token: Asset }) {
  const [open, setOpen] = useQueryParam("wrap");
  const way = open === "out" ? "out" : "in";
  const { stake } = context.snapshot.rules;
  return (
    <Panel title={`Wrap ${token.symbol}`}>
      <div className="stake-delegate">
        <p>
          {token.symbol} votes while it is wrapped: a contract keeps it and gives you as much {stake.symbol}, which you
          can turn back at any time.
        </p>
        <div className="stake-ways">
          <Button onClick={() => setOpen("in")}>Wrap</Button>
          <Button onClick={() => setOpen("out")}>Unwrap</Button>
        </div>
      </div>
      <Dialog
        title={way === "in" ? `Wrap ${token.symbol}` : `Unwrap ${stake.symbol}`}
        open={open !== ""}
        onClose={() => setOpen("")}
      >
        <Suspense fallback={<SkeletonBlock height={240} />}>
          <WrapForm key={way} context={context} token={token} way={way} onClose={() => setOpen("")} />
        </Suspense>
      </Dialog>
    </Panel>
  );
}
