import { activeChain, isLocalChain } from "../chain/networks.ts";
import { formatCount } from "../shared/format/index.ts";
import { useHead, useHeadFailing } from "../shared/query/head.ts";
import { Skeleton } from "../shared/ui/Skeleton.tsx";
import { Time } from "../shared/ui/Time.tsx";

/** What all figures on the page are as of. */
export function Footer() {
  const head = useHead();
  const failing = useHeadFailing();
  return (
    <footer className="footer">
      <div className="footer-bar">
        <p>
          {head ? (
            <>
              As of block {formatCount(head.number)}, <Time at={head.timestamp} as="moment" />
            </>
          ) : failing ? (
            "No block read yet"
          ) : (
            <Skeleton width={26} />
          )}
        </p>
        <p>
          {failing && (
            <span className="footer-warning" role="status">
              {activeChain.name} does not answer; trying again.{" "}
            </span>
          )}
          {activeChain.name}
          {isLocalChain ? " · demo data, no real money" : ""}
        </p>
      </div>
    </footer>
  );
}
