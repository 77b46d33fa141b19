import type { Address as AddressType } from "viem";

import { useChosenPortrait } from "../contractors/useChosenPortrait.ts";
import { useNames } from "../wallet/useNames.ts";
import { Address } from "./Address.tsx";

interface PersonProps {
  address: AddressType;
  link?: boolean;
  copy?: boolean;
  portrait?: boolean;
  /** Within a sentence: "you", not "You". */
  inSentence?: boolean;
}

/** Somebody by the name they go by here: "You", a role on the local chain, a contractor's own name, else the short address. The whole address is in the title. */
export function Person({ address, inSentence = false, ...rest }: PersonProps) {
  const name = useNames()(address);
  const chosen = useChosenPortrait(address, rest.portrait !== false);
  return <Address address={address} chosen={chosen} name={inSentence && name === "You" ? "you" : name} {...rest} />;
}

/** How many are spelt out before the rest is only counted; a domain may have hundreds of contractors. */
const SPELT_OUT = 5;

/** A few people in a sentence: "A, B and C". */
export function People({
  addresses,
  word = "and",
  portrait = false,
}: {
  addresses: readonly AddressType[];
  word?: "and" | "or";
  portrait?: boolean;
}) {
  const more = addresses.length - SPELT_OUT;
  const spelt = more > 0 ? addresses.slice(0, SPELT_OUT) : addresses;
  return (
    <>
      {spelt.map((address, index) => (
        <span key={address}>
          {index > 0 && (more <= 0 && index === spelt.length - 1 ? ` ${word} ` : ", ")}
          <Person address={address} portrait={portrait} inSentence />
        </span>
      ))}
      {more > 0 && ` ${word} ${more} more`}
    </>
  );
}
