// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";

import {IRunoff} from "../interfaces/IRunoff.sol";
import {EarlyDecision} from "./EarlyDecision.sol";
import {LateQuorum} from "./LateQuorum.sol";

/// @title Runoff
/// @notice Proposals of which at most one succeeds; see {IRunoff}.
abstract contract Runoff is IRunoff, EarlyDecision, LateQuorum {
    uint256 private constant MAX_CANDIDATES = 16;

    /// @inheritdoc IRunoff
    mapping(uint256 proposalId => bytes32) public runoffOf;
    mapping(bytes32 runoff => uint256[]) private _candidates;

    /// @inheritdoc IRunoff
    function candidatesOf(bytes32 runoff) external view returns (uint256[] memory) {
        return _candidates[runoff];
    }

    /// @inheritdoc IRunoff
    function leaderOf(bytes32 runoff) public view returns (uint256 leader) {
        uint256[] memory ids = _candidates[runoff];
        int256 most;
        for (uint256 i = 0; i < ids.length; ++i) {
            uint256 id = ids[i];
            // What the timelock did with a winner changes nothing: a veto does not make the second one pass.
            ProposalState own = Governor.state(id);
            if (own == ProposalState.Pending || own == ProposalState.Canceled) continue;
            if (!_quorumReached(id) || !_voteSucceeded(id)) continue;
            (uint256 against, uint256 inFavour, ) = proposalVotes(id);
            // No overflow: votes are below 2^208.
            int256 net = int256(inFavour) - int256(against);
            if (leader == 0 || net > most) (leader, most) = (id, net);
        }
    }

    /// @inheritdoc IRunoff
    function proposeRunoff(Candidate[] calldata candidates, string calldata uri) external returns (bytes32 runoff) {
        if (candidates.length < 2 || candidates.length > MAX_CANDIDATES) {
            revert RunoffInvalidCount(candidates.length, MAX_CANDIDATES);
        }
        uint256[] memory ids = new uint256[](candidates.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            Candidate calldata candidate = candidates[i];
            // Without the suffix anybody else may propose it, the governor too.
            if (_isValidDescriptionForProposer(address(this), candidate.description)) revert RunoffUnsigned(i);
            ids[i] = propose(candidate.targets, candidate.values, candidate.calldatas, candidate.description);
        }
        runoff = keccak256(abi.encode(ids));
        for (uint256 i = 0; i < ids.length; ++i) runoffOf[ids[i]] = runoff;
        _candidates[runoff] = ids;
        emit RunoffProposed({runoff: runoff, proposer: _msgSender(), candidates: ids, uri: uri});
    }

    /// @inheritdoc IRunoff
    function castVotes(bytes32 runoff, uint8[] calldata support, string calldata reason) external {
        uint256[] memory ids = _candidates[runoff];
        if (ids.length == 0) revert RunoffUnknown(runoff);
        if (support.length != ids.length) revert RunoffInvalidVotes(runoff, ids.length, support.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            // One that was cancelled does not keep anybody from voting on the others.
            if (Governor.state(ids[i]) != ProposalState.Canceled) _castVote(ids[i], _msgSender(), support[i], reason);
        }
    }

    /// @inheritdoc Governor
    function state(uint256 proposalId) public view virtual override(Governor, EarlyDecision) returns (ProposalState) {
        ProposalState current = super.state(proposalId);
        if (current != ProposalState.Succeeded) return current;
        bytes32 runoff = runoffOf[proposalId];
        return runoff == 0 || leaderOf(runoff) == proposalId ? current : ProposalState.Defeated;
    }

    /// @inheritdoc Governor
    function proposalDeadline(uint256 proposalId) public view virtual override(Governor, LateQuorum) returns (uint256) {
        return super.proposalDeadline(proposalId);
    }

    /// @inheritdoc LateQuorum
    /// @dev All candidates have one deadline.
    function _extensionKey(uint256 proposalId) internal view override returns (bytes32) {
        bytes32 runoff = runoffOf[proposalId];
        return runoff == 0 ? bytes32(proposalId) : runoff;
    }

    /// @inheritdoc Governor
    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal virtual override(Governor, EarlyDecision) returns (uint256) {
        return super._castVote(proposalId, account, support, reason, params);
    }

    /// @inheritdoc Governor
    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 totalWeight,
        bytes memory params
    ) internal virtual override(Governor, LateQuorum) returns (uint256) {
        return super._countVote(proposalId, account, support, totalWeight, params);
    }
}
