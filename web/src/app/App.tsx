import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { WagmiProvider } from "wagmi";
import { Router } from "wouter";

import { createQueryClient } from "../shared/query/queryClient.ts";
import { useHashLocation } from "../shared/routing/hashLocation.ts";
import { wagmiConfig } from "../shared/wallet/config.ts";
import { Shell } from "./Shell.tsx";

/** The whole app: wallet, queries, location, shell. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <WagmiProvider config={wagmiConfig}>
      <QueryClientProvider client={queryClient}>
        <Router hook={useHashLocation}>
          <Shell />
        </Router>
      </QueryClientProvider>
    </WagmiProvider>
  );
}
