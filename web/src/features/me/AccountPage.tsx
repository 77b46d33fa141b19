import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Columns, Page } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { showConnectDialog } from "../../shared/wallet/connectDialog.ts";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { companySituation } from "./company.ts";
import { CompanyPanel } from "./CompanyPanel.tsx";
import { MovePanel } from "./MovePanel.tsx";
import "./me.css";

/** Through whom the reader bills, who bills through them, and how they come to another address. */
export default function AccountPage() {
  const { address, settling } = useAccount();
  return (
    <Page
      title="Company and address"
      parent={{ to: "/me", label: "Me" }}
      lede="Through whom you bill, who bills through you, and how you move to another address."
      actions={address && <ButtonLink to={`/contractors/${address}`}>Your public page</ButtonLink>}
    >
      <WithChain skeleton={<SkeletonBlock height={360} />}>
        {(context) => {
          if (address) return <Mine key={address} context={context} account={address} />;
          if (settling) return <SkeletonBlock height={360} />;
          return (
            <EmptyState
              title="Nobody is connected"
              action={
                <Button look="primary" onClick={() => showConnectDialog(true)}>
                  Connect
                </Button>
              }
            >
              Whose company and address this is about is told by your wallet.
            </EmptyState>
          );
        }}
      </WithChain>
    </Page>
  );
}

function Mine({ context, account }: { context: FlowContext; account: Address }) {
  const company = <CompanyPanel context={context} account={account} />;
  const move = <MovePanel context={context} account={account} />;
  // Whichever has the form that is filled in gets the room.
  return companySituation(context.snapshot, account) === "company" ? (
    <Columns aside={move}>{company}</Columns>
  ) : (
    <Columns aside={company}>{move}</Columns>
  );
}
