import type { ReactNode } from "react";
import { getAddress, isAddress, type Address } from "viem";
import { useParams } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { Page } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { NoAddressPage } from "../../shared/ui/StandInPages.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import "./contractors.css";

interface RequestPageProps {
  title: string;
  /** What is asked, up to the name of whom it is about. */
  lede: string;
  children: (context: FlowContext, account: Address) => ReactNode;
}

/** The page of a form about the contractor whose address is in the location. */
export function RequestPage({ title, lede, children }: RequestPageProps) {
  const { address = "" } = useParams<{ address: string }>();
  if (!isAddress(address, { strict: false })) {
    return <NoAddressPage parent={{ to: "/contractors", label: "Contractors" }} wayOn="See all contractors" />;
  }
  const account = getAddress(address);
  return (
    <Page
      title={title}
      parent={{ to: `/contractors/${account}`, label: "The contractor" }}
      lede={
        <>
          {lede} <Person address={account} inSentence />
        </>
      }
    >
      <WithChain skeleton={<SkeletonBlock height={480} />}>{(context) => children(context, account)}</WithChain>
    </Page>
  );
}
