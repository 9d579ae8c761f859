#include "shell/check_command.h"

#include "app/atlas_check.h"
#include "io/body_reader.h"
#include "io/language_check.h"
#include "shell/content_loader.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

namespace knotlas::shell
{
namespace
{

bool isAtlas(const std::filesystem::path& path)
{
    return std::filesystem::is_directory(path) || path.extension() == ".json";
}

// The body against which names are checked, read when the first atlas needs it.
class KnownBody
{
  public:
    explicit KnownBody(const ContentOptions& options) : options_(options) {}

    std::shared_ptr<const anatomy::Body> get()
    {
        if (!asked_)
        {
            asked_ = true;
            core::Result<ContentOptions> files = resolved(options_);
            core::Result<anatomy::Body> body =
                files ? io::readBody(files->body)
                      : core::Result<anatomy::Body>(std::move(files).error());
            if (body)
            {
                body_ = std::make_shared<const anatomy::Body>(*std::move(body));
            }
        }
        return body_;
    }

  private:
    ContentOptions options_;
    bool asked_ = false;
    std::shared_ptr<const anatomy::Body> body_;
};

std::vector<io::Finding> checkAtlas(const std::filesystem::path& path, KnownBody& known)
{
    const io::AtlasReading reading = io::readAtlas(path);
    const std::vector<io::Finding> language = io::checkLanguage(reading);
    const bool single = !std::filesystem::is_directory(path);
    std::vector<io::Finding> findings = reading.findings;
    std::ranges::copy_if(language, std::back_inserter(findings), [&](const io::Finding& finding) {
        return !single || finding.file == reading.folder;
    });
    if (const std::shared_ptr<const anatomy::Body> body = known.get())
    {
        std::vector<io::Finding> onBody = app::checkOnBody(reading, body);
        std::erase_if(onBody, [&](const io::Finding& finding) {
            return single && finding.file != reading.folder;
        });
        findings.insert(findings.end(), onBody.begin(), onBody.end());
        io::sortByPlace(findings);
    }
    else
    {
        findings.push_back({path.string(), 0, 0, io::Severity::Warning,
                            "no body could be read, so the names of landmarks and muscles were "
                            "not checked",
                            ""});
    }
    return findings;
}

std::vector<io::Finding> checkBody(const std::filesystem::path& path)
{
    const core::Result<anatomy::Body> body = io::readBody(path);
    if (body)
    {
        return {};
    }
    return {{path.string(), 0, 0, io::Severity::Error, body.error().message(), ""}};
}

}  // namespace

core::Result<CheckOutcome> checkPaths(const std::vector<std::filesystem::path>& paths,
                                      const ContentOptions& content)
{
    CheckOutcome outcome;
    KnownBody known(content);
    for (const std::filesystem::path& path : paths)
    {
        if (!std::filesystem::exists(path))
        {
            return core::Error(path.string() + ": no such file or folder");
        }
        const std::vector<io::Finding> findings =
            isAtlas(path) ? checkAtlas(path, known) : checkBody(path);
        for (const io::Finding& finding : findings)
        {
            outcome.text += io::format(finding) + "\n";
        }
        outcome.hasErrors = outcome.hasErrors || io::hasErrors(findings);
    }
    return outcome;
}

}  // namespace knotlas::shell
