import type { Address } from "viem";

import { decodeTextOrUri } from "../../chain/content.ts";
import type { Act, Acceptance } from "../../chain/flows/signing.ts";
import { plainText } from "../../shared/format/index.ts";
import { Person } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { sayKey } from "./collection.ts";
import type { Standing } from "./standing.ts";

const acts: Record<Act, string> = {
  endorse: "signed an endorsement",
  object: "signed an objection",
  withdraw: "signed a withdrawal",
};

interface SignedListProps {
  readonly stand: readonly Standing[];
  readonly acceptance: (Acceptance & { readonly why: string | undefined; readonly submitted?: boolean }) | undefined;
  readonly candidate: Address | undefined;
}

/** Who signed what, until when it can be used, and whether it can be used now. */
export function SignedList({ stand, acceptance, candidate }: SignedListProps) {
  return (
    <ul className="signed-list">
      {stand.map(({ say, why, submitted = false }) => (
        <Signed
          key={sayKey(say)}
          who={say.signer}
          does={acts[say.act]}
          reason={say.reason}
          deadline={say.deadline}
          why={why}
          submitted={submitted}
        />
      ))}
      {acceptance && candidate && (
        <Signed
          who={candidate}
          does="signed the acceptance"
          reason=""
          deadline={acceptance.deadline}
          why={acceptance.why}
          submitted={acceptance.submitted === true}
        />
      )}
    </ul>
  );
}

/** Characters of a reason that are shown. */
const REASON_LENGTH = 300;

interface SignedProps {
  readonly who: Address;
  readonly does: string;
  readonly reason: string;
  /** Seconds. */
  readonly deadline: number;
  readonly why: string | undefined;
  readonly submitted: boolean;
}

function Signed({ who, does, reason, deadline, why, submitted }: SignedProps) {
  const content = decodeTextOrUri(reason);
  return (
    <li className="signed-item">
      <p className="signed-who">
        <span>
          <Person address={who} /> {does}
        </span>
        {submitted ? (
          <Pill tone="good">Submitted</Pill>
        ) : (
          <Pill tone={why === undefined ? "good" : "bad"}>{why === undefined ? "Can be used" : "Can’t be used"}</Pill>
        )}
      </p>
      {content.kind === "text" && content.text !== "" && (
        <q className="signed-reason">{plainText(content.text, REASON_LENGTH)}</q>
      )}
      <p className="signed-note">
        {submitted
          ? "It is on chain: it needs no signature any more."
          : (why ?? (
              <>
                Until <Time at={deadline} as="moment" /> (<Time at={deadline} />)
              </>
            ))}
      </p>
    </li>
  );
}
