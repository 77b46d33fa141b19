import { sameAddress } from "../../chain/accounts.ts";
import { acceptOffer } from "../../chain/flows/acceptOffer.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { canAccept } from "../../chain/permissions.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { isOpen, offerStandsUntil, type JudgedNomination } from "./nominations.ts";

/** What the candidate has to do next, on top of everything else: accept the offer. Nothing for anybody else. */
export function AcceptBox({ context, one }: { context: FlowContext; one: JudgedNomination }) {
  const { address: account } = useAccount();
  const { nomination } = one;
  if (!isOpen(one) || nomination.acceptedAt !== undefined || !sameAddress(account, nomination.candidate)) return null;
  const verdict = canAccept({ snapshot: context.snapshot, account, now: context.now }, nomination);
  return (
    <Panel title="Your next step">
      <p>
        {nomination.changes
          ? "You are offered another rate. Without your yes it stays as it is; doing nothing says no."
          : "You were nominated at these terms. Without your yes there is no clearance; doing nothing says no."}{" "}
        The offer stands until <Time at={offerStandsUntil(nomination)} as="date" />.
      </p>
      <FlowButton
        flow={acceptOffer(context, nomination)}
        title="Accept the offer"
        why={verdict.ok ? undefined : verdict.reason}
      />
    </Panel>
  );
}
