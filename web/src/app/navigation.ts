import { lazy, type ComponentType } from "react";

/** One entry of the header. */
export interface NavigationEntry {
  to: string;
  label: string;
  /** Other paths, by their beginning, at which this entry is the current one. */
  also?: readonly string[];
  /** A count beside the label; give it as `lazy(…)`, so that it stays out of the first load. */
  badge?: ComponentType;
}

/** The header's entries, in order. */
export const navigation: readonly NavigationEntry[] = [
  { to: "/", label: "Treasury" },
  { to: "/ledger", label: "Ledger" },
  { to: "/budgets", label: "Budgets" },
  { to: "/proposals", label: "Proposals", also: ["/runoffs", "/stake"] },
  { to: "/bounties", label: "Bounties" },
  {
    to: "/contractors",
    label: "Contractors",
    also: ["/domains", "/nominations", "/revocations", "/recoveries", "/signatures", "/apply", "/nominate"],
  },
  { to: "/me", label: "Me", badge: lazy(() => import("../features/me/MeBadge.tsx")) },
];

/** Whether an entry stands for the page at the given path. */
export function isCurrent({ to, also = [] }: NavigationEntry, path: string): boolean {
  if (to === "/") return path === "/";
  return [to, ...also].some((start) => path === start || path.startsWith(`${start}/`));
}
