// Private to verification: what can only be checked in order: numbers, times, transactions and their heads, who did it,
// what refers to what. Pieces come one after the other; signatures of persons go out to be checked by other threads.
#pragma once

#include "engine/ledger/verify_cases.hpp"
#include "engine/ledger/verify_people.hpp"

#include <map>
#include <set>

namespace wetwijzer::ledger {

struct SignatureJob {
    std::int64_t size = 0;  // of the head
    crypto::PublicKey key;
    std::string statement;
    crypto::Signature signature;
};

bool holds(SignatureJob const& job);

// A rule set, as the entry says that brought it.
struct RecordedRules {
    std::int64_t number = 0;
    std::int64_t files = 0;
};

// The texts of the rule sets that entries brought (behind the trusted head), and no others.
void check_rule_texts(VerifyContext const& context, store::Reading const& reading,
                      std::map<std::string, RecordedRules, std::less<>> const& recorded);

class Sequence {
public:
    // `from`: the trusted head, already found to be a state of this log; null: from the first entry.
    Sequence(VerifyContext const& context, Head const* from);

    void start(store::Reading const& reading);  // remembers what stands under the trusted head
    std::vector<SignatureJob> take(Chunk const& chunk, store::Reading const& reading);
    void finish(store::Reading const& reading);

    Verification const& counts() const { return counts_; }
    std::optional<Head> const& last_head() const { return last_head_; }
    std::map<std::string, RecordedRules, std::less<>> const& rule_sets() const { return rule_sets_; }

private:
    // Since the last head.
    struct Transaction {
        std::int64_t first = 0;  // 0: none begun
        std::int64_t last = 0;
        std::string at, actor, role;
        crypto::Hash after;
        Kind kind = Kind::Genesis;  // of the first entry
    };
    void add(Fault fault, std::int64_t number, std::string detail = {}) const {
        context_.findings.add(fault, number, std::move(detail));
    }
    void take_unreadable(std::int64_t number);
    void take_row(Row const& row, store::Reading const& reading);
    void in_order(std::int64_t number);
    void in_transaction(Row const& row);
    void check_actor(Row const& row);
    void check_kind(Row const& row, store::Reading const& reading);
    void check_case(Row const& row, store::Reading const& reading);
    void check_genesis(Row const& row);
    void check_approval(Row const& row, ApprovalDetails const& details, store::Reading const& reading);
    void check_references(Row const& row, store::Reading const& reading);
    void check_restore(Row const& row, RestoreDetails const& details, store::Reading const& reading);
    void check_sample(Row const& row, SampleDetails const& details) const;
    std::optional<Row> earlier(std::int64_t number, store::Reading const& reading) const;
    void take_head(HeadRow const& row);
    void check_head(HeadRow const& row);
    void end_transaction(std::int64_t size);
    crypto::Hash root_with(crypto::Hash const& inner) const;
    void note_root(std::int64_t size, bool right);
    void grow_tree(Chunk const& chunk);

    VerifyContext const& context_;
    std::optional<Head> from_;
    std::optional<Past> past_;
    People people_;
    Cases cases_;
    std::map<std::string, RecordedRules, std::less<>> rule_sets_;  // by hash
    std::set<std::pair<std::int64_t, std::string>> approvals_;

    std::int64_t next_ = 1;
    std::string last_time_;
    std::optional<crypto::Hash> last_digest_;  // of the last head; none: unknown, because one is missing
    std::optional<Head> last_head_;
    Transaction transaction_;
    std::vector<Row> first_;           // the first transaction: who acts is registered in it
    std::vector<crypto::Hash> peaks_;  // of the complete pieces, largest first
    std::int64_t pieces_ = 0;
    std::int64_t wrong_since_ = 0, wrong_through_ = 0;  // heads with wrong roots, one after the other
    std::vector<SignatureJob> jobs_;
    Verification counts_;
};

}  // namespace wetwijzer::ledger
