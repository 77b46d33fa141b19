import { hashTypedData } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import {
  delegateBySignature,
  delegationProblem,
  delegationToSign,
  signingReads,
  toSigningFacts,
  type SignedDelegation,
  type SigningFacts,
} from "../../chain/flows/signedDelegation.ts";
import { formatDateTime } from "../../shared/format/index.ts";
import { chainSource } from "../../shared/query/chainStore.ts";
import { useChainQuery } from "../../shared/query/useChainQuery.ts";
import { isSignedByKey } from "../../shared/signing/checkSignature.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Facts, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { delegationOfParam } from "./delegationLink.ts";

interface SignedPanelProps {
  context: FlowContext;
  /** The value of the link's parameter; hostile. */
  coded: string;
  onClose: () => void;
}

/** A delegation that somebody signed, for anybody to send. */
export default function SignedPanel({ context, coded, onClose }: SignedPanelProps) {
  const signed = delegationOfParam(coded);
  return (
    <Panel
      title="A signed delegation"
      aside={
        <Button size="s" look="plain" onClick={onClose}>
          Put it away
        </Button>
      }
    >
      {signed ? (
        <Sendable context={context} signed={signed} onClose={onClose} />
      ) : (
        <Notice tone="bad" title="This link can’t be read.">
          <p>It may be cut off. Ask for the whole link again.</p>
        </Notice>
      )}
    </Panel>
  );
}

interface Checked {
  readonly facts: SigningFacts;
  readonly valid: boolean;
}

function Sendable({ context, signed, onClose }: Omit<SignedPanelProps, "coded"> & { signed: SignedDelegation }) {
  const { contracts, chainId } = context;
  const { holder, to, expiry, signature } = signed;
  const { data: checked, error } = useChainQuery<Checked>({
    key: ["signedDelegation", holder, to, String(signed.nonce), expiry, signature],
    async read() {
      const facts = toSigningFacts(await chainSource.read(signingReads({ contracts }, holder)));
      if (!facts) throw new Error("The stake token did not answer as one does.");
      const digest = hashTypedData(delegationToSign({ contracts, chainId }, facts, signed));
      return { facts, valid: await isSignedByKey(holder, digest, signature) };
    },
  });
  const problem = checked && delegationProblem(signed, context, checked.facts, checked.valid);
  const why = error
    ? "It could not be compared with the chain."
    : checked
      ? problem
      : "It is being compared with the chain.";
  return (
    <div className="stake-delegate">
      <Facts
        facts={[
          ["Whose stake", <Person key="holder" address={holder} />],
          ["Votes through", <Person key="to" address={to} />],
          ["Can be sent until", formatDateTime(expiry)],
        ]}
      />
      <FlowButton
        flow={why === undefined ? delegateBySignature(context, signed) : undefined}
        title="Send the delegation"
        why={why}
        onDone={onClose}
      />
    </div>
  );
}
