// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ITreasury} from "./interfaces/ITreasury.sol";
import {SpendingPolicy} from "./treasury/SpendingPolicy.sol";
import {Transfers} from "./treasury/Transfers.sol";
import {Account, Accounts} from "./types/Account.sol";

/// @title Treasury
/// @notice The one custody and its double-entry ledger; see {ITreasury}.
contract Treasury is ITreasury, SpendingPolicy, Transfers, ReentrancyGuardTransient {
    using Math for uint256;

    // --------------------------------------------------------------------------------------------------- constants

    /// @notice The right to spend from the general fund.
    bytes32 public constant SPENDER_ROLE = keccak256("SPENDER_ROLE");
    /// @notice The right to fund accounts of one's own with the money of one's users.
    bytes32 public constant WORKFLOW_ROLE = keccak256("WORKFLOW_ROLE");

    bytes32 private constant RECEIVED = "received";
    bytes32 private constant SYNC = "sync";
    bytes32 private constant PAYOUT = "payout";
    bytes32 private constant COLLECT = "collect";

    // ----------------------------------------------------------------------------------------------------- storage

    mapping(Account account => mapping(address asset => uint256)) private _balances;
    /// @inheritdoc ITreasury
    mapping(address asset => uint256) public totalOf;

    /// @dev From {announce} to {settle}: who announced which asset, and what was held of it then.
    address private transient _funder;
    address private transient _announced;
    uint256 private transient _heldBefore;

    // ------------------------------------------------------------------------------------------------ construction

    /// @param admin who grants rights, gives assets their policies and chooses the guardian; hands over to the stakeholders' timelock after deployment
    constructor(address admin) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @dev Together with {nonReentrant}: no entry while another is under way or a workflow is funding.
    modifier unlocked() {
        if (_funder != address(0)) revert Treasury_FundingInProgress(_funder, _announced);
        _;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc ITreasury
    function balanceOf(Account account, address asset) external view returns (uint256) {
        return _balances[account][asset];
    }

    /// @inheritdoc ITreasury
    function generalFund() public view returns (Account) {
        return Accounts.personal(address(this));
    }

    // ---------------------------------------------------------------------------------------------------------- in

    /// @notice Plain ETH belongs to the general fund.
    receive() external payable nonReentrant unlocked {
        if (msg.value == 0) revert Treasury_ZeroAmount();
        _bringIn(generalFund(), ETH, msg.value, msg.sender, RECEIVED);
    }

    /// @inheritdoc ITreasury
    function deposit(
        Account to,
        address asset,
        uint256 amount,
        bytes32 ref
    ) external payable nonReentrant unlocked returns (uint256 credited) {
        return _deposit(to, asset, amount, ref);
    }

    /// @inheritdoc ITreasury
    function depositWithPermit(
        Account to,
        address asset,
        uint256 amount,
        bytes32 ref,
        Permit calldata permit
    ) external nonReentrant unlocked returns (uint256 credited) {
        if (asset.code.length == 0) revert Treasury_NotAToken(asset);
        // A failing permit may have been used by somebody else already: the transfer decides.
        try
            IERC20Permit(asset).permit(
                msg.sender,
                address(this),
                permit.value,
                permit.deadline,
                permit.v,
                permit.r,
                permit.s
            )
        {} catch {}
        return _deposit(to, asset, amount, ref);
    }

    /// @inheritdoc ITreasury
    function announce(address asset) external nonReentrant unlocked onlyRole(WORKFLOW_ROLE) {
        _funder = msg.sender;
        _announced = asset;
        _heldBefore = _held(asset);
    }

    /// @inheritdoc ITreasury
    function settle(
        Account to,
        address payer,
        uint256 amount,
        bytes32 ref
    ) external payable nonReentrant returns (uint256 credited) {
        if (msg.sender != _funder) revert Treasury_NothingAnnounced(msg.sender);
        address asset = _announced;
        if (asset != ETH && msg.value != 0) revert Treasury_ValueMismatch(0, msg.value);
        _requireOpenTo(to);
        // Nothing but this window's transfers can have changed the balance: every other entry was locked.
        credited = _arrived(asset, _heldBefore, amount);
        _funder = address(0);
        _announced = address(0);
        _heldBefore = 0;
        _bringIn(to, asset, credited, payer, ref);
    }

    /// @inheritdoc ITreasury
    function sync(address asset) external nonReentrant unlocked returns (uint256 credited) {
        if (!isEnabled(asset)) revert Treasury_AssetNotEnabled(asset);
        uint256 held = _held(asset);
        if (held <= totalOf[asset]) revert Treasury_NothingStray(asset);
        credited = held - totalOf[asset];
        _bringIn(generalFund(), asset, credited, address(0), SYNC);
    }

    // -------------------------------------------------------------------------------------------- between accounts

    /// @inheritdoc ITreasury
    function move(Account from, address asset, Credit[] calldata credits, bytes32 ref) external nonReentrant unlocked {
        _requireHolder(from);
        if (credits.length == 0) revert Treasury_EmptyList();
        for (uint256 i = 0; i < credits.length; ++i) {
            _requireOpenTo(credits[i].to);
            _debit(from, asset, credits[i].amount);
            _credit(from, credits[i].to, asset, credits[i].amount, ref);
        }
    }

    /// @inheritdoc ITreasury
    function spend(
        address asset,
        Credit[] calldata credits,
        bytes32 ref
    ) external nonReentrant unlocked onlyRole(SPENDER_ROLE) {
        if (credits.length == 0) revert Treasury_EmptyList();
        uint256 amount;
        for (uint256 i = 0; i < credits.length; ++i) {
            _requireOpenTo(credits[i].to);
            if (credits[i].amount == 0) revert Treasury_ZeroAmount();
            // A sum beyond all numbers is more than there is.
            amount = amount.saturatingAdd(credits[i].amount);
        }
        _countSpending(asset, amount);
        _debit(generalFund(), asset, amount);
        for (uint256 i = 0; i < credits.length; ++i) {
            _credit(generalFund(), credits[i].to, asset, credits[i].amount, ref);
        }
    }

    // --------------------------------------------------------------------------------------------------------- out

    /// @inheritdoc ITreasury
    function withdraw(
        Account from,
        address to,
        AssetAmount[] calldata amounts,
        bytes32 ref
    ) external nonReentrant unlocked {
        _requireHolder(from);
        if (to == address(0) || to == address(this)) revert Treasury_InvalidRecipient(to);
        if (amounts.length == 0) revert Treasury_EmptyList();
        for (uint256 i = 0; i < amounts.length; ++i) {
            (address asset, uint256 amount) = (amounts[i].asset, amounts[i].amount);
            _debit(from, asset, amount);
            totalOf[asset] -= amount;
            _emitOut(from, asset, amount, to, ref);
            _transfer(asset, to, amount);
        }
    }

    /// @inheritdoc ITreasury
    function collect(address asset) external nonReentrant unlocked returns (uint256 amount) {
        Account account = Accounts.personal(msg.sender);
        amount = _balances[account][asset];
        if (amount == 0) revert Treasury_BalanceTooLow(account, asset, 0, 1);
        _balances[account][asset] = 0;
        totalOf[asset] -= amount;
        _emitOut(account, asset, amount, msg.sender, COLLECT);
        _transfer(asset, msg.sender, amount);
    }

    /// @inheritdoc ITreasury
    function pay(
        Account from,
        address asset,
        Payment[] calldata payments,
        bytes32 ref,
        bool atOnce
    ) external nonReentrant unlocked {
        _requireHolder(from);
        _debit(from, asset, _sum(from, asset, payments));
        for (uint256 i = 0; i < payments.length; ++i) {
            (address payee, uint256 amount) = (payments[i].payee, payments[i].amount);
            if (atOnce && _mayPush(payee) && _tryTransfer(asset, payee, amount)) {
                totalOf[asset] -= amount;
                _emitOut(from, asset, amount, payee, ref);
            } else {
                _credit(from, Accounts.personal(payee), asset, amount, ref);
            }
        }
    }

    /// @inheritdoc ITreasury
    function payOut(address asset, address[] calldata payees) external nonReentrant unlocked {
        if (payees.length == 0) revert Treasury_EmptyList();
        for (uint256 i = 0; i < payees.length; ++i) {
            address payee = payees[i];
            if (payee == address(this)) revert Treasury_InvalidRecipient(payee);
            Account account = Accounts.personal(payee);
            uint256 amount = _balances[account][asset];
            if (amount == 0 || !_mayPush(payee)) continue;

            _balances[account][asset] = 0;
            if (_tryTransfer(asset, payee, amount)) {
                totalOf[asset] -= amount;
                _emitOut(account, asset, amount, payee, PAYOUT);
            } else {
                _balances[account][asset] = amount;
            }
        }
    }

    // ------------------------------------------------------------------------------------------ internals: requirements

    /// @dev What is no token is refused. Precompiles answer anything with a number, and have no code.
    function _requireToken(address asset) internal view override {
        if (asset != ETH && asset.code.length == 0) revert Treasury_NotAToken(asset);
        _held(asset);
    }

    function _fundOf(address asset) internal view override returns (uint256) {
        return _balances[generalFund()][asset];
    }

    function _requireHolder(Account account) private view {
        if (account.holder() != msg.sender) revert Treasury_NotTheHolder(account, msg.sender);
    }

    /// @dev A numbered account is its holder's working capital: what is in it must be what its holder put there.
    function _requireOpenTo(Account to) private view {
        bool open = to.isPersonal() ? !to.isOutside() : to.holder() == msg.sender;
        if (!open) revert Treasury_AccountClosedTo(to, msg.sender);
    }

    // ------------------------------------------------------------------------------------------------ internals: books

    function _debit(Account from, address asset, uint256 amount) private {
        if (amount == 0) revert Treasury_ZeroAmount();
        uint256 balance = _balances[from][asset];
        if (balance < amount) revert Treasury_BalanceTooLow(from, asset, balance, amount);
        _balances[from][asset] = balance - amount;
    }

    function _credit(Account from, Account to, address asset, uint256 amount, bytes32 ref) private {
        _balances[to][asset] += amount;
        emit Movement({from: from, to: to, asset: asset, amount: amount, party: address(0), ref: ref});
    }

    function _deposit(Account to, address asset, uint256 amount, bytes32 ref) private returns (uint256 credited) {
        if (amount == 0) revert Treasury_ZeroAmount();
        _requireOpenTo(to);
        credited = _pull(asset, amount);
        _bringIn(to, asset, credited, msg.sender, ref);
    }

    function _bringIn(Account to, address asset, uint256 amount, address party, bytes32 ref) private {
        totalOf[asset] += amount;
        _balances[to][asset] += amount;
        emit Movement({from: Accounts.OUTSIDE, to: to, asset: asset, amount: amount, party: party, ref: ref});
    }

    function _emitOut(Account from, address asset, uint256 amount, address party, bytes32 ref) private {
        emit Movement({from: from, to: Accounts.OUTSIDE, asset: asset, amount: amount, party: party, ref: ref});
    }

    /// @dev Adds up what `from` is about to pay. A sum beyond all numbers is more than any account holds.
    function _sum(Account from, address asset, Payment[] calldata payments) private view returns (uint256 sum) {
        if (payments.length == 0) revert Treasury_EmptyList();
        for (uint256 i = 0; i < payments.length; ++i) {
            if (payments[i].payee == address(0)) revert Treasury_InvalidRecipient(address(0));
            if (payments[i].amount == 0) revert Treasury_ZeroAmount();
            bool fits;
            (fits, sum) = sum.tryAdd(payments[i].amount);
            if (!fits) revert Treasury_BalanceTooLow(from, asset, _balances[from][asset], type(uint256).max);
        }
    }
}
