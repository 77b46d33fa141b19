// What is looked at on every page of the app.
import { routes } from "../../../web/src/app/routes.ts";
import { bundlePath } from "../../../web/src/shared/signing/bundleLink.ts";
import { localChain } from "./chain.ts";
import { addressOf, type Role } from "./people.ts";
import {
  askedRecovery,
  bountyCalled,
  budgetCalled,
  decidedBudget,
  nominationCalled,
  proposalCalled,
  runoffCalled,
  revocationOf,
  revocations,
} from "./seeded.ts";
import { DESIGN, DEVELOPMENT } from "./standing.ts";

/** Every page of the app: the patterns of its own list of routes. */
export const patterns: readonly string[] = routes.map(({ path }) => path);

/** Stands for every address that no route matches. */
export const UNKNOWN = "(unknown)";

/** An address to look at, and as whom. */
export interface Example {
  readonly path: string;
  readonly as?: Role;
}

const bounty = async (title: string) => `/bounties/${await bountyCalled(title)}`;
const budget = async (title: string) => `/budgets/${await budgetCalled(title)}`;
const nomination = async (title: string) => `/nominations/${await nominationCalled(title)}`;
const proposal = async (title: string) => `/proposals/${await proposalCalled(title)}`;
const runoff = async (title: string) => `/runoffs/${await runoffCalled(title)}`;

/** The need of the seed's request for proposals. */
const REPORTS = "Somebody to look after the treasury's reports";

/** A link with a signature that does not hold, about the nomination with a title. */
async function signedByDeveloperC(title: string): Promise<string> {
  const signer = addressOf("Developer C");
  const says = [{ signer, act: "endorse", deadline: 2 ** 40, reason: "Careful work.", signature: "0x00" }] as const;
  return bundlePath({ chainId: localChain.id, review: await nominationCalled(title), says, acceptance: undefined });
}

/** What is looked at for each route: every state that lays the page out differently. */
const examples: Readonly<Record<string, () => Promise<readonly Example[]>>> = {
  "/": async () => [{ path: "/" }],
  "/ledger": async () => [
    { path: "/ledger" },
    { path: "/ledger?q=nothing-is-called-like-this" },
    { path: "/ledger", as: "Funder" },
  ],
  "/budgets": async () => [{ path: "/budgets" }, { path: "/budgets", as: "Researcher" }],
  "/budgets/:id": async () => {
    const [patches, running] = [await budget("Small patches"), await budget("Running costs of the figures")];
    return [
      { path: running },
      { path: patches },
      { path: `/budgets/${await decidedBudget("Planned")}` },
      { path: `/budgets/${await decidedBudget("Closed")}` },
      { path: "/budgets/99" },
      { path: running, as: "Researcher" },
      { path: patches, as: "Developer A" },
    ];
  },
  "/bounties/new": async () => [{ path: "/bounties/new" }, { path: "/bounties/new", as: "Funder" }],
  "/proposals/new": async () => [
    { path: "/proposals/new" },
    { path: "/proposals/new?template=answer" },
    { path: "/proposals/new?template=changeDomain" },
    { path: "/proposals/new?template=openBudget" },
    { path: "/proposals/new?template=cancelTicket" },
    { path: "/proposals/new?template=setDollarToken" },
    { path: "/proposals/new?template=setGuardian" },
    { path: "/proposals/new", as: "Stakeholder A" },
  ],
  "/stake": async () => [
    { path: "/stake" },
    { path: "/stake?signed=cut-off" },
    { path: "/stake", as: "Designer" },
    { path: "/stake?votes=own", as: "Funder" },
  ],
  "/stake/:address": async () => [
    { path: `/stake/${addressOf("Stakeholder B")}` },
    { path: `/stake/${addressOf("Newcomer")}` },
    { path: "/stake/nobody" },
    { path: `/stake/${addressOf("Stakeholder B")}`, as: "Funder" },
    { path: `/stake/${addressOf("Stakeholder A")}`, as: "Stakeholder A" },
  ],
  "/contractors": async () => [{ path: "/contractors" }],
  "/contractors/graph": async () => [
    { path: "/contractors/graph" },
    { path: "/contractors/graph?domain=1" },
    { path: `/contractors/graph?who=${addressOf("Newcomer")}` },
  ],
  "/contractors/:address": async () => [
    { path: `/contractors/${addressOf("Developer A")}` },
    { path: `/contractors/${addressOf("Candidate")}` },
    { path: `/contractors/${addressOf("Newcomer")}` },
    { path: "/contractors/nobody" },
    { path: `/contractors/${addressOf("Developer A")}`, as: "Developer A" },
    { path: `/contractors/${addressOf("Demo company")}`, as: "Demo company" },
  ],
  "/contractors/:address/revoke": async () => [
    { path: `/contractors/${addressOf("Developer A")}/revoke` },
    { path: `/contractors/${addressOf("Developer A")}/revoke`, as: "Developer B" },
    { path: `/contractors/${addressOf("Newcomer")}/revoke` },
    { path: "/contractors/nobody/revoke" },
  ],
  "/contractors/:address/recover": async () => [
    { path: `/contractors/${addressOf("Developer A")}/recover` },
    { path: `/contractors/${addressOf("Developer A")}/recover`, as: "Developer B" },
    { path: `/contractors/${addressOf("Newcomer")}/recover` },
    { path: "/contractors/nobody/recover" },
  ],
  "/domains/:id": async () => [{ path: "/domains/1" }, { path: "/domains/99" }],
  "/nominations/:id": async () => [
    { path: await nomination("The Candidate for Development") },
    { path: await nomination("The Marketer for Research") },
    { path: await nomination("The Contributor for Development") },
    { path: await nomination("68 instead of 60 USD an hour for Developer C") },
    { path: "/nominations/0x00" },
    { path: await nomination("The Candidate for Development"), as: "Developer C" },
  ],
  "/revocations/:id": async () => [
    ...(await revocations()).map((id) => ({ path: `/revocations/${id}` })),
    { path: "/revocations/0x00" },
    { path: `/revocations/${await revocationOf(DESIGN, addressOf("Marketer"))}`, as: "Marketer" },
  ],
  "/recoveries/:id": async () => {
    const path = `/recoveries/${await askedRecovery(DEVELOPMENT, "Developer A", "Developer C", "Newcomer")}`;
    return [{ path }, { path: "/recoveries/0x00" }, { path, as: "Developer C" }];
  },
  "/signatures": async () => [
    { path: "/signatures" },
    { path: await signedByDeveloperC("The Candidate for Development") },
    { path: "/signatures", as: "Developer C" },
  ],
  "/apply": async () => [{ path: "/apply" }, { path: "/apply", as: "Newcomer" }],
  "/nominate": async () => [{ path: "/nominate" }, { path: "/nominate", as: "Developer A" }],
  "/me": async () => [{ path: "/me" }, { path: "/me", as: "Developer B" }, { path: "/me", as: "Newcomer" }],
  "/me/profile": async () => [{ path: "/me/profile" }, { path: "/me/profile", as: "Developer B" }],
  "/me/account": async () => [
    { path: "/me/account" },
    { path: "/me/account", as: "Developer B" },
    { path: "/me/account", as: "Newcomer" },
    { path: "/me/account", as: "Demo company" },
    { path: "/me/account", as: "Tester" },
  ],
  "/proposals": async () => [
    { path: "/proposals" },
    { path: "/proposals?show=all" },
    { path: "/proposals", as: "Stakeholder A" },
  ],
  "/proposals/:id": async () => [
    { path: await proposal("Pay for the new handbook") },
    { path: await proposal("Pay for the archive of on-chain figures") },
    { path: await proposal("Found a domain for translations") },
    { path: await proposal("Pay for the reports of the last two years") },
    { path: "/proposals/1" },
    { path: await proposal("Pay for the new handbook"), as: "Stakeholder A" },
  ],
  "/runoffs/new": async () => [{ path: "/runoffs/new" }, { path: "/runoffs/new", as: "Stakeholder A" }],
  "/runoffs/:id": async () => [
    { path: await runoff(REPORTS) },
    { path: "/runoffs/0x00" },
    { path: await runoff(REPORTS), as: "Stakeholder A" },
  ],
  "/bounties": async () => [{ path: "/bounties" }, { path: "/bounties?state=open" }],
  "/bounties/:id": async () => [
    { path: await bounty("Operator's guide: a node behind Tor") },
    { path: await bounty("Installer that can be built twice with the same result") },
    { path: "/bounties/0x00" },
    { path: await bounty("The transaction list skips its last row"), as: "Developer B" },
  ],
};

/** The routes that have examples here. */
export const examplePatterns: readonly string[] = Object.keys(examples);

/** What is looked at for a route. */
export async function examplesOf(pattern: string): Promise<readonly Example[]> {
  if (pattern === UNKNOWN) return [{ path: "/no-such-page" }];
  const known = examples[pattern];
  if (known === undefined) throw new Error(`Add examples of ${pattern} to this file`);
  return known();
}
