// Written by `npm run generate`. Do not edit.

export const movesAbi = [
  {"inputs":[{"name":"account","type":"address"}],"name":"Contractors_KnownAccount","type":"error"},
  {"inputs":[{"name":"clearances","type":"uint8"},{"name":"named","type":"uint256"}],"name":"Contractors_WrongDomains","type":"error"},
  {"inputs":[{"name":"recovery","type":"bytes32"},{"name":"until","type":"uint48"}],"name":"Moves_Expired","type":"error"},
  {"inputs":[],"name":"Moves_NoContent","type":"error"},
  {"inputs":[{"name":"from","type":"address"},{"name":"caller","type":"address"}],"name":"Moves_NotOffered","type":"error"},
  {"inputs":[{"name":"recovery","type":"bytes32"}],"name":"Moves_NotPassed","type":"error"},
  {"inputs":[{"name":"domain","type":"uint32"},{"name":"stricter","type":"uint32"}],"name":"Moves_NotTheStrictest","type":"error"},
  {"inputs":[{"name":"domain","type":"uint32"},{"name":"from","type":"address"}],"name":"Moves_NotTheirs","type":"error"},
  {"inputs":[],"name":"CONTRACTORS","outputs":[{"name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"DELAY","outputs":[{"name":"","type":"uint24"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"REVIEWS","outputs":[{"name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[],"name":"VALIDITY","outputs":[{"name":"","type":"uint48"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"components":[{"name":"domain","type":"uint32"},{"name":"from","type":"address"},{"name":"to","type":"address"},{"name":"opener","type":"address"},{"name":"content","type":"bytes32"},{"name":"salt","type":"uint64"},{"name":"barred","type":"uint32[]"}],"name":"recovery","type":"tuple"},{"name":"domains","type":"uint32[]"}],"name":"complete","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"to","type":"address"}],"name":"offer","outputs":[],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"from","type":"address"}],"name":"offeredTo","outputs":[{"name":"","type":"address"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"components":[{"name":"domain","type":"uint32"},{"name":"from","type":"address"},{"name":"to","type":"address"},{"name":"opener","type":"address"},{"name":"content","type":"bytes32"},{"name":"salt","type":"uint64"},{"name":"barred","type":"uint32[]"}],"name":"recovery","type":"tuple"}],"name":"questionOf","outputs":[{"components":[{"name":"workflow","type":"address"},{"name":"domain","type":"uint32"},{"name":"content","type":"bytes32"},{"name":"subject","type":"address"},{"name":"salt","type":"uint64"},{"name":"payees","type":"address[]"},{"name":"barred","type":"uint32[]"}],"name":"","type":"tuple"}],"stateMutability":"view","type":"function"},
  {"inputs":[{"name":"domain","type":"uint32"},{"name":"from","type":"address"},{"name":"to","type":"address"},{"name":"uri","type":"string"},{"name":"salt","type":"uint64"},{"name":"domains","type":"uint32[]"}],"name":"recover","outputs":[{"name":"id","type":"bytes32"}],"stateMutability":"nonpayable","type":"function"},
  {"inputs":[{"name":"from","type":"address"},{"name":"domains","type":"uint32[]"}],"name":"take","outputs":[],"stateMutability":"nonpayable","type":"function"},
] as const;
