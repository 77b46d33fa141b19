// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";

import {IClearances} from "./interfaces/IClearances.sol";
import {IContractors} from "./interfaces/IContractors.sol";
import {IReviews} from "./interfaces/IReviews.sol";

/// @title Clearances
/// @notice How an account becomes a contractor; see {IClearances}.
contract Clearances is IClearances, AccessControl {
    // -------------------------------------------------------------------------------------------------- immutables

    /// @notice Where clearances are written down.
    IContractors public immutable CONTRACTORS;
    /// @notice Who judges.
    IReviews public immutable REVIEWS;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @inheritdoc IClearances
    mapping(bytes32 id => uint48) public acceptedAt;
    /// @inheritdoc IClearances
    mapping(uint32 domain => mapping(address candidate => mapping(address opener => bytes32 id))) public lastNomination;

    /// @param admin who admits and revokes; hands over to the stakeholders' timelock after deployment
    /// @param contractors where clearances are written down
    /// @param reviews who judges
    constructor(address admin, IContractors contractors, IReviews reviews) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        CONTRACTORS = contractors;
        REVIEWS = reviews;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IClearances
    function questionOf(Nomination calldata nomination) public view returns (IReviews.Question memory) {
        return
            IReviews.Question({
                workflow: address(this),
                domain: nomination.domain,
                openedAt: nomination.openedAt,
                content: _contentOf(nomination.opener, nomination.rate, nomination.content),
                subject: nomination.candidate,
                payees: new address[](0)
            });
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IClearances
    function nominate(
        uint32 domain,
        address candidate,
        uint64 rate,
        string calldata uri
    ) external returns (bytes32 id) {
        if (bytes(uri).length == 0) revert Clearances_NoContent();
        if (rate == 0) revert Clearances_ZeroRate();
        IContractors.Clearance memory clearance = CONTRACTORS.clearanceOf(domain, candidate);
        // A nomination of the very second in which a clearance ends could never be issued.
        if (clearance.since != 0 && (clearance.until == 0 || clearance.until == block.timestamp)) {
            revert Clearances_AlreadyCleared(domain, candidate);
        }
        bytes32 last = lastNomination[domain][candidate][msg.sender];
        if (_isLive(REVIEWS.stateOf(last))) revert Clearances_AlreadyNominated(last, msg.sender);

        bool byCandidate = msg.sender == candidate;
        id = REVIEWS.open({
            domain: domain,
            content: _contentOf(msg.sender, rate, keccak256(bytes(uri))),
            subject: candidate,
            payees: new address[](0),
            sponsor: byCandidate ? address(0) : msg.sender
        });
        lastNomination[domain][candidate][msg.sender] = id;
        emit Nominated({
            nomination: id,
            domain: domain,
            candidate: candidate,
            opener: msg.sender,
            rate: rate,
            uri: uri
        });
        if (byCandidate) _accept(id);
    }

    /// @inheritdoc IClearances
    function accept(Nomination calldata nomination) external {
        if (msg.sender != nomination.candidate) {
            revert Clearances_NotTheCandidate(nomination.candidate, msg.sender);
        }
        IReviews.Question memory question = questionOf(nomination);
        bytes32 id = REVIEWS.idOf(question);
        if (acceptedAt[id] != 0) revert Clearances_AlreadyAccepted(id);
        IReviews.State state = REVIEWS.stateOf(id);
        if (!_isLive(state) && state != IReviews.State.Passed) revert Clearances_NotAcceptable(id, state);

        _accept(id);
        if (state == IReviews.State.Concludable) state = REVIEWS.conclude(question);
        if (state == IReviews.State.Passed) _issue(id, nomination, question);
    }

    /// @inheritdoc IClearances
    function issue(Nomination calldata nomination) external {
        IReviews.Question memory question = questionOf(nomination);
        bytes32 id = REVIEWS.idOf(question);
        if (acceptedAt[id] == 0) revert Clearances_NotAccepted(id);
        _issue(id, nomination, question);
    }

    /// @inheritdoc IClearances
    function admit(uint32 domain, address account, uint64 rate) external onlyRole(DEFAULT_ADMIN_ROLE) {
        CONTRACTORS.clear(domain, account, rate);
    }

    /// @inheritdoc IClearances
    function revoke(uint32 domain, address account) external onlyRole(DEFAULT_ADMIN_ROLE) {
        CONTRACTORS.end(domain, account);
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev Whether a review in `state` can still pass or fail.
    function _isLive(IReviews.State state) private pure returns (bool) {
        return state == IReviews.State.Open || state == IReviews.State.Reached || state == IReviews.State.Concludable;
    }

    /// @dev What a nomination's review is about, besides the domain and the candidate that the question names.
    function _contentOf(address opener, uint64 rate, bytes32 statement) private pure returns (bytes32) {
        return keccak256(abi.encode(opener, rate, statement));
    }

    function _accept(bytes32 id) private {
        acceptedAt[id] = uint48(block.timestamp);
        emit RateAccepted(id);
    }

    function _issue(bytes32 id, Nomination calldata nomination, IReviews.Question memory question) private {
        (uint32 domain, address candidate) = (nomination.domain, nomination.candidate);
        if (CONTRACTORS.isCleared(domain, candidate)) revert Clearances_AlreadyCleared(domain, candidate);
        // An approval from before a revocation must not undo it.
        uint48 endedAt = CONTRACTORS.clearanceOf(domain, candidate).until;
        if (endedAt >= nomination.openedAt) revert Clearances_Superseded(id, endedAt);
        (, bool passed) = REVIEWS.settle(question);
        if (!passed) revert Clearances_NotPassed(id);

        CONTRACTORS.clear(domain, candidate, nomination.rate);
        emit ClearanceIssued({nomination: id, domain: domain, candidate: candidate});
    }
}
