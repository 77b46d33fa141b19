import { useState } from "react";
import type { Hex } from "viem";

import { voidSignatures } from "../../chain/flows/conduct.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { subjectOf } from "../../chain/flows/subjects.ts";
import type { Act } from "../../chain/flows/signing.ts";
import { FlowButton } from "../tx/index.ts";
import { CopyWords } from "../ui/CopyWords.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Time } from "../ui/Time.tsx";
import { useAccount } from "../wallet/useAccount.ts";
import { bundleLink } from "./bundleLink.ts";
import { forgetGiven, givenBy, givenUntil, stillGiven, type Given } from "./given.ts";
import "./signatures.css";

const signedWords: Readonly<Record<Act, string>> = {
  endorse: "You signed an endorsement",
  object: "You signed an objection",
  withdraw: "You signed that you take it back",
};

interface GivenSignaturesProps {
  readonly context: FlowContext;
  /** Only those about this question; undefined: all, each with what it is about. */
  readonly review?: Hex;
}

/** What the reader has signed here and somebody could still send: to be passed on again or, once its review is open, made void. Nothing without any. */
export function GivenSignatures({ context, review }: GivenSignaturesProps) {
  const { address: account } = useAccount();
  const [, redraw] = useState(0);
  if (!account) return null;
  const { snapshot, chainId, now } = context;
  const given = stillGiven(snapshot, account, givenBy(chainId, account), now).filter(
    ({ bundle }) => review === undefined || bundle.review === review,
  );
  return given.map((one) => (
    <OneGiven
      key={JSON.stringify([one.at, one.bundle])}
      context={context}
      given={one}
      named={review === undefined}
      onVoid={() => {
        forgetGiven(chainId, account, one.bundle.review);
        redraw((drawn) => drawn + 1);
      }}
    />
  ));
}

interface OneGivenProps {
  readonly context: FlowContext;
  readonly given: Given;
  readonly named: boolean;
  readonly onVoid: () => void;
}

function OneGiven({ context, given, named, onVoid }: OneGivenProps) {
  const { bundle, at } = given;
  const review = context.snapshot.reviews.get(bundle.review);
  const [say] = bundle.says;
  return (
    <Notice title={say ? signedWords[say.act] : "You signed your acceptance"}>
      <div className="given">
        {named && review && <p>About {subjectOf(context.snapshot, review, context.nameOf)}.</p>}
        <p>
          Signed on <Time at={at} as="moment" />, valid until <Time at={givenUntil(given)} as="moment" />. Nobody has
          sent it yet.
        </p>
        <div>
          <CopyWords what="link" text={bundleLink(bundle)} />
        </div>
        {say && review && (
          <details>
            <summary>Think otherwise now?</summary>
            <FlowButton
              flow={voidSignatures(context, review)}
              title="Void my signature"
              look="danger"
              size="s"
              onDone={onVoid}
            />
          </details>
        )}
      </div>
    </Notice>
  );
}
