import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { recoverableDomains, revocableDomains } from "./requestForm.ts";

/** What can be asked about a contractor by others. Nothing for who holds no clearance. */
export function AccountQuestions({ context: { snapshot, now }, account }: { context: FlowContext; account: Address }) {
  const { address: me } = useAccount();
  const asker = { snapshot, account: me, now };
  const mayRecover = me !== undefined && recoverableDomains(asker, account).some(({ forbidden }) => !forbidden);
  if (revocableDomains(asker, account).length === 0) return null;
  return (
    <Panel title="If something is wrong">
      <p>Contractors of a domain can take back a clearance that it gave.</p>
      <p>
        <ButtonLink to={`/contractors/${account}/revoke`} size="s">
          Ask to revoke
        </ButtonLink>
      </p>
      {mayRecover && (
        <>
          <p>Has its holder lost the key? Your domain can move the account to a new address.</p>
          <p>
            <ButtonLink to={`/contractors/${account}/recover`} size="s">
              The key is lost: ask to move
            </ButtonLink>
          </p>
        </>
      )}
    </Panel>
  );
}
