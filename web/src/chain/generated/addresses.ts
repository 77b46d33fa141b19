// Written by `npm run generate`. Do not edit.

/** Where the contracts are, by chain id; reading logs starts at `deployBlock`. */
export const deployments = {
  31337: {
    chainId: 31337,
    name: "Local chain",
    deployBlock: 1n,
    contracts: {
      Treasury: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
      StakeToken: "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512",
      TimelockController: "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0",
      StakeholderGovernor: "0xCf7Ed3AccA5a467e9e704C703E8D87F634fB0Fc9",
      Profiles: "0xDc64a140Aa3E981100a9becA4E685f962f0cF6C9",
      ClearanceCards: "0x5FC8d32690cc91D4c39d9d3abcBD16989F875707",
      Contractors: "0x0165878A594ca255338adfa4d48449f69242Eb8F",
      Reviews: "0xa513E6E4b8f2a923D98304ec87F64353C4D5C853",
      Clearances: "0x2279B7A0a67DB372996a5FaB50D91eAA73d2eBe6",
      Bounties: "0x8A791620dd6260079BF849Dc5567aDC3F2FdC318",
      Revocations: "0x610178dA211FEF7D417bC0e6FeD39F05609AD788",
      Moves: "0xB7f8BC63BbcaD18155201308C8f3540b07f84F5e",
      Budgets: "0xA51c1fc2f0D1a1b8494Ed1FE312d7C3a78Ed91C0",
      DemoDecred: "0x0DCd1Bf9A1b36cE34237eEaFef220932846BCD82",
      DemoDollar: "0x9A676e781A523b5d0C0e43731313A708CB607508",
    },
  },
} as const;
