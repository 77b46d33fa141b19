// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReviewTypes} from "./IReviewTypes.sol";

/// @title Reviews: who said yes to what
/// @notice A review is a question put to one domain about one content hash. It holds no funds and calls nobody back:
/// workflows open reviews, read what was concluded and act on it. Times are seconds since 1970.
///
/// A question is passed as calldata and bound by its hash, the review's id; only what happens is stored. So endorsing an
/// id is endorsing exactly that content, those payees and those amounts. An id is known before its review opens, so that
/// signatures can be collected first; no id is opened twice.
interface IReviews is IReviewTypes {
    // ------------------------------------------------------------------------------------------------------ events

    /// @notice A review was opened. k and period are those of its domain at that moment; so is challenge, unless its workflow
    /// asks for a longer one.
    event ReviewOpened(
        bytes32 indexed id,
        address indexed workflow,
        uint32 indexed domain,
        Question question,
        Panel panel
    );
    /// @notice `account` endorsed, for `reason` (text, or a URI of it; may be empty).
    event Endorsed(bytes32 indexed id, address indexed account, string reason);
    /// @notice `account` objected, for `reason` (text, or a URI of it; may be empty).
    event Objected(bytes32 indexed id, address indexed account, string reason);
    /// @notice `account` took back what it said.
    event SayWithdrawn(bytes32 indexed id, address indexed account);
    /// @notice In a recount the say of `party`, no longer eligible, fell away.
    event SayDropped(bytes32 indexed id, uint32 indexed party);
    /// @notice What `account` signed for this review and had not submitted is void.
    event SignaturesVoided(bytes32 indexed id, address indexed account);
    /// @notice The review has k endorsements; the challenge period runs.
    event ReviewReached(bytes32 indexed id);
    /// @notice The review no longer has k endorsements; it is open again until its deadline.
    event ReviewReopened(bytes32 indexed id);
    /// @notice The review has k objections.
    event ReviewContested(bytes32 indexed id);
    /// @notice The subject, `account`, appealed, for `reason` (text, or a URI of it; may be empty): what k endorse goes to the arbiter.
    event ReviewAppealed(bytes32 indexed id, address indexed account, string reason);
    /// @notice `account` put the question before the arbiter.
    event ReviewEscalated(bytes32 indexed id, address indexed account);
    /// @notice The arbiter answered, for `reason` (text, or a URI of it; may be empty).
    event ReviewAnswered(bytes32 indexed id, bool passed, string reason);
    /// @notice The review passed by its domain. Final. The arbiter's yes is {ReviewAnswered}.
    event ReviewPassed(bytes32 indexed id);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice The review is in state `current`; expected is one of the states whose bits are set in `expected`.
    error Reviews_UnexpectedState(bytes32 id, State current, bytes32 expected);
    /// @notice The same question was opened before.
    error Reviews_AlreadyOpen(bytes32 id);
    /// @notice `account` may not judge in `domain`: it carries no voice there, not since strictly before `openedAt`, or is too
    /// new in a domain that asks for seasoning.
    error Reviews_NotEligible(uint32 domain, address account, uint48 openedAt);
    /// @notice `account` may not say this: the subject neither endorses nor objects; payees, and the companies of both, do not endorse.
    error Reviews_Barred(bytes32 id, address account);
    /// @notice The voice of `account` was heard already; who lent it can withdraw that first.
    error Reviews_AlreadySaid(bytes32 id, address account);
    /// @notice `account` has said nothing that it could withdraw.
    error Reviews_NothingSaid(bytes32 id, address account);
    /// @notice Only the workflow that opened the review acts for it.
    error Reviews_NotTheWorkflow(bytes32 id, address workflow, address caller);
    /// @notice The review was settled before.
    error Reviews_AlreadySettled(bytes32 id);
    /// @notice A question names a subject.
    error Reviews_NoSubject();
    /// @notice Only the subject appeals, and only where that can be.
    error Reviews_NotAppealable(bytes32 id, address account);
    /// @notice The subject has appealed before.
    error Reviews_AlreadyAppealed(bytes32 id);
    /// @notice Who escalates is in the domain, or the subject.
    error Reviews_NotConcerned(bytes32 id, address account);
    /// @notice Only the arbiter answers.
    error Reviews_NotTheArbiter(bytes32 id, address arbiter, address caller);
    /// @notice There is no place for another endorsement: 2k have endorsed, or the deadline is over.
    error Reviews_NoPlace(bytes32 id, uint8 endorsements, uint48 deadline);
    /// @notice The signature was to be used before `deadline`.
    error Reviews_SignatureExpired(bytes32 id, address signer, uint48 deadline);
    /// @notice This is not the signature of `signer` over this act with its present `nonce`.
    error Reviews_InvalidSignature(bytes32 id, address signer, uint256 nonce);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The id of `question`: keccak256 of its ABI encoding.
    function idOf(Question calldata question) external pure returns (bytes32);

    /// @notice Where review `id` is.
    function stateOf(bytes32 id) external view returns (State);

    /// @notice The facts of review `id`.
    function reviewOf(bytes32 id) external view returns (Review memory);

    /// @notice When review `id` was reached, and when it was contested or escalated; zero: it is not.
    function timesOf(bytes32 id) external view returns (uint48 reachedAt, uint48 disputedAt);

    /// @notice Who has a live say in review `id`, in no order: up to 2k endorsers and k objectors, and a party on one side only.
    function saysOf(bytes32 id) external view returns (address[] memory endorsers, address[] memory objectors);

    /// @notice How many acts of `account` review `id` has seen: the nonce of its next signature.
    function nonceOf(bytes32 id, address account) external view returns (uint256);

    /// @notice Who answers what is escalated.
    function ARBITER() external view returns (address);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Opens a review with the domain's k and clocks of now, and a challenge of at least `minChallenge`.
    /// @dev Emits {ReviewOpened}. Requirements: the caller is a granted workflow; the domain exists and is not retired; a
    /// subject; the question was not opened before.
    /// @param opening what is asked
    /// @param payees who else would be paid
    /// @return id the review's id
    /// @return barred who cannot endorse, as the question says it
    function open(
        Opening calldata opening,
        address[] calldata payees
    ) external returns (bytes32 id, uint32[] memory barred);

    /// @notice Says yes. The k-th endorsement reaches the review, passes it where there is no challenge period, or puts it before the arbiter where the subject has
    /// appealed. While it is
    /// reached, k more can endorse until the deadline, and stand in for those who withdraw.
    /// @dev Emits {Endorsed}; may emit {SayDropped}, {ReviewReopened}, {ReviewReached}, {ReviewPassed}, {ReviewEscalated}.
    /// Requirements: state Open, or Reached before the deadline with fewer than 2k endorsements; the caller eligible and not
    /// barred; its voice silent so far.
    /// @param question the question, as its review was opened
    /// @param reason why: text, or a URI of it; may be empty
    function endorse(Question calldata question, string calldata reason) external;

    /// @notice Says no. The k-th objection contests the review; one that can be appealed goes to the arbiter at once.
    /// @dev Emits {Objected}; may emit {SayDropped}, {ReviewReopened}, {ReviewContested}, {ReviewEscalated}. Requirements:
    /// state Open or Reached; the caller eligible and not the subject; its voice silent so far.
    /// @param question the question, as its review was opened
    /// @param reason why: text, or a URI of it; may be empty
    function object(Question calldata question, string calldata reason) external;

    /// @notice Takes back what the caller said. A review that loses its k-th endorsement is open again until its deadline.
    /// @dev Emits {SayWithdrawn}; may emit {ReviewReopened}. Requirements: state Open, Reached or Concludable; the caller
    /// has spoken.
    /// @param question the question, as its review was opened
    function withdraw(Question calldata question) external;

    /// @notice Submits what others signed (EIP-712, ERC-1271). Where a signer or a colleague of its company has spoken
    /// already, whatever the side, its act is passed over, and so are endorsements of what has passed or has no place for more,
    /// and objections to what is disputed already: nobody undoes a bundle by speaking before it.
    /// @dev Emits and requires what {endorse}, {object} and {withdraw} do for each. Requirements for each: before its deadline; a
    /// valid signature over {SAY_TYPEHASH} with the signer's present nonce.
    /// @param question the question, as its review was opened
    /// @param signed what they signed
    /// @return state where the review is then
    function submit(Question calldata question, SignedSay[] calldata signed) external returns (State state);

    /// @notice Makes void what the caller signed for a review and nobody has submitted, also before the review opens. Whoever
    /// has a say does that by withdrawing it.
    /// @dev Emits {SignaturesVoided}. Requirements: the caller is a party; it has no say in the review.
    /// @param id the review's id
    function voidSignatures(bytes32 id) external;

    /// @notice A workflow passes on what `account` says to it, in a review of its own.
    /// @dev As {endorse}, {object} or {withdraw} by `account`. Requirements: the caller is the question's workflow.
    /// @param question the question, as its review was opened
    /// @param account who speaks
    /// @param act what it does
    /// @param reason why: text, or a URI of it; may be empty
    function actFor(Question calldata question, address account, Act act, string calldata reason) external;

    /// @notice Recounts the says that are still eligible: with k endorsements the review has passed for ever, with fewer it
    /// is open again until its deadline, or has lapsed where that is over. Anyone may call.
    /// @dev Emits {ReviewPassed}, or {ReviewReopened}; before either, {SayDropped} for each that falls away. Requirements: state Concludable.
    /// @param question the question, as its review was opened
    /// @return state Passed, Open, Lapsed or Rejected
    function conclude(Question calldata question) external returns (State state);

    /// @notice Puts a question that was contested, or lapsed, before the arbiter.
    /// @dev Emits {ReviewEscalated}. Requirements: state Contested or Lapsed; the caller is cleared in the domain, or the
    /// subject.
    /// @param question the question, as its review was opened
    function escalate(Question calldata question) external;

    /// @notice The subject wants the arbiter's answer: now where the review is reached, otherwise as soon as k have endorsed.
    /// @dev Emits {ReviewAppealed}; may emit {SayDropped}, {ReviewReopened}, {ReviewEscalated}. Requirements: the review can be
    /// appealed; state Open or Reached; the caller is the subject, for the first time.
    /// @param question the question, as its review was opened
    /// @param reason why not: text, or a URI of it; may be empty
    function appeal(Question calldata question, string calldata reason) external;

    /// @notice The arbiter answers. Final.
    /// @dev Emits {ReviewAnswered}. Requirements: state Escalated; the caller is the arbiter.
    /// @param question the question, as its review was opened
    /// @param passed yes or no
    /// @param reason why: text, or a URI of it; may be empty
    function answer(Question calldata question, bool passed, string calldata reason) external;

    /// @notice The workflow acts on the outcome, once. Concludes first where that is due.
    /// @dev May emit as {conclude}; that it was settled is told by the workflow's own event. Requirements: the caller is the
    /// question's workflow; the state is Passed or Rejected, or Concludable and Passed after the recount; not settled before.
    /// @param question the question, as its review was opened
    /// @return id the review's id
    /// @return passed whether the answer is yes
    /// @return openedAt when it was opened
    function settle(Question calldata question) external returns (bytes32 id, bool passed, uint48 openedAt);
}
