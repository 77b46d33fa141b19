import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { offerMove } from "../../chain/flows/moves.ts";
import { heldDomains, partyAt } from "../../chain/parties.ts";
import { canOfferMove } from "../../chain/permissions.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { AddressForm } from "./AddressForm.tsx";

/** Offers what the account is here to another address, or takes the offer back. */
export function MovePanel({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const offered = snapshot.moveOffers.get(account);
  if (!partyAt(snapshot, account)) {
    return (
      <Panel title="Move to a new address">
        <p>There is nothing to move: you are neither a contractor nor a company here.</p>
      </Panel>
    );
  }
  return (
    <Panel
      title="Move to a new address"
      note="All that you are here goes along, with its history. Money credited to the old address stays its own."
    >
      {offered ? (
        <>
          <p>
            You have offered it to <Person address={offered} />. That account takes it over under Me; then this address
            can never be used here again.
          </p>
          <FlowButton flow={offerMove(context, undefined)} title="Take offer back" look="quiet" />
        </>
      ) : (
        <AddressForm
          draft={`move.${account}`}
          label="New address"
          hint="One of your own that was never used here. Nothing changes until you take over there; you can take the offer back."
          title="Offer"
          missing="Enter the new address."
          allowed={(other) => canOfferMove({ snapshot, account, now }, other)}
          flowFor={(other) => offerMove(context, other)}
        />
      )}
      <p className="me-note">
        {heldDomains(snapshot, account).length > 0
          ? "If you ever lose your key: contractors of your strictest domain can ask, on your public page, to move you. You then have 14 days to appeal."
          : "Keep the key safe: without a clearance there is no domain that could move you if it is lost."}
      </p>
    </Panel>
  );
}
