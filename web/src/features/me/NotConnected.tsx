import { Button } from "../../shared/ui/Button.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { showConnectDialog } from "../../shared/wallet/connectDialog.ts";

const parts = [
  [
    "What waits for you",
    "Votes that you can cast, work and people to judge, rates to accept, money to collect or to get back.",
  ],
  ["What is yours", "Money that the treasury keeps for you, and how it reaches you."],
  ["What you earned", "Every award and voted payment, as a file for your accounts."],
  ["What you did", "Your claims, the bounties that you funded, your clearances."],
  ["How you vote", "Your stake, and who votes with it."],
] as const;

/** What the page will show, and the one thing that it needs. */
export function NotConnected() {
  return (
    <Panel title="Connect a wallet to see">
      <dl className="will-show">
        {parts.map(([name, what]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button look="primary" onClick={() => showConnectDialog(true)}>
          Connect
        </Button>
      </div>
      <p className="me-quiet">
        Connecting shows this app your address, and nothing else. It costs nothing and signs nothing.
      </p>
    </Panel>
  );
}
