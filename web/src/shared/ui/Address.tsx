import { useMemo, type ReactNode } from "react";
import { Link } from "wouter";

import { shortAddress, shortHash } from "../format/index.ts";
import { CopyButton } from "./CopyButton.tsx";
import { identicon } from "./identicon.ts";
import "./address.css";

/** The portrait alone: the picture that was chosen, else the drawn one. Decoration: the address stands beside it. */
export function Portrait({
  address,
  size = 20,
  chosen,
}: {
  address: string;
  size?: number;
  chosen?: string | undefined;
}) {
  const { hue, path } = useMemo(() => identicon(address), [address]);
  if (chosen !== undefined) return <img className="portrait" src={chosen} width={size} height={size} alt="" />;
  return (
    <svg
      className="portrait"
      style={{ "--hue": hue } as React.CSSProperties}
      viewBox="0 0 7 7"
      width={size}
      height={size}
      aria-hidden="true"
      shapeRendering="crispEdges"
    >
      <rect className="portrait-ground" width="7" height="7" />
      <path className="portrait-figure" d={path} />
    </svg>
  );
}

interface AddressProps {
  address: string;
  /** A name to show instead of the short form, such as "You" or a role. */
  name?: ReactNode;
  /** Links to the contractor's page; false for what is not a person. */
  link?: boolean;
  copy?: boolean;
  portrait?: boolean;
  /** The picture that they chose, as a URI that can be shown. */
  chosen?: string | undefined;
}

/** Who: portrait, short address (whole in the title), a link to their page, a way to copy it. */
export function Address({ address, name, link = true, copy = false, portrait = true, chosen }: AddressProps) {
  const label = name ?? <span className="mono">{shortAddress(address)}</span>;
  return (
    <span className="address" title={address}>
      {portrait && <Portrait address={address} chosen={chosen} />}
      {link ? <Link href={`/contractors/${address}`}>{label}</Link> : label}
      {copy && <CopyButton text={address} what="address" />}
    </span>
  );
}

/** A hash, cut in the middle, whole in the title, with a way to copy it. */
export function Hash({ hash, what = "hash" }: { hash: string; what?: string }) {
  return (
    <span className="address" title={hash}>
      <span className="mono">{shortHash(hash)}</span>
      <CopyButton text={hash} what={what} />
    </span>
  );
}
