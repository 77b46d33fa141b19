import { useQueryParam } from "../routing/useQueryParam.ts";
import "./filter-tabs.css";

interface FilterTabsProps {
  /** What is chosen between, for the screen reader: "Show proposals". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string; count?: number | undefined }[];
}

/** A few views of one list, one of them pressed. */
export function FilterTabs({ label, value, onChange, options }: FilterTabsProps) {
  return (
    <div className="filter-tabs" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="filter-tab"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className="filter-count">{option.count}</span>}
        </button>
      ))}
    </div>
  );
}

/** The same, kept in the address; the first option is the one that is not written there. */
export function UrlFilterTabs({ name, ...rest }: Omit<FilterTabsProps, "value" | "onChange"> & { name: string }) {
  const [value, setValue] = useQueryParam(name, rest.options[0]?.value ?? "");
  return <FilterTabs {...rest} value={value} onChange={setValue} />;
}
