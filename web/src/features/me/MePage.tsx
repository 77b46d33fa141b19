import { lazy, Suspense, useMemo } from "react";
import type { Address } from "viem";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { errandsOf } from "../../chain/todo.ts";
import { DelegationPanel } from "../../shared/governance/DelegationPanel.tsx";
import { useTodos } from "../../shared/hooks/useTodos.ts";
import { Address as AddressName } from "../../shared/ui/Address.tsx";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Columns, Page, Panel } from "../../shared/ui/Page.tsx";
import { SkeletonBlock, SkeletonRows } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { AtOnce } from "./AtOnce.tsx";
import { Credit } from "./Credit.tsx";
import { NotConnected } from "./NotConnected.tsx";
import { TodoList } from "./TodoList.tsx";
import "./me.css";

/** What one is cleared for: it arrives a little later than what waits. */
const MyClearances = lazy(() => import("./MyClearances.tsx"));

/** What was: it arrives while what waits is read already. */
const Record = lazy(() => import("./Record.tsx"));

/** What waits for the reader, what is theirs, and what they did here. */
export default function MePage() {
  const { address, settling } = useAccount();
  return (
    <Page
      title="Me"
      lede={
        address ? (
          <>
            What waits for you, what is yours and what you did here, as <AddressName address={address} copy />
          </>
        ) : (
          "What waits for you, what is yours and what you did here."
        )
      }
    >
      <WithChain skeleton={<SkeletonRows rows={6} height={84} />}>
        {(context) => {
          if (address) return <Mine key={address} context={context} account={address} />;
          if (settling) return <SkeletonRows rows={6} height={84} />;
          return <Nobody context={context} />;
        }}
      </WithChain>
    </Page>
  );
}

function Nobody({ context }: { context: FlowContext }) {
  return (
    <>
      <NotConnected />
      <Errands context={context} account={undefined} />
    </>
  );
}

function Mine({ context, account }: { context: FlowContext; account: Address }) {
  return (
    <>
      <Waiting context={context} account={account} />
      <Columns
        aside={
          <>
            <Panel title="Voting" aside={<Link href={`/stake/${account}`}>Your votes over time</Link>}>
              <DelegationPanel account={account} />
            </Panel>
            <Suspense fallback={<SkeletonBlock height={150} />}>
              <MyClearances context={context} account={account} />
            </Suspense>
            <Panel title="Your account">
              <ul className="account-links">
                <li>
                  <Link href="/me/profile">Your profile: name, portrait, words</Link>
                </li>
                <li>
                  <Link href="/me/account">Company, and moving to a new address</Link>
                </li>
              </ul>
            </Panel>
          </>
        }
      >
        <Credit context={context} account={account} />
        <Suspense fallback={<SkeletonRows rows={6} height={84} />}>
          <Record context={context} account={account} />
        </Suspense>
      </Columns>
      <Errands context={context} account={account} />
    </>
  );
}

function Waiting({ context, account }: { context: FlowContext; account: Address }) {
  const todos = useTodos(account);
  return (
    <Panel
      title="Waiting for you"
      aside={todos && todos.length > 0 && <span className="me-quiet">{todos.length}</span>}
    >
      {!todos ? (
        <SkeletonRows rows={3} height={84} />
      ) : todos.length === 0 ? (
        <EmptyState
          title="Nothing waits for you."
          action={<ButtonLink to="/bounties?state=open">See open bounties</ButtonLink>}
        >
          Votes, judgements, acceptances and money to collect appear here as soon as they need you.
        </EmptyState>
      ) : (
        <>
          <TodoList context={context} todos={todos} account={account} />
          <AtOnce context={context} todos={todos} account={account} />
        </>
      )}
    </Panel>
  );
}

/** Steps that wait for nobody in particular. Left out when there are none. */
function Errands({ context, account }: { context: FlowContext; account: Address | undefined }) {
  const { snapshot, now, nameOf } = context;
  const errands = useMemo(() => errandsOf(snapshot, now, account, nameOf), [snapshot, now, account, nameOf]);
  if (errands.length === 0) return null;
  return (
    <Panel
      title="Anyone can move these on"
      note="They are decided and only need a transaction. Whoever sends it pays the network fee, and can change nothing about what happens."
    >
      <AtOnce context={context} todos={errands} account={undefined} />
      <TodoList context={context} todos={errands} account={undefined} look="quiet" />
    </Panel>
  );
}
