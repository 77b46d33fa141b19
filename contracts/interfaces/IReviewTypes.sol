// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title What reviews are made of
interface IReviewTypes {
    /// @notice What a workflow asks.
    /// @param domain whose contractors judge
    /// @param content the hash of everything that the judgement is about
    /// @param subject whom it is about
    /// @param salt tells questions apart that are otherwise the same
    /// @param minChallenge the challenge period is at least this long, seconds
    /// @param appealable whether the subject may appeal, and a contested review goes to the arbiter at once
    struct Opening {
        uint32 domain;
        bytes32 content;
        address subject;
        uint64 salt;
        uint24 minChallenge;
        bool appealable;
    }

    /// @notice What is asked, fixed when the review opens.
    /// @param workflow the contract that asks, and that alone may settle the review
    /// @param domain whose contractors judge
    /// @param content the hash of everything that the judgement is about
    /// @param subject whom it is about; can neither endorse nor object
    /// @param salt tells questions apart that are otherwise the same
    /// @param payees who else would be paid; cannot endorse
    /// @param barred numbers of the subject, its company, the payees and their companies, who cannot endorse; the subject's
    /// comes first, zero if it has none; empty if nobody has one
    struct Question {
        address workflow;
        uint32 domain;
        bytes32 content;
        address subject;
        uint64 salt;
        address[] payees;
        uint32[] barred;
    }

    /// @notice What happened to a review last, apart from says.
    enum Stage {
        Opened,
        Reached,
        Contested,
        Escalated,
        Passed,
        Rejected
    }

    /// @notice The facts of a review, in one slot. When it was reached, contested or escalated is in a second one, which is
    /// written only then.
    /// @param openedAt when it was opened; zero: there is no such review
    /// @param period seconds after `openedAt` in which it can be endorsed
    /// @param challenge seconds after the k-th endorsement in which objections still count
    /// @param k endorsements that pass it, and objections that stop it
    /// @param endorsements says for it
    /// @param objections says against it
    /// @param stage what happened to it last
    /// @param seasoned whether only those judge who were in the domain for 30 days when it opened
    /// @param appealable whether the subject may appeal, and a contested review goes to the arbiter at once
    /// @param appealed whether the subject has appealed: it goes to the arbiter as soon as it is reached
    /// @param spent whether somebody who has no say has acted
    /// @param settled whether its workflow has acted on the outcome
    /// @param says the first three says
    struct Review {
        uint40 openedAt;
        uint24 period;
        uint24 challenge;
        uint8 k;
        uint8 endorsements;
        uint8 objections;
        Stage stage;
        bool seasoned;
        bool appealable;
        bool appealed;
        bool spent;
        bool settled;
        uint96 says;
    }

    /// @notice Who judges and how long, as domain and workflow had it at the opening; see {Review}.
    struct Panel {
        uint8 k;
        uint24 challenge;
        uint24 period;
        bool seasoned;
        bool appealable;
    }

    /// @notice What somebody can do with a say.
    enum Act {
        Endorse,
        Object,
        Withdraw
    }

    /// @notice An act that somebody signed.
    /// @param signer who
    /// @param act what
    /// @param deadline until when the signature can be used (that second excluded)
    /// @param reason why; empty where it is withdrawn
    /// @param signature of 65 bytes, or what the signer's contract takes (ERC-1271)
    struct SignedSay {
        address signer;
        Act act;
        uint48 deadline;
        string reason;
        bytes signature;
    }

    /// @notice Where a review is; derived from its facts and the time.
    /// None: never opened. Open: can be endorsed and objected to. Reached: has k endorsements, can be objected to.
    /// Concludable: the challenge is over, anyone may conclude. Contested, Lapsed: can be escalated for 14 days.
    /// Escalated: the arbiter answers within 45 days. Passed, Rejected: final.
    enum State {
        None,
        Open,
        Reached,
        Concludable,
        Contested,
        Lapsed,
        Escalated,
        Passed,
        Rejected
    }
}
