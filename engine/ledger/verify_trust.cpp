#include "engine/ledger/verify_trust.hpp"

namespace wetwijzer::ledger {

namespace {

using crypto::Hash;

class Trusted {
public:
    Trusted(VerifyContext const& context, store::Reading const& reading) : context_(context), reading_(reading) {}

    bool is_ours(Head const& head) const {
        if (!same_ledger(head.ledger, head.size)) return false;
        if (context_.log_key && crypto::verify(*context_.log_key, log_statement(head), head.log_signature)) return true;
        context_.findings.add(Fault::IdentityHead, head.size);
        return false;
    }

    bool same_ledger(std::string const& ledger, std::int64_t size) const {
        if (ledger == context_.ledger) return true;
        context_.findings.add(Fault::IdentityLedger, size, ledger);
        return false;
    }

    // That the first `size` entries have this root.
    bool is_state(std::int64_t size, Hash const& root, Fault fault) const {
        if (size > context_.size) {
            context_.findings.add(Fault::ForkShorter, size, std::to_string(context_.size));
            return false;
        }
        if (size == 0 && root == merkle::empty_root()) return true;
        if (size > 0 && root_at(size) == root) return true;
        context_.findings.add(fault, size, root.hex());
        return false;
    }

    // A head that was given out is the one that stands in the file.
    bool stands_there(Head const& head, Fault fault) const {
        if (reading_.head(head.size) == to_text(head)) return true;
        context_.findings.add(fault, head.size, "head");
        return false;
    }

    // The head in the file that a fingerprint was made of.
    std::optional<Head> head_with(Fingerprint const& print) const {
        auto const text = reading_.head(print.size);
        if (text && fingerprint(*text) == print) return read_head(*text);
        if (print.size > context_.size) {
            context_.findings.add(Fault::ForkShorter, print.size, std::to_string(context_.size));
        } else {
            context_.findings.add(Fault::ForkDeposited, print.size, to_text(print));
        }
        return std::nullopt;
    }

    // The hashes under a trusted head are not looked at again, so an older state must be proven to lie under it.
    bool lies_under(std::int64_t size, Hash const& root, Head const& from) const {
        auto const old_size = unsigned_(size), new_size = unsigned_(from.size);
        auto const proof = merkle::consistency_proof(old_size, new_size, node_at());
        if (merkle::verify_consistency(old_size, new_size, root, from.root, proof)) return true;
        context_.findings.add(Fault::ForkDeposited, size, root.hex());
        return false;
    }

private:
    static std::uint64_t unsigned_(std::int64_t number) { return static_cast<std::uint64_t>(number); }
    merkle::NodeAt node_at() const {
        return [this](std::uint32_t level, std::uint64_t place) { return reading_.node(level, place); };
    }
    Hash root_at(std::int64_t size) const { return merkle::root(unsigned_(size), node_at()); }

    VerifyContext const& context_;
    store::Reading const& reading_;
};

}  // namespace

bool follows(VerifyContext const& context, store::Reading const& reading, Head const& from) {
    Trusted const trusted(context, reading);
    return trusted.is_ours(from) && trusted.is_state(from.size, from.root, Fault::ForkFrom) &&
           trusted.stands_there(from, Fault::ForkFrom);
}

void check_trusted(VerifyContext const& context, store::Reading const& reading, Trust const& trust) {
    Trusted const trusted(context, reading);
    auto const under = [&](std::int64_t size, Hash const& root) {
        return context.from == 0 || size >= context.from || trusted.lies_under(size, root, *trust.from);
    };
    auto const check = [&](Head const& head) {
        if (trusted.is_ours(head) && trusted.is_state(head.size, head.root, Fault::ForkDeposited) &&
            under(head.size, head.root))
            trusted.stands_there(head, Fault::ForkDeposited);
    };
    for (auto const& head : trust.heads) check(head);
    for (auto const& print : trust.fingerprints)
        if (auto const head = trusted.head_with(print)) check(*head);
    for (auto const& anchor : trust.anchors) {
        if (trusted.same_ledger(anchor.ledger, anchor.size) &&
            trusted.is_state(anchor.size, anchor.root, Fault::ForkDeposited))
            under(anchor.size, anchor.root);
    }
}

}  // namespace wetwijzer::ledger
