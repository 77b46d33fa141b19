import { lazy, Suspense, useState } from "react";
import { useConnection } from "wagmi";

import { activeChain } from "../../chain/networks.ts";
import { shortAddress } from "../format/index.ts";
import { useActivity } from "../tx/activity.ts";
import { Portrait } from "../ui/Address.tsx";
import { Button } from "../ui/Button.tsx";
import { CountBadge } from "../ui/Pill.tsx";
import { showConnectDialog, useConnectDialog } from "./connectDialog.ts";
import { PERSONA_CONNECTOR_ID } from "./personaConnector.ts";
import { useAccount } from "./useAccount.ts";
import { usePersonas } from "./usePersonas.ts";
import "./account-button.css";

const ConnectDialog = lazy(() => import("./ConnectDialog.tsx"));
const AccountPanel = lazy(() => import("./AccountPanel.tsx"));

/** The header's button: connect, or who is connected and how much is pending. Owns both dialogs. */
export function AccountButton() {
  const { address, onChain, settling } = useAccount();
  const { connector } = useConnection();
  const connecting = useConnectDialog();
  const [open, setOpen] = useState(false);
  const persona = usePersonas(connector?.id === PERSONA_CONNECTOR_ID).find((one) => one.address === address);
  const pending = useActivity(activeChain.id, address).filter(({ state }) => state === "pending").length;
  return (
    <>
      {address ? (
        <Button
          size="s"
          onClick={() => setOpen(true)}
          aria-haspopup="dialog"
          className={onChain ? "" : "button-danger"}
        >
          <Portrait address={address} size={18} />
          <span className="account-name">
            {onChain ? (persona?.role ?? <span className="mono">{shortAddress(address)}</span>) : "Wrong network"}
          </span>
          <CountBadge count={pending} label={pending === 1 ? "pending transaction" : "pending transactions"} />
        </Button>
      ) : (
        <Button size="s" look="primary" busy={settling} onClick={() => showConnectDialog(true)} aria-haspopup="dialog">
          Connect
        </Button>
      )}
      <Suspense>
        {connecting && <ConnectDialog />}
        {open && address && <AccountPanel address={address} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
