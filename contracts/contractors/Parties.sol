// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IParties} from "../interfaces/IParties.sol";

/// @title Parties
/// @notice The part of Contractors that knows who somebody is, and with whom; see {IParties}.
abstract contract Parties is IParties {
    // ----------------------------------------------------------------------------------------------------- storage

    /// @inheritdoc IParties
    mapping(address account => uint32) public partyNumberOf;
    mapping(uint32 party => Party) private _parties;
    /// @inheritdoc IParties
    mapping(address company => mapping(address account => bool)) public isInvited;
    /// @dev The last number that was given.
    uint32 private _lastParty;

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IParties
    function partyOf(uint32 party) public view returns (Party memory) {
        return _parties[party];
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IParties
    function invite(address account, bool invited) public {
        isInvited[msg.sender][account] = invited;
        emit InvitationSet({company: msg.sender, account: account, invited: invited});
    }

    /// @inheritdoc IParties
    function joinCompany(address company, uint32[] calldata domains) external {
        if (!isInvited[company][msg.sender]) revert Contractors_NotInvited(company, msg.sender);
        uint32 number = _numberFor(msg.sender);
        Party storage party = _parties[number];
        if (party.company != 0) {
            revert Contractors_AlreadyJoined(msg.sender, _parties[party.company].account);
        }
        if (party.isCompany || company == msg.sender) revert Contractors_WrongParty(msg.sender);
        uint32 companyNumber = _numberFor(company);
        if (_parties[companyNumber].clearances != 0 || _parties[companyNumber].company != 0) {
            revert Contractors_WrongParty(company);
        }
        _parties[companyNumber].isCompany = true;
        isInvited[company][msg.sender] = false;
        emit CompanyJoined({account: msg.sender, company: company});
        _changeCompany(number, companyNumber, domains);
    }

    /// @inheritdoc IParties
    function leaveCompany(uint32[] calldata domains) external {
        uint32 number = _currentNumberOf(msg.sender);
        uint32 company = _parties[number].company;
        if (company == 0) revert Contractors_NotJoined(msg.sender, address(0));
        emit CompanyLeft({account: msg.sender, company: _parties[company].account});
        _changeCompany(number, 0, domains);
    }

    /// @inheritdoc IParties
    function release(address account, uint32[] calldata domains) external {
        // By number: who moves to another address is let go all the same.
        uint32 number = partyNumberOf[account];
        uint32 company = _parties[number].company;
        if (company == 0 || _parties[company].account != msg.sender) {
            revert Contractors_NotJoined(account, msg.sender);
        }
        account = _parties[number].account;
        emit CompanyLeft({account: account, company: msg.sender});
        // Who was let go does not come back on an invitation that was forgotten.
        if (isInvited[msg.sender][account]) invite(account, false);
        _changeCompany(number, 0, domains);
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev The voice of `party` leaves the side of one company for that of another in one of its domains; zero: independent.
    function _moveVoice(uint32 domain, uint32 party, uint32 from, uint32 to) internal virtual;

    /// @dev Numbers of `accounts` and of their companies, as {IContractors-openingOf} gives them.
    function _barredWith(address[] calldata accounts) internal view returns (uint32[] memory barred) {
        barred = new uint32[](2 * accounts.length);
        uint256 count;
        for (uint256 i = 0; i < accounts.length; ++i) {
            uint32 number = partyNumberOf[accounts[i]];
            uint32 company = number == 0 ? 0 : _parties[number].company;
            if (number != 0 || i == 0) barred[count++] = number;
            if (company != 0) barred[count++] = company;
        }
        if (count == 1 && barred[0] == 0) count = 0;
        // Shorter than it was made: the rest of its memory is not used again.
        assembly ("memory-safe") {
            mstore(barred, count)
        }
    }

    /// @dev The number of `account`, a new one if it has none.
    function _numberFor(address account) internal returns (uint32 number) {
        number = partyNumberOf[account];
        if (number == 0) {
            number = ++_lastParty;
            partyNumberOf[account] = number;
            _parties[number].account = account;
            emit PartyNumbered({party: number, account: account});
        } else if (_parties[number].account != account) {
            revert Contractors_KnownAccount(account);
        }
    }

    /// @dev The facts of a party, where they are kept.
    function _party(uint32 number) internal view returns (Party storage) {
        return _parties[number];
    }

    /// @dev The number of the party for which `account` speaks now.
    function _currentNumberOf(address account) internal view returns (uint32 number) {
        number = partyNumberOf[account];
        if (number == 0 || _parties[number].account != account) revert Contractors_UnknownAccount(account);
    }

    /// @dev One more clearance for a contractor, or one fewer.
    function _countClearance(uint32 number, bool more) internal {
        Party storage party = _parties[number];
        if (more && party.isCompany) revert Contractors_WrongParty(party.account);
        if (more) ++party.clearances;
        else --party.clearances;
    }

    /// @dev Gives the party another address. The old one keeps pointing to it, so that whoever it names stays barred.
    function _rekey(address from, address to) internal returns (uint32 number) {
        number = _currentNumberOf(from);
        if (partyNumberOf[to] != 0) revert Contractors_KnownAccount(to);
        partyNumberOf[to] = number;
        _parties[number].account = to;
        emit PartyMoved({party: number, from: from, to: to});
    }

    /// @dev Checks that `domains` are as many as the party holds clearances; each caller checks that it holds them.
    function _requireAll(uint32 number, uint32[] calldata domains) internal view {
        uint8 clearances = _parties[number].clearances;
        bool ascending = true;
        for (uint256 i = 1; i < domains.length; ++i) ascending = ascending && domains[i - 1] < domains[i];
        if (domains.length != clearances || !ascending) revert Contractors_WrongDomains(clearances, domains.length);
    }

    function _changeCompany(uint32 number, uint32 company, uint32[] calldata domains) private {
        _requireAll(number, domains);
        uint32 before = _parties[number].company;
        _parties[number].company = company;
        _parties[number].joinedAt = uint48(block.timestamp);
        for (uint256 i = 0; i < domains.length; ++i) _moveVoice(domains[i], number, before, company);
    }
}
