import { useState } from "react";
import type { Address } from "viem";

import { encodeText } from "../../chain/content.ts";
import { idOfPlanned, planNomination } from "../../chain/flows/conduct.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { rateOnly, type NominateInput } from "../../chain/flows/nominate.ts";
import { wouldChangeTerms } from "../../chain/permissions.ts";
import { bundlePath } from "../../shared/signing/bundleLink.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { ChoiceField } from "../../shared/ui/Field.tsx";

interface PrepareSignedProps {
  readonly context: FlowContext;
  readonly account: Address;
  readonly input: NominateInput;
  /** For oneself. */
  readonly applies: boolean;
}

/** Takes what was typed to where people sign it before anybody sends it: then one transaction does all. */
export function PrepareSigned({ context, account, input, applies }: PrepareSignedProps) {
  const [sender, setSender] = useState<"anyone" | "me">("anyone");
  const prepare = () => {
    const { snapshot, now, contracts, chainId } = context;
    const { domain, candidate, offer, text } = input;
    const planned = planNomination(snapshot, now, {
      domain,
      candidate,
      opener: applies || sender === "me" ? account : candidate,
      offer: wouldChangeTerms(snapshot, domain, candidate, now) ? rateOnly(offer.rate) : offer,
      uri: encodeText(text),
      // Chain time tells it from earlier ones with the same words.
      salt: BigInt(now),
    });
    const review = idOfPlanned(contracts, planned);
    navigate(bundlePath({ chainId, review, says: [], acceptance: undefined, planned }));
  };
  return (
    <div className="prepare-signed">
      <p>
        {applies
          ? "You and those who endorse you sign what is above; nothing is on chain, and nobody pays, until somebody sends all of it in one transaction."
          : "The candidate and those who endorse sign what is above; nothing is on chain, and nobody pays, until all of it is sent in one transaction."}
      </p>
      {!applies && (
        <ChoiceField
          legend="Who can send it"
          value={sender}
          onChange={setSender}
          options={[
            {
              value: "anyone",
              label: "Anyone, once the candidate has signed",
              hint: "It is opened as the candidate’s application. You sign your endorsement like the others.",
            },
            {
              value: "me",
              label: "Only you",
              hint: "It is opened as your nomination. Sending it is your endorsement.",
            },
          ]}
        />
      )}
      <div>
        <Button onClick={prepare}>Prepare to be signed</Button>
      </div>
    </div>
  );
}
