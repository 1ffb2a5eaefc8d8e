// How long verification takes: a ledger written in batches (WETWIJZER_BENCH_ENTRIES, 50,000 unless told) and one with a
// head and two signatures for every entry (WETWIJZER_BENCH_HEADS, 5,000 unless told). The files go where the
// temporary files are and are removed. docs/performance.md has what this program printed.
#include "engine/decide/digest.hpp"
#include "engine/ledger/ledger.hpp"
#include "engine/ledger/verify.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;
using namespace wetwijzer;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

std::int64_t number_from(char const* variable, std::int64_t otherwise) {
    auto const* const text = std::getenv(variable);
    return text ? std::atoll(text) : otherwise;
}

// Of all threads, so that what a busy machine adds is not in it.
double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto const seconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double megabytes_used() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

crypto::Random counting_random() {
    auto const calls = std::make_shared<std::uint64_t>(0);
    return [calls](std::span<std::uint8_t> bytes) {
        for (std::size_t at = 0; at < bytes.size(); at += 32) {
            auto const hash = crypto::sha256("bench " + std::to_string((*calls)++));
            std::copy_n(hash.bytes.begin(), std::min<std::size_t>(32, bytes.size() - at),
                        bytes.begin() + static_cast<std::ptrdiff_t>(at));
        }
    };
}

crypto::SigningKey signing_key(char const* seed) {
    return crypto::SigningKey(*crypto::Key::from_bytes(crypto::sha256(seed).view()));
}

ledger::KeyRing ring() {
    return {signing_key("log"),
            crypto::Key::from_bytes(crypto::sha256("master").view()),
            {{"beheer", signing_key("administrator")}, {"behandelaar", signing_key("caseworker")}}};
}

ledger::Act act(std::string const& actor) {
    ledger::Act result;
    result.actor = actor;
    result.command = "decide";
    result.purpose = "uitvoering Wet inburgering 2021";
    result.basis = "Wi art. 14";
    result.time = "2026-01-05T09:00:00Z";
    return result;
}

std::vector<model::SourceText> const& rules() {
    static std::vector<model::SourceText> const texts{{"wet.regels", "regel x is 1"}};
    return texts;
}

// About as long as those of a decision on a fine, and no two alike.
ledger::Draft decision(std::int64_t number) {
    ledger::DecisionDetails details;
    details.engine = "0.1.0";
    details.semantics = 1;
    details.reference_date = "2026-01-05";
    details.rule_set = decide::rule_set_hash(rules());
    ledger::DecisionContent content;
    content.case_id = std::to_string(900'000'000 + number / 4);
    content.facts_json = R"({"peildatum":"2026-01-05","zaak":")" + content.case_id + "\"}";
    content.outcomes_json = R"({"boete":{"known":"€ 340"}})";
    content.trace_digest = crypto::sha256(content.case_id).hex();
    std::string trace;
    for (int i = 0; i < 40; ++i)
        trace += std::to_string(i + 1) + " 0 rule regel_" + std::to_string((number * 31 + i * 7) % 997) + " = ja\n";
    ledger::Draft draft;
    draft.kind = ledger::Kind::Decision;
    draft.case_id = content.case_id;
    draft.rule_set = details.rule_set;
    draft.rule_texts = &rules();
    draft.details = ledger::to_text(details);
    draft.parts = {{"content", ledger::to_text(content)}, {"trace", trace}, {"uses", std::string(200, '\x55')}};
    return draft;
}

class File {
public:
    explicit File(std::string const& name) : path_((fs::temp_directory_path() / name).string()) { remove(); }
    ~File() { remove(); }
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    std::string const& path() const { return path_; }

private:
    void remove() const {
        for (auto const* suffix : {"", "-wal", "-shm"}) fs::remove(path_ + suffix);
    }
    std::string path_;
};

void write_ledger(std::string const& path, std::int64_t entries, std::int64_t batch) {
    auto const begin = Clock::now();
    auto const store = store::open_store(path, store::OpenMode::Create);
    ledger::Ledger::create(*store, ring(), counting_random(), act("beheer"));
    ledger::Ledger ledger(*store, ring(), counting_random());
    ledger.add_actor(act("beheer"), "behandelaar", ledger::Role::Caseworker, signing_key("caseworker").public_key());
    auto size = ledger.anchor().size;
    for (std::int64_t number = 0; size < entries;) {
        std::vector<ledger::Draft> drafts;
        for (std::int64_t i = 0; i < std::min(batch, entries - size); ++i) drafts.push_back(decision(number++));
        size = ledger.write(act("behandelaar"), ledger::Permission::WriteCase, drafts).head.size;
    }
    std::printf("written: %lld entries, batches of %lld, %.1f s, %.0f bytes an entry\n", static_cast<long long>(size),
                static_cast<long long>(batch), seconds_since(begin),
                static_cast<double>(fs::file_size(path)) / static_cast<double>(size));
}

bool verify(std::string const& path, char const* what, ledger::Trust const& trust,
            ledger::VerifyOptions const& options) {
    auto const begin = Clock::now();
    auto const used = processor_seconds();
    auto const result = ledger::verify(path, trust, options);
    auto const seconds = seconds_since(begin);
    std::printf("%-46s %7.2f s, %7.2f s of processors, %8.0f entries/s, %4.0f MB at most so far, findings: %lld\n",
                what, seconds, processor_seconds() - used, static_cast<double>(result.size) / seconds, megabytes_used(),
                static_cast<long long>(result.found));
    std::fflush(stdout);
    for (auto const& finding : result.findings)
        std::printf("  %s %lld %s\n", std::string(ledger::name(finding.fault)).c_str(),
                    static_cast<long long>(finding.number), finding.detail.c_str());
    return result.findings.empty();
}

std::optional<ledger::Head> head_at_half(std::string const& path, std::int64_t entries) {
    std::optional<ledger::Head> found;
    store::open_store(path, store::OpenMode::ReadOnly)->read([&](store::Reading const& reading) {
        reading.heads(entries / 2, [&](std::int64_t, std::string const& text) {
            found = ledger::read_head(text);
            return false;
        });
    });
    return found;
}

bool measure(std::int64_t entries, std::int64_t batch) {
    File const file("wetwijzer-bench-verify.ledger");
    write_ledger(file.path(), entries, batch);
    ledger::VerifyOptions options;
    options.threads = std::max(1U, std::thread::hardware_concurrency());
    auto good = verify(file.path(), "all threads", {}, options);
    options.check_pages = false;
    good = verify(file.path(), "all threads, log only", {}, options) && good;
    ledger::Trust since;
    since.from = head_at_half(file.path(), entries);
    good = verify(file.path(), "all threads, log only, since the head at half", since, options) && good;
    options.threads = 1;
    good = verify(file.path(), "one thread, log only", {}, options) && good;
    options.threads = std::max(1U, std::thread::hardware_concurrency());
    options.master = ring().master;
    return verify(file.path(), "all threads, log only, with the master key", {}, options) && good;
}

}  // namespace

int main() {
    auto const good = measure(number_from("WETWIJZER_BENCH_ENTRIES", 50'000), 1000);
    return measure(number_from("WETWIJZER_BENCH_HEADS", 5000), 1) && good ? 0 : 1;
}
