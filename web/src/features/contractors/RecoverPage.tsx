import { useState } from "react";
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { recover } from "../../chain/flows/moves.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { readAddress } from "../../shared/format/index.ts";
import { chainStore } from "../../shared/query/chainStore.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DraftNote } from "../../shared/ui/DraftNote.tsx";
import { Form, TextField } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Columns, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { AskedDomainField } from "./AskedDomainField.tsx";
import { missingSentence, readText } from "./nominationForm.ts";
import { chosenDomain, newestRequest, recoverableDomains } from "./requestForm.ts";
import { RequestPage } from "./RequestPage.tsx";

const EMPTY = { domain: "", to: "", text: "" };

/** A contractor asks that somebody whose key is lost be moved to a new address. */
export default function RecoverPage() {
  return (
    <RequestPage title="The key is lost" lede="Asks a domain to give a new address to">
      {(context, account) => <RecoverForm key={account} context={context} account={account} />}
    </RequestPage>
  );
}

function RecoverForm({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const { address: me } = useAccount();
  const { name: form, value, change, clear, dirty } = useDraft(`recover.${account}`, EMPTY);
  const [touched, setTouched] = useState(false);
  const to = readAddress(value.to, "Enter the new address.");
  const asker = { snapshot, account: me, now };
  const domains = recoverableDomains(asker, account, to.ok ? to.value : undefined);
  const chosen = chosenDomain(domains, value.domain);
  const text = readText(value.text);

  if (!chosen) {
    return (
      <EmptyState
        title="Nobody can decide about this"
        action={<ButtonLink to={`/contractors/${account}`}>See their page</ButtonLink>}
      >
        This account holds no clearance: no domain here can tell who it was.
      </EmptyState>
    );
  }
  const { domain } = chosen;
  // Before anybody is connected the form can be written all the same.
  const forbidden = me ? chosen.forbidden : undefined;
  const leave = () => {
    const { snapshot: latest } = chainStore;
    const opened = newestRequest(latest?.recoveries, me, (one) => sameAddress(one.from, account));
    clear();
    navigate(opened ? `/recoveries/${opened}` : `/contractors/${account}`);
  };
  return (
    <Columns
      aside={
        <Panel title="What happens next">
          <RecoverySteps where={domainName(snapshot, domain)} k={snapshot.domains.get(domain)?.k ?? 1} />
        </Panel>
      }
    >
      <Form onSubmit={() => setTouched(true)}>
        <AskedDomainField
          snapshot={snapshot}
          legend="Who decides"
          domains={recoverableDomains(asker, account)}
          value={domain}
          onChange={(id) => change({ domain: id })}
          connected={me !== undefined}
        />
        <TextField
          label="New address"
          hint="Make sure that it is theirs, in a way that does not depend on the lost key. It must never have been used here."
          spellCheck={false}
          className="mono"
          placeholder="0x…"
          value={value.to}
          onChange={(typed) => change({ to: typed })}
          error={!to.ok && (touched || value.to.trim() !== "") ? to.reason : undefined}
        />
        {to.ok && (
          <p>
            <Person address={to.value} />
          </p>
        )}
        <MarkdownField
          label="Reasons"
          hint="How you know that the key is lost, and whose the new address is. Markdown. Public, and permanent."
          value={value.text}
          onChange={(typed) => change({ text: typed })}
          error={!text.ok && (touched || value.text.trim() !== "") ? text.reason : undefined}
        />
        <FlowButton
          flow={
            to.ok && text.ok ? recover(context, { domain, from: account, to: to.value, text: text.value }) : undefined
          }
          title="Ask to move"
          form={form}
          why={
            forbidden ??
            missingSentence([
              ["the new address", to],
              ["the reasons", text],
            ])
          }
          onBlocked={forbidden ? undefined : () => setTouched(true)}
          onDone={leave}
        />
        {dirty && <DraftNote onClear={clear} />}
      </Form>
    </Columns>
  );
}

function RecoverySteps({ where, k }: { where: string; k: number }) {
  return (
    <>
      <ol className="next-steps">
        <li>Asking is your endorsement. What you write is public at once.</li>
        {k > 1 && (
          <li>
            It takes {k} endorsements by contractors of {where}: of all their domains, one that asks for the most.
          </li>
        )}
        <li>
          Then 14 days remain. Until their end whoever still has the key can appeal, and others object: an appeal, or{" "}
          {k} {k === 1 ? "objection" : "objections"}, puts it before the stakeholders.
        </li>
        <li>If nothing stands against it, anyone carries it out, within 270 days of your asking.</li>
      </ol>
      <p className="row-note">
        Clearances, their history and the company move. Money credited to the old address stays its own.
      </p>
    </>
  );
}
