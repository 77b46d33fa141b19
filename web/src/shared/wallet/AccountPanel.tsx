import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConnection, useDisconnect } from "wagmi";
import type { Address as AddressType } from "viem";

import { activeChain, isLocalChain } from "../../chain/networks.ts";
import { CHAIN_KEY } from "../query/head.ts";
import { readClient } from "../query/readClient.ts";
import { ActivityList } from "../tx/ActivityList.tsx";
import { explainLater, switchToActiveChain } from "../tx/world.ts";
import { Address } from "../ui/Address.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Facts } from "../ui/Page.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { TokenAmount } from "../ui/TokenAmount.tsx";
import { ClockControl } from "./ClockControl.tsx";
import { showConnectDialog } from "./connectDialog.ts";
import { PERSONA_CONNECTOR_ID } from "./personaConnector.ts";
import { usePersonas } from "./usePersonas.ts";
import "./wallet.css";

/** The connected account: who, how much ether, what was sent, the way out. The lazily loaded half of the account button. */
export default function AccountPanel({ address, onClose }: { address: AddressType; onClose: () => void }) {
  const { connector, chainId } = useConnection();
  const { mutate: disconnect } = useDisconnect();
  const isPersona = connector?.id === PERSONA_CONNECTOR_ID;
  const persona = usePersonas(isPersona).find((one) => one.address === address);
  const balance = useQuery({
    queryKey: [...CHAIN_KEY, "ether", address],
    queryFn: () => readClient.getBalance({ address }),
  });
  const { symbol, decimals } = activeChain.nativeCurrency;
  const leave = () => {
    disconnect();
    onClose();
  };
  return (
    <Dialog title={persona ? persona.role : "Account"} open onClose={onClose} place="side">
      {chainId !== activeChain.id && <WrongNetwork />}
      <Facts
        facts={[
          ["Address", <Address key="address" address={address} copy />],
          ["Wallet", isPersona ? "Demo persona" : connector?.name],
          ["Network", activeChain.name],
          [
            "Ether",
            balance.data === undefined ? (
              <Skeleton key="balance" />
            ) : (
              <TokenAmount key="balance" amount={balance.data} decimals={decimals} symbol={symbol} />
            ),
          ],
        ]}
      />
      <div className="demo-row">
        {isLocalChain && (
          <Button
            size="s"
            onClick={() => {
              onClose();
              showConnectDialog(true);
            }}
          >
            Be somebody else
          </Button>
        )}
        <Button size="s" onClick={leave}>
          Disconnect
        </Button>
      </div>
      {isLocalChain && <ClockControl />}
      <section className="demo" aria-label="Sent from this browser">
        <p className="demo-title">Sent from this browser</p>
        <ActivityList account={address} />
      </section>
    </Dialog>
  );
}

function WrongNetwork() {
  const [problem, setProblem] = useState<string>();
  const change = async () => {
    try {
      await switchToActiveChain();
    } catch (error) {
      const explained = await explainLater(error);
      if (explained !== "rejected") setProblem(explained.next ?? explained.sentence);
    }
  };
  return (
    <Notice
      tone="warn"
      title="The wallet is on another network."
      action={
        <Button size="s" onClick={() => void change()}>
          Switch to {activeChain.name}
        </Button>
      }
    >
      {problem && <p>{problem}</p>}
    </Notice>
  );
}
