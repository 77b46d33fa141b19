// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {IDomains} from "../../../contracts/interfaces/IDomains.sol";
import {House} from "../setup/House.sol";
import {vm} from "../setup/Vm.sol";

/// @title Roster: who is cleared for what and bills through whom, and what follows from it
/// @notice Clearances are looked at after every act, one by one; companies and the time of joining are written down by
/// the handlers. Voices, fullness and what 30 days hold are counted from these, never asked.
contract Roster {
    uint256 private constant MONTH = 30 days;
    uint256 private constant SPARED = 180 days;
    uint256 private constant VALIDITY = 270 days;

    /// @notice Admissions by review beyond what 30 days allow; there must be none.
    uint256 public admittedTooMany;
    /// @notice Revocations by review beyond what 30 days allow; there must be none.
    uint256 public revokedTooMany;
    /// @notice Suspensions of whom a rejected revocation spared; there must be none.
    uint256 public suspendedThoughSpared;
    /// @notice Parties moved by an approval that was too old, or by fewer voices than one of their domains asks for; there must be
    /// none.
    uint256 public movedWrongly;
    /// @notice Clearances by a nomination that was opened before an earlier one ended, or that was declined; there must be none.
    uint256 public clearedAgainstRevocation;

    /// @notice The seat of the company through which a seat bills; zero: none.
    mapping(uint256 seat => uint256) public companyOf;
    /// @notice When a seat last joined or left a company, seconds since 1970.
    mapping(uint256 seat => uint256) public joinedAt;
    /// @notice Since when a domain has k judges without a break, seconds since 1970; zero: it has fewer.
    mapping(uint32 domain => uint256) public fullSince;

    House private immutable _house;
    IContractors private immutable _contractors;
    mapping(uint32 domain => mapping(uint256 seat => IContractors.Clearance)) private _seen;
    /// @dev When a revocation counted last, seconds since 1970; zero: never.
    mapping(bytes32 revocation => uint256) private _countedAt;
    mapping(uint32 domain => mapping(uint256 seat => uint256)) private _sparedUntil;
    /// @dev The revocation by which the present act takes a clearance; zero: none.
    bytes32 private _revocation;
    mapping(uint32 domain => uint256[]) private _admissions;
    mapping(uint32 domain => uint256[]) private _revocations;

    constructor(House house) {
        _house = house;
        _contractors = house.contractors();
        for (uint32 domain = 1; domain <= house.DOMAINS(); ++domain) {
            for (uint256 seat = 1; seat <= house.SEATS(); ++seat) _look(domain, seat);
            // The house was founded in an earlier second than any that follows.
            fullSince[domain] = vm.getBlockTimestamp() - 100;
        }
        for (uint256 seat = house.FOUNDERS() - 1; seat <= house.FOUNDERS(); ++seat) {
            companyOf[seat] = house.PEOPLE() + 1;
            joinedAt[seat] = vm.getBlockTimestamp() - 100;
        }
    }

    // ------------------------------------------------------------------------------------------- written by handlers

    /// @param company zero: independent
    function joined(address account, address company) external {
        uint256 seat = _house.seatOf(account);
        companyOf[seat] = _house.seatOf(company);
        joinedAt[seat] = vm.getBlockTimestamp();
    }

    /// @notice `account` was moved by `domain` without its key, which counts as a revocation there.
    /// @param openedAt when that was asked, seconds since 1970
    /// @param k how many voices were needed
    function recovered(uint32 domain, address account, uint256 openedAt, uint8 k) external {
        if (vm.getBlockTimestamp() >= openedAt + VALIDITY) ++movedWrongly;
        uint256 seat = _house.seatOf(account);
        for (uint32 other = 1; other <= _house.DOMAINS(); ++other) {
            if (isHeld(_seen[other][seat]) && _contractors.domainOf(other).terms.k > k) ++movedWrongly;
        }
        joinedAt[_house.seatOf(account)] = vm.getBlockTimestamp();
        _revoked(domain, _contractors.domainOf(domain).terms, voicesOf(domain));
    }

    /// @notice What is taken in the present act is taken by `revocation`, which counts once in 30 days.
    function revokedBy(bytes32 revocation) external {
        _revocation = revocation;
    }

    /// @notice A revocation that k endorsed was rejected, and that was enforced for the first time.
    function spared(uint32 domain, address account) external {
        _sparedUntil[domain][_house.seatOf(account)] = vm.getBlockTimestamp() + SPARED;
    }

    /// @param openedAt when the nomination that cleared `account` was opened, seconds since 1970
    /// @param declined whether the account had declined it
    function clearedByNomination(uint32 domain, address account, uint256 openedAt, bool declined) external {
        if (declined) ++clearedAgainstRevocation;
        IContractors.Clearance memory before = _seen[domain][_house.seatOf(account)];
        if (before.ended && before.until >= openedAt) ++clearedAgainstRevocation;
    }

    /// @notice Looks at everybody after an act, which was by review or by somebody else.
    function observe(bool byReview) external {
        for (uint32 domain = 1; domain <= _house.DOMAINS(); ++domain) {
            IDomains.Terms memory terms = _contractors.domainOf(domain).terms;
            (uint256 before, uint256 kept) = (voicesOf(domain), 0);
            for (uint256 seat = 1; seat <= _house.SEATS(); ++seat) {
                IContractors.Clearance memory last = _seen[domain][seat];
                bool judged = hasVoice(domain, seat);
                IContractors.Clearance memory clearance = _look(domain, seat);
                if (judged && clearance.since == last.since && hasVoice(domain, seat)) ++kept;
                if (!byReview) continue;
                if (clearance.since != last.since) _admitted(domain, terms, before);
                // A nomination that opens writes down the end of what had run out.
                bool hadRunOut = last.until != 0 && last.until <= vm.getBlockTimestamp();
                bool stood = isHeld(last) && !last.suspended && !hadRunOut;
                bool isTaken = stood && (clearance.ended || clearance.suspended);
                if (!isTaken || clearance.since != last.since) continue;
                bool isSpared = vm.getBlockTimestamp() < _sparedUntil[domain][seat];
                if (_revocation != 0 && isSpared && !clearance.ended) ++suspendedThoughSpared;
                uint256 countedAt = _countedAt[_revocation];
                if (countedAt != 0 && vm.getBlockTimestamp() < countedAt + MONTH) continue;
                _countedAt[_revocation] = vm.getBlockTimestamp();
                _revoked(domain, terms, before);
            }
            _lookWhetherFull(domain, terms.k, kept);
        }
        _revocation = 0;
    }

    // -------------------------------------------------------------------------------------------------------- reads

    /// @notice The clearance of a seat as it was last seen.
    function clearanceOf(uint32 domain, uint256 seat) external view returns (IContractors.Clearance memory) {
        return _seen[domain][seat];
    }

    /// @notice Whether a clearance was given and has no written end.
    function isHeld(IContractors.Clearance memory clearance) public pure returns (bool) {
        return clearance.since != 0 && !clearance.ended;
    }

    /// @notice Whether whoever has `account` holds a clearance in `domain`.
    function holds(uint32 domain, address account) external view returns (bool) {
        return isHeld(_seen[domain][_house.seatOf(account)]);
    }

    /// @notice Every domain in which a seat holds a clearance, ascending.
    function domainsOf(uint256 seat) external view returns (uint32[] memory domains) {
        uint256 count;
        for (uint32 domain = 1; domain <= _house.DOMAINS(); ++domain) if (isHeld(_seen[domain][seat])) ++count;
        domains = new uint32[](count);
        count = 0;
        for (uint32 domain = 1; domain <= _house.DOMAINS(); ++domain) {
            if (isHeld(_seen[domain][seat])) domains[count++] = domain;
        }
    }

    /// @notice Whether a seat's clearance carries a voice now.
    function hasVoice(uint32 domain, uint256 seat) public view returns (bool) {
        IContractors.Clearance storage clearance = _seen[domain][seat];
        bool isJudge = clearance.kind == IContractors.Kind.Direct || clearance.kind == IContractors.Kind.Supervisor;
        return isJudge && clearance.since != 0 && !clearance.ended && !clearance.suspended;
    }

    /// @notice Who speaks when a seat speaks: its company, or it alone.
    function voiceOf(uint256 seat) public view returns (uint256) {
        return companyOf[seat] == 0 ? seat : companyOf[seat];
    }

    /// @notice How many different voices a domain has.
    function voicesOf(uint32 domain) public view returns (uint256 voices) {
        // One bit for each voice that was counted.
        uint256 counted;
        for (uint256 seat = 1; seat <= _house.PEOPLE(); ++seat) {
            uint256 voice = 1 << voiceOf(seat);
            if (counted & voice != 0 || !hasVoice(domain, seat)) continue;
            counted |= voice;
            ++voices;
        }
    }

    /// @notice How many people carry these voices.
    function judgesOf(uint32 domain) public view returns (uint256 judges) {
        for (uint256 seat = 1; seat <= _house.PEOPLE(); ++seat) if (hasVoice(domain, seat)) ++judges;
    }

    /// @notice Whether a review that opens in `domain` now is judged only by who has been there for 30 days.
    function isSeasoned(uint32 domain) external view returns (bool) {
        return fullSince[domain] != 0 && fullSince[domain] + MONTH <= vm.getBlockTimestamp();
    }

    /// @notice Whether a seat can judge what was opened at `openedAt`, seconds since 1970.
    function isEligible(uint32 domain, uint256 seat, uint256 openedAt, bool seasoned) external view returns (bool) {
        if (!hasVoice(domain, seat) || joinedAt[seat] >= openedAt) return false;
        uint256 since = _seen[domain][seat].since;
        return since < openedAt && (!seasoned || since + MONTH <= openedAt);
    }

    // ---------------------------------------------------------------------------------------------------- internals

    function _look(uint32 domain, uint256 seat) private returns (IContractors.Clearance memory clearance) {
        clearance = _contractors.clearanceOf(domain, _house.onSeat(seat));
        _seen[domain][seat] = clearance;
    }

    /// @param kept how many judged before the act and judge after it, by the same clearance
    function _lookWhetherFull(uint32 domain, uint8 k, uint256 kept) private {
        if (kept < k) fullSince[domain] = 0;
        if (fullSince[domain] == 0 && judgesOf(domain) >= k) fullSince[domain] = vm.getBlockTimestamp();
    }

    function _admitted(uint32 domain, IDomains.Terms memory terms, uint256 voices) private {
        uint256 share = (voices * terms.admissionPercent) / 100;
        _admissions[domain].push(vm.getBlockTimestamp());
        if (_lately(_admissions[domain]) > (share > terms.k ? share : terms.k)) ++admittedTooMany;
    }

    function _revoked(uint32 domain, IDomains.Terms memory terms, uint256 voices) private {
        uint256 share = (voices * terms.revocationPercent) / 100;
        _revocations[domain].push(vm.getBlockTimestamp());
        if (_lately(_revocations[domain]) > (share > 1 ? share : 1)) ++revokedTooMany;
    }

    /// @dev How many of `times` are not more than 30 days ago.
    function _lately(uint256[] storage times) private view returns (uint256 count) {
        for (uint256 i = times.length; i > 0 && times[i - 1] + MONTH >= vm.getBlockTimestamp(); --i) ++count;
    }
}
