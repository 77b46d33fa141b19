import { isAddress, isHex } from "viem";

import { formatCount, plainText } from "../../shared/format/index.ts";
import { Address, Hash } from "../../shared/ui/Address.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";

/** Entries of a list that are shown; the rest is in the raw data. */
const LISTED = 50;
const TEXT_LENGTH = 300;

/** One decoded argument of any type, as the ABI decoder gives it. Texts come from strangers. */
export function ArgumentValue({ type, value }: { type: string; value: unknown }) {
  if (typeof value === "bigint" || typeof value === "number") return <span>{formatCount(value)}</span>;
  if (typeof value === "boolean") return <span>{value ? "yes" : "no"}</span>;
  if (Array.isArray(value)) return <List items={value} type={type.replace(/\[\d*\]$/, "")} />;
  if (typeof value === "object" && value !== null) return <Fields entries={Object.entries(value)} />;
  const text = String(value);
  if (type === "address" && isAddress(text)) return <Address address={text} copy />;
  if (type === "bytes32") return <Hash hash={text} what="value" />;
  if (isHex(text)) return <Bytes hex={text} />;
  return <span>{text === "" ? "(empty)" : plainText(text, TEXT_LENGTH)}</span>;
}

function List({ items, type }: { items: readonly unknown[]; type: string }) {
  if (items.length === 0) return <span>(none)</span>;
  return (
    <ol className="argument-list">
      {items.slice(0, LISTED).map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- decoded calldata never changes its order
        <li key={index}>
          <ArgumentValue type={type} value={item} />
        </li>
      ))}
      {items.length > LISTED && <li>and {formatCount(items.length - LISTED)} more</li>}
    </ol>
  );
}

function Fields({ entries }: { entries: readonly (readonly [string, unknown])[] }) {
  return (
    <dl className="argument-fields">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <ArgumentValue type={typeof value === "string" && isAddress(value) ? "address" : ""} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Bytes in full, in a box that scrolls. */
export function Bytes({ hex }: { hex: string }) {
  return (
    <span className="bytes">
      <code className="bytes-text">{hex}</code>
      <CopyButton text={hex} what="data" />
    </span>
  );
}
