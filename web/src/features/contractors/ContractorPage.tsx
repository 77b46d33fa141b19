import { useMemo } from "react";
import { getAddress, isAddress, type Address } from "viem";
import { useParams } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { sameParty } from "../../chain/parties.ts";
import { OwnBudgets } from "../../shared/budget/OwnBudgets.tsx";
import { ChosenPortrait } from "../../shared/contractors/ChosenPortrait.tsx";
import { shortAddress } from "../../shared/format/index.ts";
import { ExpectedPanel } from "../../shared/line/ExpectedPanel.tsx";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { Columns, Page, Panel } from "../../shared/ui/Page.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { LoadingPage, NoAddressPage } from "../../shared/ui/StandInPages.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { useNames } from "../../shared/wallet/useNames.ts";
import { AccountClaims } from "./AccountClaims.tsx";
import { AccountClearances } from "./AccountClearances.tsx";
import { AccountDisputes } from "./AccountDisputes.tsx";
import { AccountParty, MovedNotice } from "./AccountParty.tsx";
import { AccountPayments } from "./AccountPayments.tsx";
import { AccountProfile } from "./AccountProfile.tsx";
import { AccountQuestions } from "./AccountQuestions.tsx";
import { EndorsementLists } from "./EndorsementLists.tsx";
import { ledgerLink } from "../../shared/ledger/ledgerLink.ts";
import { nominationsOf } from "./nominations.ts";
import { NominationTable } from "./NominationTable.tsx";
import { Resign } from "./Resign.tsx";
import { standingOf } from "./standing.ts";
import "./contractors.css";

const PARENT = { to: "/contractors", label: "Contractors" };

/** Everything on record about one account: clearances, endorsements, payments, claims, nominations. Any account has a page. */
export default function ContractorPage() {
  const { address = "" } = useParams<{ address: string }>();
  if (!isAddress(address, { strict: false })) return <NoAddressPage parent={PARENT} wayOn="See all contractors" />;
  const account = getAddress(address);
  return (
    <WithChain
      skeleton={
        <LoadingPage
          title={shortAddress(account)}
          parent={PARENT}
          lede="Reading what is on record…"
          heights={[120, 320]}
        />
      }
    >
      {(context) => <AccountView key={account} context={context} account={account} />}
    </WithChain>
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
        ({ nomination: { candidate, opener } }) =>
          sameParty(snapshot, candidate, account) || sameParty(snapshot, opener, account),
      ),
    [snapshot, now, account],
  );
  const own = sameAddress(me, account);
  return (
    <Page
      title={name ?? shortAddress(account)}
      parent={PARENT}
      badge={
        standing.kind === "current" ? (
          <Pill tone="good">Contractor</Pill>
        ) : standing.kind === "company" ? (
          <Pill tone="quiet">Company</Pill>
        ) : undefined
      }
      lede={own ? standing.aboutYou : standing.sentence}
      actions={
        standing.kind === "contract" ||
        standing.kind === "moved" ||
        (standing.kind === "company" && !own) ? undefined : (
          <NextStep own={own} company={standing.kind === "company"} account={account} />
        )
      }
    >
      <MovedNotice context={context} account={account} />
      <div className="account-line">
        <ChosenPortrait account={account} size={64} />
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
              <AccountParty context={context} account={account} />
              <Panel title="Paid">
                <AccountPayments snapshot={snapshot} account={account} />
              </Panel>
              {standing.kind !== "company" && <EndorsementLists snapshot={snapshot} account={account} />}
              {own ? (
                <Resign context={context} account={account} />
              ) : (
                <AccountQuestions context={context} account={account} />
              )}
            </>
          }
        >
          <AccountProfile snapshot={snapshot} account={account} />
          {standing.kind !== "company" && standing.kind !== "moved" && (
            <Panel title="Clearances">
              <AccountClearances context={context} account={account} />
            </Panel>
          )}
          <ExpectedPanel context={context} account={account} />
          <OwnBudgets context={context} account={account} />
          <AccountDisputes context={context} account={account} />
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

function NextStep({ own, company, account }: { own: boolean; company: boolean; account: Address }) {
  if (own) {
    return (
      <>
        {company ? (
          <ButtonLink to="/me/account" look="primary">
            Invite and let go
          </ButtonLink>
        ) : (
          <ButtonLink to="/apply" look="primary">
            Apply
          </ButtonLink>
        )}
        <ButtonLink to="/me/profile">Edit profile</ButtonLink>
      </>
    );
  }
  return <ButtonLink to={`/nominate?for=${account}`}>Nominate</ButtonLink>;
}
