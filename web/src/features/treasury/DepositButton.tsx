import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { DepositForm } from "./DepositForm.tsx";

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
          {(context) => <DepositForm context={context} onClose={() => setOpen("")} />}
        </WithChain>
      </Dialog>
    </>
  );
}
