// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Tally} from "../types/Tally.sol";

/// @title Domains: the areas of work, and how each judges
/// @notice Founded, changed and retired by the stakeholders. Times are seconds since 1970, periods are seconds.
interface IDomains {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice How a domain judges, and how fast it may change.
    /// @param k endorsements that pass a review, and objections that stop it; 1 to 15
    /// @param challenge seconds in which a reached review can still be objected to; zero: concluded at once
    /// @param period seconds in which a review can be endorsed
    /// @param cooldown seconds after the end of a clearance in which its holder cannot be nominated again
    /// @param admissionPercent admissions by review in 30 days, in percent of the voices; never fewer than k are possible
    /// @param revocationPercent revocations by review in 30 days, in percent of the voices; one is always possible
    struct Terms {
        uint8 k;
        uint32 challenge;
        uint32 period;
        uint32 cooldown;
        uint8 admissionPercent;
        uint8 revocationPercent;
    }

    /// @notice The facts of a domain, in one slot.
    /// @param terms how it judges
    /// @param retired whether it is closed to new reviews and clearances
    /// @param voices independent contractors and companies that can judge in it
    /// @param judges contractors that carry these voices
    /// @param fullSince since when it has had at least k judges without a break; zero: it has fewer. Judges are counted and not
    /// voices, so that merging voices in a company and splitting them again is no break
    /// @param admissions how many were admitted by review lately
    struct Domain {
        Terms terms;
        bool retired;
        uint16 voices;
        uint16 judges;
        uint48 fullSince;
        Tally admissions;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice The stakeholders founded a domain.
    event DomainCreated(uint32 indexed domain, string name, Terms terms);
    /// @notice The stakeholders changed how a domain judges. Reviews that are open keep the terms of their opening.
    event DomainChanged(uint32 indexed domain, Terms terms);
    /// @notice The stakeholders closed a domain to new reviews and clearances.
    event DomainRetired(uint32 indexed domain);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice There is no domain with this id.
    error Contractors_UnknownDomain(uint32 domain);
    /// @notice The domain is retired.
    error Contractors_RetiredDomain(uint32 domain);
    /// @notice A name has 1 to 31 bytes.
    error Contractors_InvalidName(string name);
    /// @notice k is out of its range.
    error Contractors_InvalidK(uint8 k, uint8 min, uint8 max);
    /// @notice A period is out of its range, in seconds.
    error Contractors_InvalidClock(uint32 value, uint32 min, uint32 max);
    /// @notice A limit is out of its range, in percent.
    error Contractors_InvalidPercent(uint8 value, uint8 max);

    /// @notice The domain has used up what 30 days allow; the next is possible at `next`.
    error Contractors_Throttled(uint32 domain, uint48 next);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The number of domains; their ids are 1 to this number.
    function domainCount() external view returns (uint32);

    /// @notice The facts of `domain`.
    /// @dev Reverts with {Contractors_UnknownDomain}.
    function domainOf(uint32 domain) external view returns (Domain memory);

    /// @notice The name of `domain`.
    /// @dev Reverts with {Contractors_UnknownDomain}.
    function nameOf(uint32 domain) external view returns (string memory);

    /// @notice From when on `domain` allows another admission by review; not after now: it does.
    function nextAdmission(uint32 domain) external view returns (uint48);

    /// @notice From when on `domain` allows another revocation by review; not after now: it does.
    function nextRevocation(uint32 domain) external view returns (uint48);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Founds a domain.
    /// @dev Emits {DomainCreated}. Requirements: the caller is the admin; name of 1 to 31 bytes; k 1 to 15; challenge at
    /// most 30 days; period 1 to 90 days; cooldown at most 365 days; both limits at most 100 percent.
    /// @param name 1 to 31 bytes
    /// @param terms how it judges
    /// @return domain its id
    function createDomain(string calldata name, Terms calldata terms) external returns (uint32 domain);

    /// @notice Changes how a domain judges what is opened from now on.
    /// @dev Emits {DomainChanged}. Requirements: the caller is the admin; the domain exists and is not retired; terms as in
    /// {createDomain}.
    /// @param domain which
    /// @param terms how it judges from now on
    function changeDomain(uint32 domain, Terms calldata terms) external;

    /// @notice Closes a domain: no review opens in it and nobody is cleared in it any more. What is open ends as it would
    /// have, and who is cleared stays so.
    /// @dev Emits {DomainRetired}. Requirements: the caller is the admin; the domain exists and is not retired.
    /// @param domain which
    function retireDomain(uint32 domain) external;
}
