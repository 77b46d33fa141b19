import type { ReactNode } from "react";
import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Page } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { showConnectDialog } from "../../shared/wallet/connectDialog.ts";
import { useAccount } from "../../shared/wallet/useAccount.ts";

interface OwnPageProps {
  title: string;
  lede: string;
  /** Pixels that the content takes, about. */
  height: number;
  /** What a wallet is needed for here. */
  unconnected: string;
  children: (context: FlowContext, account: Address) => ReactNode;
}

/** A page below Me that is about the account which is connected. */
export function OwnPage({ title, lede, height, unconnected, children }: OwnPageProps) {
  const { address, settling } = useAccount();
  return (
    <Page
      title={title}
      parent={{ to: "/me", label: "Me" }}
      lede={lede}
      actions={address && <ButtonLink to={`/contractors/${address}`}>Your public page</ButtonLink>}
    >
      <WithChain skeleton={<SkeletonBlock height={height} />}>
        {(context) => {
          if (address) return children(context, address);
          if (settling) return <SkeletonBlock height={height} />;
          return (
            <EmptyState
              title="Nobody is connected"
              action={
                <Button look="primary" onClick={() => showConnectDialog(true)}>
                  Connect
                </Button>
              }
            >
              {unconnected}
            </EmptyState>
          );
        }}
      </WithChain>
    </Page>
  );
}
