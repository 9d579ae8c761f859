#include "io/json_document.h"

#include "io/file_bytes.h"
#include "io/json_cursor.h"

namespace knotlas::io
{

void readJsonFile(const std::filesystem::path& file, const JsonLimits& limits,
                  std::vector<Finding>& findings,
                  const std::function<void(const JsonCursor&)>& read)
{
    const core::Result<std::string> text = readFile(file, limits.maxBytes);
    const std::string name = toUtf8(file);
    if (!text)
    {
        // The message begins with the name of the file, as the finding does by itself.
        findings.push_back(
            {name, 0, 0, Severity::Error, text.error().message().substr(name.size() + 2), ""});
        return;
    }
    const JsonReading document = parseJson(*text, limits);
    for (const JsonFault& fault : document.faults)
    {
        findings.push_back({name, fault.position.line, fault.position.column, Severity::Error,
                            fault.message, fault.path});
    }
    if (document.value)
    {
        read(JsonCursor(*document.value, name, findings));
    }
}

std::string kindOfJsonFile(const std::filesystem::path& file)
{
    const core::Result<std::string> text = readFile(file, JsonLimits{}.maxBytes);
    if (!text)
    {
        return {};
    }
    const JsonReading document = parseJson(*text);
    const JsonValue* kind = document.value ? document.value->find("kind") : nullptr;
    return kind != nullptr && kind->kind == JsonValue::Kind::String ? kind->text : std::string();
}

}  // namespace knotlas::io
