// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {IClearances} from "../../../contracts/interfaces/IClearances.sol";
import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {IDomains} from "../../../contracts/interfaces/IDomains.sol";
import {IMoves} from "../../../contracts/interfaces/IMoves.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {IRevocations} from "../../../contracts/interfaces/IRevocations.sol";
import {ISpendingPolicy} from "../../../contracts/interfaces/ISpendingPolicy.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Actor} from "../../../contracts/mocks/Actor.sol";
import {FeeToken} from "../../../contracts/mocks/FeeToken.sol";
import {Policies, Policy} from "../../../contracts/types/Policy.sol";
import {Contracts, deployContracts} from "./Contracts.sol";
import {deploy, vm} from "./Vm.sol";

/// @title House: every contract deployed, with the rights that they have after deployment
/// @notice Also the cast: people with money in every asset, a payee that refuses ETH, companies, and three domains with
/// different k and clocks, each founded by the first people. Everybody has a seat, which stays when the address moves.
contract House {
    /// @notice Holds every administrative right, as the timelock does; also the arbiter.
    address public constant STAKEHOLDERS = address(0x57A4E);
    /// @notice Somebody without any part in anything.
    address public constant STRANGER = address(0x577A);
    /// @notice How ETH is called among the assets.
    address public constant ETH = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    /// @notice What everybody has of every asset at first, base units.
    uint256 public constant PURSE = 1e30;
    /// @notice How many people there are; the last of them is the payee that refuses ETH.
    uint256 public constant PEOPLE = 11;
    /// @notice People and companies together; the companies have the last seats.
    uint256 public constant SEATS = 13;
    /// @notice How many of the people found each domain.
    uint256 public constant FOUNDERS = 6;
    /// @notice How many assets there are: ETH, a plain token, and one that takes a fee on transfer.
    uint256 public constant ASSETS = 3;
    /// @notice How many domains there are.
    uint32 public constant DOMAINS = 3;

    /// @dev Seconds of the treasury's policies, each of which allows all that there is.
    uint32 private constant WINDOW = 1 days;

    ITreasury public immutable treasury;
    IContractors public immutable contractors;
    IReviews public immutable reviews;
    IClearances public immutable clearances;
    IRevocations public immutable revocations;
    IMoves public immutable moves;
    IBounties public immutable bounties;

    /// @notice The private key of an address; zero: it has none, or never had a seat.
    mapping(address account => uint256) public keyOf;
    /// @notice The seat of an address, also of one that somebody left; counted from 1, zero: none.
    mapping(address account => uint256) public seatOf;

    address[] private _seats;
    address[] private _assets;
    address[] private _left;
    uint256 private _lastKey = 0xA000;

    constructor() {
        vm.warp(1_700_000_000);
        Contracts memory all = deployContracts(STAKEHOLDERS);
        (treasury, contractors, reviews) = (all.treasury, all.contractors, all.reviews);
        (clearances, revocations, moves) = (all.clearances, all.revocations, all.moves);
        bounties = all.bounties;
        FeeToken plain = FeeToken(deploy("DemoToken.sol:DemoToken", abi.encode("Plain", "PLAIN", uint8(6))));
        _assets = [ETH, address(plain), deploy("FeeToken.sol:FeeToken", "")];
        Actor grudge = Actor(payable(deploy("Actor.sol:Actor", "")));
        grudge.prepare(Actor.Answer.Refuse, new Actor.Call[](0));
        for (uint256 i = 0; i < SEATS; ++i) {
            _seats.push(i + 1 == PEOPLE ? address(grudge) : reserve());
            seatOf[_seats[i]] = i + 1;
            _endow(_seats[i]);
        }
        vm.startPrank(STAKEHOLDERS);
        for (uint256 a = 0; a < ASSETS; ++a) {
            Policy memory everything = Policy({floor: 1, rate: Policies.WHOLE, window: WINDOW});
            ISpendingPolicy(address(treasury)).setPolicy(_assets[a], everything);
        }
        // A first policy loosens, and so waits for its window.
        vm.warp(vm.getBlockTimestamp() + WINDOW);
        _foundDomains();
        vm.stopPrank();
        _joinCompany(FOUNDERS - 2);
        _joinCompany(FOUNDERS - 1);
        // Eligibility needs a time before the first opening.
        vm.warp(vm.getBlockTimestamp() + 100);
    }

    // -------------------------------------------------------------------------------------------------------- reads

    /// @notice One of the people.
    function person(uint256 seed) external view returns (address) {
        return _seats[seed % PEOPLE];
    }

    /// @notice One of the companies.
    function company(uint256 seed) external view returns (address) {
        return _seats[PEOPLE + (seed % (SEATS - PEOPLE))];
    }

    /// @notice Who sits on `seat`, counted from 1.
    function onSeat(uint256 seat) external view returns (address) {
        return _seats[seat - 1];
    }

    /// @notice An address that somebody has left; zero: there is none.
    function leftBehind(uint256 seed) external view returns (address) {
        return _left.length == 0 ? address(0) : _left[seed % _left.length];
    }

    /// @notice One of the assets.
    function asset(uint256 seed) external view returns (address) {
        return _assets[seed % ASSETS];
    }

    // ------------------------------------------------------------------------------------------------------- writes

    /// @notice An address that nobody has ever had.
    function reserve() public returns (address fresh) {
        fresh = vm.addr(++_lastKey);
        keyOf[fresh] = _lastKey;
    }

    /// @notice Whoever sat at `from` sits at `to` now, with money of its own.
    function moved(address from, address to) external {
        uint256 seat = seatOf[from];
        _seats[seat - 1] = to;
        seatOf[to] = seat;
        _left.push(from);
        _endow(to);
    }

    // ---------------------------------------------------------------------------------------------------- internals

    function _endow(address account) private {
        vm.deal(account, PURSE);
        for (uint256 a = 1; a < ASSETS; ++a) {
            FeeToken(_assets[a]).mint(account, PURSE);
            vm.startPrank(account);
            FeeToken(_assets[a]).approve(address(treasury), type(uint256).max);
            FeeToken(_assets[a]).approve(address(bounties), type(uint256).max);
            vm.stopPrank();
        }
    }

    /// @dev One of the founders bills through the first company, and shares its voice.
    function _joinCompany(uint256 founder) private {
        address first = _seats[PEOPLE];
        uint32[] memory domains = new uint32[](DOMAINS);
        for (uint32 i = 0; i < DOMAINS; ++i) domains[i] = i + 1;
        vm.prank(first);
        contractors.invite(_seats[founder], true);
        vm.prank(_seats[founder]);
        contractors.joinCompany(first, domains);
    }

    function _foundDomains() private {
        IDomains.Terms memory terms = IDomains.Terms({
            k: 3,
            challenge: 1 days,
            period: 4 days,
            cooldown: 3 days,
            admissionPercent: 25,
            revocationPercent: 10
        });
        contractors.createDomain("Development", terms);
        (terms.k, terms.challenge, terms.period, terms.cooldown) = (2, 0, 3 days, 0);
        (terms.admissionPercent, terms.revocationPercent) = (100, 50);
        contractors.createDomain("Design", terms);
        (terms.k, terms.challenge, terms.period, terms.cooldown) = (1, 2 days, 1 days, 1 days);
        (terms.admissionPercent, terms.revocationPercent) = (0, 0);
        contractors.createDomain("Research", terms);
        IContractors.Offer memory offer;
        offer.rate = 75e6;
        for (uint32 domain = 1; domain <= DOMAINS; ++domain) {
            for (uint256 i = 0; i < FOUNDERS; ++i) {
                offer.kind = i == 0 ? IContractors.Kind.Supervisor : IContractors.Kind.Direct;
                clearances.admit(domain, _seats[i], offer);
            }
        }
    }
}
