import { usePrefetchQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Route, Switch, useLocation } from "wouter";

import { activeDeployment, loggingContracts } from "../chain/deployment.ts";
import { snapshotQuery } from "../shared/query/snapshotQuery.ts";
import { useFollowHead } from "../shared/query/head.ts";
import { usePrefetchStake } from "../shared/query/stakeQuery.ts";
import { useScrollMemory } from "../shared/routing/scrollMemory.ts";
import { OutcomeNotice } from "../shared/tx/OutcomeNotice.tsx";
import { useResumePending } from "../shared/tx/useResumePending.ts";
import { ErrorBoundary } from "../shared/ui/ErrorBoundary.tsx";
import { SkeletonBlock } from "../shared/ui/Skeleton.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { NotFoundPage, routes } from "./routes.ts";
import "./shell.css";

/** A block without a log of these changes nothing on screen. */
const watchedContracts = loggingContracts(activeDeployment);

/** Header, the page of the current address, footer. */
export function Shell() {
  usePrefetchQuery(snapshotQuery);
  useFollowHead(watchedContracts);
  useResumePending();
  useScrollMemory();
  const [path] = useLocation();
  usePrefetchStake(path === "/stake" || path.startsWith("/stake/"));
  return (
    <div className="shell">
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          // The hash is the app's address: the link moves the focus without touching it.
          event.preventDefault();
          document.querySelector<HTMLElement>("#main")?.focus();
        }}
      >
        Skip to content
      </a>
      <Header />
      <main id="main" className="main" tabIndex={-1}>
        <ErrorBoundary key={path} what="This page">
          <Suspense fallback={<PageLoading />}>
            <Switch>
              {routes.map(({ path: pattern, page }) => (
                <Route key={pattern} path={pattern} component={page} />
              ))}
              <Route component={NotFoundPage} />
            </Switch>
          </Suspense>
        </ErrorBoundary>
        <OutcomeNotice />
      </main>
      <Footer />
    </div>
  );
}

function PageLoading() {
  return (
    <div className="page-loading">
      <SkeletonBlock height={36} />
      <SkeletonBlock height={320} />
    </div>
  );
}
