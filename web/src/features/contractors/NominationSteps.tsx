import { sameAddress } from "../../chain/accounts.ts";
import { acceptRate } from "../../chain/flows/acceptRate.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { issue } from "../../chain/flows/issue.ts";
import { canAccept, canIssue, type Asker, type Verdict } from "../../chain/permissions.ts";
import { formatRate } from "../../shared/format/index.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { isApplication, isOpen, type JudgedNomination } from "./nominations.ts";

const why = (verdict: Verdict): string | undefined => (verdict.ok ? undefined : verdict.reason);

/** The two things besides the review that a clearance takes: the candidate's yes to the rate, and that somebody issues it. */
export function NominationSteps({ context, one }: { context: FlowContext; one: JudgedNomination }) {
  const { address: account } = useAccount();
  const { nomination, state } = one;
  const asker: Asker = { snapshot: context.snapshot, account, now: context.now };
  const { acceptedAt, candidate, rate } = nomination;
  return (
    <>
      {state === "Issuable" && (
        <Panel title="Ready to issue">
          <FlowButton
            flow={issue(context, nomination)}
            title="Issue clearance"
            why={why(canIssue(asker, nomination))}
          />
        </Panel>
      )}
      <Panel title="The rate">
        <p className="rate-figure">{formatRate(rate)}</p>
        {acceptedAt !== undefined ? (
          <p>
            Accepted by <Person address={candidate} portrait={false} inSentence />
            {isApplication(nomination) ? ", by applying" : ""}, <Time at={acceptedAt} />.
          </p>
        ) : !isOpen(one) ? (
          <p>It was never accepted.</p>
        ) : sameAddress(account, candidate) ? (
          <>
            <p>You were nominated at this rate. Without your yes there is no clearance; doing nothing says no.</p>
            <FlowButton
              flow={acceptRate(context, nomination)}
              title="Accept the rate"
              why={why(canAccept(asker, nomination))}
            />
          </>
        ) : (
          <p>
            Not accepted yet. <Person address={candidate} portrait={false} /> must accept it before the clearance can be
            issued.
          </p>
        )}
      </Panel>
    </>
  );
}
