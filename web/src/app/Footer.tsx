import { WrongChainError } from "../chain/chainCheck.ts";
import { activeChain, isLocalChain } from "../chain/networks.ts";
import { formatCount } from "../shared/format/index.ts";
import { useHead, useHeadError } from "../shared/query/head.ts";
import { Skeleton } from "../shared/ui/Skeleton.tsx";
import { Time } from "../shared/ui/Time.tsx";

/** What all figures on the page are as of. */
export function Footer() {
  const head = useHead();
  const failure = useHeadError();
  return (
    <footer className="footer">
      <div className="footer-bar">
        <p>
          {head ? (
            <>
              As of block {formatCount(head.number)}, <Time at={head.timestamp} as="moment" />
            </>
          ) : failure ? (
            "No block read yet"
          ) : (
            <Skeleton width={26} />
          )}
        </p>
        <p>
          {failure && (
            <span className="footer-warning" role="status">
              {failure instanceof WrongChainError
                ? `The endpoint is chain ${failure.found}, not ${failure.expected}.`
                : `${activeChain.name} does not answer; trying again.`}{" "}
            </span>
          )}
          {activeChain.name}
          {isLocalChain ? " · demo data, no real money" : ""}
        </p>
      </div>
    </footer>
  );
}
