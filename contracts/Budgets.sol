// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {PaymentLine} from "./budgets/PaymentLine.sol";
import {IBudgets} from "./interfaces/IBudgets.sol";
import {IContractors} from "./interfaces/IContractors.sol";
import {IDomains} from "./interfaces/IDomains.sol";
import {ITreasury} from "./interfaces/ITreasury.sol";

/// @title Budgets
/// @notice What the stakeholders approved to be spent; see {IBudgets}.
contract Budgets is IBudgets, PaymentLine {
    // -------------------------------------------------------------------------------------- constants and immutables

    /// @notice The right to pay out of any budget; for workflows in which others approve.
    bytes32 public constant WORKFLOW_ROLE = keccak256("WORKFLOW_ROLE");

    uint8 private constant USD_DECIMALS = 6;
    uint8 private constant MAX_DECIMALS = 18;
    uint32 private constant MIN_PERIOD = 1 days;

    /// @notice Which domains there are.
    IContractors public immutable CONTRACTORS;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @inheritdoc IBudgets
    uint256 public count;
    mapping(uint256 budget => Budget) private _budgets;
    /// @inheritdoc IBudgets
    mapping(address asset => uint8) public dollarDecimals;

    /// @param admin who pays by vote and opens budgets; hands over to the stakeholders' timelock after deployment
    /// @param treasury whose general fund pays
    /// @param contractors which domains there are
    constructor(address admin, ITreasury treasury, IContractors contractors) PaymentLine(treasury) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        CONTRACTORS = contractors;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IBudgets
    function budgetOf(uint256 budget) external view returns (Budget memory) {
        return _budgets[budget];
    }

    /// @inheritdoc IBudgets
    function freeOf(uint256 budget) external view returns (uint256) {
        Budget memory known = _budgets[budget];
        if (!_isRunning(known)) return 0;
        return known.terms.limit - _billedIn(known, _periodOf(known.terms));
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IBudgets
    function pay(
        address asset,
        ITreasury.Payment[] calldata payments,
        bytes32 ref
    ) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _pay(0, asset, payments, ref);
    }

    /// @inheritdoc IBudgets
    function bill(uint256 budget, address asset, ITreasury.Payment[] calldata payments, string calldata uri) external {
        Budget memory known = _known(budget);
        if (msg.sender != known.terms.owner && !hasRole(WORKFLOW_ROLE, msg.sender)) {
            revert Budgets_NotTheOwner(budget, msg.sender);
        }
        if (!_isRunning(known)) {
            revert Budgets_NotRunning(budget, known.terms.start, known.terms.end, known.closed);
        }
        if (bytes(uri).length == 0) revert Budgets_NoContent();
        uint256 amount = _sum(payments);
        uint256 counted = _countedAs(budget, known.terms.asset, asset, amount);
        uint32 period = _periodOf(known.terms);
        uint256 billed = _billedIn(known, period);
        if (counted > known.terms.limit - billed) {
            revert Budgets_OverLimit(budget, known.terms.limit - billed, counted);
        }
        // No overflow: both are at most the limit.
        (_budgets[budget].billed, _budgets[budget].period) = (uint128(billed + counted), period);
        bytes32 ref = keccak256(bytes(uri));
        emit BudgetBilled({
            budget: budget,
            asset: asset,
            amount: amount,
            counted: uint128(counted),
            period: period,
            ref: ref,
            uri: uri
        });
        _pay(budget, asset, payments, ref);
    }

    /// @inheritdoc IBudgets
    function open(
        Terms calldata terms,
        string calldata uri
    ) external onlyRole(DEFAULT_ADMIN_ROLE) returns (uint256 budget) {
        bool valid =
            terms.limit != 0 &&
                terms.owner != address(0) &&
                terms.end > terms.start &&
                terms.end > block.timestamp &&
                (terms.period == 0 || terms.period >= MIN_PERIOD);
        if (!valid) revert Budgets_InvalidTerms(terms);
        if (terms.domain != 0 && CONTRACTORS.domainOf(terms.domain).terms.k == 0) {
            revert IDomains.Contractors_UnknownDomain(terms.domain);
        }
        if (bytes(uri).length == 0) revert Budgets_NoContent();
        budget = ++count;
        _budgets[budget].terms = terms;
        emit BudgetOpened({budget: budget, domain: terms.domain, owner: terms.owner, terms: terms, uri: uri});
    }

    /// @inheritdoc IBudgets
    function close(uint256 budget) external {
        Budget memory known = _known(budget);
        if (msg.sender != known.terms.owner && !hasRole(DEFAULT_ADMIN_ROLE, msg.sender)) {
            revert Budgets_NotTheOwner(budget, msg.sender);
        }
        if (known.closed) return;
        _budgets[budget].closed = true;
        emit BudgetClosed(budget);
    }

    /// @inheritdoc IBudgets
    function setDollarToken(address asset, bool isDollar) external onlyRole(DEFAULT_ADMIN_ROLE) {
        uint8 decimals;
        if (isDollar) {
            (bool answered, bytes32 told, ) = LowLevelCall.staticcallReturn64Bytes(
                asset,
                abi.encodeCall(IERC20Metadata.decimals, ())
            );
            bool tells = asset.code.length != 0 && answered && LowLevelCall.returnDataSize() >= 32;
            if (!tells || uint256(told) > MAX_DECIMALS) revert Budgets_NotADollarToken(asset);
            decimals = uint8(uint256(told));
        }
        dollarDecimals[asset] = isDollar ? decimals + 1 : 0;
        emit DollarTokenSet({asset: asset, isDollar: isDollar, decimals: decimals});
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _known(uint256 budget) private view returns (Budget memory known) {
        known = _budgets[budget];
        if (known.terms.limit == 0) revert Budgets_Unknown(budget);
    }

    function _isRunning(Budget memory budget) private view returns (bool) {
        return !budget.closed && block.timestamp >= budget.terms.start && block.timestamp < budget.terms.end;
    }

    function _periodOf(Terms memory terms) private view returns (uint32) {
        if (terms.period == 0) return 0;
        return uint32((block.timestamp - terms.start) / terms.period);
    }

    /// @dev What is not used in a period is not kept for the next.
    function _billedIn(Budget memory budget, uint32 period) private pure returns (uint256) {
        return budget.period == period ? budget.billed : 0;
    }

    /// @dev What an amount takes of a limit, in the unit of the budget; in USD rounding up, so that a limit is never passed.
    function _countedAs(uint256 budget, address unit, address asset, uint256 amount) private view returns (uint256) {
        if (unit != address(0)) {
            if (asset != unit) revert Budgets_WrongAsset(budget, asset);
            return amount;
        }
        uint8 decimals = dollarDecimals[asset];
        if (decimals == 0) revert Budgets_WrongAsset(budget, asset);
        return Math.mulDiv(amount, 10 ** USD_DECIMALS, 10 ** (decimals - 1), Math.Rounding.Ceil);
    }
}
