// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITreasury} from "./ITreasury.sol";

/// @title Bounties: funded tasks, judged by a domain
/// @notice Anyone opens a bounty and anyone adds money. Claims name payees and amounts before the deadline and are judged by
/// the contractors of the bounty's domain. What is not awarded goes back to the funders in proportion. Amounts are base
/// units of the bounty's asset, times are seconds since 1970.
///
/// A bounty's terms, a claim and a contribution are passed as calldata and bound by their hashes; the events carry them.
interface IBounties {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice What a bounty is, fixed when it opens. The hash of the terms is the bounty's id.
    /// @param opener who opened it
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param domain whose contractors judge
    /// @param openedAt when it was opened
    /// @param deadline until when it takes money and claims (that second excluded)
    /// @param content keccak256 of the URI of its description
    struct Terms {
        address opener;
        address asset;
        uint32 domain;
        uint48 openedAt;
        uint48 deadline;
        bytes32 content;
    }

    /// @notice The facts of a bounty, in one slot. 112 bits hold 5.19e33 base units, more than the supply of any token in
    /// use; a pot beyond that is rejected.
    /// @param funded all that was ever put in
    /// @param awarded all that was awarded
    /// @param pending claims that are not settled
    struct Pot {
        uint112 funded;
        uint112 awarded;
        uint32 pending;
    }

    /// @notice A submission of work. Its review's id is the claim's id.
    /// @param claimant who submitted it
    /// @param openedAt when
    /// @param content keccak256 of the URI of the work
    /// @param awards who would get how much, payees ascending
    /// @param barred who cannot endorse it, as the question of its review says
    struct Claim {
        address claimant;
        uint48 openedAt;
        bytes32 content;
        ITreasury.Payment[] awards;
        uint32[] barred;
    }

    /// @notice Money that somebody put in. It fills the range [start, start + amount) of all that was funded.
    /// @param funder whose it was
    /// @param start what had been funded before
    /// @param amount base units
    struct Contribution {
        address funder;
        uint256 start;
        uint256 amount;
    }

    /// @notice Where a bounty is; derived. None: never opened. Open: takes money and claims. Judging: the deadline has
    /// passed and claims are pending. Closed: what is left can be refunded.
    enum State {
        None,
        Open,
        Judging,
        Closed
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice A bounty was opened; `uri` is its description.
    event BountyOpened(
        bytes32 indexed bounty,
        address indexed opener,
        uint32 indexed domain,
        address asset,
        uint48 openedAt,
        uint48 deadline,
        string uri
    );
    /// @notice `funder` put `amount` in, after `start` base units of others.
    event BountyFunded(bytes32 indexed bounty, address indexed funder, uint256 start, uint256 amount);
    /// @notice A claim was submitted; `uri` is the work.
    event ClaimSubmitted(
        bytes32 indexed bounty,
        bytes32 indexed claim,
        address indexed claimant,
        ITreasury.Payment[] awards,
        string uri
    );
    /// @notice An approved claim got its `amount`.
    event ClaimAwarded(bytes32 indexed bounty, bytes32 indexed claim, uint256 amount);
    /// @notice A claim was put aside: rejected, or approved without money left for it.
    event ClaimDismissed(bytes32 indexed bounty, bytes32 indexed claim);
    /// @notice Of a contribution of `amount` from `start` on, `refunded` went back to `funder`.
    event BountyRefunded(
        bytes32 indexed bounty,
        address indexed funder,
        uint256 start,
        uint256 amount,
        uint256 refunded
    );

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice The bounty is in state `current`; expected is one of the states whose bits are set in `expected`.
    error Bounties_UnexpectedState(bytes32 bounty, State current, bytes32 expected);
    /// @notice The same terms were opened already in this second.
    error Bounties_AlreadyOpen(bytes32 bounty);
    /// @notice A deadline lies after now and at most two years ahead.
    error Bounties_InvalidDeadline(uint48 deadline, uint256 min, uint256 max);
    /// @notice A bounty and a claim say in a URI what they are about.
    error Bounties_NoContent();
    /// @notice The ETH sent with the call differs from the amount that it names.
    error Bounties_ValueMismatch(uint256 expected, uint256 sent);
    /// @notice A pot of `funded` base units is more than `max`.
    error Bounties_PotTooLarge(uint256 funded, uint256 max);
    /// @notice A claim names 1 to `max` payees, not `count`.
    error Bounties_InvalidPayeeCount(uint256 count, uint256 max);
    /// @notice Payees are named in ascending order, each once and none zero; `payee` follows `previous`.
    error Bounties_PayeesNotAscending(address previous, address payee);
    /// @notice An award of nothing to `payee` is a mistake.
    error Bounties_ZeroAward(address payee);
    /// @notice The claim asks for `asked`; the pot has `room`.
    error Bounties_NoRoom(bytes32 bounty, uint256 asked, uint256 room);
    /// @notice The domain did not approve the claim.
    error Bounties_NotApproved(bytes32 claim);
    /// @notice The domain approved the claim, and it can still be awarded.
    error Bounties_StillPayable(bytes32 claim);
    /// @notice No such contribution, or refunded already.
    error Bounties_UnknownContribution(bytes32 bounty, address funder, uint256 start, uint256 amount);
    /// @notice A list that must name at least one entry is empty.
    error Bounties_EmptyList();

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The id of the bounty with these `terms`: keccak256 of their ABI encoding.
    function idOf(Terms calldata terms) external pure returns (bytes32);

    /// @notice The facts of `bounty`.
    function potOf(bytes32 bounty) external view returns (Pot memory);

    /// @notice Where the bounty with these `terms` is.
    function stateOf(Terms calldata terms) external view returns (State);

    /// @notice Whether `contribution` to `bounty` was made and not refunded.
    function isRefundable(bytes32 bounty, Contribution calldata contribution) external view returns (bool);

    /// @notice What `contribution` gets back if nothing more is awarded: a contribution that fills [a, b) of the total T
    /// gets floor(R * b / T) - floor(R * a / T) of the rest R. So the parts add up to R, in any order, to the last unit.
    function refundOf(bytes32 bounty, Contribution calldata contribution) external view returns (uint256);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Opens a bounty with a first contribution by the caller.
    /// @dev Emits {BountyOpened} and {BountyFunded}. The caller has approved this contract for `amount`, or sends it as ETH.
    ///
    /// Requirements: the domain exists; `deadline` after now and within two years; `uri` not empty; `amount` not zero; ETH
    /// sent equals `amount` for ETH and is zero for a token; something arrives.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param domain whose contractors judge
    /// @param deadline until when the bounty takes money and claims
    /// @param uri of its description
    /// @param amount base units
    /// @return bounty its id
    function open(
        address asset,
        uint32 domain,
        uint48 deadline,
        string calldata uri,
        uint256 amount
    ) external payable returns (bytes32 bounty);

    /// @notice As {open}, with an ERC-2612 permit for this contract used first. A permit that fails is ignored.
    /// @param asset a token with ERC-2612
    /// @param domain whose contractors judge
    /// @param deadline until when the bounty takes money and claims, seconds
    /// @param uri of its description
    /// @param amount base units
    /// @param permit the caller's signature over an allowance for this contract
    /// @return bounty its id
    function openWithPermit(
        address asset,
        uint32 domain,
        uint48 deadline,
        string calldata uri,
        uint256 amount,
        ITreasury.Permit calldata permit
    ) external returns (bytes32 bounty);

    /// @notice Adds the caller's money to a bounty.
    /// @dev Emits {BountyFunded}. Requirements: state Open; otherwise as {open}.
    /// @param terms the bounty's terms
    /// @param amount base units
    function add(Terms calldata terms, uint256 amount) external payable;

    /// @notice As {add}, with an ERC-2612 permit for this contract used first. A permit that fails is ignored.
    /// @param terms the bounty's terms
    /// @param amount base units
    /// @param permit the caller's signature over an allowance for this contract
    function addWithPermit(Terms calldata terms, uint256 amount, ITreasury.Permit calldata permit) external;

    /// @notice Submits work and opens its review.
    /// @dev Emits {ClaimSubmitted}. Requirements: state Open; `uri` not empty; 1 to 16 payees, ascending, none zero; no
    /// amount zero; the amounts together fit the pot.
    /// @param terms the bounty
    /// @param awards who would get how much, payees ascending
    /// @param uri of the work
    /// @return claimId the claim's id, which is its review's
    function claim(
        Terms calldata terms,
        ITreasury.Payment[] calldata awards,
        string calldata uri
    ) external returns (bytes32 claimId);

    /// @notice Gives an approved claim its money, concluding its review first where that is due. Anyone may call.
    /// @dev Emits {ClaimAwarded}. Room in the pot goes to who is awarded first. Requirements: the review passed and is not
    /// settled; the pot has room.
    /// @param terms the bounty
    /// @param submitted the claim
    /// @param atOnce whether to send the money; a payee that cannot take it is credited
    function award(Terms calldata terms, Claim calldata submitted, bool atOnce) external;

    /// @notice Puts claims aside that were rejected, or that were approved and can never be paid because the deadline has
    /// passed and the pot has too little left. Anyone may call.
    /// @dev Emits {ClaimDismissed} for each. Requirements: at least one claim; each review is final, or is after its
    /// conclusion, and not settled.
    /// @param terms the bounty's terms
    /// @param submitted the claims
    function dismiss(Terms calldata terms, Claim[] calldata submitted) external;

    /// @notice Gives what was not awarded back to its funders. Anyone may call, in any order.
    /// @dev Emits {BountyRefunded} for each. Requirements: state Closed; at least one contribution; each made and not
    /// refunded.
    /// @param terms the bounty
    /// @param contributions whose money
    /// @param atOnce whether to send the money; a funder that cannot take it is credited
    function refund(Terms calldata terms, Contribution[] calldata contributions, bool atOnce) external;
}
