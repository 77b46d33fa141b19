import type { Page } from "@playwright/test";

import { AxeBuilder } from "@axe-core/playwright";

import { routes } from "../../web/src/app/routes.ts";
import { addressOf, type Role } from "./setup/people.ts";
import { bountyCalled, nominationCalled, proposalCalled } from "./setup/seeded.ts";
import { expect, open, test } from "./setup/test.ts";

/** An address to look at, and as whom. */
interface Example {
  readonly path: string;
  readonly as?: Role;
}

const bounty = async (title: string) => `/bounties/${await bountyCalled(title)}`;
const nomination = async (title: string) => `/nominations/${await nominationCalled(title)}`;
const proposal = async (title: string) => `/proposals/${await proposalCalled(title)}`;

/** What is looked at for each route: every state that lays the page out differently. */
const examples: Readonly<Record<string, () => Promise<readonly Example[]>>> = {
  "/": async () => [{ path: "/" }],
  "/ledger": async () => [{ path: "/ledger" }, { path: "/ledger?q=nothing-is-called-like-this" }, { path: "/ledger", as: "Funder" }],
  "/bounties/new": async () => [{ path: "/bounties/new" }, { path: "/bounties/new", as: "Funder" }],
  "/proposals/new": async () => [{ path: "/proposals/new" }, { path: "/proposals/new", as: "Stakeholder A" }],
  "/contractors": async () => [{ path: "/contractors" }],
  "/contractors/:address": async () => [
    { path: `/contractors/${addressOf("Developer A")}` },
    { path: `/contractors/${addressOf("Candidate")}` },
    { path: `/contractors/${addressOf("Newcomer")}` },
    { path: "/contractors/nobody" },
  ],
  "/domains/:id": async () => [{ path: "/domains/1" }, { path: "/domains/99" }],
  "/nominations/:id": async () => [
    { path: await nomination("The Candidate for Development") },
    { path: await nomination("The Marketer for Research") },
    { path: "/nominations/0x00" },
    { path: await nomination("The Candidate for Development"), as: "Developer C" },
  ],
  "/apply": async () => [{ path: "/apply" }, { path: "/apply", as: "Newcomer" }],
  "/nominate": async () => [{ path: "/nominate" }, { path: "/nominate", as: "Developer A" }],
  "/me": async () => [{ path: "/me" }, { path: "/me", as: "Developer B" }, { path: "/me", as: "Newcomer" }],
  "/proposals": async () => [{ path: "/proposals" }, { path: "/proposals?show=all" }, { path: "/proposals", as: "Stakeholder A" }],
  "/proposals/:id": async () => [
    { path: await proposal("Pay for the new handbook") },
    { path: await proposal("Pay for the archive of on-chain figures") },
    { path: await proposal("Found a domain for translations") },
    { path: "/proposals/1" },
    { path: await proposal("Pay for the new handbook"), as: "Stakeholder A" },
  ],
  "/bounties": async () => [{ path: "/bounties" }, { path: "/bounties?state=open" }],
  "/bounties/:id": async () => [
    { path: await bounty("Operator's guide: a node behind Tor") },
    { path: await bounty("Installer that can be built twice with the same result") },
    { path: "/bounties/0x00" },
    { path: await bounty("The transaction list skips its last row"), as: "Developer B" },
  ],
};

/** CSS pixels; the narrowest phone that the app is made for. */
const PHONE = { width: 360, height: 740 };

/** What axe says about colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

// A colour on its way to another would be measured as neither.
test.use({ contextOptions: { reducedMotion: "reduce" }, trace: "off" });

for (const pattern of [...routes.map(({ path }) => path), "(unknown)"]) {
  test(`${pattern} is accessible in both themes and fits a phone`, async ({ page, wallet }) => {
    let worn: Role | undefined;
    for (const { path, as } of await examplesOf(pattern)) {
      await open(page, path);
      if (as !== worn && as !== undefined) {
        await wallet.connect(page, as);
        await open(page, path);
        worn = as;
      }
      await inspect(page, as === undefined ? path : `${path} as the ${as}`);
    }
  });
}

test("every route has examples, and every example a route", () => {
  expect(Object.keys(examples).toSorted()).toEqual(routes.map(({ path }) => path).toSorted());
});

function examplesOf(pattern: string): Promise<readonly Example[]> | readonly Example[] {
  if (pattern === "(unknown)") return [{ path: "/no-such-page" }];
  const known = examples[pattern];
  if (known === undefined) throw new Error(`Add examples of ${pattern} to this file`);
  return known();
}

/** The whole page, in both themes, and on a phone. */
async function inspect(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page, `${name}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  // The document is the same: only what depends on colour can differ.
  await expectAccessible(page, `${name}, dark`, COLOUR_RULES);
  const devices = await page.context().newCDPSession(page);
  // As on a phone, where scroll bars take no room.
  await devices.send("Emulation.setDeviceMetricsOverride", { ...PHONE, deviceScaleFactor: 1, mobile: true });
  await expect(page.getByRole("button", { name: "Menu" })).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `CSS pixels that ${name} takes on a phone of ${PHONE.width}`).toBeLessThanOrEqual(PHONE.width);
  await devices.send("Emulation.clearDeviceMetricsOverride");
  await devices.detach();
}

/** axe finds nothing, best practices included. Looking at one document suffices: the app has no frames. */
async function expectAccessible(page: Page, name: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}, ${target.join(" ")}: ${failureSummary}`));
  expect.soft(found, `axe on ${name}`).toEqual([]);
}
