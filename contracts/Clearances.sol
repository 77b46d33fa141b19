// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IClearances} from "./interfaces/IClearances.sol";
import {IContractors} from "./interfaces/IContractors.sol";
import {IReviews} from "./interfaces/IReviews.sol";
import {IReviewTypes} from "./interfaces/IReviewTypes.sol";
import {Months} from "./types/Months.sol";
import {Signatures} from "./types/Signatures.sol";

/// @title Clearances
/// @notice How an account becomes a contractor, and how its terms change; see {IClearances}.
contract Clearances is IClearances, AccessControl, EIP712 {
    // -------------------------------------------------------------------------------------- constants and immutables

    /// @notice Seconds after its opening in which a nomination can be issued. The longest review takes 179 days.
    uint48 public constant VALIDITY = 270 days;

    /// @notice What a candidate signs (EIP-712).
    bytes32 public constant ACCEPTANCE_TYPEHASH = keccak256("Acceptance(bytes32 nomination,uint48 deadline)");

    /// @notice Where clearances are written down.
    IContractors public immutable CONTRACTORS;
    /// @notice Who judges.
    IReviews public immutable REVIEWS;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @inheritdoc IClearances
    mapping(bytes32 id => uint48) public acceptedAt;
    /// @inheritdoc IClearances
    mapping(uint32 domain => mapping(address candidate => mapping(address opener => bytes32 id))) public lastNomination;
    /// @inheritdoc IClearances
    mapping(bytes32 id => bool) public isDeclined;
    /// @dev When the terms of a clearance last changed, or stakeholders confirmed that it has ended.
    mapping(uint32 domain => mapping(uint32 party => uint48)) private _decidedAt;

    /// @param admin who admits and revokes; hands over to the stakeholders' timelock after deployment
    /// @param contractors where clearances are written down
    /// @param reviews who judges
    constructor(address admin, IContractors contractors, IReviews reviews) EIP712("Exchequer Clearances", "1") {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        CONTRACTORS = contractors;
        REVIEWS = reviews;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IClearances
    function questionOf(Nomination calldata nomination) public view returns (IReviewTypes.Question memory) {
        return
            IReviewTypes.Question({
                workflow: address(this),
                domain: nomination.domain,
                content: _contentOf(nomination.opener, nomination.offer, nomination.changes, nomination.content),
                subject: nomination.candidate,
                salt: nomination.salt,
                payees: new address[](0),
                barred: nomination.barred
            });
    }

    /// @inheritdoc IClearances
    function idOf(Nomination calldata nomination) external view returns (bytes32) {
        return keccak256(abi.encode(questionOf(nomination)));
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IClearances
    function nominate(
        uint32 domain,
        address candidate,
        IContractors.Offer calldata offer,
        string calldata uri,
        uint64 salt
    ) external returns (bytes32 id) {
        IReviewTypes.Question memory question;
        (question, id) = _open(domain, candidate, msg.sender, offer, uri, salt);
        lastNomination[domain][candidate][msg.sender] = id;
        if (msg.sender == candidate) {
            acceptedAt[id] = uint48(block.timestamp);
            emit OfferAccepted(id);
        } else {
            REVIEWS.actFor(question, msg.sender, IReviewTypes.Act.Endorse, "");
        }
    }

    /// @inheritdoc IClearances
    function conduct(
        Nomination calldata nomination,
        string calldata uri,
        IReviewTypes.SignedSay[] calldata signed,
        Acceptance calldata acceptance
    ) external {
        IReviewTypes.Question memory question = questionOf(nomination);
        bytes32 id = keccak256(abi.encode(question));
        IReviewTypes.State state = REVIEWS.stateOf(id);
        bool isNew = state == IReviewTypes.State.None;
        if (isNew) _openFor(nomination, uri, acceptance, id);
        if (isNew || signed.length > 0) state = REVIEWS.submit(question, signed);
        bool accepted = acceptedAt[id] != 0;
        bool accepts = !accepted && _accepts(id, nomination.candidate, acceptance);
        if (accepts && state == IReviewTypes.State.Rejected) revert Clearances_NotAcceptable(id, state);
        if (accepts) emit OfferAccepted(id);
        if ((accepts || accepted) && _isDue(state, nomination, question)) {
            _issue(id, nomination, question);
            return;
        }
        // What is done in this transaction need not be remembered for a later one.
        if (accepts) acceptedAt[id] = uint48(block.timestamp);
        if (isNew) lastNomination[nomination.domain][nomination.candidate][nomination.opener] = id;
    }

    /// @inheritdoc IClearances
    function accept(Nomination calldata nomination) external {
        if (msg.sender != nomination.candidate) {
            revert Clearances_NotTheCandidate(nomination.candidate, msg.sender);
        }
        IReviewTypes.Question memory question = questionOf(nomination);
        bytes32 id = keccak256(abi.encode(question));
        if (acceptedAt[id] != 0) revert Clearances_AlreadyAccepted(id);
        if (isDeclined[id]) revert Clearances_Declined(id);
        IReviewTypes.State state = REVIEWS.stateOf(id);
        if (state == IReviewTypes.State.None || state == IReviewTypes.State.Rejected) {
            revert Clearances_NotAcceptable(id, state);
        }
        acceptedAt[id] = uint48(block.timestamp);
        emit OfferAccepted(id);
        if (_isDue(state, nomination, question)) _issue(id, nomination, question);
    }

    /// @inheritdoc IClearances
    function decline(Nomination calldata nomination) external {
        if (msg.sender != nomination.candidate) {
            revert Clearances_NotTheCandidate(nomination.candidate, msg.sender);
        }
        bytes32 id = keccak256(abi.encode(questionOf(nomination)));
        if (isDeclined[id]) revert Clearances_Declined(id);
        isDeclined[id] = true;
        acceptedAt[id] = 0;
        emit OfferDeclined(id);
    }

    /// @inheritdoc IClearances
    function issue(Nomination calldata nomination) external {
        IReviewTypes.Question memory question = questionOf(nomination);
        bytes32 id = keccak256(abi.encode(question));
        if (acceptedAt[id] == 0) revert Clearances_NotAccepted(id);
        _issue(id, nomination, question);
    }

    /// @inheritdoc IClearances
    function resign(uint32 domain) external {
        if (CONTRACTORS.clearanceOf(domain, msg.sender).suspended) {
            revert IContractors.Contractors_NotCleared(domain, msg.sender);
        }
        emit Resigned({domain: domain, account: msg.sender});
        CONTRACTORS.end(domain, msg.sender);
    }

    /// @inheritdoc IClearances
    function admit(
        uint32 domain,
        address account,
        IContractors.Offer calldata offer
    ) external onlyRole(DEFAULT_ADMIN_ROLE) {
        // What stakeholders decided holds, also if the domain cleared the account at other terms meanwhile.
        if (_isHeld(domain, account)) CONTRACTORS.end(domain, account);
        CONTRACTORS.clear(domain, account, offer, false);
    }

    /// @inheritdoc IClearances
    function revoke(uint32 domain, address account) external onlyRole(DEFAULT_ADMIN_ROLE) {
        // Whoever moves or resigns before the vote is carried out neither escapes it nor blocks what else was decided with it.
        uint32 party = CONTRACTORS.partyNumberOf(account);
        if (party != 0) account = CONTRACTORS.partyOf(party).account;
        if (CONTRACTORS.clearanceOf(domain, account).since == 0) revert Clearances_NotCleared(domain, account);
        _decidedAt[domain][party] = uint48(block.timestamp);
        emit ClearanceRevoked({domain: domain, account: account});
        if (_isHeld(domain, account)) CONTRACTORS.end(domain, account);
    }

    // ------------------------------------------------------------------------------------------ internals: opening

    /// @dev Opens the nomination that the caller was given, if the caller may.
    function _openFor(
        Nomination calldata nomination,
        string calldata uri,
        Acceptance calldata acceptance,
        bytes32 id
    ) private {
        (address opener, address candidate) = (nomination.opener, nomination.candidate);
        bool signedByOpener = opener == candidate && acceptance.signature.length > 0;
        if (msg.sender != opener && !signedByOpener) revert Clearances_NotTheOpener(opener, msg.sender);
        (IReviewTypes.Question memory question, bytes32 opened) = _open(
            nomination.domain,
            candidate,
            opener,
            nomination.offer,
            uri,
            nomination.salt
        );
        // The statement, the kind of nomination or a company is not what was signed.
        if (opened != id) revert Clearances_Differs(id, opened);
        if (opener != candidate) REVIEWS.actFor(question, opener, IReviewTypes.Act.Endorse, "");
    }

    function _open(
        uint32 domain,
        address candidate,
        address opener,
        IContractors.Offer calldata offer,
        string calldata uri,
        uint64 salt
    ) private returns (IReviewTypes.Question memory question, bytes32 id) {
        if (bytes(uri).length == 0) revert Clearances_NoContent();
        if (offer.rate == 0) revert IContractors.Contractors_ZeroRate(candidate);
        bool changes = _changesTerms(domain, candidate);
        // What could not be issued is not asked.
        if (!changes) CONTRACTORS.requireValid(domain, candidate, offer);
        bytes32 last = lastNomination[domain][candidate][opener];
        if (last != 0 && _isLive(REVIEWS.stateOf(last))) revert Clearances_AlreadyNominated(last, opener);
        question.workflow = address(this);
        question.domain = domain;
        question.content = _contentOf(opener, offer, changes, keccak256(bytes(uri)));
        question.subject = candidate;
        question.salt = salt;
        (id, question.barred) = REVIEWS.open(
            IReviewTypes.Opening({
                domain: domain,
                content: question.content,
                subject: candidate,
                salt: salt,
                minChallenge: 0,
                appealable: false
            }),
            question.payees
        );
        emit Nominated({
            nomination: id,
            domain: domain,
            candidate: candidate,
            opener: opener,
            offer: offer,
            changes: changes,
            salt: salt,
            uri: uri
        });
    }

    /// @dev Whether a nomination would change the terms of a clearance that is held, and not ask for a new one. Writes down
    /// the end of one whose time is over.
    function _changesTerms(uint32 domain, address candidate) private returns (bool) {
        IContractors.Clearance memory clearance = CONTRACTORS.clearanceOf(domain, candidate);
        if (clearance.since == 0) return false;
        bool isOver = clearance.until != 0 && clearance.until <= block.timestamp;
        if (!clearance.ended && !isOver) return true;
        if (!clearance.ended) CONTRACTORS.expire(domain, candidate);
        uint48 from = clearance.until + CONTRACTORS.domainOf(domain).terms.cooldown;
        // In the very second in which a clearance ends no new one can begin.
        if (block.timestamp < from || block.timestamp == clearance.until) {
            revert Clearances_CoolingDown(domain, candidate, clearance.until, from);
        }
        return false;
    }

    function _isHeld(uint32 domain, address account) private view returns (bool) {
        IContractors.Clearance memory clearance = CONTRACTORS.clearanceOf(domain, account);
        return clearance.since != 0 && !clearance.ended;
    }

    /// @dev What a nomination's review is about, besides the domain and the candidate that the question names.
    function _contentOf(
        address opener,
        IContractors.Offer calldata offer,
        bool changes,
        bytes32 statement
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(opener, offer, changes, statement));
    }

    /// @dev Whether a review in `state` can still pass.
    function _isLive(IReviewTypes.State state) private pure returns (bool) {
        return
            state != IReviewTypes.State.None &&
            state != IReviewTypes.State.Passed &&
            state != IReviewTypes.State.Rejected;
    }

    // ------------------------------------------------------------------------------------------ internals: issuing

    /// @dev Whether the candidate accepts by this call: by making it, or by a signature.
    function _accepts(bytes32 id, address candidate, Acceptance calldata acceptance) private view returns (bool) {
        bool byCall = msg.sender == candidate;
        if (!byCall && acceptance.signature.length == 0) return false;
        if (isDeclined[id]) revert Clearances_Declined(id);
        if (byCall) return true;
        if (block.timestamp >= acceptance.deadline) revert Clearances_AcceptanceExpired(id, acceptance.deadline);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(ACCEPTANCE_TYPEHASH, id, acceptance.deadline)));
        if (!Signatures.isFrom(candidate, digest, acceptance.signature)) {
            revert Clearances_InvalidAcceptance(id, candidate);
        }
        return true;
    }

    /// @dev Whether it can be issued now, its review being in `state`. Concludes the review where that is due.
    function _isDue(
        IReviewTypes.State state,
        Nomination calldata nomination,
        IReviewTypes.Question memory question
    ) private returns (bool) {
        if (state == IReviewTypes.State.Concludable) state = REVIEWS.conclude(question);
        if (state != IReviewTypes.State.Passed) return false;
        return nomination.changes || CONTRACTORS.nextAdmission(nomination.domain) <= block.timestamp;
    }

    function _issue(bytes32 id, Nomination calldata nomination, IReviewTypes.Question memory question) private {
        (uint32 domain, address candidate) = (nomination.domain, nomination.candidate);
        (, bool passed, uint48 openedAt) = REVIEWS.settle(question);
        if (!passed) revert Clearances_NotPassed(id);
        IContractors.Clearance memory clearance = CONTRACTORS.clearanceOf(domain, candidate);
        bool held = clearance.since != 0 && !clearance.ended;
        if (nomination.changes && !held) revert Clearances_NotCleared(domain, candidate);
        if (!nomination.changes && held) revert Clearances_AlreadyCleared(domain, candidate);
        // What was approved before somebody was cleared, or revoked, must not undo that.
        uint32 party = CONTRACTORS.partyNumberOf(candidate);
        uint256 changedAt = Math.max(held ? clearance.since : clearance.until, _decidedAt[domain][party]);
        if (changedAt >= openedAt) revert Clearances_Superseded(id, uint48(changedAt));
        if (block.timestamp >= openedAt + VALIDITY) revert Clearances_Expired(id, openedAt + VALIDITY);

        emit ClearanceIssued({nomination: id, domain: domain, candidate: candidate});
        if (nomination.changes) {
            _decidedAt[domain][party] = uint48(block.timestamp);
            CONTRACTORS.setRate(domain, candidate, nomination.offer.rate, Months.next(uint48(block.timestamp)));
        } else {
            CONTRACTORS.clear(domain, candidate, nomination.offer, true);
        }
    }
}
