// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Reviews: who said yes to what
/// @notice A review is a question put to one domain about one content hash. It holds no funds and calls nobody back:
/// workflows open reviews, read what was concluded and act on it. Times are seconds since 1970.
///
/// A question is passed as calldata and bound by its hash, the review's id; only what happens is stored. So endorsing an
/// id is endorsing exactly that content, those payees and those amounts.
interface IReviews {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice What is asked, fixed when the review opens.
    /// @param workflow the contract that asks, and that alone may settle the review
    /// @param domain whose contractors judge
    /// @param openedAt when it was opened; only who was in the domain strictly before may judge
    /// @param content the hash of everything that the judgement is about
    /// @param subject whom it is about; can neither endorse nor object
    /// @param payees who else would be paid; cannot endorse
    struct Question {
        address workflow;
        uint32 domain;
        uint48 openedAt;
        bytes32 content;
        address subject;
        address[] payees;
    }

    /// @notice The facts of a review, in one slot.
    /// @param deadline until when it can be endorsed (that second excluded); zero: there is no such review
    /// @param reachedAt when it had k endorsements; zero: it has not
    /// @param contestedAt when it had k objections; zero: it has not
    /// @param passedAt when it was concluded; zero: it is not
    /// @param challenge seconds after `reachedAt` in which objections still count
    /// @param k endorsements that pass it, and objections that stop it
    /// @param endorsements says for it
    /// @param objections says against it
    /// @param settled whether its workflow has acted on the outcome
    struct Review {
        uint48 deadline;
        uint48 reachedAt;
        uint48 contestedAt;
        uint48 passedAt;
        uint32 challenge;
        uint8 k;
        uint8 endorsements;
        uint8 objections;
        bool settled;
    }

    /// @notice Where a review is; derived from its facts and the time.
    /// None: never opened. Open: can be endorsed and objected to. Reached: has k endorsements, can be objected to.
    /// Concludable: the challenge is over, anyone may conclude. Passed, Contested, Lapsed: final; only Passed is a yes.
    enum State {
        None,
        Open,
        Reached,
        Concludable,
        Passed,
        Contested,
        Lapsed
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice A review was opened.
    event ReviewOpened(
        bytes32 indexed id,
        address indexed workflow,
        uint32 indexed domain,
        Question question,
        uint8 k,
        uint32 challenge,
        uint48 deadline
    );
    /// @notice `account` endorsed, for `reason` (text, or a URI of it; may be empty).
    event Endorsed(bytes32 indexed id, address indexed account, string reason);
    /// @notice `account` objected, for `reason` (text, or a URI of it; may be empty).
    event Objected(bytes32 indexed id, address indexed account, string reason);
    /// @notice `account` took back what it said.
    event SayWithdrawn(bytes32 indexed id, address indexed account);
    /// @notice In a recount the say of `account`, no longer eligible, fell away.
    event SayDropped(bytes32 indexed id, address indexed account);
    /// @notice The review has k endorsements; the challenge period runs.
    event ReviewReached(bytes32 indexed id);
    /// @notice The review no longer has k endorsements; it is open again until its deadline.
    event ReviewReopened(bytes32 indexed id);
    /// @notice The review has k objections. Final.
    event ReviewContested(bytes32 indexed id);
    /// @notice The review passed. Final.
    event ReviewPassed(bytes32 indexed id);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice The review is in state `current`; expected is one of the states whose bits are set in `expected`.
    error Reviews_UnexpectedState(bytes32 id, State current, bytes32 expected);
    /// @notice The same question was opened already in this second.
    error Reviews_AlreadyOpen(bytes32 id);
    /// @notice `account` may not judge in `domain`: not cleared, or not since strictly before `openedAt`.
    error Reviews_NotEligible(uint32 domain, address account, uint48 openedAt);
    /// @notice `account` is the subject or a payee, who do not judge themselves.
    error Reviews_Barred(bytes32 id, address account);
    /// @notice `account` has spoken already; it can withdraw that first.
    error Reviews_AlreadySaid(bytes32 id, address account);
    /// @notice `account` has said nothing that it could withdraw.
    error Reviews_NothingSaid(bytes32 id, address account);
    /// @notice Only the workflow that opened the review settles it.
    error Reviews_NotTheWorkflow(bytes32 id, address workflow, address caller);
    /// @notice The review was settled before.
    error Reviews_AlreadySettled(bytes32 id);
    /// @notice A question names a subject.
    error Reviews_NoSubject();

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The id of `question`: keccak256 of its ABI encoding.
    function idOf(Question calldata question) external pure returns (bytes32);

    /// @notice Where review `id` is.
    function stateOf(bytes32 id) external view returns (State);

    /// @notice The facts of review `id`.
    function reviewOf(bytes32 id) external view returns (Review memory);

    /// @notice Who has a live say in review `id`, in no order: at most k on each side, and an
    /// account on one side only.
    function saysOf(bytes32 id) external view returns (address[] memory endorsers, address[] memory objectors);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Opens a review with the domain's k and clocks of now.
    /// @dev Emits {ReviewOpened}; with a sponsor as {endorse}. Requirements: the caller is a granted workflow; the domain
    /// exists; a subject; not opened before in the same second; the sponsor, if any, may endorse.
    /// @param domain whose contractors judge
    /// @param content the hash of everything that the judgement is about
    /// @param subject whom it is about
    /// @param payees who else would be paid
    /// @param sponsor whose opening counts as an endorsement; zero: nobody's
    /// @return id the review's id
    function open(
        uint32 domain,
        bytes32 content,
        address subject,
        address[] calldata payees,
        address sponsor
    ) external returns (bytes32 id);

    /// @notice Says yes. The k-th endorsement reaches the review, and passes it where there is no challenge period.
    /// @dev Emits {Endorsed}; may emit {SayDropped}, {ReviewReached}, {ReviewPassed}. Requirements: state Open; the caller
    /// eligible, neither subject nor payee, and silent so far.
    /// @param question the question, as its review was opened
    /// @param reason why: text, or a URI of it; may be empty
    function endorse(Question calldata question, string calldata reason) external;

    /// @notice Says no. The k-th objection contests the review.
    /// @dev Emits {Objected}; may emit {SayDropped}, {ReviewReopened}, {ReviewContested}. Requirements: state Open or
    /// Reached; the caller eligible, not the subject, and silent so far.
    /// @param question the question, as its review was opened
    /// @param reason why: text, or a URI of it; may be empty
    function object(Question calldata question, string calldata reason) external;

    /// @notice Takes back what the caller said. A review that loses its k-th endorsement is open again until its deadline.
    /// @dev Emits {SayWithdrawn}; may emit {ReviewReopened}. Requirements: state Open, Reached or Concludable; the caller
    /// has spoken.
    /// @param question the question, as its review was opened
    function withdraw(Question calldata question) external;

    /// @notice Recounts the says that are still eligible: with k endorsements the review has passed for ever, with fewer it
    /// is open again until its deadline. Anyone may call.
    /// @dev Emits {ReviewPassed}, or {SayDropped} and {ReviewReopened}. Requirements: state Concludable.
    /// @param question the question, as its review was opened
    /// @return state Passed, Open or Lapsed
    function conclude(Question calldata question) external returns (State state);

    /// @notice The workflow acts on the outcome, once. Concludes first where that is due.
    /// @dev May emit as {conclude}; that it was settled is told by the workflow's own event. Requirements: the caller is the
    /// question's workflow; the state is final, or Concludable and final after the recount; not settled before.
    /// @param question the question, as its review was opened
    /// @return id the review's id
    /// @return passed whether the answer is yes
    function settle(Question calldata question) external returns (bytes32 id, bool passed);
}
