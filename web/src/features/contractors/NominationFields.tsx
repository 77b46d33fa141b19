// Parts of the form of applications and nominations.
import type { ReactNode } from "react";
import type { Address } from "viem";
import { Link } from "wouter";

import { clearanceOf, isCleared, rateAt } from "../../chain/states.ts";
import type { Domain, Snapshot } from "../../chain/types.ts";
import { formatRate, plural } from "../../shared/format/index.ts";
import { ruleLength } from "../../shared/review/words.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { ChoiceField } from "../../shared/ui/Field.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { People, Person } from "../../shared/ui/Person.tsx";
import { showConnectDialog } from "../../shared/wallet/connectDialog.ts";
import { judgesOf, rateRange, voicesWords } from "./domains.ts";

interface FormStepProps {
  /** Of an application, which is walked through; without it there is no heading. */
  number: number | undefined;
  title: string;
  /** Whether nothing is missing in it. */
  done: boolean;
  children: ReactNode;
}

/** One step of the way, numbered; done ones say so. */
export function FormStep({ number, title, done, children }: FormStepProps) {
  if (number === undefined) return children;
  return (
    <section className="form-step">
      <h2 className="form-step-title">
        <span className="form-step-number">{number}</span> {title}
        {done && <span className="form-step-done"> done</span>}
      </h2>
      {children}
    </section>
  );
}

/** Who is about to apply. What is typed below is kept while they connect. */
export function OwnAccount({ account, settling }: { account: Address | undefined; settling: boolean }) {
  if (account)
    return (
      <p className="form-step-text">
        <Person address={account} copy /> would be cleared, and paid. Contractors judge people whom they know:{" "}
        <Link href="/me/profile">say who you are</Link> in your profile. It is shown beside your application, as
        unchecked.
      </p>
    );
  return (
    <>
      <p className="form-step-text">
        The account that you connect is the one that would be cleared, and paid. You can fill in the rest first: what
        you type is kept in this browser, also over a reload.
      </p>
      <div>
        <Button busy={settling} onClick={() => showConnectDialog(true)}>
          Connect your account
        </Button>
      </div>
    </>
  );
}

/** Who would judge, by name. */
export function Judges({
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
export function ChangeNotice({ snapshot, domain, candidate, now, own }: ChangeNoticeProps) {
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

export function DomainChoice({ snapshot, now, value, onChange, me, applies, error }: DomainChoiceProps) {
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
  const facts = `${plural(domain.members.length, "contractor")}; ${voicesWords(snapshot, domain, now)}; ${rateRange(snapshot, domain)}. ${plural(domain.k, "endorsement")} to be cleared${
    domain.challenge === 0 ? "" : `, then ${ruleLength(domain.challenge)} for objections`
  }.`;
  if (!me) return facts;
  const cleared = isCleared(snapshot, domain.id, me, now);
  if (applies) return cleared ? `You are cleared here; ask for another rate. ${facts}` : facts;
  return cleared
    ? `You can nominate here. ${facts}`
    : `You are not in this domain, so you can’t nominate here. ${facts}`;
}

/** Where the candidate is cleared already. */
export function KnownAs({ snapshot, now, candidate }: { snapshot: Snapshot; now: number; candidate: Address }) {
  const domains = [...snapshot.domains.values()].filter(({ id }) => isCleared(snapshot, id, candidate, now));
  if (domains.length === 0) return <span className="row-note">not cleared anywhere yet</span>;
  return <span className="row-note">cleared in {domains.map(({ name }) => name).join(", ")}</span>;
}
