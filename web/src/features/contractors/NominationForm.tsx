import { useEffect, useState } from "react";
import { zeroAddress, type Address } from "viem";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { nominate } from "../../chain/flows/nominate.ts";
import { canNominate, wouldChangeTerms, type Asker } from "../../chain/permissions.ts";
import { clearanceOf, isCleared, isRunning, rateAt } from "../../chain/states.ts";
import type { Domain, Snapshot } from "../../chain/types.ts";
import { OfferFields } from "../../shared/contractors/OfferFields.tsx";
import { readOffer } from "../../shared/contractors/offers.ts";
import { rateWarning } from "../../shared/contractors/rates.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { formatRate, plural } from "../../shared/format/index.ts";
import { chainStore } from "../../shared/query/chainStore.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { judgingSentence } from "../../shared/review/words.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { AmountField } from "../../shared/ui/AmountField.tsx";
import { ChoiceField, Form, TextField } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Columns, Panel } from "../../shared/ui/Page.tsx";
import { People, Person } from "../../shared/ui/Person.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { DraftNote } from "./DraftNote.tsx";
import { judgesOf, rateRange, tooFewSentence } from "./domains.ts";
import {
  EMPTY,
  missingSentence,
  RATE_DECIMALS,
  readCandidate,
  readDomain,
  readRate,
  readText,
} from "./nominationForm.ts";
import { WhatHappensNext } from "./WhatHappensNext.tsx";

interface NominationFormProps {
  context: FlowContext;
  /** `apply`: for oneself. `nominate`: by a sponsor, for somebody else. */
  kind: "apply" | "nominate";
}

/** One form for both ways to a clearance. What is typed is kept in the browser until it was sent. */
export function NominationForm({ context, kind }: NominationFormProps) {
  const { snapshot, now } = context;
  const { address: me } = useAccount();
  const applies = kind === "apply";
  const { name: form, value, change, clear, dirty } = useDraft(kind, EMPTY);
  const [touched, setTouched] = useState(false);
  const [wantedDomain] = useQueryParam("domain");
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
  const forbidden = verdict && !verdict.ok ? verdict.reason : undefined;
  const terms = changes
    ? { kind: "None" as const, until: undefined, supervisor: undefined }
    : offer.ok
      ? offer.value
      : undefined;
  const complete = domain.ok && rate.ok && text.ok && terms !== undefined && (applies || typedCandidate.ok);
  // Before anybody is connected the sentence of effect is shown all the same; it can't be sent then.
  const flow = complete
    ? nominate(context, me ?? zeroAddress, {
        domain: domain.value,
        candidate: candidate ?? zeroAddress,
        offer: { ...terms, rate: rate.value },
        text: text.value,
      })
    : undefined;

  const leave = () => {
    const opened = me && chosen && candidate && newestBy(me, candidate, chosen.id);
    clear();
    navigate(opened ? `/nominations/${opened}` : "/contractors");
  };

  const complaint = (read: { ok: boolean; reason?: string }, typed: string) =>
    !read.ok && (touched || typed.trim() !== "") ? read.reason : undefined;
  const own = !applies && candidate !== undefined && sameAddress(candidate, me);

  return (
    <Columns
      aside={
        <Panel title="What happens next">
          <WhatHappensNext now={now} domain={chosen} kind={kind} />
        </Panel>
      }
    >
      <Form onSubmit={() => setTouched(true)}>
        {!applies && (
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
        <DomainChoice
          snapshot={snapshot}
          now={now}
          value={chosen ? String(chosen.id) : ""}
          onChange={(id) => change({ domain: id })}
          me={me}
          applies={applies}
          error={touched && !domain.ok ? domain.reason : undefined}
        />
        {chosen && tooFewSentence(chosen) && (
          <Notice tone="warn" title="It can’t be approved there now">
            <p>{tooFewSentence(chosen)} A nomination that is opened before that can never pass.</p>
          </Notice>
        )}
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
        {chosen && !tooFewSentence(chosen) && (
          <p className="who-judges">
            {judgingSentence(chosen, applies ? "An application" : "A nomination")}{" "}
            <Judges snapshot={snapshot} domain={chosen} candidate={candidate} now={now} />
          </p>
        )}
        <AmountField
          label={applies ? "Your rate, US dollars an hour" : "Rate, US dollars an hour"}
          hint={
            chosen && chosen.members.length > 0
              ? `Contractors of ${chosen.name} have ${rateRange(snapshot, chosen)}. The rate is fixed by this and public.`
              : "The rate is fixed by this and public."
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
        <MarkdownField
          label={applies ? "About you and your work" : "Why they should be cleared"}
          hint={
            applies
              ? "What you have done, with links; what you want to do. Markdown. Public, and permanent."
              : "What they have done, with links; what you would like them to do. Markdown. Public, and permanent."
          }
          value={value.text}
          onChange={(text) => change({ text })}
          error={complaint(text, value.text)}
        />
        <FlowButton
          flow={own ? undefined : flow}
          title={flow?.title ?? (changes ? "Ask for the rate" : applies ? "Apply" : "Nominate")}
          form={form}
          why={forbidden ?? (own ? "Nobody nominates themselves here." : missing)}
          onBlocked={forbidden ? undefined : () => setTouched(true)}
          onDone={leave}
        />
        {dirty && <DraftNote onClear={clear} />}
      </Form>
    </Columns>
  );
}

/** Who would judge, by name. */
function Judges({
  snapshot,
  domain,
  candidate,
  now,
}: {
  snapshot: Snapshot;
  domain: Domain;
  candidate: Address | undefined;
  now: number;
}) {
  const judges = judgesOf(snapshot, domain, candidate, now);
  return judges.length === 0 ? null : (
    <>
      They are <People addresses={judges} />.
    </>
  );
}

interface ChangeNoticeProps {
  snapshot: Snapshot;
  domain: Domain;
  candidate: Address;
  now: number;
  own: boolean;
}

/** Says that the candidate is cleared there, so that only the rate is asked about. */
function ChangeNotice({ snapshot, domain, candidate, now, own }: ChangeNoticeProps) {
  const clearance = clearanceOf(snapshot, domain.id, candidate);
  return (
    <Notice title={own ? `You are cleared in ${domain.name}` : `They are cleared in ${domain.name}`}>
      <p>
        {clearance && `The rate is ${formatRate(rateAt(clearance, now))} now. `}
        This asks for another one; it would begin with the month (UTC) after it is issued. Everything else stays.
      </p>
    </Notice>
  );
}

interface DomainChoiceProps {
  snapshot: Snapshot;
  now: number;
  value: string;
  onChange: (id: string) => void;
  me: Address | undefined;
  applies: boolean;
  error: string | undefined;
}

function DomainChoice({ snapshot, now, value, onChange, me, applies, error }: DomainChoiceProps) {
  const open = [...snapshot.domains.values()].filter(({ retiredAt }) => retiredAt === undefined);
  const options = open.map((domain) => ({
    value: String(domain.id),
    label: domain.name,
    hint: domainHint(snapshot, domain, me, applies, now),
  }));
  return (
    <div className="domain-choice">
      <ChoiceField legend="Domain" value={value} onChange={onChange} options={options} />
      <p className="field-error" aria-live="polite">
        {error}
      </p>
    </div>
  );
}

function domainHint(
  snapshot: Snapshot,
  domain: Domain,
  me: Address | undefined,
  applies: boolean,
  now: number,
): string {
  const facts = `${plural(domain.members.length, "contractor")}, ${rateRange(snapshot, domain)}. ${plural(domain.k, "endorsement")} to be cleared.`;
  if (!me) return facts;
  const cleared = isCleared(snapshot, domain.id, me, now);
  if (applies) return cleared ? `You are cleared here; ask for another rate. ${facts}` : facts;
  return cleared
    ? `You can nominate here. ${facts}`
    : `You are not in this domain, so you can’t nominate here. ${facts}`;
}

/** Where the candidate is cleared already. */
function KnownAs({ snapshot, now, candidate }: { snapshot: Snapshot; now: number; candidate: Address }) {
  const domains = [...snapshot.domains.values()].filter(({ id }) => isCleared(snapshot, id, candidate, now));
  if (domains.length === 0) return <span className="row-note">not cleared anywhere yet</span>;
  return <span className="row-note">cleared in {domains.map(({ name }) => name).join(", ")}</span>;
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
