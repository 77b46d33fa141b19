// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IDomains} from "../interfaces/IDomains.sol";
import {Tallies, Tally} from "../types/Tally.sol";

/// @title Domains
/// @notice The part of Contractors that knows the domains and counts their voices; see {IDomains}.
abstract contract Domains is IDomains, AccessControl {
    // --------------------------------------------------------------------------------------------------- constants

    /// @notice The largest k: what a recount reads stays bounded.
    uint8 public constant MAX_K = 15;
    /// @notice The longest challenge period, seconds.
    uint32 public constant MAX_CHALLENGE = 30 days;
    /// @notice The shortest review period, seconds.
    uint32 public constant MIN_PERIOD = 1 days;
    /// @notice The longest review period, seconds.
    uint32 public constant MAX_PERIOD = 90 days;
    /// @notice The longest cool-down, seconds.
    uint32 public constant MAX_COOLDOWN = 365 days;
    /// @notice How long somebody is in a domain before judging in it, once it has enough others; seconds.
    uint48 public constant SEASON = 30 days;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @inheritdoc IDomains
    uint32 public domainCount;
    mapping(uint32 domain => Domain) private _domains;
    mapping(uint32 domain => string) private _names;
    mapping(uint32 domain => Tally) private _revocations;
    /// @dev How many of a company's people carry its voice.
    mapping(uint32 domain => mapping(uint32 company => uint32)) private _seats;

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IDomains
    function domainOf(uint32 domain) public view returns (Domain memory found) {
        found = _domains[domain];
        if (found.terms.k == 0) revert Contractors_UnknownDomain(domain);
    }

    /// @inheritdoc IDomains
    function nameOf(uint32 domain) public view returns (string memory) {
        domainOf(domain);
        return _names[domain];
    }

    /// @inheritdoc IDomains
    function nextAdmission(uint32 domain) public view returns (uint48) {
        Domain memory limiting = domainOf(domain);
        uint256 share = (uint256(limiting.voices) * limiting.terms.admissionPercent) / 100;
        return limiting.admissions.next(Math.max(limiting.terms.k, share));
    }

    /// @inheritdoc IDomains
    function nextRevocation(uint32 domain) public view returns (uint48) {
        Domain memory limiting = domainOf(domain);
        uint256 share = (uint256(limiting.voices) * limiting.terms.revocationPercent) / 100;
        return _revocations[domain].next(Math.max(1, share));
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IDomains
    function createDomain(
        string calldata name,
        Terms calldata terms
    ) external onlyRole(DEFAULT_ADMIN_ROLE) returns (uint32 domain) {
        if (bytes(name).length == 0 || bytes(name).length > 31) revert Contractors_InvalidName(name);
        _check(terms);
        domain = ++domainCount;
        _domains[domain].terms = terms;
        _names[domain] = name;
        emit DomainCreated({domain: domain, name: name, terms: terms});
    }

    /// @inheritdoc IDomains
    function changeDomain(uint32 domain, Terms calldata terms) external onlyRole(DEFAULT_ADMIN_ROLE) {
        Domain memory changed = _openDomain(domain);
        _check(terms);
        changed.terms = terms;
        // Who raises k does not waive the seasoning of a domain that still has k judges.
        if (changed.judges < terms.k) changed.fullSince = 0;
        else if (changed.fullSince == 0) changed.fullSince = uint48(block.timestamp);
        _domains[domain] = changed;
        emit DomainChanged({domain: domain, terms: terms});
    }

    /// @inheritdoc IDomains
    function retireDomain(uint32 domain) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _openDomain(domain);
        _domains[domain].retired = true;
        emit DomainRetired(domain);
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev The domain, which is not retired.
    function _openDomain(uint32 domain) internal view returns (Domain memory found) {
        found = domainOf(domain);
        if (found.retired) revert Contractors_RetiredDomain(domain);
    }

    /// @dev Counts an admission by review, if the domain allows one now.
    function _countAdmission(uint32 domain) internal {
        uint48 next = nextAdmission(domain);
        if (block.timestamp < next) revert Contractors_Throttled(domain, next);
        _domains[domain].admissions = _domains[domain].admissions.add();
    }

    /// @dev Counts a revocation by review, if the domain allows one now.
    function _countRevocation(uint32 domain) internal {
        uint48 next = nextRevocation(domain);
        if (block.timestamp < next) revert Contractors_Throttled(domain, next);
        _revocations[domain] = _revocations[domain].add();
    }

    /// @dev One more contractor, of `company` or independent where that is zero, can judge in `domain`.
    function _gainJudge(uint32 domain, uint32 company) internal {
        Domain storage gaining = _domains[domain];
        if (++gaining.judges >= gaining.terms.k && gaining.fullSince == 0) gaining.fullSince = uint48(block.timestamp);
        _gainVoice(domain, company);
    }

    /// @dev One fewer can.
    function _loseJudge(uint32 domain, uint32 company) internal {
        Domain storage losing = _domains[domain];
        if (--losing.judges < losing.terms.k) losing.fullSince = 0;
        _loseVoice(domain, company);
    }

    /// @dev One of those who can judge now lends its voice to `company`, or has its own where that is zero.
    function _gainVoice(uint32 domain, uint32 company) internal {
        if (company == 0 || ++_seats[domain][company] == 1) ++_domains[domain].voices;
    }

    /// @dev One of those who can judge takes it back.
    function _loseVoice(uint32 domain, uint32 company) internal {
        if (company == 0 || --_seats[domain][company] == 0) --_domains[domain].voices;
    }

    function _check(Terms calldata terms) private pure {
        if (terms.k == 0 || terms.k > MAX_K) revert Contractors_InvalidK(terms.k, 1, MAX_K);
        _checkClock(terms.challenge, 0, MAX_CHALLENGE);
        _checkClock(terms.period, MIN_PERIOD, MAX_PERIOD);
        _checkClock(terms.cooldown, 0, MAX_COOLDOWN);
        _checkPercent(terms.admissionPercent);
        _checkPercent(terms.revocationPercent);
    }

    function _checkClock(uint32 value, uint32 min, uint32 max) private pure {
        if (value < min || value > max) revert Contractors_InvalidClock(value, min, max);
    }

    function _checkPercent(uint8 value) private pure {
        if (value > 100) revert Contractors_InvalidPercent(value, 100);
    }
}
