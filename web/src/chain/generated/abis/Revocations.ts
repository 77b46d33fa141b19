// Written by `npm run generate`. Do not edit.

export const revocationsAbi = [
  {"inputs":[{"name":"revocation","type":"bytes32"},{"name":"opener","type":"address"}],"name":"Revocations_AlreadyOpen","type":"error"},
  {"inputs":[],"name":"Revocations_NoContent","type":"error"},
  {"inputs":[{"name":"domain","type":"uint32"},{"name":"account","type":"address"}],"name":"Revocations_NotCleared","type":"error"},
  {"inputs":[{"name":"revocation","type":"bytes32"},{"name":"state","type":"uint8"}],"name":"Revocations_NothingToDo","type":"error"},
  {"inputs":[],"name":"APPEAL","outputs":[{"name":"","type":"uint24"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"CONTRACTORS","outputs":[{"name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"REVIEWS","outputs":[{"name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"SPARED","outputs":[{"name":"","type":"uint48"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"components":[{"name":"domain","type":"uint32"},{"name":"account","type":"address"},{"name":"opener","type":"address"},{"name":"content","type":"bytes32"},{"name":"salt","type":"uint64"},{"name":"barred","type":"uint32[]"}],"name":"revocation","type":"tuple"},{"name":"reason","type":"string"}],"name":"endorse","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"components":[{"name":"domain","type":"uint32"},{"name":"account","type":"address"},{"name":"opener","type":"address"},{"name":"content","type":"bytes32"},{"name":"salt","type":"uint64"},{"name":"barred","type":"uint32[]"}],"name":"revocation","type":"tuple"}],"name":"enforce","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"domain","type":"uint32"},{"name":"account","type":"address"},{"name":"opener","type":"address"}],"name":"lastRevocation","outputs":[{"name":"id","type":"bytes32"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"domain","type":"uint32"},{"name":"account","type":"address"},{"name":"uri","type":"string"},{"name":"salt","type":"uint64"}],"name":"open","outputs":[{"name":"id","type":"bytes32"}],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"components":[{"name":"domain","type":"uint32"},{"name":"account","type":"address"},{"name":"opener","type":"address"},{"name":"content","type":"bytes32"},{"name":"salt","type":"uint64"},{"name":"barred","type":"uint32[]"}],"name":"revocation","type":"tuple"}],"name":"questionOf","outputs":[{"components":[{"name":"workflow","type":"address"},{"name":"domain","type":"uint32"},{"name":"content","type":"bytes32"},{"name":"subject","type":"address"},{"name":"salt","type":"uint64"},{"name":"payees","type":"address[]"},{"name":"barred","type":"uint32[]"}],"name":"","type":"tuple"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"domain","type":"uint32"},{"name":"party","type":"uint32"}],"name":"sparedUntil","outputs":[{"name":"","type":"uint48"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"components":[{"name":"domain","type":"uint32"},{"name":"account","type":"address"},{"name":"opener","type":"address"},{"name":"content","type":"bytes32"},{"name":"salt","type":"uint64"},{"name":"barred","type":"uint32[]"}],"name":"revocation","type":"tuple"},{"components":[{"name":"signer","type":"address"},{"name":"act","type":"uint8"},{"name":"deadline","type":"uint48"},{"name":"reason","type":"string"},{"name":"signature","type":"bytes"}],"name":"signed","type":"tuple[]"}],"name":"submit","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"id","type":"bytes32"}],"name":"suspends","outputs":[{"name":"","type":"bool"}],"stateMutability":"view","type":"function"},
] as const;
