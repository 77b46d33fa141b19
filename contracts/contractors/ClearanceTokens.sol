// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";

import {IClearanceCards} from "../interfaces/IClearanceCards.sol";
import {IContractors} from "../interfaces/IContractors.sol";
import {IERC5192} from "../interfaces/IERC5192.sol";
import {Domains} from "./Domains.sol";
import {Parties} from "./Parties.sol";

/// @title ClearanceTokens
/// @notice The part of Contractors that shows clearances to software that knows nothing of them: each is a token that
/// cannot be transferred (ERC-721 with ERC-5192). Nothing is stored for it: a token is its clearance. Its id is the domain
/// times 2^32 plus the party's number. It is held from the clearance's beginning until its end is written down, also while the
/// clearance is suspended.
abstract contract ClearanceTokens is IContractors, IERC721, IERC721Metadata, IERC721Errors, IERC5192, Domains, Parties {
    /// @notice Clearances change hands by no transfer and no approval.
    error Contractors_NotTransferable();

    /// @notice Who draws them.
    IClearanceCards public immutable CARDS;

    /// @param cards who draws clearances for other software
    constructor(IClearanceCards cards) {
        CARDS = cards;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IERC721Metadata
    function name() external pure returns (string memory) {
        return "Exchequer Clearance";
    }

    /// @inheritdoc IERC721Metadata
    function symbol() external pure returns (string memory) {
        return "CLEARANCE";
    }

    /// @inheritdoc IERC721
    function balanceOf(address owner) external view returns (uint256) {
        if (owner == address(0)) revert ERC721InvalidOwner(owner);
        Party memory party = partyOf(partyNumberOf[owner]);
        return party.account == owner ? party.clearances : 0;
    }

    /// @inheritdoc IERC721
    function ownerOf(uint256 tokenId) public view returns (address owner) {
        if (tokenId >> 64 == 0) owner = _holderOf(uint32(tokenId >> 32), uint32(tokenId));
        if (owner == address(0)) revert ERC721NonexistentToken(tokenId);
    }

    /// @inheritdoc IERC721Metadata
    function tokenURI(uint256 tokenId) external view returns (string memory) {
        address owner = ownerOf(tokenId);
        uint32 domain = uint32(tokenId >> 32);
        return CARDS.uriOf(owner, nameOf(domain), clearanceOf(domain, owner));
    }

    /// @inheritdoc IERC5192
    function locked(uint256 tokenId) external view returns (bool) {
        ownerOf(tokenId);
        return true;
    }

    /// @inheritdoc IERC721
    function getApproved(uint256 tokenId) external view returns (address) {
        ownerOf(tokenId);
        return address(0);
    }

    /// @inheritdoc IERC721
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @notice Whether `interfaceId` is understood (ERC-165).
    function supportsInterface(bytes4 interfaceId) public view virtual override(AccessControl, IERC165) returns (bool) {
        return
            interfaceId == type(IContractors).interfaceId ||
            interfaceId == type(IERC721).interfaceId ||
            interfaceId == type(IERC721Metadata).interfaceId ||
            interfaceId == type(IERC5192).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IERC721
    function approve(address, uint256) external pure {
        revert Contractors_NotTransferable();
    }

    /// @inheritdoc IERC721
    function setApprovalForAll(address, bool) external pure {
        revert Contractors_NotTransferable();
    }

    /// @inheritdoc IERC721
    function transferFrom(address, address, uint256) external pure {
        revert Contractors_NotTransferable();
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256) external pure {
        revert Contractors_NotTransferable();
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256, bytes calldata) external pure {
        revert Contractors_NotTransferable();
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @inheritdoc IContractors
    function clearanceOf(uint32 domain, address account) public view virtual returns (Clearance memory);

    /// @dev Who holds the clearance of `party` in `domain`; zero: nobody.
    function _holderOf(uint32 domain, uint32 party) internal view virtual returns (address);

    function _emitIssued(uint32 domain, uint32 party, address account) internal {
        emit Transfer({from: address(0), to: account, tokenId: _tokenOf(domain, party)});
        emit Locked(_tokenOf(domain, party));
    }

    function _emitEnded(uint32 domain, uint32 party, address account) internal {
        emit Transfer({from: account, to: address(0), tokenId: _tokenOf(domain, party)});
    }

    function _emitMoved(uint32 domain, uint32 party, address from, address to) internal {
        emit Transfer({from: from, to: to, tokenId: _tokenOf(domain, party)});
    }

    function _tokenOf(uint32 domain, uint32 party) private pure returns (uint256) {
        return (uint256(domain) << 32) | party;
    }
}
