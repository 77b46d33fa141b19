// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";

import {IContractors} from "./interfaces/IContractors.sol";

/// @title Contractors
/// @notice Domains and clearances: facts and eligibility; see {IContractors}.
contract Contractors is IContractors, AccessControl {
    // --------------------------------------------------------------------------------------------------- constants

    /// @notice The right to clear accounts and to end clearances; held by the workflow Clearances.
    bytes32 public constant REGISTRAR_ROLE = keccak256("REGISTRAR_ROLE");

    /// @notice The largest k: what a recount reads stays bounded.
    uint8 public constant MAX_K = 15;
    /// @notice The longest challenge period, seconds.
    uint32 public constant MAX_CHALLENGE = 30 days;
    /// @notice The shortest review period, seconds.
    uint32 public constant MIN_PERIOD = 1 days;
    /// @notice The longest review period, seconds.
    uint32 public constant MAX_PERIOD = 90 days;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @dev One slot for the terms, so that opening a review reads one; the name follows.
    struct Domain {
        Terms terms;
        string name;
    }

    /// @inheritdoc IContractors
    uint32 public domainCount;
    mapping(uint32 domain => Domain) private _domains;
    mapping(uint32 domain => mapping(address account => Clearance)) private _clearances;

    /// @param admin who founds domains and grants rights; hands over to the stakeholders' timelock after deployment
    constructor(address admin) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IContractors
    function termsOf(uint32 domain) public view returns (Terms memory terms) {
        terms = _domains[domain].terms;
        if (terms.k == 0) revert Contractors_UnknownDomain(domain);
    }

    /// @inheritdoc IContractors
    function nameOf(uint32 domain) external view returns (string memory) {
        termsOf(domain);
        return _domains[domain].name;
    }

    /// @inheritdoc IContractors
    function clearanceOf(uint32 domain, address account) external view returns (Clearance memory) {
        return _clearances[domain][account];
    }

    /// @inheritdoc IContractors
    function isCleared(uint32 domain, address account) public view returns (bool) {
        Clearance storage clearance = _clearances[domain][account];
        return clearance.since != 0 && clearance.until == 0;
    }

    /// @inheritdoc IContractors
    function isEligible(uint32 domain, address account, uint48 openedAt) external view returns (bool) {
        return isCleared(domain, account) && _clearances[domain][account].since < openedAt;
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IContractors
    function createDomain(
        string calldata name,
        Terms calldata terms
    ) external onlyRole(DEFAULT_ADMIN_ROLE) returns (uint32 domain) {
        if (bytes(name).length == 0 || bytes(name).length > 31) revert Contractors_InvalidName(name);
        if (terms.k == 0 || terms.k > MAX_K) revert Contractors_InvalidK(terms.k, 1, MAX_K);
        if (terms.challenge > MAX_CHALLENGE) revert Contractors_InvalidClock(terms.challenge, 0, MAX_CHALLENGE);
        if (terms.period < MIN_PERIOD || terms.period > MAX_PERIOD) {
            revert Contractors_InvalidClock(terms.period, MIN_PERIOD, MAX_PERIOD);
        }
        domain = ++domainCount;
        _domains[domain] = Domain({terms: terms, name: name});
        emit DomainCreated({domain: domain, name: name, terms: terms});
    }

    /// @inheritdoc IContractors
    function clear(uint32 domain, address account, uint64 rate) external onlyRole(REGISTRAR_ROLE) {
        termsOf(domain);
        if (account == address(0) || rate == 0) revert Contractors_InvalidClearance(account, rate);
        if (isCleared(domain, account)) revert Contractors_AlreadyCleared(domain, account);
        _clearances[domain][account] = Clearance({since: uint48(block.timestamp), until: 0, rate: rate});
        emit Cleared({domain: domain, account: account, rate: rate});
    }

    /// @inheritdoc IContractors
    function end(uint32 domain, address account) external onlyRole(REGISTRAR_ROLE) {
        if (!isCleared(domain, account)) revert Contractors_NotCleared(domain, account);
        _clearances[domain][account].until = uint48(block.timestamp);
        emit ClearanceEnded({domain: domain, account: account});
    }
}
