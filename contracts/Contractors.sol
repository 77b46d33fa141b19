// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

import {ClearanceTokens} from "./contractors/ClearanceTokens.sol";
import {Parties} from "./contractors/Parties.sol";
import {IContractors} from "./interfaces/IContractors.sol";
import {IClearanceCards} from "./interfaces/IClearanceCards.sol";

/// @title Contractors
/// @notice Domains, parties and clearances: facts and eligibility; see {IContractors}.
contract Contractors is ClearanceTokens {
    using Checkpoints for Checkpoints.Trace208;

    // --------------------------------------------------------------------------------------------------- constants

    /// @notice The right to clear accounts, and to end, suspend, change and move clearances; held by workflows.
    bytes32 public constant REGISTRAR_ROLE = keccak256("REGISTRAR_ROLE");
    /// @notice The right to use up clearances; held by workflows that pay bills.
    bytes32 public constant BILLER_ROLE = keccak256("BILLER_ROLE");

    // ----------------------------------------------------------------------------------------------------- storage

    mapping(uint32 domain => mapping(uint32 party => Clearance)) private _clearances;
    /// @dev Rates that began after the clearance did, by the time that they began.
    mapping(uint32 domain => mapping(uint32 party => mapping(uint48 since => Checkpoints.Trace208))) private _rates;

    /// @param admin who founds domains and grants rights; hands over to the stakeholders' timelock after deployment
    /// @param cards who draws clearances for other software
    constructor(address admin, IClearanceCards cards) ClearanceTokens(cards) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IContractors
    function clearanceOf(uint32 domain, address account) public view override returns (Clearance memory clearance) {
        uint32 party = partyNumberOf[account];
        if (partyOf(party).account == account) clearance = _clearances[domain][party];
    }

    /// @inheritdoc IContractors
    function isCleared(uint32 domain, address account) external view returns (bool) {
        return _isCleared(clearanceOf(domain, account));
    }

    /// @inheritdoc IContractors
    function rateAt(uint32 domain, address account, uint48 time) external view returns (uint64) {
        Clearance memory clearance = clearanceOf(domain, account);
        if (clearance.since == 0 || time < clearance.since) return 0;
        if (clearance.until != 0 && time >= clearance.until) return 0;
        uint208 changed = _rates[domain][partyNumberOf[account]][clearance.since].upperLookupRecent(time);
        return changed == 0 ? clearance.rate : uint64(changed);
    }

    /// @inheritdoc IContractors
    function judgeOf(
        uint32 domain,
        address account,
        uint48 openedAt,
        bool seasoned
    ) external view returns (uint32 party, uint32 company) {
        party = partyNumberOf[account];
        Party storage who = _party(party);
        if (who.account != account || !_mayJudge(domain, party, who, openedAt, seasoned)) return (0, 0);
        company = who.company;
    }

    /// @inheritdoc IContractors
    function eligibleOf(
        uint32 domain,
        uint32[] calldata parties,
        uint48 openedAt,
        bool seasoned
    ) external view returns (uint256 eligible, uint32[] memory companies) {
        companies = new uint32[](parties.length);
        for (uint256 i = 0; i < parties.length; ++i) {
            Party storage party = _party(parties[i]);
            companies[i] = party.company;
            if (_mayJudge(domain, parties[i], party, openedAt, seasoned)) eligible |= 1 << i;
        }
    }

    /// @inheritdoc IContractors
    function openingOf(
        uint32 domain,
        address[] calldata accounts
    ) external view returns (Terms memory terms, bool seasoned, uint32[] memory barred) {
        Domain memory opening = _openDomain(domain);
        terms = opening.terms;
        seasoned = opening.fullSince != 0 && opening.fullSince + SEASON <= block.timestamp;
        barred = _barredWith(accounts);
    }

    /// @inheritdoc IContractors
    function requireValid(uint32 domain, address account, Offer calldata offer) external view {
        Party storage party = _party(partyNumberOf[account]);
        if (party.isCompany) revert Contractors_WrongParty(account);
        if (partyNumberOf[account] != 0 && party.account != account) revert Contractors_KnownAccount(account);
        _checkOffer(domain, account, offer);
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IContractors
    function clear(
        uint32 domain,
        address account,
        Offer calldata offer,
        bool counted
    ) external onlyRole(REGISTRAR_ROLE) {
        _openDomain(domain);
        if (account == address(0)) revert Contractors_NoAccount();
        if (counted) _countAdmission(domain);
        uint32 party = _numberFor(account);
        Clearance memory last = _clearances[domain][party];
        // Rates are kept by the time at which their clearance began: no two of a party begin in the same second.
        if (last.since != 0 && (!last.ended || last.since == block.timestamp)) {
            revert Contractors_AlreadyCleared(domain, account);
        }
        Clearance memory clearance = Clearance({
            since: uint48(block.timestamp),
            until: offer.until,
            rate: offer.rate,
            supervisor: _checkOffer(domain, account, offer),
            uses: offer.kind == Kind.Temporary ? 1 : 0,
            kind: offer.kind,
            suspended: false,
            ended: false
        });
        _clearances[domain][party] = clearance;
        _countClearance(party, true);
        if (_carriesVoice(offer.kind)) _gainJudge(domain, partyOf(party).company);
        emit Cleared({domain: domain, account: account, offer: offer});
        _emitIssued(domain, party, account);
    }

    /// @inheritdoc IContractors
    function end(uint32 domain, address account) external onlyRole(REGISTRAR_ROLE) {
        _end(domain, account, _held(domain, account));
    }

    /// @inheritdoc IContractors
    function expire(uint32 domain, address account) external {
        Clearance storage clearance = _held(domain, account);
        uint48 until = clearance.until;
        if (until == 0 || block.timestamp < until) revert Contractors_NotOver(domain, account, until);
        _end(domain, account, clearance);
    }

    /// @inheritdoc IContractors
    function suspend(uint32 domain, address account, bool counted) external onlyRole(REGISTRAR_ROLE) {
        Clearance storage clearance = _held(domain, account);
        if (!_isCleared(clearance)) revert Contractors_NotCleared(domain, account);
        if (counted) _countRevocation(domain);
        if (_carriesVoice(clearance.kind)) _loseJudge(domain, partyOf(partyNumberOf[account]).company);
        clearance.suspended = true;
        emit ClearanceSuspended({domain: domain, account: account});
    }

    /// @inheritdoc IContractors
    function reinstate(uint32 domain, address account) external onlyRole(REGISTRAR_ROLE) {
        Clearance storage clearance = _held(domain, account);
        if (!clearance.suspended) revert Contractors_NotSuspended(domain, account);
        clearance.suspended = false;
        if (_carriesVoice(clearance.kind)) _gainJudge(domain, partyOf(partyNumberOf[account]).company);
        emit ClearanceReinstated({domain: domain, account: account});
    }

    /// @inheritdoc IContractors
    function setRate(uint32 domain, address account, uint64 rate, uint48 from) external onlyRole(REGISTRAR_ROLE) {
        uint48 since = _held(domain, account).since;
        if (rate == 0) revert Contractors_ZeroRate(account);
        _rates[domain][partyNumberOf[account]][since].push(from, rate);
        emit RateSet({domain: domain, account: account, rate: rate, from: from});
    }

    /// @inheritdoc IContractors
    function move(
        address from,
        address to,
        uint32[] calldata domains,
        uint32 recoveredBy
    ) external onlyRole(REGISTRAR_ROLE) {
        if (to == address(0)) revert Contractors_NoAccount();
        for (uint256 i = 0; i < domains.length; ++i) _held(domains[i], from);
        uint32 party = _rekey(from, to);
        _requireAll(party, domains);
        if (recoveredBy != 0) {
            _countRevocation(recoveredBy);
            _party(party).joinedAt = uint48(block.timestamp);
        }
        for (uint256 i = 0; i < domains.length; ++i) _emitMoved(domains[i], party, from, to);
    }

    /// @inheritdoc IContractors
    function useClearance(uint32 domain, address account) external onlyRole(BILLER_ROLE) {
        Clearance storage clearance = _held(domain, account);
        if (!_isCleared(clearance)) revert Contractors_NotCleared(domain, account);
        uint8 uses = clearance.uses;
        if (uses == 0) return;
        clearance.uses = uses - 1;
        emit ClearanceUsed({domain: domain, account: account, left: uses - 1});
        // not covered: never false, as no kind has more than one use so far
        if (uses == 1) _end(domain, account, clearance);
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev What a clearance of each kind is and may; the table of {IContractors-Kind} as code.
    function _carriesVoice(Kind kind) private pure returns (bool) {
        return kind == Kind.Direct || kind == Kind.Supervisor;
    }

    /// @dev Returns the supervisor's number, or zero.
    function _checkOffer(
        uint32 domain,
        address account,
        Offer calldata offer
    ) private view returns (uint32 supervisor) {
        Kind kind = offer.kind;
        if (kind == Kind.None) revert Contractors_InvalidKind(kind);
        if (offer.rate == 0) revert Contractors_ZeroRate(account);
        bool hasEnd = kind == Kind.Proposal;
        if (hasEnd ? offer.until <= block.timestamp : offer.until != 0) {
            revert Contractors_InvalidEnd(kind, offer.until);
        }
        if (kind != Kind.Subcontractor) {
            if (offer.supervisor != address(0)) revert Contractors_InvalidSupervisor(kind, offer.supervisor);
            return 0;
        }
        Clearance memory above = clearanceOf(domain, offer.supervisor);
        if (!_isCleared(above) || above.kind != Kind.Supervisor) {
            revert Contractors_InvalidSupervisor(kind, offer.supervisor);
        }
        return partyNumberOf[offer.supervisor];
    }

    /// @dev Terminal facts first. A boundary second belongs to what comes after it.
    function _isCleared(Clearance memory clearance) private view returns (bool) {
        if (clearance.since == 0 || clearance.ended || clearance.suspended) return false;
        return clearance.until == 0 || block.timestamp < clearance.until;
    }

    function _mayJudge(
        uint32 domain,
        uint32 party,
        Party storage who,
        uint48 openedAt,
        bool seasoned
    ) private view returns (bool) {
        Clearance storage clearance = _clearances[domain][party];
        uint48 since = clearance.since;
        if (since == 0 || since >= openedAt || who.joinedAt >= openedAt) return false;
        if (seasoned && since + SEASON > openedAt) return false;
        // Who carries a voice has no end that was set before.
        return _carriesVoice(clearance.kind) && !clearance.suspended && !clearance.ended;
    }

    /// @dev The clearance that `account` holds: not ended, though perhaps suspended or over.
    function _held(uint32 domain, address account) private view returns (Clearance storage clearance) {
        uint32 party = partyNumberOf[account];
        clearance = _clearances[domain][party];
        if (clearance.since == 0 || clearance.ended || partyOf(party).account != account) {
            revert Contractors_NotCleared(domain, account);
        }
    }

    function _end(uint32 domain, address account, Clearance storage clearance) private {
        uint32 party = partyNumberOf[account];
        if (_carriesVoice(clearance.kind) && !clearance.suspended) _loseJudge(domain, partyOf(party).company);
        // Who was over before this was written down keeps the time that was set.
        if (clearance.until == 0 || block.timestamp < clearance.until) clearance.until = uint48(block.timestamp);
        clearance.ended = true;
        _countClearance(party, false);
        emit ClearanceEnded({domain: domain, account: account});
        _emitEnded(domain, party, account);
    }

    /// @inheritdoc Parties
    function _moveVoice(uint32 domain, uint32 party, uint32 from, uint32 to) internal override {
        Clearance memory clearance = _clearances[domain][party];
        if (clearance.since == 0 || clearance.ended) revert Contractors_NotCleared(domain, partyOf(party).account);
        if (clearance.suspended || !_carriesVoice(clearance.kind)) return;
        _loseVoice(domain, from);
        _gainVoice(domain, to);
    }

    /// @inheritdoc ClearanceTokens
    function _holderOf(uint32 domain, uint32 party) internal view override returns (address) {
        Clearance memory clearance = _clearances[domain][party];
        return clearance.since == 0 || clearance.ended ? address(0) : partyOf(party).account;
    }
}
