import { Link } from "wouter";

import type { Movement, Snapshot } from "../../chain/types.ts";
import { purposeWords } from "./purpose.ts";
import "./ledger.css";

/** What a movement was for; the bounty or proposal that it comes from is a link. */
export function PurposeCell({ snapshot, movement }: { snapshot: Snapshot; movement: Movement }) {
  const { name, detail, href } = purposeWords(snapshot, movement);
  return (
    <span className="purpose">
      <span>{name}</span>
      {detail && <span className="purpose-detail">{href ? <Link href={href}>{detail}</Link> : detail}</span>}
    </span>
  );
}
