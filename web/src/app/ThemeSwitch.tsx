import { setTheme, useTheme, type Theme } from "../shared/theme/theme.ts";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const NAMES: Record<Theme, string> = { system: "as the system", light: "light", dark: "dark" };
const DRAWINGS: Record<Theme, string> = {
  system: "M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM8 2v12M8 5h4.8M8 8h6M8 11h4.8",
  light:
    "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 .8v1.7M8 13.5v1.7M.8 8h1.7M13.5 8h1.7M2.9 2.9l1.2 1.2M11.9 11.9l1.2 1.2M2.9 13.1l1.2-1.2M11.9 4.1l1.2-1.2",
  dark: "M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z",
};

/** One press goes through the themes: system, light, dark. */
export function ThemeSwitch() {
  const theme = useTheme();
  const label = `Theme: ${NAMES[theme]}. Change to ${NAMES[NEXT[theme]]}`;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => setTheme(NEXT[theme])}
    >
      <svg
        viewBox="0 0 16 16"
        width="18"
        height="18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={DRAWINGS[theme]} />
      </svg>
    </button>
  );
}
