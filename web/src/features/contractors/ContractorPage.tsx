import { useMemo } from "react";
import { getAddress, isAddress, type Address } from "viem";
import { Link, useParams } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { formatRate, shortAddress } from "../../shared/format/index.ts";
import { Portrait } from "../../shared/ui/Address.tsx";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { Columns, Page, Panel } from "../../shared/ui/Page.tsx";
import { People } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { useNames } from "../../shared/wallet/useNames.ts";
import { AccountClaims } from "./AccountClaims.tsx";
import { AccountPayments } from "./AccountPayments.tsx";
import { EndorsementLists } from "./EndorsementLists.tsx";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { nominationsOf } from "./nominations.ts";
import { NominationTable } from "./NominationTable.tsx";
import { standingOf } from "./standing.ts";
import "./contractors.css";

const PARENT = { to: "/contractors", label: "Contractors" };

/** Everything on record about one account: clearances, endorsements, payments, claims, nominations. Any account has a page. */
export default function ContractorPage() {
  const { address = "" } = useParams<{ address: string }>();
  if (!isAddress(address, { strict: false })) return <NoAddress />;
  const account = getAddress(address);
  return (
    <WithChain skeleton={<Loading account={account} />}>
      {(context) => <AccountView key={account} context={context} account={account} />}
    </WithChain>
  );
}

function NoAddress() {
  return (
    <Page title="Not an address" parent={PARENT} lede="An address is 0x and 40 digits. The link may be cut off.">
      <p>
        <ButtonLink to="/contractors">See all contractors</ButtonLink>
      </p>
    </Page>
  );
}

function Loading({ account }: { account: Address }) {
  return (
    <Page title={shortAddress(account)} parent={PARENT} lede="Reading what is on record…">
      <SkeletonBlock height={120} />
      <SkeletonBlock height={320} />
    </Page>
  );
}

function AccountView({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const { address: me } = useAccount();
  const name = useNames()(account);
  const standing = standingOf(context, account);
  const nominations = useMemo(
    () =>
      nominationsOf(snapshot, now).filter(
        ({ nomination: { candidate, opener } }) => sameAddress(candidate, account) || sameAddress(opener, account),
      ),
    [snapshot, now, account],
  );
  const own = sameAddress(me, account);
  return (
    <Page
      title={name ?? shortAddress(account)}
      parent={PARENT}
      badge={standing.kind === "current" ? <Pill tone="good">Contractor</Pill> : undefined}
      lede={own ? standing.aboutYou : standing.sentence}
      actions={standing.kind === "contract" ? undefined : <NextStep own={own} account={account} />}
    >
      <div className="account-line">
        <Portrait address={account} size={64} />
        <span className="mono account-address">{account}</span>
        <CopyButton text={account} what="address" />
      </div>
      {standing.kind === "contract" ? (
        <p>
          <ButtonLink to={ledgerLink({ account })}>See its movements in the ledger</ButtonLink>
        </p>
      ) : (
        <Columns
          aside={
            <>
              <Panel title="Paid">
                <AccountPayments snapshot={snapshot} account={account} />
              </Panel>
              <EndorsementLists snapshot={snapshot} account={account} />
            </>
          }
        >
          <Panel title="Clearances">
            <Clearances context={context} account={account} />
          </Panel>
          <Panel title="Claims and awards">
            <AccountClaims now={now} snapshot={snapshot} account={account} />
          </Panel>
          {nominations.length > 0 && (
            <Panel title="Nominations" note="Of this account, and those that it opened for others.">
              <NominationTable snapshot={snapshot} now={now} caption="Nominations" nominations={nominations} />
            </Panel>
          )}
        </Columns>
      )}
    </Page>
  );
}

function NextStep({ own, account }: { own: boolean; account: Address }) {
  if (own) {
    return (
      <>
        <ButtonLink to="/apply" look="primary">
          Apply
        </ButtonLink>
        <ButtonLink to="/me">What waits for you</ButtonLink>
      </>
    );
  }
  return <ButtonLink to={`/nominate?for=${account}`}>Nominate</ButtonLink>;
}

function Clearances({ context: { snapshot }, account }: { context: FlowContext; account: Address }) {
  const clearances = (snapshot.contractors.get(account)?.clearances ?? []).toReversed();
  if (clearances.length === 0) {
    return (
      <EmptyState
        title="No clearance, now or before"
        action={<ButtonLink to="/contractors">See who is cleared</ButtonLink>}
      >
        Without one, an account can fund bounties, claim them and be paid; it does not judge the work of others.
      </EmptyState>
    );
  }
  const columns: readonly Column<(typeof clearances)[number]>[] = [
    {
      key: "domain",
      header: "Domain",
      phone: "title",
      cell: ({ domain }) => <Link href={`/domains/${domain}`}>{domainName(snapshot, domain)}</Link>,
    },
    {
      key: "rate",
      header: "Rate",
      align: "right",
      phone: "figure",
      width: "7.5rem",
      cell: ({ rate }) => formatRate(rate),
    },
    {
      key: "when",
      header: "When",
      cell: ({ since, until }) => (
        <span className="cleared">
          <span>
            {until === undefined ? "since " : ""}
            <Time at={since} as="date" />
            {until !== undefined && (
              <>
                {" to "}
                <Time at={until} as="date" />
              </>
            )}
          </span>
          {until !== undefined && <span className="row-note">ended by stakeholders</span>}
        </span>
      ),
    },
    {
      key: "by",
      header: "Cleared by",
      cell: ({ nomination, endorsers }) =>
        nomination === undefined ? (
          "Stakeholders"
        ) : (
          <span className="cleared">
            <span>
              <People addresses={endorsers} />
            </span>
            <span className="row-note">
              <Link href={`/nominations/${nomination}`}>the nomination</Link>
            </span>
          </span>
        ),
    },
  ];
  return (
    <DataTable
      caption="Clearances"
      columns={columns}
      rows={clearances}
      rowKey={({ domain, since }) => `${domain}:${since}`}
    />
  );
}
