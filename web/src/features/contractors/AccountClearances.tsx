import type { Address } from "viem";
import { Link } from "wouter";

import { rulesOf } from "../../chain/clearances.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { clearanceStateAt, supervisorOf } from "../../chain/states.ts";
import type { Clearance, Ending } from "../../chain/types.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { EmptyState } from "../../shared/ui/Notice.tsx";
import { People, Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { RateNow, Standing } from "./ClearanceList.tsx";

const endings: Record<Ending, string> = {
  resigned: "given back",
  revoked: "revoked by the domain",
  expired: "came to its end",
  used: "used up",
  byStakeholders: "ended by stakeholders",
};

/** All clearances of an account, now and before: what kind, at what rates, since when, and who stood behind it. */
export function AccountClearances({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
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
  const columns: readonly Column<Clearance>[] = [
    {
      key: "domain",
      header: "Domain",
      phone: "title",
      cell: (clearance) => <DomainAndKind context={context} clearance={clearance} />,
    },
    {
      key: "rate",
      header: "Rate",
      align: "right",
      phone: "figure",
      width: "8.5rem",
      cell: (clearance) => <Rate clearance={clearance} now={now} />,
    },
    {
      key: "when",
      header: "When",
      cell: (clearance) => (
        <span className="cleared">
          <span>
            <Standing clearance={clearance} now={now} />
          </span>
          {clearance.ending && <span className="row-note">{endings[clearance.ending]}</span>}
          {clearanceStateAt(clearance, now) === "Over" && (
            <span className="row-note">over; its end is not written down yet</span>
          )}
        </span>
      ),
    },
    { key: "by", header: "Cleared by", cell: (clearance) => <Behind clearance={clearance} /> },
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

function DomainAndKind({ context: { snapshot, now }, clearance }: { context: FlowContext; clearance: Clearance }) {
  const supervisor = supervisorOf(snapshot, clearance);
  return (
    <span className="cleared">
      <Link href={`/domains/${clearance.domain}`}>{domainName(snapshot, clearance.domain)}</Link>
      <span className="row-note">
        {rulesOf(clearance.kind).name}
        {supervisor && (
          <>
            , billed by <Person address={supervisor} portrait={false} />
          </>
        )}
      </span>
      {clearanceStateAt(clearance, now) === "Suspended" && <Pill tone="bad">Suspended</Pill>}
    </span>
  );
}

/** The rate that counts now, what it will be, and what it was. */
function Rate({ clearance, now }: { clearance: Clearance; now: number }) {
  const past = [{ rate: clearance.rate, from: clearance.since }, ...clearance.rates].filter(
    ({ from }, index, all) => from <= now && (all[index + 1]?.from ?? Infinity) <= now,
  );
  return <RateNow clearance={clearance} now={now} was={past.toReversed()} />;
}

function Behind({ clearance: { nomination, endorsers } }: { clearance: Clearance }) {
  if (nomination === undefined) return "Stakeholders";
  return (
    <span className="cleared">
      <span>
        <People addresses={endorsers} />
      </span>
      <span className="row-note">
        <Link href={`/nominations/${nomination}`}>the nomination</Link>
      </span>
    </span>
  );
}
