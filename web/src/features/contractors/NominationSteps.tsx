import { sameAddress } from "../../chain/accounts.ts";
import { rulesOf } from "../../chain/clearances.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { declineOffer } from "../../chain/flows/declineOffer.ts";
import { issue } from "../../chain/flows/issue.ts";
import { canAccept, canDecline, canIssue, type Asker, type Verdict } from "../../chain/permissions.ts";
import { clearanceOf, rateAt } from "../../chain/states.ts";
import type { Nomination } from "../../chain/types.ts";
import { formatRate } from "../../shared/format/index.ts";
import { SignAcceptance } from "../../shared/signing/SignAcceptance.tsx";
import { FlowButton } from "../../shared/tx/index.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { isApplication, isOpen, offerStandsUntil, type JudgedNomination } from "./nominations.ts";

const why = (verdict: Verdict): string | undefined => (verdict.ok ? undefined : verdict.reason);

/** The two things besides the review that it takes: the candidate's yes to the offer, and that somebody issues it. */
export function NominationSteps({ context, one }: { context: FlowContext; one: JudgedNomination }) {
  const { address: account } = useAccount();
  const { nomination, state } = one;
  const asker: Asker = { snapshot: context.snapshot, account, now: context.now };
  const { acceptedAt, candidate, changes } = nomination;
  return (
    <>
      {(state === "Issuable" || state === "Throttled") && (
        <Panel title={state === "Throttled" ? "Approved, waits its turn" : "Ready to issue"}>
          <FlowButton
            flow={issue(context, nomination)}
            title={changes ? "Set the rate" : "Issue clearance"}
            why={why(canIssue(asker, nomination))}
          />
        </Panel>
      )}
      <Panel title="The offer">
        <OfferFigure context={context} nomination={nomination} />
        {acceptedAt !== undefined ? (
          <p>
            Accepted by <Person address={candidate} portrait={false} inSentence />
            {isApplication(nomination) ? (changes ? ", by asking for it" : ", by applying") : ""},{" "}
            <Time at={acceptedAt} />.
          </p>
        ) : !isOpen(one) ? (
          <p>
            {nomination.declinedAt === undefined
              ? "It was never accepted."
              : sameAddress(account, candidate)
                ? "You have declined it."
                : "The candidate has declined it."}
          </p>
        ) : sameAddress(account, candidate) ? (
          <>
            <p>
              You have not accepted it yet. It stands until <Time at={offerStandsUntil(nomination)} as="date" />.
            </p>
            {canAccept(asker, nomination).ok && (
              <SignAcceptance
                title="Sign without sending"
                context={context}
                id={nomination.id}
                nomination={nomination}
                unless="you decline"
              />
            )}
          </>
        ) : (
          <p>
            Not accepted yet. <Person address={candidate} portrait={false} /> must accept it before it can be issued.
          </p>
        )}
        {isOpen(one) && sameAddress(account, candidate) && (
          <FlowButton
            flow={declineOffer(context, nomination)}
            title={
              !isApplication(nomination)
                ? "Decline for good"
                : changes
                  ? "Withdraw your request"
                  : "Withdraw your application"
            }
            look="quiet"
            why={why(canDecline(asker, nomination))}
          />
        )}
      </Panel>
    </>
  );
}

/** The rate, and what kind of clearance it comes with. */
function OfferFigure({ context: { snapshot }, nomination }: { context: FlowContext; nomination: Nomination }) {
  const { offer, changes, domain, candidate, openedAt } = nomination;
  const clearance = changes ? clearanceOf(snapshot, domain, candidate) : undefined;
  const { name, sentence } = rulesOf(offer.kind);
  return (
    <>
      <p className="rate-figure">{formatRate(offer.rate)}</p>
      {clearance && (
        <p className="row-note">
          instead of {formatRate(rateAt(clearance, openedAt))}, from the month after it is issued on
        </p>
      )}
      {!changes && (
        <p className="row-note">
          {name}
          {offer.supervisor && (
            <>
              {" of "}
              <Person address={offer.supervisor} portrait={false} />
            </>
          )}
          {offer.until !== undefined && (
            <>
              {", until "}
              <Time at={offer.until} as="date" />
            </>
          )}
          : {sentence.charAt(0).toLowerCase() + sentence.slice(1)}
        </p>
      )}
    </>
  );
}
