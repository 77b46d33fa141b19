import { useState } from "react";
import { Link } from "wouter";

import type { Bundle } from "../../chain/flows/bundle.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { ReadContract } from "../../chain/flows/flow.ts";
import { subjectOf } from "../../chain/flows/subjects.ts";
import type { Review, Snapshot } from "../../chain/types.ts";
import { shortHash } from "../../shared/format/index.ts";
import { useChainQuery } from "../../shared/query/useChainQuery.ts";
import { SignedBundle } from "../../shared/signing/SignedBundle.tsx";
import { reviewLabel } from "../../shared/review/words.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { ChoiceField } from "../../shared/ui/Field.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { PlannedQuestion } from "./PlannedQuestion.tsx";
import { SignedList } from "./SignedList.tsx";
import { standings, whatItAdds, whyNotAccepted } from "./standing.ts";
import { acceptableBy, submitAll } from "./submitFlow.ts";
import { checkBundle } from "./validity.ts";

interface SignedQuestionProps {
  readonly context: FlowContext;
  readonly bundle: Bundle;
  /** Adds what is signed here. */
  readonly onAdd: (bundles: readonly Bundle[]) => void;
  readonly onRemove: () => void;
}

/** Everything that was signed about one question, and the button that sends what of it can be used. */
export function SignedQuestion({ context, bundle, onAdd, onRemove }: SignedQuestionProps) {
  const review = context.snapshot.reviews.get(bundle.review);
  const remove = (
    <Button look="plain" size="s" onClick={onRemove}>
      Remove
    </Button>
  );
  const { planned } = bundle;
  if (!review && planned)
    return <PlannedQuestion context={context} bundle={bundle} planned={planned} onAdd={onAdd} onRemove={onRemove} />;
  if (!review) {
    return (
      <section className="signed-question">
        <div className="signed-question-head">
          <h3>An unknown question</h3>
          {remove}
        </div>
        <p>No question {shortHash(bundle.review)} is open here. It may come with a block that is not here yet.</p>
      </section>
    );
  }
  const label = reviewLabel(context.snapshot, review, context.now);
  return (
    <section className="signed-question">
      <div className="signed-question-head">
        <h3>
          <Link href={pathOf(context.snapshot, review)}>
            {upperFirst(subjectOf(context.snapshot, review, context.nameOf))}
          </Link>
        </h3>
        <Pill tone={label.tone}>{label.words}</Pill>
        {remove}
      </div>
      <Usable context={context} bundle={bundle} review={review} onRemove={onRemove} />
    </section>
  );
}

function Usable({ context, bundle, review, onRemove }: Omit<SignedQuestionProps, "onAdd"> & { review: Review }) {
  const { address: account } = useAccount();
  const [choice, setChoice] = useState<"accept" | "submit">("accept");
  const candidate = context.snapshot.nominations.get(review.id)?.candidate;
  const { data: checked, isError } = useChainQuery({
    key: ["signatures", JSON.stringify([bundle.review, bundle.says, bundle.acceptance]), candidate],
    read: (client) => {
      const read: ReadContract = (call) => client.readContract(call);
      return checkBundle(context, review, bundle, candidate, read);
    },
    keepPrevious: true,
  });
  if (!checked) return <p role="status">{isError ? "The signatures could not be checked." : "Checking…"}</p>;
  const stand = standings(context, review, bundle, checked);
  const usable = stand.filter(({ why }) => why === undefined).map(({ say }) => say);
  const acceptance = bundle.acceptance && {
    ...bundle.acceptance,
    why: whyNotAccepted(context, review, bundle, checked.acceptance),
    submitted: checked.acceptance === "good" && context.snapshot.nominations.get(review.id)?.acceptedAt !== undefined,
  };
  const accepted = acceptance && acceptance.why === undefined ? bundle.acceptance : undefined;
  const own = acceptableBy(context, review, account);
  const nothing = usable.length === 0 && !accepted;
  const submitted = stand.some((one) => one.submitted) || acceptance?.submitted === true;
  const accepts = accepted !== undefined || (own !== undefined && choice === "accept");
  const adds = nothing ? undefined : whatItAdds(context, review, usable, accepts, context.nameOf);
  return (
    <>
      <SignedList stand={stand} acceptance={acceptance} candidate={candidate} />
      {own && !nothing && (
        <ChoiceField
          legend="You are the candidate"
          value={choice}
          onChange={setChoice}
          options={[
            { value: "accept", label: "Submit, and accept the offer" },
            { value: "submit", label: "Only submit", hint: "You can accept or decline later." },
          ]}
        />
      )}
      {nothing && submitted ? (
        <Notice
          tone="good"
          title="Submitted"
          action={
            <Button size="s" onClick={onRemove}>
              Remove from here
            </Button>
          }
        >
          <p>
            What was signed is on chain. <Link href={pathOf(context.snapshot, review)}>See how it stands</Link>.
          </p>
        </Notice>
      ) : (
        <>
          {adds && <p>{adds}</p>}
          <FlowButton
            flow={
              account && !nothing
                ? submitAll(context, account, review, usable, { acceptance: accepted, accept: choice === "accept" })
                : undefined
            }
            title={own && choice === "accept" ? "Submit and accept" : "Submit all"}
            why={nothing ? "None of it can be used now; beside each is why." : undefined}
          />
        </>
      )}
      <details>
        <summary>Pass all of it on</summary>
        <SignedBundle bundle={bundle} collected />
      </details>
    </>
  );
}

/** The page on which a question is shown. */
function pathOf(snapshot: Snapshot, { id }: Review): string {
  const claim = snapshot.claims.get(id);
  if (claim) return `/bounties/${claim.bounty}`;
  if (snapshot.revocations.has(id)) return `/revocations/${id}`;
  return snapshot.recoveries.has(id) ? `/recoveries/${id}` : `/nominations/${id}`;
}

const upperFirst = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
