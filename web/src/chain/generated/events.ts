// Written by `npm run generate`. Do not edit.

export const treasuryEvents = [
  {"inputs":[{"indexed":true,"name":"guardian","type":"address"}],"name":"GuardianSet","type":"event"},
  {"inputs":[{"indexed":true,"name":"from","type":"bytes32"},{"indexed":true,"name":"to","type":"bytes32"},{"indexed":true,"name":"asset","type":"address"},{"name":"amount","type":"uint256"},{"name":"party","type":"address"},{"name":"ref","type":"bytes32"}],"name":"Movement","type":"event"},
  {"inputs":[{"indexed":true,"name":"payee","type":"address"},{"indexed":true,"name":"asset","type":"address"},{"name":"amount","type":"uint256"}],"name":"PayoutFailed","type":"event"},
  {"inputs":[{"indexed":true,"name":"payee","type":"address"},{"name":"refused","type":"bool"}],"name":"PayoutsRefused","type":"event"},
  {"inputs":[{"indexed":true,"name":"asset","type":"address"},{"components":[{"name":"floor","type":"uint128"},{"name":"rate","type":"uint32"},{"name":"window","type":"uint32"}],"name":"policy","type":"tuple"},{"name":"since","type":"uint48"}],"name":"PolicySet","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"previousAdminRole","type":"bytes32"},{"indexed":true,"name":"newAdminRole","type":"bytes32"}],"name":"RoleAdminChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleGranted","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleRevoked","type":"event"},
  {"inputs":[{"indexed":true,"name":"guardian","type":"address"}],"name":"SpendingResumed","type":"event"},
  {"inputs":[{"indexed":true,"name":"guardian","type":"address"},{"name":"until","type":"uint48"}],"name":"SpendingStopped","type":"event"},
] as const;

export const profilesEvents = [
  {"inputs":[{"indexed":true,"name":"account","type":"address"},{"name":"name","type":"string"},{"name":"portrait","type":"string"},{"name":"uri","type":"string"}],"name":"ProfileSet","type":"event"},
] as const;

export const contractorsEvents = [
  {"inputs":[{"indexed":true,"name":"owner","type":"address"},{"indexed":true,"name":"approved","type":"address"},{"indexed":true,"name":"tokenId","type":"uint256"}],"name":"Approval","type":"event"},
  {"inputs":[{"indexed":true,"name":"owner","type":"address"},{"indexed":true,"name":"operator","type":"address"},{"name":"approved","type":"bool"}],"name":"ApprovalForAll","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"account","type":"address"}],"name":"ClearanceEnded","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"account","type":"address"}],"name":"ClearanceReinstated","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"account","type":"address"}],"name":"ClearanceSuspended","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"account","type":"address"},{"name":"left","type":"uint8"}],"name":"ClearanceUsed","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"account","type":"address"},{"components":[{"name":"kind","type":"uint8"},{"name":"rate","type":"uint64"},{"name":"until","type":"uint48"},{"name":"supervisor","type":"address"}],"name":"offer","type":"tuple"}],"name":"Cleared","type":"event"},
  {"inputs":[{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"company","type":"address"}],"name":"CompanyJoined","type":"event"},
  {"inputs":[{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"company","type":"address"}],"name":"CompanyLeft","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"components":[{"name":"k","type":"uint8"},{"name":"challenge","type":"uint32"},{"name":"period","type":"uint32"},{"name":"cooldown","type":"uint32"},{"name":"admissionPercent","type":"uint8"},{"name":"revocationPercent","type":"uint8"}],"name":"terms","type":"tuple"}],"name":"DomainChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"name":"name","type":"string"},{"components":[{"name":"k","type":"uint8"},{"name":"challenge","type":"uint32"},{"name":"period","type":"uint32"},{"name":"cooldown","type":"uint32"},{"name":"admissionPercent","type":"uint8"},{"name":"revocationPercent","type":"uint8"}],"name":"terms","type":"tuple"}],"name":"DomainCreated","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"}],"name":"DomainRetired","type":"event"},
  {"inputs":[{"indexed":true,"name":"company","type":"address"},{"indexed":true,"name":"account","type":"address"},{"name":"invited","type":"bool"}],"name":"InvitationSet","type":"event"},
  {"inputs":[{"name":"tokenId","type":"uint256"}],"name":"Locked","type":"event"},
  {"inputs":[{"indexed":true,"name":"party","type":"uint32"},{"indexed":true,"name":"from","type":"address"},{"indexed":true,"name":"to","type":"address"}],"name":"PartyMoved","type":"event"},
  {"inputs":[{"indexed":true,"name":"party","type":"uint32"},{"indexed":true,"name":"account","type":"address"}],"name":"PartyNumbered","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"account","type":"address"},{"name":"rate","type":"uint64"},{"name":"from","type":"uint48"}],"name":"RateSet","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"previousAdminRole","type":"bytes32"},{"indexed":true,"name":"newAdminRole","type":"bytes32"}],"name":"RoleAdminChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleGranted","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleRevoked","type":"event"},
  {"inputs":[{"indexed":true,"name":"from","type":"address"},{"indexed":true,"name":"to","type":"address"},{"indexed":true,"name":"tokenId","type":"uint256"}],"name":"Transfer","type":"event"},
  {"inputs":[{"name":"tokenId","type":"uint256"}],"name":"Unlocked","type":"event"},
] as const;

export const reviewsEvents = [
  {"inputs":[],"name":"EIP712DomainChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"name":"reason","type":"string"}],"name":"Endorsed","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"name":"reason","type":"string"}],"name":"Objected","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"name":"passed","type":"bool"},{"name":"reason","type":"string"}],"name":"ReviewAnswered","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"name":"reason","type":"string"}],"name":"ReviewAppealed","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"}],"name":"ReviewContested","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"account","type":"address"}],"name":"ReviewEscalated","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"workflow","type":"address"},{"indexed":true,"name":"domain","type":"uint32"},{"components":[{"name":"workflow","type":"address"},{"name":"domain","type":"uint32"},{"name":"content","type":"bytes32"},{"name":"subject","type":"address"},{"name":"salt","type":"uint64"},{"name":"payees","type":"address[]"},{"name":"barred","type":"uint32[]"}],"name":"question","type":"tuple"},{"components":[{"name":"k","type":"uint8"},{"name":"challenge","type":"uint24"},{"name":"period","type":"uint24"},{"name":"seasoned","type":"bool"},{"name":"appealable","type":"bool"}],"name":"panel","type":"tuple"}],"name":"ReviewOpened","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"}],"name":"ReviewPassed","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"}],"name":"ReviewReached","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"}],"name":"ReviewReopened","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"previousAdminRole","type":"bytes32"},{"indexed":true,"name":"newAdminRole","type":"bytes32"}],"name":"RoleAdminChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleGranted","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleRevoked","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"party","type":"uint32"}],"name":"SayDropped","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"account","type":"address"}],"name":"SayWithdrawn","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"account","type":"address"}],"name":"SignaturesVoided","type":"event"},
] as const;

export const clearancesEvents = [
  {"inputs":[{"indexed":true,"name":"nomination","type":"bytes32"},{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"candidate","type":"address"}],"name":"ClearanceIssued","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"account","type":"address"}],"name":"ClearanceRevoked","type":"event"},
  {"inputs":[],"name":"EIP712DomainChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"nomination","type":"bytes32"},{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"candidate","type":"address"},{"name":"opener","type":"address"},{"components":[{"name":"kind","type":"uint8"},{"name":"rate","type":"uint64"},{"name":"until","type":"uint48"},{"name":"supervisor","type":"address"}],"name":"offer","type":"tuple"},{"name":"changes","type":"bool"},{"name":"salt","type":"uint64"},{"name":"uri","type":"string"}],"name":"Nominated","type":"event"},
  {"inputs":[{"indexed":true,"name":"nomination","type":"bytes32"}],"name":"OfferAccepted","type":"event"},
  {"inputs":[{"indexed":true,"name":"nomination","type":"bytes32"}],"name":"OfferDeclined","type":"event"},
  {"inputs":[{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"account","type":"address"}],"name":"Resigned","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"previousAdminRole","type":"bytes32"},{"indexed":true,"name":"newAdminRole","type":"bytes32"}],"name":"RoleAdminChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleGranted","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleRevoked","type":"event"},
] as const;

export const bountiesEvents = [
  {"inputs":[{"indexed":true,"name":"bounty","type":"bytes32"},{"indexed":true,"name":"funder","type":"address"},{"name":"start","type":"uint256"},{"name":"amount","type":"uint256"}],"name":"BountyFunded","type":"event"},
  {"inputs":[{"indexed":true,"name":"bounty","type":"bytes32"},{"indexed":true,"name":"opener","type":"address"},{"indexed":true,"name":"domain","type":"uint32"},{"name":"asset","type":"address"},{"name":"openedAt","type":"uint48"},{"name":"deadline","type":"uint48"},{"name":"uri","type":"string"}],"name":"BountyOpened","type":"event"},
  {"inputs":[{"indexed":true,"name":"bounty","type":"bytes32"},{"indexed":true,"name":"funder","type":"address"},{"name":"start","type":"uint256"},{"name":"amount","type":"uint256"},{"name":"refunded","type":"uint256"}],"name":"BountyRefunded","type":"event"},
  {"inputs":[{"indexed":true,"name":"bounty","type":"bytes32"},{"indexed":true,"name":"claim","type":"bytes32"},{"name":"amount","type":"uint256"}],"name":"ClaimAwarded","type":"event"},
  {"inputs":[{"indexed":true,"name":"bounty","type":"bytes32"},{"indexed":true,"name":"claim","type":"bytes32"}],"name":"ClaimDismissed","type":"event"},
  {"inputs":[{"indexed":true,"name":"bounty","type":"bytes32"},{"indexed":true,"name":"claim","type":"bytes32"},{"indexed":true,"name":"claimant","type":"address"},{"components":[{"name":"payee","type":"address"},{"name":"amount","type":"uint256"}],"name":"awards","type":"tuple[]"},{"name":"uri","type":"string"}],"name":"ClaimSubmitted","type":"event"},
] as const;

export const revocationsEvents = [
  {"inputs":[{"indexed":true,"name":"revocation","type":"bytes32"}],"name":"RevocationLifted","type":"event"},
  {"inputs":[{"indexed":true,"name":"revocation","type":"bytes32"},{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"account","type":"address"},{"name":"opener","type":"address"},{"name":"salt","type":"uint64"},{"name":"uri","type":"string"}],"name":"RevocationOpened","type":"event"},
  {"inputs":[{"indexed":true,"name":"revocation","type":"bytes32"},{"name":"until","type":"uint48"}],"name":"RevocationSpares","type":"event"},
  {"inputs":[{"indexed":true,"name":"revocation","type":"bytes32"}],"name":"RevocationSuspends","type":"event"},
  {"inputs":[{"indexed":true,"name":"revocation","type":"bytes32"}],"name":"Revoked","type":"event"},
] as const;

export const movesEvents = [
  {"inputs":[{"indexed":true,"name":"from","type":"address"},{"indexed":true,"name":"to","type":"address"}],"name":"MoveOffered","type":"event"},
  {"inputs":[{"indexed":true,"name":"recovery","type":"bytes32"}],"name":"Recovered","type":"event"},
  {"inputs":[{"indexed":true,"name":"recovery","type":"bytes32"},{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"from","type":"address"},{"name":"to","type":"address"},{"name":"opener","type":"address"},{"name":"salt","type":"uint64"},{"name":"uri","type":"string"}],"name":"RecoveryOpened","type":"event"},
] as const;

export const budgetsEvents = [
  {"inputs":[{"indexed":true,"name":"budget","type":"uint256"},{"indexed":true,"name":"asset","type":"address"},{"name":"amount","type":"uint256"},{"name":"counted","type":"uint128"},{"name":"period","type":"uint32"},{"indexed":true,"name":"ref","type":"bytes32"},{"name":"uri","type":"string"}],"name":"BudgetBilled","type":"event"},
  {"inputs":[{"indexed":true,"name":"budget","type":"uint256"}],"name":"BudgetClosed","type":"event"},
  {"inputs":[{"indexed":true,"name":"budget","type":"uint256"},{"indexed":true,"name":"domain","type":"uint32"},{"indexed":true,"name":"owner","type":"address"},{"components":[{"name":"asset","type":"address"},{"name":"limit","type":"uint128"},{"name":"start","type":"uint48"},{"name":"end","type":"uint48"},{"name":"period","type":"uint32"},{"name":"domain","type":"uint32"},{"name":"owner","type":"address"}],"name":"terms","type":"tuple"},{"name":"uri","type":"string"}],"name":"BudgetOpened","type":"event"},
  {"inputs":[{"indexed":true,"name":"asset","type":"address"},{"name":"isDollar","type":"bool"},{"name":"decimals","type":"uint8"}],"name":"DollarTokenSet","type":"event"},
  {"inputs":[{"indexed":true,"name":"asset","type":"address"},{"name":"released","type":"uint128"},{"name":"amount","type":"uint256"}],"name":"LineAdvanced","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"previousAdminRole","type":"bytes32"},{"indexed":true,"name":"newAdminRole","type":"bytes32"}],"name":"RoleAdminChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleGranted","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleRevoked","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"name":"end","type":"uint128"}],"name":"TicketCancelled","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"index","type":"uint256"},{"indexed":true,"name":"payee","type":"address"},{"name":"amount","type":"uint256"}],"name":"TicketDrawn","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"asset","type":"address"},{"indexed":true,"name":"budget","type":"uint256"},{"components":[{"name":"asset","type":"address"},{"name":"start","type":"uint128"},{"name":"budget","type":"uint256"},{"name":"ref","type":"bytes32"},{"components":[{"name":"payee","type":"address"},{"name":"amount","type":"uint256"}],"name":"payments","type":"tuple[]"}],"name":"ticket","type":"tuple"}],"name":"TicketIssued","type":"event"},
] as const;

export const stakeTokenEvents = [
  {"inputs":[{"indexed":true,"name":"owner","type":"address"},{"indexed":true,"name":"spender","type":"address"},{"name":"value","type":"uint256"}],"name":"Approval","type":"event"},
  {"inputs":[{"indexed":true,"name":"delegator","type":"address"},{"indexed":true,"name":"fromDelegate","type":"address"},{"indexed":true,"name":"toDelegate","type":"address"}],"name":"DelegateChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"delegate","type":"address"},{"name":"previousVotes","type":"uint256"},{"name":"newVotes","type":"uint256"}],"name":"DelegateVotesChanged","type":"event"},
  {"inputs":[],"name":"EIP712DomainChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"from","type":"address"},{"indexed":true,"name":"to","type":"address"},{"name":"value","type":"uint256"}],"name":"Transfer","type":"event"},
] as const;

export const wrappedStakeEvents = [
  {"inputs":[{"indexed":true,"name":"owner","type":"address"},{"indexed":true,"name":"spender","type":"address"},{"name":"value","type":"uint256"}],"name":"Approval","type":"event"},
  {"inputs":[{"indexed":true,"name":"delegator","type":"address"},{"indexed":true,"name":"fromDelegate","type":"address"},{"indexed":true,"name":"toDelegate","type":"address"}],"name":"DelegateChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"delegate","type":"address"},{"name":"previousVotes","type":"uint256"},{"name":"newVotes","type":"uint256"}],"name":"DelegateVotesChanged","type":"event"},
  {"inputs":[],"name":"EIP712DomainChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"from","type":"address"},{"indexed":true,"name":"to","type":"address"},{"name":"value","type":"uint256"}],"name":"Transfer","type":"event"},
] as const;

export const stakeholderGovernorEvents = [
  {"inputs":[{"name":"daoAddress","type":"address"},{"name":"daoURI","type":"string"}],"name":"DAOURIUpdate","type":"event"},
  {"inputs":[],"name":"EIP712DomainChanged","type":"event"},
  {"inputs":[{"name":"proposalId","type":"uint256"}],"name":"ProposalCanceled","type":"event"},
  {"inputs":[{"name":"proposalId","type":"uint256"},{"name":"proposer","type":"address"},{"name":"targets","type":"address[]"},{"name":"values","type":"uint256[]"},{"name":"signatures","type":"string[]"},{"name":"calldatas","type":"bytes[]"},{"name":"voteStart","type":"uint256"},{"name":"voteEnd","type":"uint256"},{"name":"description","type":"string"}],"name":"ProposalCreated","type":"event"},
  {"inputs":[{"name":"proposalId","type":"uint256"}],"name":"ProposalExecuted","type":"event"},
  {"inputs":[{"indexed":true,"name":"proposalId","type":"uint256"},{"name":"extendedDeadline","type":"uint64"}],"name":"ProposalExtended","type":"event"},
  {"inputs":[{"name":"proposalId","type":"uint256"},{"name":"etaSeconds","type":"uint256"}],"name":"ProposalQueued","type":"event"},
  {"inputs":[{"name":"oldProposalThreshold","type":"uint256"},{"name":"newProposalThreshold","type":"uint256"}],"name":"ProposalThresholdSet","type":"event"},
  {"inputs":[{"name":"oldQuorumNumerator","type":"uint256"},{"name":"newQuorumNumerator","type":"uint256"}],"name":"QuorumNumeratorUpdated","type":"event"},
  {"inputs":[{"indexed":true,"name":"runoff","type":"bytes32"},{"indexed":true,"name":"proposer","type":"address"},{"name":"candidates","type":"uint256[]"},{"name":"uri","type":"string"}],"name":"RunoffProposed","type":"event"},
  {"inputs":[{"name":"oldTimelock","type":"address"},{"name":"newTimelock","type":"address"}],"name":"TimelockChange","type":"event"},
  {"inputs":[{"indexed":true,"name":"voter","type":"address"},{"name":"proposalId","type":"uint256"},{"name":"support","type":"uint8"},{"name":"weight","type":"uint256"},{"name":"reason","type":"string"}],"name":"VoteCast","type":"event"},
  {"inputs":[{"indexed":true,"name":"voter","type":"address"},{"name":"proposalId","type":"uint256"},{"name":"support","type":"uint8"},{"name":"weight","type":"uint256"},{"name":"reason","type":"string"},{"name":"params","type":"bytes"}],"name":"VoteCastWithParams","type":"event"},
  {"inputs":[{"name":"oldVotingDelay","type":"uint256"},{"name":"newVotingDelay","type":"uint256"}],"name":"VotingDelaySet","type":"event"},
  {"inputs":[{"name":"oldVotingPeriod","type":"uint256"},{"name":"newVotingPeriod","type":"uint256"}],"name":"VotingPeriodSet","type":"event"},
] as const;

export const timelockControllerEvents = [
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"index","type":"uint256"},{"name":"target","type":"address"},{"name":"value","type":"uint256"},{"name":"data","type":"bytes"}],"name":"CallExecuted","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"name":"salt","type":"bytes32"}],"name":"CallSalt","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"index","type":"uint256"},{"name":"target","type":"address"},{"name":"value","type":"uint256"},{"name":"data","type":"bytes"},{"name":"predecessor","type":"bytes32"},{"name":"delay","type":"uint256"}],"name":"CallScheduled","type":"event"},
  {"inputs":[{"indexed":true,"name":"id","type":"bytes32"}],"name":"Cancelled","type":"event"},
  {"inputs":[{"name":"oldDuration","type":"uint256"},{"name":"newDuration","type":"uint256"}],"name":"MinDelayChange","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"previousAdminRole","type":"bytes32"},{"indexed":true,"name":"newAdminRole","type":"bytes32"}],"name":"RoleAdminChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleGranted","type":"event"},
  {"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleRevoked","type":"event"},
] as const;

export const demoTokenEvents = [
  {"inputs":[{"indexed":true,"name":"owner","type":"address"},{"indexed":true,"name":"spender","type":"address"},{"name":"value","type":"uint256"}],"name":"Approval","type":"event"},
  {"inputs":[],"name":"EIP712DomainChanged","type":"event"},
  {"inputs":[{"indexed":true,"name":"from","type":"address"},{"indexed":true,"name":"to","type":"address"},{"name":"value","type":"uint256"}],"name":"Transfer","type":"event"},
] as const;
