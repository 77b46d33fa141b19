import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/** One page: its address, in wouter's patterns, and its chunk. */
export interface RouteEntry {
  path: string;
  page: LazyExoticComponent<ComponentType>;
}

/**
 * Every page of the app. A page is the default export of `features/<area>/<Name>Page.tsx` and takes no props: it reads its
 * parameters with `useParams`. Fixed paths stand before patterns that would match them too.
 */
export const routes: readonly RouteEntry[] = [
  { path: "/", page: lazy(() => import("../features/treasury/TreasuryPage.tsx")) },
  { path: "/ledger", page: lazy(() => import("../features/treasury/LedgerPage.tsx")) },
  { path: "/budgets", page: lazy(() => import("../features/budgets/BudgetsPage.tsx")) },
  { path: "/budgets/:id", page: lazy(() => import("../features/budgets/BudgetPage.tsx")) },
  { path: "/me", page: lazy(() => import("../features/me/MePage.tsx")) },
  { path: "/me/account", page: lazy(() => import("../features/me/AccountPage.tsx")) },
  { path: "/me/profile", page: lazy(() => import("../features/me/ProfilePage.tsx")) },
  { path: "/bounties", page: lazy(() => import("../features/bounties/BountiesPage.tsx")) },
  { path: "/bounties/new", page: lazy(() => import("../features/bounties/NewBountyPage.tsx")) },
  { path: "/bounties/:id", page: lazy(() => import("../features/bounties/BountyPage.tsx")) },
  { path: "/proposals", page: lazy(() => import("../features/proposals/ProposalsPage.tsx")) },
  { path: "/proposals/new", page: lazy(() => import("../features/proposals/NewProposalPage.tsx")) },
  { path: "/proposals/:id", page: lazy(() => import("../features/proposals/ProposalPage.tsx")) },
  { path: "/runoffs/new", page: lazy(() => import("../features/runoffs/NewRunoffPage.tsx")) },
  { path: "/runoffs/:id", page: lazy(() => import("../features/runoffs/RunoffPage.tsx")) },
  { path: "/stake", page: lazy(() => import("../features/stake/StakePage.tsx")) },
  { path: "/stake/:address", page: lazy(() => import("../features/stake/DelegatePage.tsx")) },
  { path: "/contractors", page: lazy(() => import("../features/contractors/ContractorsPage.tsx")) },
  { path: "/contractors/graph", page: lazy(() => import("../features/graph/GraphPage.tsx")) },
  { path: "/contractors/:address", page: lazy(() => import("../features/contractors/ContractorPage.tsx")) },
  { path: "/contractors/:address/revoke", page: lazy(() => import("../features/contractors/RevokePage.tsx")) },
  { path: "/contractors/:address/recover", page: lazy(() => import("../features/contractors/RecoverPage.tsx")) },
  { path: "/domains/:id", page: lazy(() => import("../features/contractors/DomainPage.tsx")) },
  { path: "/nominations/:id", page: lazy(() => import("../features/contractors/NominationPage.tsx")) },
  { path: "/revocations/:id", page: lazy(() => import("../features/contractors/RevocationPage.tsx")) },
  { path: "/recoveries/:id", page: lazy(() => import("../features/contractors/RecoveryPage.tsx")) },
  { path: "/signatures", page: lazy(() => import("../features/signatures/SignaturesPage.tsx")) },
  { path: "/apply", page: lazy(() => import("../features/contractors/ApplyPage.tsx")) },
  { path: "/nominate", page: lazy(() => import("../features/contractors/NominatePage.tsx")) },
];

/** Shown for every other address. */
export const NotFoundPage = lazy(() => import("./NotFoundPage.tsx"));
