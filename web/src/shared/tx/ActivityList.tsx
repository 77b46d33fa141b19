import type { Address } from "viem";

import { activeChain } from "../../chain/networks.ts";
import { deviceSeconds, formatRelative } from "../format/index.ts";
import { Hash } from "../ui/Address.tsx";
import { Button } from "../ui/Button.tsx";
import { Pill, type Tone } from "../ui/Pill.tsx";
import { forgetActivity, useActivity, type ActivityEntry } from "./activity.ts";
import "./flow.css";

const STATES: Record<ActivityEntry["state"], { tone: Tone; word: string }> = {
  pending: { tone: "live", word: "Pending" },
  confirmed: { tone: "good", word: "Done" },
  cancelled: { tone: "quiet", word: "Cancelled" },
  replaced: { tone: "quiet", word: "Replaced" },
  reverted: { tone: "bad", word: "Reverted" },
};

/** What this account sent from this browser, newest first; it survives a reload. */
export function ActivityList({ account }: { account: Address }) {
  const entries = useActivity(activeChain.id, account);
  if (entries.length === 0) return <p className="activity-effect">Nothing sent from this browser yet.</p>;
  return (
    <ul className="activity">
      {entries.map((entry) => (
        <Entry key={entry.hash} entry={entry} account={account} />
      ))}
    </ul>
  );
}

function Entry({ entry, account }: { entry: ActivityEntry; account: Address }) {
  const { tone, word } = STATES[entry.state];
  return (
    <li className="activity-entry">
      <div className="activity-head">
        <span className="activity-title">{entry.title}</span>
        <Pill tone={tone}>{word}</Pill>
      </div>
      <p className="activity-effect">
        {entry.at.total > 1 ? `${entry.at.label} (step ${entry.at.number} of ${entry.at.total})` : entry.effect}
      </p>
      {entry.problem && <p className="activity-effect flow-bad">{entry.problem.sentence}</p>}
      <div className="activity-foot">
        <span>
          {/* Sent by this device: its clock, not the chain's. */}
          {formatRelative(Math.floor(entry.sentAt / 1000), deviceSeconds())}{" "}
          <Hash hash={entry.byHash ?? entry.hash} what="transaction hash" />
        </span>
        <Button
          look="plain"
          size="s"
          onClick={() => forgetActivity(activeChain.id, account, entry.hash)}
          aria-label={`Forget “${entry.title}”`}
        >
          Forget
        </Button>
      </div>
    </li>
  );
}
