import { useId, useMemo } from "react";

import { assetAt } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { domainOptions } from "../../shared/contractors/domainOptions.ts";
import "../../shared/ui/field.css";
import type { BountyRow } from "./bountyList.ts";

interface ListFiltersProps {
  snapshot: Snapshot;
  rows: readonly BountyRow[];
  text: string;
  onText: (text: string) => void;
  domain: string;
  onDomain: (domain: string) => void;
  asset: string;
  onAsset: (asset: string) => void;
  /** As in the address. */
  sort: string;
  onSort: (sort: string) => void;
}

/** For phones, where the table has no headers to press. */
const orders = [
  { value: "opened", label: "Newest first" },
  { value: "deadline", label: "Deadline, next first" },
  { value: "reward", label: "Largest reward, by asset" },
  { value: "claims", label: "Most claims" },
  { value: "funders", label: "Most funders" },
  { value: "title", label: "Title" },
] as const;

/** Search and selections over the list; all of them are in the address. */
export function ListFilters({
  snapshot,
  rows,
  text,
  onText,
  domain,
  onDomain,
  asset,
  onAsset,
  sort,
  onSort,
}: ListFiltersProps) {
  const used = useMemo(
    () => [...new Set(rows.map(({ bounty }) => bounty.asset))].map((address) => assetAt(snapshot, address)),
    [rows, snapshot],
  );
  return (
    <form className="filters" role="search" aria-label="Filter bounties" onSubmit={(event) => event.preventDefault()}>
      <label className="filter filter-search">
        <span>Search</span>
        <input
          className="input"
          type="search"
          placeholder="Title, text or address"
          autoComplete="off"
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </label>
      <FilterSelect
        label="Domain"
        value={domain}
        onChange={onDomain}
        options={[{ value: "", label: "All domains" }, ...domainOptions(snapshot)]}
      />
      <FilterSelect
        label="Asset"
        value={asset}
        onChange={onAsset}
        options={[
          { value: "", label: "All assets" },
          ...used.map(({ address, symbol }) => ({ value: address, label: symbol })),
        ]}
      />
      <FilterSelect
        label="Order"
        value={sort}
        onChange={onSort}
        options={orders.some(({ value }) => value === sort) ? orders : [{ value: sort, label: "As sorted" }, ...orders]}
        phoneOnly
      />
    </form>
  );
}

interface FilterSelectProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  phoneOnly?: boolean;
}

function FilterSelect({ label, value, onChange, options, phoneOnly = false }: FilterSelectProps) {
  const id = useId();
  return (
    <div className={`filter${phoneOnly ? " filter-phone" : ""}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input select" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
