// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";

/// @title EarlyDecision
/// @notice A vote is decided before its deadline, in either direction, as soon as no remaining vote can change its outcome.
/// @dev Nothing is stored: more votes never undo it, so that it is the same whenever one looks, also after the deadline. Votes are taken
/// until the deadline all the same, or until execution: looking whether they still matter would cost each voter more than their vote.
abstract contract EarlyDecision is Governor {
    /// @dev Set while a vote is cast, for which only the deadline counts.
    bool private transient _voting;

    /// @inheritdoc Governor
    function state(uint256 proposalId) public view virtual override returns (ProposalState) {
        ProposalState current = super.state(proposalId);
        if (current != ProposalState.Active || _voting) return current;
        if (proposalEta(proposalId) != 0) return ProposalState.Queued;
        (bool decided, bool succeeds) = _decision(proposalId);
        if (!decided) return current;
        return succeeds ? ProposalState.Succeeded : ProposalState.Defeated;
    }

    /// @dev Whether no remaining vote can change the outcome, and what it is.
    function _decision(uint256 proposalId) internal view virtual returns (bool decided, bool succeeds);

    /// @inheritdoc Governor
    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal virtual override returns (uint256 weight) {
        _voting = true;
        weight = super._castVote(proposalId, account, support, reason, params);
        _voting = false;
    }
}
