import { getAddress } from "ethers";

import { personas } from "../../web/src/shared/wallet/personas.ts";

function persona(role: string): string {
  const found = personas.find((candidate) => candidate.role === role);
  if (found === undefined) throw new Error(`The web app has no persona called ${role}`);
  return getAddress(found.address);
}

/** The personas of the web app, by what they do. */
export const FUNDER = persona("Funder");
export const CANDIDATE = persona("Candidate");
export const DEVELOPER_A = persona("Developer A");
export const DEVELOPER_B = persona("Developer B");
export const DEVELOPER_C = persona("Developer C");
export const DESIGNER = persona("Designer");
export const RESEARCHER = persona("Researcher");
export const MARKETER = persona("Marketer");
export const STAKEHOLDER_A = persona("Stakeholder A");
export const STAKEHOLDER_B = persona("Stakeholder B");
export const STAKEHOLDER_C = persona("Stakeholder C");
export const GUARDIAN = persona("Guardian");

/** Accounts 13 to 17 of Hardhat's public mnemonic: among them the stake is split so that each recorded vote comes out. */
export const POOLS = [
  "0x1CBd3b2770909D4e10f157cABC84C7264073C9Ec",
  "0xdF3e18d64BC6A983f673Ab319CCaE4f1a57C7097",
  "0xcd3B766CCDd6AE721141F452C550Ca635964ce71",
  "0x2546BcD3c84621e976D8185a91A922aE77ECEc30",
  "0xbDA5747bFD65F08deb54cb465eB87D40e51B197E",
] as const;

/** Account 18: brings in the treasury's income. */
export const INCOME = "0xdD2FD4581271e230360230F9337D5c0430Bf44C0";

/** Account 19: a contributor from outside, who proposes and claims. */
export const CONTRIBUTOR = "0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199";

/*
 * Accounts 20 to 27 of the same mnemonic, which the local chain does not hand out by itself: contractors who are nobody's
 * persona, a company, and the address that one of them had before.
 */
export const COMPANY = "0x09DB0a93B389bEF724429898f539AEB7ac2Dd55f";
export const MAINTAINER = "0x02484cb50AAC86Eae85610D6f4Bf026f30f6627D";
export const MAINTAINER_BEFORE = "0x08135Da0A343E492FA2d4282F2AE34c6c5CC1BbE";
export const TESTER = "0x5E661B79FE2D3F6cE70F5AAC07d8Cd9abb2743F1";
export const SUBCONTRACTOR = "0x61097BA76cD906d2ba4FD106E757f7Eb455fc295";
export const AUDITOR = "0xDf37F81dAAD2b0327A0A50003740e1C935C70913";
export const TRANSLATOR = "0x553BC17A05702530097c3677091C5BB47a3a7931";
export const ILLUSTRATOR = "0x87BdCE72c06C21cd96219BD8521bDF1F42C78b5e";
