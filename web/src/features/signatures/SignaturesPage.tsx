import { useCallback, useEffect, useMemo, useState } from "react";

import type { Bundle } from "../../chain/flows/bundle.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { plural } from "../../shared/format/index.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { BUNDLE_PARAM, bundleOfParam } from "../../shared/signing/bundleLink.ts";
import { GivenSignatures } from "../../shared/signing/GivenSignatures.tsx";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Page, Panel } from "../../shared/ui/Page.tsx";
import { SkeletonRows } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { AddSignatures } from "./AddSignatures.tsx";
import { addBundles, bundlesOf, EMPTY, withoutReview, type Added, type Collection } from "./collection.ts";
import { SignedQuestion } from "./SignedQuestion.tsx";
import { VoidPanel } from "./VoidPanel.tsx";
import "./signatures-page.css";

/** Signatures of several people, put together and sent in one transaction. */
export default function SignaturesPage() {
  return (
    <Page
      title="Signatures"
      lede="Contractors and candidates can sign what they say instead of sending it. Put together here what they passed on, add yours, and send all of it at once: only who sends pays a fee."
    >
      <WithChain skeleton={<SkeletonRows rows={5} height={76} />}>
        {(context) => <Collected context={context} />}
      </WithChain>
    </Page>
  );
}

function Collected({ context }: { context: FlowContext }) {
  const { value, change, clear } = useDraft<Collection>("signatures", EMPTY);
  const [said, setSaid] = useState("");
  const bundles = useMemo(() => bundlesOf(value), [value]);
  const add = useCallback(
    (found: readonly Bundle[]) => {
      const { collection, ...came } = addBundles(value, found, context);
      change(collection);
      setSaid(outcome(found.length, came));
    },
    [value, change, context],
  );
  const [linked, setLinked] = useQueryParam(BUNDLE_PARAM);
  useEffect(() => {
    if (linked === "") return;
    // Kept in the draft from here on: the address gets short again, and a reload adds nothing.
    const bundle = bundleOfParam(linked);
    // oxlint-disable-next-line react/set-state-in-effect -- the address is what changed, and it is emptied at once
    add(bundle ? [bundle] : []);
    setLinked("");
  }, [linked, setLinked, add]);
  return (
    <>
      <Panel
        title="Collected"
        aside={
          bundles.length > 1 && (
            <Button look="plain" size="s" onClick={clear}>
              Remove all
            </Button>
          )
        }
      >
        {bundles.length === 0 ? (
          <EmptyState title="Nothing collected yet">
            Whoever endorses, objects or accepts finds “Sign without sending” beside the button that sends. What they
            get is added below.
          </EmptyState>
        ) : (
          <div className="collected">
            {bundles.toReversed().map((bundle) => (
              <SignedQuestion
                key={bundle.review}
                context={context}
                bundle={bundle}
                onAdd={add}
                onRemove={() => change(withoutReview(value, bundle.review))}
              />
            ))}
          </div>
        )}
      </Panel>
      <Panel title="Add" note="Nothing is sent by adding. What you add is kept in this browser until you remove it.">
        <AddSignatures onAdd={add} said={said} />
      </Panel>
      <GivenSignatures context={context} />
      <VoidPanel context={context} />
    </>
  );
}

/** What came of adding, as a sentence. */
function outcome(found: number, { fresh, plans, foreign }: Omit<Added, "collection">): string {
  if (found === 0) return "No signatures were found in it. Paste the whole link or text that you were sent.";
  if (foreign === found) return "These signatures are for another chain, so they can’t be used here.";
  const left = foreign > 0 ? " Those for another chain were left out." : "";
  const added = [
    ...(plans > 0 ? [plural(plans, "prepared nomination")] : []),
    ...(fresh > 0 ? [plural(fresh, "signature")] : []),
  ];
  return `${added.length === 0 ? "All of it was here already." : `${added.join(" and ")} added.`}${left}`;
}
