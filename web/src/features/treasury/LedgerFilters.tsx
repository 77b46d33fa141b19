import { useId, type ReactNode } from "react";

import { assetAt } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { domainOptions } from "../../shared/contractors/domainOptions.ts";
import type { LedgerFilter } from "../../shared/ledger/ledgerLink.ts";
import { purposeKinds, purposeNames } from "../../shared/ledger/purpose.ts";
import "../../shared/ui/field.css";
import { accountGroups, dayStart, type LedgerOrder } from "./ledgerFilter.ts";

interface LedgerFiltersProps {
  snapshot: Snapshot;
  filter: LedgerFilter;
  set: { readonly [field in keyof LedgerFilter]: (value: string) => void };
  sort: LedgerOrder;
  onSort: (sort: string) => void;
}

const isGroup = (account: string) => Object.hasOwn(accountGroups, account);

/** Search and selections over the ledger; all of them are in the address. */
export function LedgerFilters({ snapshot, filter, set, sort, onSort }: LedgerFiltersProps) {
  const assets = [...new Set(snapshot.movements.map(({ asset }) => asset))].map((asset) => assetAt(snapshot, asset));
  const more = [filter.domain, filter.from, filter.to, isGroup(filter.account) ? "" : filter.account].filter(Boolean);
  return (
    <form
      className="ledger-filters"
      role="search"
      aria-label="Filter movements"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="filter-row">
        <Labelled label="Search" wide>
          {(id) => (
            <input
              id={id}
              className="input"
              type="search"
              placeholder="Purpose, address, amount or hash"
              autoComplete="off"
              value={filter.q}
              onChange={(event) => set.q(event.target.value)}
            />
          )}
        </Labelled>
        <Select
          label="Asset"
          value={filter.asset}
          onChange={set.asset}
          all="All assets"
          options={assets.map(({ address, symbol }) => ({ value: address, label: symbol }))}
        />
        <Select
          label="Purpose"
          value={filter.kind}
          onChange={set.kind}
          all="All purposes"
          options={[
            { value: "paid", label: "All pay for work" },
            { value: "spent", label: "All spending of the fund" },
            ...purposeKinds.map((kind) => ({ value: kind, label: purposeNames[kind] })),
          ]}
        />
        <Select
          label="Account"
          value={filter.account}
          onChange={set.account}
          all="All accounts"
          options={[
            ...Object.entries(accountGroups).map(([value, label]) => ({ value, label })),
            ...(filter.account === "" || isGroup(filter.account)
              ? []
              : [{ value: filter.account, label: "One address" }]),
          ]}
        />
        <Select
          label="Order"
          value={sort === "newest" ? "" : sort}
          onChange={(value) => onSort(value || "newest")}
          all="Newest first"
          options={[
            { value: "oldest", label: "Oldest first" },
            { value: "largest", label: "Largest first, by asset" },
            { value: "smallest", label: "Smallest first, by asset" },
          ]}
          phoneOnly
        />
      </div>
      <details className="filter-more" open={more.length > 0}>
        <summary>{more.length > 0 ? `More filters (${more.length} set)` : "More filters"}</summary>
        <div className="filter-row">
          <Labelled label="Address" wide>
            {(id) => (
              <input
                id={id}
                className="input mono"
                type="text"
                placeholder="0x… of a person, or an account’s key"
                autoComplete="off"
                spellCheck={false}
                value={isGroup(filter.account) ? "" : filter.account}
                onChange={(event) => set.account(event.target.value)}
              />
            )}
          </Labelled>
          <Select
            label="Paid for work in"
            value={filter.domain}
            onChange={set.domain}
            all="All movements"
            options={[...domainOptions(snapshot), { value: "none", label: "No domain" }]}
          />
          <Day label="From day (UTC)" value={filter.from} onChange={set.from} max={filter.to} />
          <Day label="To day (UTC)" value={filter.to} onChange={set.to} min={filter.from} />
        </div>
      </details>
    </form>
  );
}

function Labelled({
  label,
  wide = false,
  phoneOnly = false,
  children,
}: {
  label: string;
  wide?: boolean;
  phoneOnly?: boolean;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={`filter-box${wide ? " filter-wide" : ""}${phoneOnly ? " filter-phone-only" : ""}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface SelectProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The choice that filters nothing. */
  all: string;
  options: readonly { value: string; label: string }[];
  phoneOnly?: boolean;
}

function Select({ label, value, onChange, all, options, phoneOnly = false }: SelectProps) {
  return (
    <Labelled label={label} phoneOnly={phoneOnly}>
      {(id) => (
        <select id={id} className="input select" value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{all}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface DayProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The days between which it lies, as far as they are set. */
  min?: string;
  max?: string;
}

function Day({ label, value, onChange, min = "", max = "" }: DayProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          className="input"
          type="date"
          min={dayOrNone(min) || undefined}
          max={dayOrNone(max) || undefined}
          value={dayOrNone(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

/** What a date field may be given: a mistyped day in the address leaves it empty. */
const dayOrNone = (day: string) => (dayStart(day) === undefined ? "" : day);
