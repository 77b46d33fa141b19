import { RPC_URL } from "./setup/chain.ts";
import { expect, test } from "./setup/test.ts";

test("an endpoint of another chain is named, and none of its figures is shown", async ({ page, traffic }) => {
  await page.route(`${RPC_URL}/**`, async (route) => {
    const response = await route.fetch();
    const asked = route.request().postDataJSON() as Call | Call[];
    const ids = (Array.isArray(asked) ? asked : [asked]).filter(({ method }) => method === "eth_chainId");
    const answers = (await response.json()) as Answer | Answer[];
    const lie = (answer: Answer) => (ids.some(({ id }) => id === answer.id) ? { ...answer, result: "0x1" } : answer);
    await route.fulfill({ response, json: Array.isArray(answers) ? answers.map(lie) : lie(answers) });
  });
  await page.goto("/#/");
  await expect(page.getByRole("main").getByText("This is another chain.").first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    "The network endpoint answers for chain 1. This app was built for Local chain, chain 31337.",
  );
  await expect(page.getByRole("contentinfo")).toContainText("The endpoint is chain 1, not 31337.");
  await expect(page.getByRole("contentinfo")).not.toContainText("As of block");

  // Once every answer that was being changed has arrived: one that came later would be another lie.
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Try again" }).first().click();
  await expect(page.getByRole("main").getByText("In the general fund").first()).toBeVisible();
  await traffic.settled();
});

test("an app that cannot start says why", async ({ page, traffic }) => {
  await page.route("**/assets/*.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: 'throw new Error("The address book has no such chain.");' }),
  );
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText("Exchequer could not start");
  await expect(page.getByRole("main")).toContainText("The address book has no such chain.");

  await page.route("**/assets/*.js", (route) => route.abort());
  await page.reload();
  await expect(page.getByRole("main")).toContainText("A part of it could not be loaded.");
  // The failures of this test are meant.
  traffic.complaints.length = 0;
});

interface Call {
  readonly id: number;
  readonly method: string;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
}
