import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { offerMove } from "../../chain/flows/moves.ts";
import { partyAt } from "../../chain/parties.ts";
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
      note="Clearances, their history and the company go along. Money credited to the old address stays its own."
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
          hint="One of your own that was never used here. It takes over by itself; until then you can take the offer back."
          title="Offer"
          missing="Enter the new address."
          allowed={(other) => canOfferMove({ snapshot, account, now }, other)}
          flowFor={(other) => offerMove(context, other)}
        />
      )}
      <p className="me-note">
        Is the key lost? The other contractors of your strictest domain can ask on your page to move you; nobody can
        before 14 days in which you could appeal.
      </p>
    </Panel>
  );
}
