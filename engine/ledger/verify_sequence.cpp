#include "engine/ledger/verify_sequence.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace wetwijzer::ledger {

bool holds(SignatureJob const& job) { return crypto::verify(job.key, job.statement, job.signature); }

Sequence::Sequence(VerifyContext const& context, Head const* from)
    : context_(context),
      past_(from == nullptr ? std::nullopt : std::optional<Past>(std::in_place, context, from->root)),
      people_(context.findings, context.log_key),
      cases_(context, past_ ? &*past_ : nullptr) {
    if (from == nullptr) {
        last_digest_ = crypto::Hash{};
        return;
    }
    from_ = *from;
    last_head_ = *from;
    last_time_ = from->at;
    last_digest_ = digest(to_text(*from));
    next_ = from->size + 1;
    pieces_ = from->size / chunk_size;
}

void Sequence::start(store::Reading const& reading) {
    if (!from_) return;
    auto const of_kind = [&](Kind kind) {
        store::Selection selection;
        selection.kind = std::string(name(kind));
        return past_->entries(reading, selection);
    };
    for (auto const& row : of_kind(Kind::Actor))
        if (auto const* const details = std::get_if<ActorDetails>(&row.details)) people_.remember(*details);
    for (auto const& row : of_kind(Kind::RuleSet))
        if (auto const* const details = std::get_if<RuleSetDetails>(&row.details))
            rule_sets_[details->hash] = {row.number, details->files};
    for (auto const& row : of_kind(Kind::Approval))
        if (auto const* const details = std::get_if<ApprovalDetails>(&row.details))
            approvals_.emplace(details->decision, row.actor);
    // The complete pieces before, largest first, as the binary digits of their number say.
    std::uint64_t begin = 0;
    for (auto rest = static_cast<std::uint64_t>(pieces_); rest != 0; rest -= std::bit_floor(rest)) {
        auto const level = static_cast<std::uint32_t>(std::bit_width(rest)) - 1;
        peaks_.push_back(reading.node(level + chunk_level, begin >> level));
        begin += std::bit_floor(rest);
    }
}

std::vector<SignatureJob> Sequence::take(Chunk const& chunk, store::Reading const& reading) {
    auto row = chunk.rows.begin();
    auto unreadable = chunk.unreadable.begin();
    auto const take_through = [&](std::int64_t number) {
        while (true) {
            auto const readable = row != chunk.rows.end() && row->number <= number;
            auto const other = unreadable != chunk.unreadable.end() && *unreadable <= number;
            if (!readable && !other) return;
            if (readable && (!other || row->number < *unreadable)) {
                take_row(*row++, reading);
            } else {
                take_unreadable(*unreadable++);
            }
        }
    };
    for (auto const& head : chunk.heads) {
        take_through(head.size);
        take_head(head);
    }
    take_through(chunk.last);
    grow_tree(chunk);
    return std::exchange(jobs_, {});
}

void Sequence::take_unreadable(std::int64_t number) {
    in_order(number);
    // What it was is unknown, and so is what it began or belonged to.
    if (transaction_.first == 0) transaction_.first = number;
    transaction_.last = number;
}

void Sequence::in_order(std::int64_t number) {
    if (number > next_) add(Fault::EntryMissing, next_, std::to_string(number - 1));
    next_ = number + 1;
}

void Sequence::take_row(Row const& row, store::Reading const& reading) {
    in_order(row.number);
    if (row.recorded_at < last_time_) add(Fault::TimeBack, row.number, row.recorded_at + " after " + last_time_);
    last_time_ = std::max(last_time_, row.recorded_at);
    counts_.clock_back += row.clock_back ? 1 : 0;
    counts_.times_given += row.time_given ? 1 : 0;
    if (!context_.now.empty() && row.recorded_at > context_.now && ++counts_.ahead == 1)
        counts_.ahead_from = row.number;
    in_transaction(row);
    check_genesis(row);
    check_case(row, reading);
    check_kind(row, reading);
    check_actor(row);
    if (!row.missing.empty()) cases_.missing(row);
}

void Sequence::in_transaction(Row const& row) {
    auto& now = transaction_;
    if (now.first != 0 && !now.at.empty() && row.after != now.after) {
        // Behind another head, so there was one between them.
        add(Fault::HeadMissing, row.number - 1);
        end_transaction(row.number - 1);
        last_digest_.reset();
    }
    if (now.first == 0 || now.at.empty()) {
        if (last_digest_ && row.after != *last_digest_) add(Fault::HeadAfter, row.number, row.after.hex());
        now = {now.first == 0 ? row.number : now.first,
               row.number,
               row.recorded_at,
               row.actor,
               row.role,
               row.after,
               row.kind};
        return;
    }
    if (row.recorded_at != now.at || row.actor != now.actor || row.role != now.role)
        add(Fault::EntryTransaction, row.number, row.recorded_at + ' ' + row.actor + ' ' + row.role);
    // Keys are wrapped anew in a transaction of their own.
    if ((row.kind == Kind::Rekey) != (now.kind == Kind::Rekey))
        add(Fault::EntryTransaction, row.number, std::string(name(row.kind)));
    now.last = row.number;
}

void Sequence::check_actor(Row const& row) {
    if (!from_ && transaction_.first == 1) {
        first_.push_back(row);
    } else {
        people_.check(row);
    }
}

void Sequence::check_genesis(Row const& row) {
    if ((row.number == 1) != (row.kind == Kind::Genesis))
        add(Fault::GenesisPlace, row.number, std::string(name(row.kind)));
    if (row.number != 2) return;
    auto const* const first = std::get_if<ActorDetails>(&row.details);
    if (first == nullptr || first->role != Role::Administrator || first->withdrawn || first->name != row.actor ||
        transaction_.first != 1)
        add(Fault::GenesisFollow, row.number);
}

void Sequence::take_head(HeadRow const& row) {
    check_head(row);
    last_digest_ = row.digest;
    if (row.head) last_head_ = row.head;
    end_transaction(row.size);
}

void Sequence::check_head(HeadRow const& row) {
    if (transaction_.first == 0 || transaction_.last != row.size) add(Fault::HeadPlace, row.size, "no entry");
    if (!row.head) return;
    auto const& head = *row.head;
    if (head.size != row.size) add(Fault::HeadPlace, row.size, std::to_string(head.size));
    if (head.ledger != context_.ledger) add(Fault::HeadLedger, row.size, head.ledger);
    note_root(row.size, head.root == root_with(row.inner));
    if (!transaction_.at.empty() && (head.at != transaction_.at || head.actor != transaction_.actor))
        add(Fault::HeadTransaction, row.size, head.at + ' ' + head.actor);
    if (!head.actor_signature) return;  // the system's: its entries are looked at, and the log's signature
    if (transaction_.first == 1) people_.settle();
    auto const key = people_.key_of(head.actor);
    if (key) {
        jobs_.push_back({row.size, *key, statement(head), *head.actor_signature});
    } else {
        add(Fault::SignaturePerson, row.size, head.actor);
    }
}

// One finding for all heads with a wrong root that follow each other: what one changed entry does to all after it.
void Sequence::note_root(std::int64_t size, bool right) {
    if (!right) {
        if (wrong_since_ == 0) wrong_since_ = size;
        wrong_through_ = size;
    } else if (wrong_since_ != 0) {
        add(Fault::HeadRoot, std::exchange(wrong_since_, 0), std::to_string(wrong_through_));
    }
}

void Sequence::end_transaction(std::int64_t size) {
    people_.settle();
    for (auto const& row : std::exchange(first_, {})) people_.check(row);
    cases_.settle(size);
    transaction_ = {};
}

crypto::Hash Sequence::root_with(crypto::Hash const& inner) const {
    auto hash = inner;
    for (auto peak = peaks_.rbegin(); peak != peaks_.rend(); ++peak) hash = merkle::node_hash(*peak, hash);
    return hash;
}

void Sequence::grow_tree(Chunk const& chunk) {
    if (chunk.last != (pieces_ + 1) * chunk_size) return;  // the last, unfinished
    auto hash = chunk.root;
    auto rest = static_cast<std::uint64_t>(pieces_);
    for (auto const& stored : chunk.above) {
        if ((rest & 1) == 0) break;
        hash = merkle::node_hash(peaks_.back(), hash);
        peaks_.pop_back();
        rest >>= 1;
        if (stored != hash) add(Fault::TreeNode, chunk.last, "stored " + stored.hex() + " computed " + hash.hex());
    }
    for (; (rest & 1) != 0; rest >>= 1) {  // rows without them
        hash = merkle::node_hash(peaks_.back(), hash);
        peaks_.pop_back();
    }
    peaks_.push_back(hash);
    ++pieces_;
}

void Sequence::finish(store::Reading const& reading) {
    in_order(context_.size + 1);
    if (wrong_since_ != 0) add(Fault::HeadRoot, wrong_since_, std::to_string(wrong_through_));
    if (transaction_.first != 0) {
        add(Fault::HeadMissing, transaction_.last);
        end_transaction(transaction_.last);
    }
    cases_.finish(reading);
    counts_.erased = cases_.erased();
}

}  // namespace wetwijzer::ledger
