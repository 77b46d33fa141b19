import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { reviewStateAt, tallyOf } from "../../chain/states.ts";
import { formatDate, plural } from "../../shared/format/index.ts";
import { CopyWords } from "../../shared/ui/CopyWords.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import type { JudgedNomination } from "./nominations.ts";

/** Tells the candidate, and who opened it, what to do while endorsements are missing: nobody is told of it by itself. */
export function PassItOn({ context: { snapshot, now }, one }: { context: FlowContext; one: JudgedNomination }) {
  const { address: account } = useAccount();
  const { nomination, review } = one;
  const isCandidate = sameAddress(account, nomination.candidate);
  const mine = isCandidate || sameAddress(account, nomination.opener);
  if (!mine || reviewStateAt(review, now) !== "Open") return null;
  const { missing } = tallyOf(review);
  return (
    <Notice title="What to do next" action={<CopyWords what="link" text={location.href} />}>
      <p>
        {nomination.acceptedAt === undefined &&
          !isCandidate &&
          "The candidate has to accept the offer: pass the link to this page on to them. "}
        {nomination.acceptedAt === undefined && !isCandidate ? "Pass it on" : "Pass the link to this page on"} to
        contractors of {domainName(snapshot, nomination.domain)}:{" "}
        {plural(missing, "more endorsement is", "more endorsements are")} needed by {formatDate(review.deadline)}. Who
        can give one is named below, and sees it under Me.
      </p>
    </Notice>
  );
}
