import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { Columns } from "../../shared/ui/Page.tsx";
import { companySituation } from "./company.ts";
import { CompanyPanel } from "./CompanyPanel.tsx";
import { MovePanel } from "./MovePanel.tsx";
import { OwnPage } from "./OwnPage.tsx";
import "./me.css";

/** Through whom the reader bills, who bills through them, and how they come to another address. */
export default function AccountPage() {
  return (
    <OwnPage
      title="Company and address"
      lede="Through whom you bill, who bills through you, and how you move to another address."
      height={360}
      unconnected="Whose company and address this is about is told by your wallet."
    >
      {(context, account) => <Mine key={account} context={context} account={account} />}
    </OwnPage>
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
