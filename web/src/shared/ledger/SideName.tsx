import { Person } from "../ui/Person.tsx";
import { sideText, type Side } from "./side.ts";
import "./ledger.css";

/** Who stands on one side of a movement: the fund, a bounty, or a person with where they had or got the money. */
export function SideName({ side }: { side: Side }) {
  switch (side.kind) {
    case "account":
      return (
        <span className="side">
          <Person address={side.holder} /> <span className="side-place">account</span>
        </span>
      );
    case "wallet":
      return side.party ? (
        <span className="side">
          <Person address={side.party} /> <span className="side-place">wallet</span>
        </span>
      ) : (
        sideText(side)
      );
    default:
      return sideText(side);
  }
}
