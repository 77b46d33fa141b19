import { useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import type { DecodedAction } from "../../chain/flows/effects.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import type { Proposal } from "../../chain/types.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { policyFates } from "./policyFate.ts";

const titles = { pending: "Not in force yet", inForce: "In force", replaced: "No longer in force" } as const;

interface PolicyFatesProps {
  context: FlowContext;
  proposal: Proposal;
  actions: readonly DecodedAction[];
}

/** What became of the spending policies that an executed proposal set. */
export default function PolicyFates({ context, proposal, actions }: PolicyFatesProps) {
  const fates = useMemo(() => policyFates(context, proposal, actions), [context, proposal, actions]);
  return fates.map(({ asset, standing, text, by }) => (
    <Notice
      key={asset}
      title={fates.length > 1 ? `${assetAt(context.snapshot, asset).symbol}: ${titles[standing]}` : titles[standing]}
    >
      <p>
        {text}{" "}
        {by && <Link href={`/proposals/${by.id}`}>See what {standing === "inForce" ? "replaces" : "replaced"} it</Link>}
      </p>
    </Notice>
  ));
}
