// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {House} from "../setup/House.sol";

/// @title Pots: what was put into every bounty, what came out, and which claims wait
/// @notice Sums are kept by what the handlers did; what a bounty counts itself is only compared.
contract Pots {
    struct Followed {
        bytes32 id;
        IBounties.Terms terms;
        uint256 funded;
        uint256 awarded;
        uint256 refunded;
        uint256 pending;
        IBounties.State last;
    }

    struct Filed {
        bytes32 id;
        uint256 bounty;
        IBounties.Claim claim;
        bool settled;
    }

    struct Given {
        uint256 bounty;
        IBounties.Contribution contribution;
        bool refunded;
    }

    /// @notice Refunds while a claim was pending or before the deadline; there must be none.
    uint256 public refundedEarly;
    /// @notice Claims that were approved and could still be paid, and were put aside; there must be none.
    uint256 public dismissedPayable;
    /// @notice Contributions that were refunded twice; there must be none.
    uint256 public refundedAgain;
    /// @notice Bounties that went back to an earlier state, or whose money changed after the deadline; there must be none.
    uint256 public takenBack;

    IBounties private immutable _bounties;
    Followed[] private _followed;
    Filed[] private _filed;
    Given[] private _given;

    constructor(House house) {
        _bounties = house.bounties();
    }

    // ------------------------------------------------------------------------------------------- written by handlers

    function opened(bytes32 id, IBounties.Terms calldata terms) external {
        Followed storage followed = _followed.push();
        followed.id = id;
        followed.terms = terms;
    }

    function funded(uint256 bounty, address funder, uint256 amount) external {
        uint256 start = _followed[bounty].funded;
        _followed[bounty].funded += amount;
        Given storage given = _given.push();
        given.bounty = bounty;
        given.contribution = IBounties.Contribution({funder: funder, start: start, amount: amount});
    }

    function claimed(uint256 bounty, bytes32 id, IBounties.Claim calldata claim) external {
        ++_followed[bounty].pending;
        Filed storage filed = _filed.push();
        (filed.id, filed.bounty, filed.claim) = (id, bounty, claim);
    }

    function awarded(uint256 claim) external {
        _settle(claim);
        _followed[_filed[claim].bounty].awarded += sumOf(_filed[claim].claim);
    }

    /// @param isApproved whether its domain said yes
    /// @param time seconds since 1970
    function dismissed(uint256 claim, bool isApproved, uint256 time) external {
        _settle(claim);
        Followed storage followed = _followed[_filed[claim].bounty];
        bool fits = sumOf(_filed[claim].claim) <= followed.funded - followed.awarded;
        if (isApproved && (fits || time < followed.terms.deadline)) ++dismissedPayable;
    }

    /// @param amount base units that left the bounty's account
    /// @param time seconds since 1970
    function refunded(uint256 given, uint256 amount, uint256 time) external {
        Followed storage followed = _followed[_given[given].bounty];
        if (_given[given].refunded) ++refundedAgain;
        _given[given].refunded = true;
        followed.refunded += amount;
        if (followed.pending != 0 || time < followed.terms.deadline) ++refundedEarly;
    }

    /// @notice Looks at every bounty after an action: states only go forward.
    function observe() external {
        for (uint256 i = 0; i < _followed.length; ++i) {
            IBounties.State state = _bounties.stateOf(_followed[i].terms);
            if (state < _followed[i].last) ++takenBack;
            _followed[i].last = state;
        }
    }

    // -------------------------------------------------------------------------------------------------------- reads

    function bountyCount() external view returns (uint256) {
        return _followed.length;
    }

    function bountyAt(uint256 bounty) external view returns (Followed memory) {
        return _followed[bounty];
    }

    function claimCount() external view returns (uint256) {
        return _filed.length;
    }

    function claimAt(uint256 claim) external view returns (Filed memory) {
        return _filed[claim];
    }

    function givenCount() external view returns (uint256) {
        return _given.length;
    }

    function givenAt(uint256 given) external view returns (Given memory) {
        return _given[given];
    }

    /// @notice What `claim` asks for, base units.
    function sumOf(IBounties.Claim memory claim) public pure returns (uint256 sum) {
        for (uint256 i = 0; i < claim.awards.length; ++i) sum += claim.awards[i].amount;
    }

    function _settle(uint256 claim) private {
        _filed[claim].settled = true;
        --_followed[_filed[claim].bounty].pending;
    }
}
