import { useState } from "react";
import { useConnect, useConnection, useConnectors, type Connector } from "wagmi";

import { activeChain, isLocalChain } from "../../chain/networks.ts";
import { plainText } from "../format/index.ts";
import { explainLater } from "../tx/world.ts";
import { Portrait } from "../ui/Address.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { ClockControl } from "./ClockControl.tsx";
import { showConnectDialog } from "./connectDialog.ts";
import { PERSONA_CONNECTOR_ID } from "./personaConnector.ts";
import { usePersonas, wearPersona } from "./usePersonas.ts";
import "./wallet.css";

/** Wallets name and draw themselves: only pictures that carry their own bytes are shown, and as pictures only. */
function WalletIcon({ connector }: { connector: Connector }) {
  const icon = connector.icon?.trim();
  if (icon?.startsWith("data:image/")) return <img src={icon} alt="" width={28} height={28} />;
  return <span className="wallet-blank" aria-hidden="true" />;
}

function walletsOf(connectors: readonly Connector[]): readonly Connector[] {
  const announced = connectors.filter(({ id, type }) => type === "injected" && id !== "injected");
  const legacy = connectors.filter(({ id }) => id === "injected");
  // The unnamed `window.ethereum` is almost always one of those that announced themselves.
  if (announced.length > 0 || !("ethereum" in window)) return announced;
  return legacy;
}

const close = () => showConnectDialog(false);

/** Choose a wallet; on the local chain also a persona. The lazily loaded half of the connect button. */
export default function ConnectDialog() {
  const { mutateAsync: connect } = useConnect();
  const connectors = useConnectors();
  const { address } = useConnection();
  const personas = usePersonas();
  const [asked, setAsked] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const attempt = async (key: string, act: () => Promise<unknown>) => {
    setAsked(key);
    setProblem(undefined);
    try {
      await act();
      close();
    } catch (error) {
      const explained = await explainLater(error);
      if (explained !== "rejected") setProblem([explained.sentence, explained.next].filter(Boolean).join(" "));
    } finally {
      setAsked(undefined);
    }
  };

  const wallets = walletsOf(connectors.filter(({ id }) => id !== PERSONA_CONNECTOR_ID));
  return (
    <Dialog title="Connect" open onClose={close}>
      <p className="wallet-lede">Reading needs no wallet. A wallet signs what you do on {activeChain.name}.</p>
      {wallets.length > 0 ? (
        <ul className="wallet-list" aria-label="Wallets">
          {wallets.map((connector) => (
            <li key={connector.uid}>
              <button
                type="button"
                className="wallet-choice"
                aria-busy={asked === connector.uid}
                onClick={() => void attempt(connector.uid, () => connect({ connector }))}
              >
                <WalletIcon connector={connector} />
                <span className="wallet-name">
                  {connector.id === "injected" ? "Browser wallet" : plainText(connector.name, 32)}
                </span>
                {asked === connector.uid && <span className="wallet-state">Open your wallet…</span>}
              </button>
            </li>
          ))}
        </ul>
      ) : isLocalChain ? (
        <p className="demo-note">No wallet found in this browser.</p>
      ) : (
        <Notice title="No wallet found in this browser.">
          <p>Install one that supports EIP-6963, such as an open-source browser extension, then reload.</p>
        </Notice>
      )}
      {problem && (
        <div role="alert">
          <Notice tone="bad">
            <p>{problem}</p>
          </Notice>
        </div>
      )}
      {isLocalChain && (
        <>
          <section className="demo" aria-label="Demo personas">
            <p className="demo-title">
              Or try it as … <span className="demo-tag">Demo</span>
            </p>
            <p className="demo-note">
              Accounts of the local chain with publicly known keys. They sign at once, without a wallet.
            </p>
            <ul className="persona-list">
              {personas.map((persona) => (
                <li key={persona.address}>
                  <button
                    type="button"
                    className="wallet-choice persona"
                    aria-current={persona.address === address || undefined}
                    onClick={() => void attempt(persona.address, () => wearPersona(persona.address))}
                  >
                    <Portrait address={persona.address} size={28} />
                    <span className="wallet-name">
                      {persona.role}
                      <span className="persona-note">{persona.description}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <ClockControl />
        </>
      )}
    </Dialog>
  );
}
