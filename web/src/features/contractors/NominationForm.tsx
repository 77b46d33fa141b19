import { useEffect, useState } from "react";
import { zeroAddress, type Address } from "viem";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { nominate, type NominateInput } from "../../chain/flows/nominate.ts";
import { canNominate, wouldChangeTerms, type Asker } from "../../chain/permissions.ts";
import { isRunning } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { OfferFields } from "../../shared/contractors/OfferFields.tsx";
import { readOffer } from "../../shared/contractors/offers.ts";
import { rateWarning } from "../../shared/contractors/rates.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { chainStore } from "../../shared/query/chainStore.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { judgingSentence } from "../../shared/review/words.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { AmountField } from "../../shared/ui/AmountField.tsx";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DraftNote } from "../../shared/ui/DraftNote.tsx";
import { Form, TextField } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Columns, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { rateRange, tooFewSentence } from "./domains.ts";
import { ChangeNotice, DomainChoice, FormStep, Judges, KnownAs, OwnAccount } from "./NominationFields.tsx";
import {
  EMPTY,
  missingSentence,
  RATE_DECIMALS,
  readCandidate,
  readDomain,
  readRate,
  readText,
} from "./nominationForm.ts";
import { PrepareSigned } from "./PrepareSigned.tsx";
import { BountiesNeedNone, WhatHappensNext } from "./WhatHappensNext.tsx";

interface NominationFormProps {
  context: FlowContext;
  /** `apply`: for oneself. `nominate`: by a sponsor, for somebody else. */
  kind: "apply" | "nominate";
}

/** One form for both ways to a clearance. What is typed is kept in the browser until it was sent. */
export function NominationForm({ context, kind }: NominationFormProps) {
  const { snapshot, now } = context;
  const { address: me, settling } = useAccount();
  const applies = kind === "apply";
  const { name: form, value, change, clear, dirty } = useDraft(kind, EMPTY);
  const [touched, setTouched] = useState(false);
  const [wantedDomain, wantDomain] = useQueryParam("domain");
  const [wantedCandidate] = useQueryParam("for");
  useEffect(() => {
    if (wantedDomain) change({ domain: wantedDomain });
  }, [wantedDomain, change]);
  useEffect(() => {
    if (wantedCandidate && !applies) change({ candidate: wantedCandidate });
  }, [wantedCandidate, applies, change]);

  const domain = readDomain(snapshot, value.domain || (applies ? "" : onlyDomainOf(snapshot, me, now)));
  const chosen = domain.ok ? snapshot.domains.get(domain.value) : undefined;
  const typedCandidate = readCandidate(value.candidate);
  const candidate = applies ? me : typedCandidate.ok ? typedCandidate.value : undefined;
  const rate = readRate(value.rate);
  const changes =
    chosen !== undefined && candidate !== undefined && wouldChangeTerms(snapshot, chosen.id, candidate, now);
  const offer = readOffer(snapshot, chosen, value, now);
  const slip = chosen && rate.ok ? rateWarning(snapshot, chosen, rate.value) : undefined;
  const text = readText(value.text);
  const missing = missingSentence([
    ["a domain", domain],
    ...(applies ? [] : ([["the candidate", typedCandidate]] as const)),
    ...(changes || offer.ok ? [] : ([[offer.field === "lastDay" ? "a last day" : "a supervisor", offer]] as const)),
    ["a rate", rate],
    ["a few words", text],
  ]);

  const asker: Asker = { snapshot, account: me, now };
  const verdict = chosen && candidate && me ? canNominate(asker, chosen.id, candidate) : undefined;
  const tooFew = chosen && tooFewSentence(chosen);
  const forbidden = tooFew ?? (verdict && !verdict.ok ? verdict.reason : undefined);
  const terms = changes
    ? { kind: "None" as const, until: undefined, supervisor: undefined }
    : offer.ok
      ? offer.value
      : undefined;
  const complete = domain.ok && rate.ok && text.ok && terms !== undefined && (applies || typedCandidate.ok);
  // Before anybody is connected the sentence of effect is shown all the same; it can't be sent then.
  const input: NominateInput | undefined = complete
    ? {
        domain: domain.value,
        candidate: candidate ?? zeroAddress,
        offer: { ...terms, rate: rate.value },
        text: text.value,
      }
    : undefined;
  const flow = input && nominate(context, me ?? zeroAddress, input);

  const startOver = () => {
    clear();
    wantDomain("");
  };
  const leave = () => {
    const opened = me && chosen && candidate && newestBy(me, candidate, chosen.id);
    clear();
    navigate(opened ? `/nominations/${opened}` : "/contractors");
  };

  const complaint = (read: { ok: boolean; reason?: string }, typed: string) =>
    !read.ok && (touched || typed.trim() !== "") ? read.reason : undefined;
  const own = !applies && candidate !== undefined && sameAddress(candidate, me);

  const asksRate = applies && changes;
  const step = (number: number) => (applies ? number : undefined);
  const next = <WhatHappensNext now={now} domain={chosen} kind={kind} changes={changes} />;

  return (
    <Columns
      aside={applies ? changes ? <AnotherRate /> : <IsItForYou /> : <Panel title="What happens next">{next}</Panel>}
    >
      <Form onSubmit={() => setTouched(true)}>
        {applies ? (
          <FormStep number={1} title="Your account" done={me !== undefined}>
            <OwnAccount account={me} settling={settling} />
          </FormStep>
        ) : (
          <div className="candidate">
            <TextField
              label="Candidate’s address"
              hint="The account that would be cleared and paid. They must accept the offer themselves."
              spellCheck={false}
              className="mono"
              placeholder="0x…"
              value={value.candidate}
              onChange={(text) => change({ candidate: text })}
              error={complaint(typedCandidate, value.candidate)}
            />
            {candidate && !own && (
              <p className="candidate-known">
                <Person address={candidate} /> <KnownAs snapshot={snapshot} now={now} candidate={candidate} />
              </p>
            )}
            {own && (
              <Notice tone="warn" title="That is you.">
                <p>
                  A nomination by yourself is an application: <Link href="/apply">apply instead</Link>.
                </p>
              </Notice>
            )}
          </div>
        )}
        <FormStep
          number={step(2)}
          title={asksRate ? "Where you are cleared" : "Where you want to work"}
          done={domain.ok}
        >
          <DomainChoice
            snapshot={snapshot}
            now={now}
            value={chosen ? String(chosen.id) : ""}
            onChange={wantDomain}
            me={me}
            applies={applies}
            error={touched && !domain.ok ? domain.reason : undefined}
          />
          {tooFew && (
            <Notice
              tone="warn"
              title="Nobody can be approved there now"
              action={
                <ButtonLink to={admissionPath(chosen.id, candidate)} size="s">
                  Propose the admission
                </ButtonLink>
              }
            >
              <p>
                {tooFew} Stakeholders can admit {applies ? "you" : "the candidate"}, too: that is proposed and voted on.
              </p>
            </Notice>
          )}
          {chosen && !tooFew && (
            <p className="who-judges">
              {judgingSentence(chosen, applies ? "An application" : "A nomination")}{" "}
              <Judges snapshot={snapshot} domain={chosen} candidate={candidate} now={now} />
            </p>
          )}
        </FormStep>
        <FormStep
          number={step(3)}
          title={asksRate ? "Your new rate" : "Your terms"}
          done={rate.ok && (changes || offer.ok)}
        >
          {changes ? (
            <ChangeNotice snapshot={snapshot} domain={chosen} candidate={candidate} now={now} own={applies} />
          ) : (
            <OfferFields
              snapshot={snapshot}
              domain={chosen}
              now={now}
              draft={value}
              onChange={change}
              error={(field) => (!offer.ok && offer.field === field && touched ? offer.reason : undefined)}
            />
          )}
          <AmountField
            label={
              asksRate
                ? "Your new rate, US dollars an hour"
                : applies
                  ? "Your rate, US dollars an hour"
                  : "Rate, US dollars an hour"
            }
            hint={
              chosen && chosen.members.length > 0
                ? `Contractors of ${chosen.name} have ${rateRange(snapshot, chosen)}. The rate is what is agreed by this, and public.`
                : "The rate is what is agreed by this, and public."
            }
            text={value.rate}
            onText={(text) => change({ rate: text })}
            decimals={RATE_DECIMALS}
            symbol="USD / h"
            touched={touched}
            error={complaint(rate, value.rate)}
          />
          {slip && (
            <Notice tone="warn" title="That is far above all others">
              <p>{slip}</p>
            </Notice>
          )}
        </FormStep>
        <FormStep number={step(4)} title={asksRate ? "Why" : "About you"} done={text.ok}>
          <MarkdownField
            label={changes ? "Why another rate" : applies ? "About you and your work" : "Why they should be cleared"}
            hint={
              changes
                ? "What has changed since the last one was agreed, with links. Markdown. Public, and permanent."
                : applies
                  ? "What you have done, with links; what you want to do. Markdown. Public, and permanent."
                  : "What they have done, with links; what you would like them to do. Markdown. Public, and permanent."
            }
            value={value.text}
            onChange={(text) => change({ text })}
            error={complaint(text, value.text)}
          />
        </FormStep>
        <FormStep number={step(5)} title="Send it" done={false}>
          {applies && (
            <div className="form-step-next">
              <p className="field-label">What happens next</p>
              {next}
            </div>
          )}
          <FlowButton
            flow={own ? undefined : flow}
            title={flow?.title ?? (changes ? "Ask for the rate" : applies ? "Apply" : "Nominate")}
            form={form}
            why={forbidden ?? (own ? "Nobody nominates themselves here." : missing)}
            onBlocked={forbidden ? undefined : () => setTouched(true)}
            onDone={leave}
          />
          <details className="prepare">
            <summary>Collect signatures first, and send all of it in one transaction</summary>
            {me && input && !own && !forbidden ? (
              <PrepareSigned context={context} account={me} input={input} applies={applies} />
            ) : (
              <p className="row-note">Possible once all of the above is filled in, and an account is connected.</p>
            )}
          </details>
          {dirty && <DraftNote onClear={startOver} />}
        </FormStep>
      </Form>
    </Columns>
  );
}

/** What else there is, for somebody who does not know yet what a clearance is for. */
function IsItForYou() {
  return (
    <Panel title="Is this for you?">
      <div className="is-it-for-you">
        <p>
          A clearance says that the contractors of a domain know you and your work. You are listed among them with the
          rate that was agreed, whoever judges a claim of yours sees it, and most kinds judge nominations and claims.
        </p>
        <p>It pays nothing by itself: work is paid by bounties, and by what stakeholders decide.</p>
        <BountiesNeedNone />
        <p>
          Do you know a contractor of the domain? They can nominate you, which counts as the first endorsement. To put
          somebody else forward, <Link href="/nominate">nominate them</Link>.
        </p>
      </div>
    </Panel>
  );
}

/** What a change of the rate means, and what it leaves as it is. */
function AnotherRate() {
  return (
    <Panel title="What changes">
      <div className="is-it-for-you">
        <p>Only the rate, and only once the contractors of the domain agree. Until then the one that you have holds.</p>
        <p>
          The new rate holds from the first of the month (UTC) after it is set. Your clearance, its kind and your voice
          stay as they are.
        </p>
      </div>
    </Panel>
  );
}

/** Where stakeholders are asked to admit somebody themselves. */
function admissionPath(domain: number, account: Address | undefined): string {
  return `/proposals/new?template=admit&domain=${domain}${account ? `&account=${account}` : ""}`;
}

/** The domain of somebody who works in one only; empty otherwise. */
function onlyDomainOf(snapshot: Snapshot, account: Address | undefined, now: number): string {
  const running = account
    ? (snapshot.contractors.get(account)?.clearances.filter((clearance) => isRunning(clearance, now)) ?? [])
    : [];
  return running.length === 1 && running[0] ? String(running[0].domain) : "";
}

/** The id of the nomination that was just opened; the store is at the receipt's block already. */
function newestBy(opener: Address, candidate: Address, domain: number): string | undefined {
  return Array.from(chainStore.snapshot?.nominations.values() ?? []).findLast(
    (one) => one.domain === domain && sameAddress(one.opener, opener) && sameAddress(one.candidate, candidate),
  )?.id;
}
