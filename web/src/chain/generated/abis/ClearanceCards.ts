// Written by `npm run generate`. Do not edit.

export const clearanceCardsAbi = [
  {"inputs":[{"name":"value","type":"uint256"},{"name":"length","type":"uint256"}],"name":"StringsInsufficientHexLength","type":"error"},
  {"inputs":[],"name":"PROFILES","outputs":[{"name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"owner","type":"address"},{"name":"domain","type":"string"},{"components":[{"name":"since","type":"uint48"},{"name":"until","type":"uint48"},{"name":"rate","type":"uint64"},{"name":"supervisor","type":"uint32"},{"name":"uses","type":"uint8"},{"name":"kind","type":"uint8"},{"name":"suspended","type":"bool"},{"name":"ended","type":"bool"}],"name":"clearance","type":"tuple"}],"name":"uriOf","outputs":[{"name":"","type":"string"}],"stateMutability":"view","type":"function"},
] as const;
