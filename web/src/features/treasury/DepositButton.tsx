import { lazy, Suspense } from "react";

import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";

/** Arrives when it is opened: most visitors only read. */
const DepositForm = lazy(() => import("./DepositForm.tsx"));

/** Opens the form that brings money in. Whether it is open is in the address, so that it can be linked to. */
export function DepositButton() {
  const [open, setOpen] = useQueryParam("deposit");
  return (
    <>
      <Button look="primary" onClick={() => setOpen("open")}>
        Deposit
      </Button>
      <Dialog title="Deposit to the general fund" open={open !== ""} onClose={() => setOpen("")}>
        <WithChain skeleton={<SkeletonBlock height={320} />}>
          {(context) => (
            <Suspense fallback={<SkeletonBlock height={320} />}>
              <DepositForm context={context} onClose={() => setOpen("")} />
            </Suspense>
          )}
        </WithChain>
      </Dialog>
    </>
  );
}
