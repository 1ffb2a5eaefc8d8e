// The course of a verification: pieces of the log are read and hashed by several threads, each over its own connection
// and all in one state of the file, while one of them takes the pieces before in order; signatures follow behind.
#include "engine/ledger/verify.hpp"

#include "engine/ledger/case_keys.hpp"
#include "engine/ledger/verify_sequence.hpp"
#include "engine/ledger/verify_threads.hpp"
#include "engine/ledger/verify_trust.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <thread>
#include <utility>

namespace wetwijzer::ledger {

namespace {

using store::Reading;
using store::StoreError;

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
// The same for any number of threads: which pieces were read when damage ends a round must not depend on it.
constexpr std::int64_t pieces_a_round = 16;
constexpr std::size_t signatures_a_job = 128;

// Damage ends what was being read, not all of verification.
template <typename Use>
bool guarded(Findings& findings, std::int64_t number, Use const& use) {
    try {
        use();
        return true;
    } catch (StoreError const& error) {
        if (error.code() != StoreError::Code::Damaged) throw;
        findings.add(Fault::FileUnreadable, number, error.what());
        return false;
    }
}

class Verifier {
public:
    Verifier(Findings& findings, Trust const& trust, VerifyOptions const& options)
        : findings_(findings), trust_(trust), options_(options), context_{findings, {}, {},         options.master,
                                                                          0,        0,  options.now} {}

    Verification run(Readings const& readings) {
        auto const& reading = *readings.front();
        Verification result;
        guarded(findings_, 0, [&] {
            context_.size = result.size = reading.size();
            identify(reading);
            check_master(reading);
            result = check_entries(readings);
        });
        guarded(findings_, 0, [&] { check_outside(reading); });
        guarded(findings_, 0, [&] { check_trusted(context_, reading, trust_); });
        result.size = context_.size;
        if (context_.log_key) result.log_key = *context_.log_key;
        return result;
    }

private:
    void add(Fault fault, std::int64_t number, std::string detail = {}) const {
        findings_.add(fault, number, std::move(detail));
    }

    // What the first entry says the ledger is. What is wrong with it as an entry is found when its turn comes.
    void identify(Reading const& reading) {
        auto const text = reading.leaf(1);
        auto const entry = text ? read_leaf(*text) : std::nullopt;
        GenesisDetails genesis;
        if (entry && entry->kind == Kind::Genesis && read(entry->details, genesis)) {
            context_.ledger = genesis.ledger;
            if (entry->time_given && entry->recorded_at > context_.now) context_.now.clear();
            context_.log_key = crypto::PublicKey::from_hex(genesis.log_key);
            master_ = genesis.master;
        } else {
            add(Fault::GenesisPlace, 1);
        }
        if (trust_.log_key && context_.log_key != trust_.log_key)
            add(Fault::IdentityLogKey, 1, context_.log_key ? context_.log_key->hex() : std::string());
    }

    // With another master key nothing would open; that is told once.
    void check_master(Reading const& reading) {
        if (!context_.master) return;
        store::Selection rekeys;
        rekeys.kind = std::string(name(Kind::Rekey));
        auto const numbers = reading.numbers(rekeys);
        auto const text = numbers.empty() ? std::nullopt : reading.leaf(numbers.back());
        auto const entry = text ? read_leaf(*text) : std::nullopt;
        RekeyDetails rekey;
        if (entry && read(entry->details, rekey)) master_ = rekey.master;
        if (master_check(*context_.master, context_.ledger) == master_) return;
        add(Fault::KeyMaster, 0);
        context_.master.reset();
    }

    Verification check_entries(Readings const& readings) {
        auto const& reading = *readings.front();
        auto const* from = trust_.from ? &*trust_.from : nullptr;
        if (from != nullptr && !follows(context_, reading, *from)) from = nullptr;  // then everything is looked at
        context_.from = from == nullptr ? 0 : from->size;
        Sequence sequence(context_, from);
        sequence.start(reading);
        auto const all_read = run_rounds(sequence, readings);
        if (all_read) guarded(findings_, 0, [&] { sequence.finish(reading); });
        auto result = sequence.counts();
        result.head = sequence.last_head();
        if (all_read) guarded(findings_, 0, [&] { check_rule_texts(context_, reading, sequence.rule_sets()); });
        return result;
    }

    // In each round: the pieces of the round before in order, new pieces, and signatures found in the round before.
    // False when there was a piece that could not be read: what stands after it cannot be judged.
    bool run_rounds(Sequence& sequence, Readings const& readings) const {
        auto const end = (context_.size + chunk_size - 1) / chunk_size;
        std::vector<Chunk> before, now;
        std::vector<SignatureJob> signatures, found;
        std::atomic<bool> all_read{true};
        for (auto begin = context_.from / chunk_size; begin < end || !before.empty() || !signatures.empty();
             begin += pieces_a_round) {
            now.assign(static_cast<std::size_t>(std::clamp<std::int64_t>(end - begin, 0, pieces_a_round)), {});
            found.clear();
            std::vector<Job> jobs;
            jobs.emplace_back([&](Reading const& reading) {
                if (!take(sequence, before, found, reading)) all_read = false;
            });
            for (std::size_t i = 0; i < now.size(); ++i)
                jobs.emplace_back([&, i](Reading const& reading) {
                    if (!read_piece(now[i], reading, begin + static_cast<std::int64_t>(i))) all_read = false;
                });
            for (std::size_t i = 0; i < signatures.size(); i += signatures_a_job)
                jobs.emplace_back([&, i](Reading const&) { check_signatures(signatures, i); });
            run_all(jobs, readings);
            if (!all_read) return false;
            if (options_.progress && !before.empty()) options_.progress(before.back().last);
            before.swap(now);
            signatures.swap(found);
        }
        return true;
    }

    bool take(Sequence& sequence, std::vector<Chunk> const& chunks, std::vector<SignatureJob>& found,
              Reading const& reading) const {
        return guarded(findings_, chunks.empty() ? 0 : chunks.front().first, [&] {
            for (auto const& chunk : chunks)
                for (auto& job : sequence.take(chunk, reading)) found.push_back(std::move(job));
        });
    }

    bool read_piece(Chunk& chunk, Reading const& reading, std::int64_t index) const {
        return guarded(findings_, index * chunk_size + 1, [&] { chunk = read_chunk(context_, reading, index); });
    }

    void check_signatures(std::vector<SignatureJob> const& jobs, std::size_t begin) const {
        for (auto i = begin; i < std::min(begin + signatures_a_job, jobs.size()); ++i)
            if (!holds(jobs[i])) add(Fault::SignaturePerson, jobs[i].size);
    }

    // Rows where nothing may be.
    void check_outside(Reading const& reading) const {
        auto const entry = [&](std::int64_t number, std::string_view, std::string_view) {
            add(Fault::EntryOutside, number);
            return true;
        };
        auto const part = [&](std::int64_t number, store::Part const& one) {
            add(Fault::PartUnknown, number, one.name);
            return true;
        };
        reading.rows(lowest, 0, entry);
        reading.rows(context_.size + 1, highest, entry);
        reading.all_parts(lowest, 0, part);
        reading.all_parts(context_.size + 1, highest, part);
        reading.heads(lowest, [&](std::int64_t size, std::string const&) {
            if (size < 1) add(Fault::HeadPlace, size, "no entry");
            return size < 1;
        });
        reading.heads(context_.size + 1, [&](std::int64_t size, std::string const&) {
            add(Fault::HeadPlace, size, "no entry");
            return true;
        });
    }

    Findings& findings_;
    Trust const& trust_;
    VerifyOptions const& options_;
    VerifyContext context_;
    std::string master_;  // check of the master key
};

void check_pages(std::string const& path, Findings& findings) {
    try {
        for (auto& line : store::check_file(path)) findings.add(Fault::FileDamaged, 0, std::move(line));
    } catch (StoreError const& error) {
        if (error.code() != StoreError::Code::Damaged) throw;
        findings.add(Fault::FileDamaged, 0, error.what());
    }
}

void check_log(std::string const& path, Trust const& trust, VerifyOptions const& options, Findings& findings,
               Verification& result) {
    std::unique_ptr<Findings> of_log;
    guarded(findings, 0, [&] {
        Connections const connections(path, options.threads);
        connections.read([&](Readings const& readings) {
            of_log = std::make_unique<Findings>(options.most_findings);  // anew when the file changed meanwhile
            result = Verifier(*of_log, trust, options).run(readings);
        });
    });
    if (of_log) findings.take_over(*of_log);
}

}  // namespace

Verification verify(std::string const& path, Trust const& trust, VerifyOptions const& options) {
    Findings findings(options.most_findings);
    Verification result;
    std::exception_ptr pages_failed;
    std::thread pages;
    auto const check = [&] {
        try {
            check_pages(path, findings);
        } catch (...) {
            pages_failed = std::current_exception();
        }
    };
    if (options.check_pages && options.threads > 1) {
        pages = std::thread(check);
    } else if (options.check_pages) {
        check();
    }
    std::exception_ptr log_failed;
    try {
        check_log(path, trust, options, findings, result);
    } catch (...) {
        log_failed = std::current_exception();
    }
    if (pages.joinable()) pages.join();
    if (log_failed) std::rethrow_exception(log_failed);
    if (pages_failed) std::rethrow_exception(pages_failed);
    result.findings = findings.take();
    result.found = findings.found();
    return result;
}

}  // namespace wetwijzer::ledger
