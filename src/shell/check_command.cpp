#include "shell/check_command.h"

#include "app/content.h"
#include "io/body_reader.h"
#include "shell/content_loader.h"

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

    const anatomy::Body* get()
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
                body_ = std::make_unique<anatomy::Body>(*std::move(body));
            }
        }
        return body_.get();
    }

  private:
    ContentOptions options_;
    bool asked_ = false;
    std::unique_ptr<anatomy::Body> body_;
};

std::vector<io::Finding> checkAtlas(const std::filesystem::path& path, KnownBody& known)
{
    const io::AtlasReading reading = io::readAtlas(path);
    std::vector<io::Finding> findings = reading.findings;
    if (const anatomy::Body* body = known.get())
    {
        const std::vector<io::Finding> unknown = app::unknownPlaces(reading, *body);
        findings.insert(findings.end(), unknown.begin(), unknown.end());
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
