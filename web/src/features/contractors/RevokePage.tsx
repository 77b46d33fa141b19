import { useState } from "react";
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { openRevocation } from "../../chain/flows/revocation.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { chainStore } from "../../shared/query/chainStore.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DraftNote } from "../../shared/ui/DraftNote.tsx";
import { Form } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Columns, Panel } from "../../shared/ui/Page.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { AskedDomainField } from "./AskedDomainField.tsx";
import { missingSentence, readText } from "./nominationForm.ts";
import { chosenDomain, newestRequest, revocableDomains } from "./requestForm.ts";
import { RequestPage } from "./RequestPage.tsx";

const EMPTY = { domain: "", text: "" };

/** A contractor asks their domain to take somebody's clearance back. */
export default function RevokePage() {
  return (
    <RequestPage title="Ask to revoke" lede="Asks a domain to take the clearance back from">
      {(context, account) => <RevokeForm key={account} context={context} account={account} />}
    </RequestPage>
  );
}

function RevokeForm({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const { address: me } = useAccount();
  const { name: form, value, change, clear, dirty } = useDraft(`revoke.${account}`, EMPTY);
  const [touched, setTouched] = useState(false);
  const domains = revocableDomains({ snapshot, account: me, now }, account);
  const chosen = chosenDomain(domains, value.domain);
  const text = readText(value.text);

  if (!chosen) {
    return (
      <EmptyState
        title="There is nothing to take back"
        action={<ButtonLink to={`/contractors/${account}`}>See their page</ButtonLink>}
      >
        This account holds no clearance.
      </EmptyState>
    );
  }
  const { domain } = chosen;
  // Before anybody is connected the form can be written all the same.
  const forbidden = me ? chosen.forbidden : undefined;
  const leave = () => {
    const { snapshot: latest } = chainStore;
    const opened = newestRequest(
      latest?.revocations,
      me,
      (one) => one.domain === domain && sameAddress(one.account, account),
    );
    clear();
    navigate(opened ? `/revocations/${opened}` : `/contractors/${account}`);
  };
  return (
    <Columns
      aside={
        <Panel title="What happens next">
          <RevocationSteps k={snapshot.domains.get(domain)?.k ?? 1} />
        </Panel>
      }
    >
      <Form onSubmit={() => setTouched(true)}>
        <AskedDomainField
          snapshot={snapshot}
          legend="Clearance"
          domains={domains}
          value={domain}
          onChange={(id) => change({ domain: id })}
          connected={me !== undefined}
        />
        <MarkdownField
          label="Reasons"
          hint="What happened, with links that others can check. Markdown. Public, and permanent."
          value={value.text}
          onChange={(typed) => change({ text: typed })}
          error={!text.ok && (touched || value.text.trim() !== "") ? text.reason : undefined}
        />
        <FlowButton
          flow={text.ok ? openRevocation(context, domain, account, text.value) : undefined}
          title="Ask to revoke"
          look="danger"
          form={form}
          why={forbidden ?? missingSentence([["the reasons", text]])}
          onBlocked={forbidden ? undefined : () => setTouched(true)}
          onDone={leave}
        />
        {dirty && <DraftNote onClear={clear} />}
      </Form>
    </Columns>
  );
}

function RevocationSteps({ k }: { k: number }) {
  return (
    <>
      <ol className="next-steps">
        <li>Asking is your endorsement. What you write is public at once.</li>
        <li>
          {k === 1
            ? "That suffices in this domain: the clearance is suspended."
            : `With ${k} endorsements the clearance is suspended: no bills, no voice.`}
        </li>
        <li>
          For at least 7 days more others can object, and the contractor can appeal, at any time until then. An appeal,
          or {k} {k === 1 ? "objection" : "objections"}, puts it before the stakeholders.
        </li>
        <li>If nothing stands against it, anyone carries it out and the clearance ends.</li>
      </ol>
      <p className="row-note">
        If it is rejected, the suspension is lifted, the clearance is as it was, and no other revocation suspends it for
        180 days.
      </p>
    </>
  );
}
