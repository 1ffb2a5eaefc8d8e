// The files of this machine.
#pragma once

#include "cli/environment.hpp"

namespace wetwijzer::cli {

class SystemFiles : public Files {
public:
    FileKind kind(std::string const& path) const override;
    std::string read(std::string const& path, std::size_t limit) const override;
    void write(std::string const& path, std::string const& bytes) override;
    std::vector<std::string> list(std::string const& folder, std::vector<std::string> const& endings) const override;
    std::string current_folder() const override;
    void create_private(std::string const& path, std::string const& bytes) override;
    bool is_exposed(std::string const& path) const override;
    bool is_open_to_all(std::string const& folder) const override;
    void rename(std::string const& from, std::string const& to) override;
};

}  // namespace wetwijzer::cli
