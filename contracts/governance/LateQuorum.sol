// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";

/// @title LateQuorum
/// @notice A vote that brings the quorum in the last stretch of the voting period extends it, so that others have time to answer.
/// @dev The rule, name and event of OpenZeppelin's GovernorPreventLateQuorum. That one asks each vote from the first on whether it brings the
/// quorum, which would cost voters a fifth more; here only votes of the last stretch are asked.
abstract contract LateQuorum is GovernorCountingSimple {
    /// @notice The deadline of a proposal was put off to `extendedDeadline`, seconds since 1970.
    event ProposalExtended(uint256 indexed proposalId, uint64 extendedDeadline);

    /// @notice Seconds that are left after the quorum was reached, at least.
    uint48 public immutable lateQuorumVoteExtension;

    mapping(bytes32 key => uint48) private _extendedDeadlines;

    /// @param extension seconds that are left after the quorum was reached, at least
    constructor(uint48 extension) {
        lateQuorumVoteExtension = extension;
    }

    /// @inheritdoc Governor
    function proposalDeadline(uint256 proposalId) public view virtual override returns (uint256 deadline) {
        deadline = super.proposalDeadline(proposalId);
        // Before the last stretch nothing can have been extended: voters do not pay for looking.
        if (!_isLate(deadline)) return deadline;
        uint256 extended = _extendedDeadlines[_extensionKey(proposalId)];
        return extended > deadline ? extended : deadline;
    }

    /// @dev Votes cast on all sides, and how many the quorum is.
    function _turnout(uint256 proposalId) internal view virtual returns (uint256 cast, uint256 needed);

    /// @dev Proposals with one key are extended together.
    function _extensionKey(uint256 proposalId) internal view virtual returns (bytes32);

    /// @inheritdoc Governor
    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 totalWeight,
        bytes memory params
    ) internal virtual override returns (uint256 weight) {
        weight = super._countVote(proposalId, account, support, totalWeight, params);
        if (!_isLate(super.proposalDeadline(proposalId))) return weight;
        (uint256 cast, uint256 needed) = _turnout(proposalId);
        if (cast < needed || cast - weight >= needed) return weight;
        uint48 extended = clock() + lateQuorumVoteExtension;
        _extendedDeadlines[_extensionKey(proposalId)] = extended;
        emit ProposalExtended(proposalId, extended);
    }

    function _isLate(uint256 deadline) private view returns (bool) {
        return clock() + lateQuorumVoteExtension > deadline;
    }
}
