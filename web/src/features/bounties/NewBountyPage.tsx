import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { openBounty } from "../../chain/flows/openBounty.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { formatDate } from "../../shared/format/index.ts";
import { AssetField, ETHER_CHOICE, useChosenAsset } from "../../shared/money/AssetField.tsx";
import { spendable } from "../../shared/money/funds.ts";
import { GiveField } from "../../shared/money/GiveField.tsx";
import { useHeld } from "../../shared/money/useToken.ts";
import { chainStore } from "../../shared/query/chainStore.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Form, TextField } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Columns, Page } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useTouched } from "../../shared/ui/useTouched.ts";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { titleOf } from "./bountyList.ts";
import { DeadlineField } from "./DeadlineField.tsx";
import { DomainField } from "./DomainField.tsx";
import { deadlineOf, newestLike, readBounty, withAsset, type BountyDraft } from "./newBounty.ts";
import { WhatHappens } from "./WhatHappens.tsx";
import "./bounties.css";

const EMPTY: BountyDraft = { title: "", body: "", domain: "", ...ETHER_CHOICE, amount: "", deadline: "30", day: "" };

/** Funds a new bounty. What is typed stays in this browser until it is sent. */
export default function NewBountyPage() {
  return (
    <Page
      title="Fund a bounty"
      parent={{ to: "/bounties", label: "Bounties" }}
      lede="Put up money for work that you want done. You say what counts as done; contractors judge whether it is."
    >
      <WithChain skeleton={<SkeletonBlock height={640} />}>{(context) => <NewBounty context={context} />}</WithChain>
    </Page>
  );
}

function NewBounty({ context }: { context: FlowContext }) {
  const { snapshot, now } = context;
  const { address: account } = useAccount();
  const { name: form, value: draft, change, clear, dirty } = useDraft("bounty", EMPTY);
  const { touched, complain } = useTouched();
  const chosen = useChosenAsset(snapshot, draft);
  const asset = chosen.ok ? chosen.asset : undefined;
  const held = useHeld(account, asset?.address);
  const domain = snapshot.domains.get(Number(draft.domain));
  const max = asset && spendable(asset, held);
  const { input, problems, problem } = readBounty(draft, chosen, max, domain, now);
  const flow = input && asset && openBounty(withAsset(context, asset), input);

  const known = newestLike(snapshot, draft, account);

  const leave = () => {
    // The store is at the receipt's block; this rendering may be older.
    const opened = chainStore.snapshot && newestLike(chainStore.snapshot, draft, account);
    clear();
    navigate(opened ? `/bounties/${opened.id}` : "/bounties");
  };

  return (
    <Columns aside={<WhatHappens domain={domain} deadline={problems.deadline ? undefined : deadlineOf(draft, now)} />}>
      <Form>
        <TextField
          label="Title"
          placeholder="Translate the handbook into Spanish"
          value={draft.title}
          onChange={(title) => change({ title })}
          error={touched ? problems.title : undefined}
        />
        <MarkdownField
          label="What counts as done"
          hint="Markdown. The judges go by these words, and nobody can change them later."
          value={draft.body}
          onChange={(body) => change({ body })}
          error={touched ? problems.body : undefined}
        />
        <DomainField
          domains={snapshot.domains}
          value={draft.domain}
          onChange={(value) => change({ domain: value })}
          error={touched ? problems.domain : undefined}
        />
        <AssetField
          label="Reward in"
          snapshot={snapshot}
          choice={draft}
          onChoice={change}
          chosen={chosen}
          touched={touched}
        />
        {asset && (
          <GiveField
            label="Amount"
            asset={asset}
            text={draft.amount}
            onText={(amount) => change({ amount })}
            held={held}
            touched={touched}
          />
        )}
        <DeadlineField
          draft={draft}
          onChange={change}
          now={now}
          error={touched || draft.day !== "" ? problems.deadline : undefined}
        />
        {known && (
          <Notice tone="warn" title="You have funded a bounty with these words">
            <p>
              It is <Link href={`/bounties/${known.id}`}>{titleOf(known)}</Link>, of {formatDate(known.openedAt)}.
              Sending this opens a second one.
            </p>
          </Notice>
        )}
        <FlowButton flow={flow} title="Fund bounty" form={form} why={problem} onBlocked={complain} onDone={leave} />
        {dirty && (
          <p className="new-bounty-note">
            Kept in this browser until it is sent.
            <Button look="plain" size="s" onClick={clear}>
              Clear the form
            </Button>
          </p>
        )}
      </Form>
    </Columns>
  );
}
