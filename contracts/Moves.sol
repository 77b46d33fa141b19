// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IContractors} from "./interfaces/IContractors.sol";
import {IMoves} from "./interfaces/IMoves.sol";
import {IParties} from "./interfaces/IParties.sol";
import {IReviews} from "./interfaces/IReviews.sol";
import {IReviewTypes} from "./interfaces/IReviewTypes.sol";

/// @title Moves
/// @notice How a contractor comes to a new address; see {IMoves}.
contract Moves is IMoves {
    // -------------------------------------------------------------------------------------- constants and immutables

    /// @notice Seconds between the k-th endorsement of a recovery and the move, at least: the holder can appeal meanwhile.
    uint24 public constant DELAY = 14 days;

    /// @notice Seconds after its opening in which a recovery can be completed.
    uint48 public constant VALIDITY = 270 days;

    /// @notice Where parties are written down.
    IContractors public immutable CONTRACTORS;
    /// @notice Who judges.
    IReviews public immutable REVIEWS;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @inheritdoc IMoves
    mapping(address from => address) public offeredTo;

    /// @param contractors where parties are written down
    /// @param reviews who judges
    constructor(IContractors contractors, IReviews reviews) {
        CONTRACTORS = contractors;
        REVIEWS = reviews;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IMoves
    function questionOf(Recovery memory recovery) public view returns (IReviewTypes.Question memory) {
        address[] memory payees = new address[](1);
        payees[0] = recovery.to;
        return
            IReviewTypes.Question({
                workflow: address(this),
                domain: recovery.domain,
                content: keccak256(abi.encode(recovery.opener, recovery.content)),
                subject: recovery.from,
                salt: recovery.salt,
                payees: payees,
                barred: recovery.barred
            });
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IMoves
    function offer(address to) external {
        offeredTo[msg.sender] = to;
        emit MoveOffered({from: msg.sender, to: to});
    }

    /// @inheritdoc IMoves
    function take(address from, uint32[] calldata domains) external {
        if (offeredTo[from] != msg.sender) revert Moves_NotOffered(from, msg.sender);
        offeredTo[from] = address(0);
        CONTRACTORS.move(from, msg.sender, domains, 0);
    }

    /// @inheritdoc IMoves
    function recover(
        uint32 domain,
        address from,
        address to,
        string calldata uri,
        uint64 salt,
        uint32[] calldata domains
    ) external returns (bytes32 id) {
        if (bytes(uri).length == 0) revert Moves_NoContent();
        _requireStrictest(domain, CONTRACTORS.domainOf(domain).terms.k, from, domains);
        // What could not be carried out is not asked.
        if (to == address(0) || CONTRACTORS.partyNumberOf(to) != 0) revert IParties.Contractors_KnownAccount(to);
        IReviewTypes.Question memory question = questionOf(
            Recovery({
                domain: domain,
                from: from,
                to: to,
                opener: msg.sender,
                content: keccak256(bytes(uri)),
                salt: salt,
                barred: new uint32[](0)
            })
        );
        (id, question.barred) = REVIEWS.open(
            IReviewTypes.Opening({
                domain: domain,
                content: question.content,
                subject: from,
                salt: salt,
                minChallenge: DELAY,
                appealable: true
            }),
            question.payees
        );
        emit RecoveryOpened({
            recovery: id,
            domain: domain,
            from: from,
            to: to,
            opener: msg.sender,
            salt: salt,
            uri: uri
        });
        REVIEWS.actFor(question, msg.sender, IReviewTypes.Act.Endorse, "");
    }

    /// @inheritdoc IMoves
    function complete(Recovery calldata recovery, uint32[] calldata domains) external {
        (bytes32 id, bool passed, uint48 openedAt) = REVIEWS.settle(questionOf(recovery));
        if (!passed) revert Moves_NotPassed(id);
        // A key that was found again is not lost to an old approval.
        if (block.timestamp >= openedAt + VALIDITY) revert Moves_Expired(id, openedAt + VALIDITY);
        emit Recovered(id);
        // It may have been cleared in a stricter domain since; what counts is how many voices judged.
        _requireStrictest(recovery.domain, REVIEWS.reviewOf(id).k, recovery.from, domains);
        CONTRACTORS.move(recovery.from, recovery.to, domains, recovery.domain);
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev Three voices of a small domain must not take the voice that somebody has in a stricter one.
    function _requireStrictest(uint32 domain, uint8 k, address from, uint32[] calldata domains) private view {
        bool theirs;
        IParties.Party memory party = CONTRACTORS.partyOf(CONTRACTORS.partyNumberOf(from));
        if (domains.length != party.clearances) {
            revert IParties.Contractors_WrongDomains(party.clearances, domains.length);
        }
        for (uint256 i = 0; i < domains.length; ++i) {
            IContractors.Clearance memory clearance = CONTRACTORS.clearanceOf(domains[i], from);
            bool held = clearance.since != 0 && !clearance.ended;
            if (!held || (i > 0 && domains[i - 1] >= domains[i])) {
                revert IParties.Contractors_WrongDomains(party.clearances, domains.length);
            }
            // A retired domain could not judge it.
            IContractors.Domain memory other = CONTRACTORS.domainOf(domains[i]);
            if (other.terms.k > k && !other.retired) revert Moves_NotTheStrictest(domain, domains[i]);
            theirs = theirs || domains[i] == domain;
        }
        if (!theirs) revert Moves_NotTheirs(domain, from);
    }
}
