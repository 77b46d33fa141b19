import { useState } from "react";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import { rulesOf } from "../../chain/clearances.ts";
import type { Bundle } from "../../chain/flows/bundle.ts";
import {
  conductPlanned,
  idOfPlanned,
  questionOfPlanned,
  voidSignatures,
  type PlannedNomination,
} from "../../chain/flows/conduct.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { ReadContract } from "../../chain/flows/flow.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { formatDateTime, formatRate, plural } from "../../shared/format/index.ts";
import { useChainQuery } from "../../shared/query/useChainQuery.ts";
import { SignAcceptance } from "../../shared/signing/SignAcceptance.tsx";
import { signSay, type Signable } from "../../shared/signing/sign.ts";
import { SignButton } from "../../shared/signing/SignButton.tsx";
import { SignedBundle } from "../../shared/signing/SignedBundle.tsx";
import { signTermBefore } from "../../shared/signing/signTerm.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Content } from "../../shared/ui/Content.tsx";
import { TextAreaField } from "../../shared/ui/Field.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Facts } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { showConnectDialog } from "../../shared/wallet/connectDialog.ts";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { isOwn, plannedStandings, whyNotAcceptedYet, whyNotOpened, whyNotSent, whyNotSigned } from "./planned.ts";
import { SignedList } from "./SignedList.tsx";
import type { Standing } from "./standing.ts";
import { checkBundle } from "./validity.ts";

interface PlannedQuestionProps {
  readonly context: FlowContext;
  readonly bundle: Bundle;
  readonly planned: PlannedNomination;
  readonly onAdd: (bundles: readonly Bundle[]) => void;
  readonly onRemove: () => void;
}

/** A nomination that nobody has opened yet: what it says, who has signed it, and everything that the reader can do about it. */
export function PlannedQuestion({ context, planned, onRemove, ...rest }: PlannedQuestionProps) {
  const { snapshot, now } = context;
  const { domain, changes } = planned;
  const stale = whyNotOpened({ snapshot, now }, planned);
  return (
    <section className="signed-question">
      <div className="signed-question-head">
        <h3>
          {changes ? "A new rate" : isOwn(planned) ? "An application" : "A nomination"} in{" "}
          {domainName(snapshot, domain)}
        </h3>
        <Pill tone={stale === undefined ? "attention" : "bad"}>
          {stale === undefined ? "Not open yet" : "Out of date"}
        </Pill>
        <Button look="plain" size="s" onClick={onRemove}>
          Remove
        </Button>
      </div>
      <Terms context={context} planned={planned} />
      {stale && (
        <Notice tone="warn" title="It can’t be opened">
          <p>{stale}</p>
        </Notice>
      )}
      <Signatures context={context} planned={planned} stale={stale} {...rest} />
    </section>
  );
}

/** All that a signature stands for: the id that is signed is made of exactly this. */
function Terms({ context: { snapshot }, planned }: Pick<PlannedQuestionProps, "context" | "planned">) {
  const { domain, candidate, opener, offer, uri, changes } = planned;
  const { name, sentence } = rulesOf(offer.kind);
  return (
    <>
      <Facts
        facts={[
          ["Candidate", <Person key="candidate" address={candidate} copy />],
          [
            "Domain",
            <Link key="domain" href={`/domains/${domain}`}>
              {domainName(snapshot, domain)}
            </Link>,
          ],
          ["Kind", changes ? undefined : `${name}: ${sentence}`],
          ["Rate", formatRate(offer.rate)],
          ["Supervisor", offer.supervisor && <Person key="supervisor" address={offer.supervisor} />],
          ["Would end", offer.until === undefined ? undefined : <Time key="end" at={offer.until} as="moment" />],
          ["Opened by", isOwn(planned) ? "the candidate, as an application" : <Person key="opener" address={opener} />],
        ]}
      />
      <div className="planned-text">
        <Content uri={uri} />
      </div>
    </>
  );
}

function Signatures({
  context,
  bundle,
  planned,
  stale,
  onAdd,
}: Omit<PlannedQuestionProps, "onRemove"> & { readonly stale: string | undefined }) {
  const { snapshot, now, nameOf } = context;
  const { address: account } = useAccount();
  const review: Signable = {
    id: idOfPlanned(context.contracts, planned),
    question: questionOfPlanned(context.contracts, planned),
  };
  const { data: checked, isError } = useChainQuery({
    key: ["signatures", JSON.stringify([bundle.review, bundle.says, bundle.acceptance]), planned.candidate],
    read: (client) => {
      const read: ReadContract = (call) => client.readContract(call);
      return checkBundle(context, review, bundle, planned.candidate, read);
    },
    keepPrevious: true,
  });
  if (!checked) return <p role="status">{isError ? "The signatures could not be checked." : "Checking…"}</p>;
  const stand = plannedStandings(context, planned, bundle, checked);
  const usable = stand.filter(({ why }) => why === undefined).map(({ say }) => say);
  const acceptance = bundle.acceptance && {
    ...bundle.acceptance,
    why: whyNotAcceptedYet(now, bundle, checked.acceptance),
  };
  const accepted = acceptance && acceptance.why === undefined ? bundle.acceptance : undefined;
  const isCandidate = sameAddress(account, planned.candidate);
  // A candidate who sends it accepts by that; whoever else opens it endorses it by that.
  const given = usable.length + (isOwn(planned) ? 0 : 1);
  const { k = 0, challenge = 0 } = snapshot.domains.get(planned.domain) ?? {};
  const complete = accepted !== undefined && given >= k;
  return (
    <>
      <div>
        <h4>Signed so far</h4>
        <p className="signed-note">{toCome(given, k, accepted !== undefined, challenge > 0)}</p>
        {(stand.length > 0 || acceptance) && (
          <SignedList stand={stand} acceptance={acceptance} candidate={planned.candidate} />
        )}
      </div>
      {stale === undefined && account === undefined && (
        <div>
          <Button onClick={() => showConnectDialog(true)}>Connect to sign</Button>
        </div>
      )}
      {stale === undefined && isCandidate && !accepted && (
        <SignAcceptance
          title="Sign acceptance"
          context={context}
          id={review.id}
          nomination={planned}
          look="primary"
          onSigned={(signed) => onAdd([signed])}
        />
      )}
      {stale === undefined && account && !isCandidate && (
        <Endorsing context={context} review={review} planned={planned} stand={stand} onAdd={onAdd} />
      )}
      <div>
        <h4>Pass it on</h4>
        <p className="signed-note">
          With all signatures so far. Whoever opens the link sees the above, and adds theirs to it.
        </p>
        <SignedBundle bundle={bundle} collected />
      </div>
      <div>
        <h4>Send all of it</h4>
        <FlowButton
          flow={stale === undefined ? conductPlanned(context, planned, usable, accepted) : undefined}
          title="Nominate with signatures"
          look={complete ? "primary" : "quiet"}
          why={stale ?? whyNotSent(planned, account, accepted !== undefined, nameOf)}
          onDone={() => navigate(`/nominations/${review.id}`)}
        />
      </div>
    </>
  );
}

/** What it has, and what it lacks to be issued at once. */
function toCome(given: number, k: number, accepted: boolean, challenged: boolean): string {
  const has = `${given} of ${plural(k, "endorsement")}. ${accepted ? "The candidate accepts." : "The candidate has not signed yet."}`;
  if (given < k || !accepted)
    return `${has} It can be sent before all have signed; the others can still endorse it then.`;
  return `${has} That is all it needs${challenged ? "; once it is sent, the time for objections begins" : ""}.`;
}

interface EndorsingProps extends Pick<PlannedQuestionProps, "context" | "planned" | "onAdd"> {
  readonly review: Signable;
  readonly stand: readonly Standing[];
}

/** A contractor signs an endorsement, with a reason. */
function Endorsing({ context, review, planned, stand, onAdd }: EndorsingProps) {
  const { address: account } = useAccount();
  const [reason, setReason] = useState("");
  if (!account) return null;
  const why = whyNotSigned(context, planned, account, stand);
  if (stand.some(({ say, why }) => why === undefined && sameAddress(say.signer, account)))
    return (
      <details>
        <summary>You have signed. Think otherwise now?</summary>
        <FlowButton flow={voidSignatures(context, review)} title="Void my signature" look="danger" size="s" />
      </details>
    );
  if (why !== undefined) return <p className="flow-why">{why}</p>;
  const deadline = signTermBefore(context.now);
  return (
    <div className="planned-endorsing">
      <TextAreaField
        label="Reason"
        optional
        rows={3}
        value={reason}
        onChange={setReason}
        hint="Public and permanent, beside your name, once it is sent."
      />
      <SignButton
        title="Sign endorsement"
        look="primary"
        effect={`Costs no fee, and changes nothing by itself: your endorsement counts once the nomination is sent with it, until ${formatDateTime(deadline)}, unless you make it void. An account that is a contract can endorse directly once it is open.`}
        now={context.now}
        about={reason.trim()}
        sign={(signer) => signSay(context, review, { signer, act: "endorse", reason: reason.trim(), deadline })}
        onSigned={(signed) => onAdd([signed])}
      />
    </div>
  );
}
