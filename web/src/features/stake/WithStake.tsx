import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { activeDeployment } from "../../chain/deployment.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { StakeSnapshot } from "../../chain/stakeStore.ts";
import { useFollowLogs } from "../../shared/query/head.ts";
import { stakeQuery } from "../../shared/query/stakeQuery.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";

/** The shell does not follow it: most pages need not know that stake moved. */
const watched = [activeDeployment.contracts.stakeToken];

interface WithStakeProps {
  children: (context: FlowContext, stake: StakeSnapshot) => ReactNode;
}

/** As `WithChain`, with who holds the stake; what is on screen follows every block in which some moved. */
export function WithStake({ children }: WithStakeProps) {
  useFollowLogs(watched);
  const { data, error, refetch } = useQuery(stakeQuery);
  return (
    <WithChain skeleton={<Loading />}>
      {(context) => {
        if (data) return children(context, data);
        if (!error) return <Loading />;
        return (
          <Notice
            tone="bad"
            title="Who holds the stake could not be read."
            action={
              <Button size="s" onClick={() => void refetch()}>
                Try again
              </Button>
            }
          >
            <p>
              The network endpoint does not answer, or not with what was asked. Nothing is lost: everything is on chain.
            </p>
          </Notice>
        );
      }}
    </WithChain>
  );
}

/** Keeps the place of figures and chart. */
function Loading() {
  return (
    <>
      <SkeletonBlock height={108} />
      <SkeletonBlock height={420} />
    </>
  );
}
