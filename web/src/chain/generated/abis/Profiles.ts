// Written by `npm run generate`. Do not edit.

export const profilesAbi = [
  {"inputs":[{"name":"length","type":"uint256"},{"name":"max","type":"uint256"}],"name":"Profiles_NameTooLong","type":"error"},
  {"inputs":[{"name":"length","type":"uint256"},{"name":"max","type":"uint256"}],"name":"Profiles_PortraitTooLong","type":"error"},
  {"inputs":[],"name":"MAX_NAME","outputs":[{"name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"MAX_PORTRAIT","outputs":[{"name":"","type":"uint256"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"account","type":"address"}],"name":"profileOf","outputs":[{"components":[{"name":"name","type":"string"},{"name":"portrait","type":"string"},{"name":"content","type":"bytes32"}],"name":"","type":"tuple"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"name","type":"string"},{"name":"portrait","type":"string"},{"name":"uri","type":"string"}],"name":"set","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
