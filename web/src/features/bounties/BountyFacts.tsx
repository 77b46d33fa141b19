import type { FlowContext } from "../../chain/flows/context.ts";
import { amountText } from "../../chain/flows/wording.ts";
import { roomOf } from "../../chain/states.ts";
import type { Asset, Bounty } from "../../chain/types.ts";
import { judgingSentence } from "../../shared/review/words.ts";
import { Address, Hash } from "../../shared/ui/Address.tsx";
import { Facts, Panel } from "../../shared/ui/Page.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { ETH_ADDRESS } from "../../chain/accounts.ts";
import { RefundRule } from "./RefundRule.tsx";
import { TokenWarning } from "../../shared/money/TokenWarning.tsx";

/** The rules of a bounty, each in a sentence, and its facts. */
export function BountyFacts({ context, bounty, asset }: { context: FlowContext; bounty: Bounty; asset: Asset }) {
  const domain = context.snapshot.domains.get(bounty.domain);
  return (
    <>
      <Panel title="Rules">
        {domain && <p>{judgingSentence(domain, "A claim")}</p>}
        <RefundRule>
          <p>
            Here T is {amountText(bounty.funded, asset)} and R is {amountText(roomOf(bounty), asset)}.
          </p>
        </RefundRule>
      </Panel>
      <Panel title="Facts">
        <TokenWarning asset={asset} />
        <Facts
          facts={[
            ["Opened by", <Person key="opener" address={bounty.opener} />],
            ["Opened", <Time key="opened" at={bounty.openedAt} as="moment" />],
            [
              "Asset",
              asset.address === ETH_ADDRESS ? (
                "ETH"
              ) : (
                <Address
                  key="asset"
                  address={asset.address}
                  name={`${asset.name} (${asset.symbol})`}
                  link={false}
                  portrait={false}
                  copy
                />
              ),
            ],
            ["Id", <Hash key="id" hash={bounty.id} what="id" />],
          ]}
        />
      </Panel>
    </>
  );
}
