import type { Address } from "viem";

import { invite, leaveCompany, release } from "../../chain/flows/companies.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { Flow } from "../../chain/flows/flow.ts";
import { companyOf, partyAt, peopleOf } from "../../chain/parties.ts";
import { canInvite, canLeaveCompany, canRelease } from "../../chain/permissions.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { AddressForm } from "./AddressForm.tsx";
import { companySituation, invitedBy } from "./company.ts";

interface PanelProps {
  context: FlowContext;
  account: Address;
}

/** The account's side of a company: its own member, or the company itself. */
export function CompanyPanel({ context, account }: PanelProps) {
  switch (companySituation(context.snapshot, account)) {
    case "member":
      return <Membership context={context} account={account} />;
    case "contractor":
      return (
        <Panel title="Company">
          <p>
            You bill for yourself. A company is an account of its own, without clearances: when one invites you, its
            invitation waits for you under Me.
          </p>
        </Panel>
      );
    case "company":
      return <Company context={context} account={account} />;
  }
}

function Membership({ context, account }: PanelProps) {
  const { snapshot, now } = context;
  const company = companyOf(snapshot, account);
  const verdict = canLeaveCompany({ snapshot, account, now });
  return (
    <Panel title="Company">
      <p>
        You bill through {company ? <Person address={company.account} inSentence /> : "a company"}, and all who do share
        one voice.
      </p>
      <FlowButton
        flow={leaveCompany(context, account)}
        title="Leave"
        look="danger"
        why={verdict.ok ? undefined : verdict.reason}
      />
    </Panel>
  );
}

function Company({ context, account }: PanelProps) {
  const { snapshot, now } = context;
  const asker = { snapshot, account, now };
  const party = partyAt(snapshot, account);
  const people = party ? peopleOf(snapshot, party) : [];
  const invited = invitedBy(snapshot, account);
  return (
    <>
      <Panel title="People" note="Who bills through you. All of them share one voice.">
        {people.length === 0 ? (
          <p className="me-quiet">
            Nobody bills through you. Once somebody whom you invited has joined, you are a company.
          </p>
        ) : (
          <ul className="account-steps">
            {people.map((one) => {
              const verdict = canRelease(asker, one);
              return (
                <Step
                  key={one}
                  address={one}
                  flow={release(context, one)}
                  title="Let go"
                  why={verdict.ok ? undefined : verdict.reason}
                />
              );
            })}
          </ul>
        )}
      </Panel>
      <Panel title="Invite" note="Contractors join, with their clearances; the company itself holds none.">
        {invited.length > 0 && (
          <ul className="account-steps">
            {invited.map((one) => (
              <Step key={one} address={one} note="invited" flow={invite(context, one, false)} title="Take back" />
            ))}
          </ul>
        )}
        <AddressForm
          draft={`invite.${account}`}
          label="Whom to invite"
          hint="Their address. Nothing changes until they join."
          title="Invite"
          missing="Enter whom to invite."
          allowed={(other) => canInvite(asker, other)}
          flowFor={(other) => invite(context, other, true)}
        />
      </Panel>
    </>
  );
}

interface StepProps {
  address: Address;
  note?: string;
  flow: Flow;
  title: string;
  why?: string | undefined;
}

/** Somebody, and what can be done; the step is opened first, so that it is not pressed in passing. */
function Step({ address, note, flow, title, why }: StepProps) {
  return (
    <li>
      <span>
        <Person address={address} /> {note && <span className="me-note">{note}</span>}
      </span>
      <details>
        <summary>{title}</summary>
        <FlowButton flow={flow} title={title} look="danger" size="s" why={why} />
      </details>
    </li>
  );
}
