// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IMoves} from "../../../contracts/interfaces/IMoves.sol";
import {IParties} from "../../../contracts/interfaces/IParties.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {Accounts} from "../../../contracts/types/Account.sol";
import {draw} from "../setup/Checks.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice People join companies and leave them, and come to new addresses.
contract PartiesHandler is Handler {
    uint256 private constant DELAY = 14 days;
    string private constant URI = "ipfs://key-lost";

    IMoves private immutable _moves;
    IMoves.Recovery[] private _recoveries;
    bytes32[] private _ids;
    uint64 private _serial;

    constructor(Setting memory setting) Handler(setting) {
        _moves = setting.house.moves();
    }

    // --------------------------------------------------------------------------------------------------- companies

    function invite(uint256 seed) external later(seed) {
        address company = house.company(draw(seed, "company"));
        address account = house.person(draw(seed, "account"));
        _observe("invite", _toContractors(company, abi.encodeCall(IParties.invite, (account, true))));
    }

    /// @dev Somebody whom a company has invited; one time in eight anybody.
    function join(uint256 seed) external later(seed) {
        address company = house.company(draw(seed, "company"));
        address account;
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            account = house.person((draw(seed, "account") % 1_000) + i);
            if (house.contractors().isInvited(company, account) || draw(seed, "careless") % 8 == 0) break;
        }
        bytes memory data = abi.encodeCall(IParties.joinCompany, (company, _domainsOf(seed, account)));
        bool success = _toContractors(account, data);
        if (success) roster.joined(account, company);
        _observe("join", success);
    }

    function leave(uint256 seed) external later(seed) {
        (bool found, address account) = _employee(seed);
        if (!found || draw(seed, "rarely") % 2 != 0) return;
        bool success = _toContractors(account, abi.encodeCall(IParties.leaveCompany, (_domainsOf(seed, account))));
        if (success) roster.joined(account, address(0));
        _observe("leave", success);
    }

    function release(uint256 seed) external later(seed) {
        (bool found, address account) = _employee(seed);
        if (!found || draw(seed, "rarely") % 2 != 0) return;
        uint256 seat = roster.companyOf(house.seatOf(account));
        address company = draw(seed, "careless") % 8 == 0 ? house.company(draw(seed, "company")) : house.onSeat(seat);
        bytes memory data = abi.encodeCall(IParties.release, (account, _domainsOf(seed, account)));
        bool success = _toContractors(company, data);
        if (success) roster.joined(account, address(0));
        _observe("release", success);
    }

    // ------------------------------------------------------------------------------------------------------- moves

    /// @dev Anybody, a company too, moves to an address that is new; one time in eight to one that is somebody's.
    function move(uint256 seed) external later(seed) {
        if (draw(seed, "rarely") % 3 != 0) return;
        address from = house.onSeat(1 + (draw(seed, "from") % house.SEATS()));
        address to = house.person(draw(seed, "to"));
        bool isKnown = house.contractors().partyNumberOf(to) != 0;
        if (!isKnown || draw(seed, "careless") % 8 != 0) to = house.reserve();
        _call(from, address(_moves), 0, abi.encodeCall(IMoves.offer, (to)));
        bytes memory data = abi.encodeCall(IMoves.take, (from, _domainsOf(seed, from)));
        (bool success, ) = _call(to, address(_moves), 0, data);
        if (success) _moved(from, to);
        _observe("move", success);
    }

    /// @dev Takes what was not offered. Counted as done when it fails.
    function grab(uint256 seed) external later(seed) {
        address from = house.person(draw(seed, "from"));
        uint32[] memory domains = roster.domainsOf(house.seatOf(from));
        (bool success, ) = _call(house.reserve(), address(_moves), 0, abi.encodeCall(IMoves.take, (from, domains)));
        _observe("grab", !success);
    }

    function recover(uint256 seed) external later(seed) {
        (, address from) = _person(seed, _domain(seed), true);
        uint32[] memory domains = _domainsOf(seed, from);
        uint32 domain = domains.length == 0 ? _domain(seed) : _strictest(domains);
        (, address opener) = _person(draw(seed, "opener"), domain, true);
        IMoves.Recovery memory recovery = IMoves.Recovery({
            domain: domain,
            from: from,
            to: house.reserve(),
            opener: opener,
            content: keccak256(bytes(URI)),
            salt: ++_serial,
            barred: _barredWith(domain, from)
        });
        bytes memory data = abi.encodeCall(IMoves.recover, (domain, from, recovery.to, URI, _serial, domains));
        (bool success, bytes memory result) = _call(opener, address(_moves), 0, data);
        if (success) {
            bytes32 id = abi.decode(result, (bytes32));
            _recoveries.push(recovery);
            _ids.push(id);
            judgements.opened(id, _moves.questionOf(recovery), DELAY);
            judgements.said(id, opener, Judgements.Said.Yes);
        }
        _observe("recover", success);
    }

    /// @dev One that has passed; one time in eight any.
    function complete(uint256 seed) external later(seed) {
        if (_ids.length == 0) return;
        uint256 index;
        for (uint256 i = 0; i < _ids.length; ++i) {
            index = ((draw(seed, "recovery") % _ids.length) + i) % _ids.length;
            IReviewTypes.State state = house.reviews().stateOf(_ids[index]);
            bool isYes = state == IReviewTypes.State.Passed || state == IReviewTypes.State.Concludable;
            bool isSettled = house.reviews().reviewOf(_ids[index]).settled;
            if (draw(seed, "careless") % 8 == 0 || (isYes && !isSettled)) break;
        }
        IMoves.Recovery memory recovery = _recoveries[index];
        uint32[] memory domains = roster.domainsOf(house.seatOf(recovery.from));
        bytes memory data = abi.encodeCall(IMoves.complete, (recovery, domains));
        (bool success, ) = _call(house.STRANGER(), address(_moves), 0, data);
        if (success) {
            _moved(recovery.from, recovery.to);
            IReviewTypes.Review memory review = house.reviews().reviewOf(_ids[index]);
            roster.recovered(recovery.domain, recovery.to, review.openedAt, review.k);
        }
        _observe("complete", success);
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _toContractors(address actor, bytes memory data) private returns (bool success) {
        (success, ) = _call(actor, address(house.contractors()), 0, data);
    }

    function _moved(address from, address to) private {
        house.moved(from, to);
        books.follow(Accounts.personal(to));
    }

    /// @dev All in which `account` holds a clearance; one time in sixteen one is forgotten.
    function _domainsOf(uint256 seed, address account) private view returns (uint32[] memory domains) {
        domains = roster.domainsOf(house.seatOf(account));
        if (domains.length > 0 && draw(seed, "forgets") % 16 == 0) {
            assembly ("memory-safe") {
                mstore(domains, sub(mload(domains), 1))
            }
        }
    }

    function _employee(uint256 seed) private view returns (bool found, address account) {
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            account = house.person((draw(seed, "employee") % 1_000) + i);
            if (roster.companyOf(house.seatOf(account)) != 0) return (true, account);
        }
    }

    function _strictest(uint32[] memory domains) private view returns (uint32 strictest) {
        uint8 most;
        for (uint256 i = 0; i < domains.length; ++i) {
            uint8 k = house.contractors().domainOf(domains[i]).terms.k;
            if (k >= most) (most, strictest) = (k, domains[i]);
        }
    }
}
