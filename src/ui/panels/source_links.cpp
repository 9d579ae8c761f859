#include "ui/panels/source_links.h"

#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

namespace knotlas::ui
{
namespace
{

// "simons1999" -> "Simons 1999".
std::string sourceName(const std::string& id)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::string name;
    for (const char c : id)
    {
        if (isDigit(c) && !name.empty() && !isDigit(name.back()) && name.back() != ' ')
        {
            name += ' ';
        }
        const bool lower = c >= 'a' && c <= 'z';
        name += c == '_' ? ' ' : name.empty() && lower ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return name;
}

// "Simons 1999, ch. 6".
std::string citationName(const anatomy::Citation& citation)
{
    return sourceName(citation.source) + (citation.where.empty() ? "" : ", " + citation.where);
}

void drawSource(Frame& frame, const anatomy::Citation& citation)
{
    const std::string& id = citation.source;
    const anatomy::Source* source = frame.state.content.atlas->findSource(id);
    if (source == nullptr)
    {
        return;
    }
    const std::string& copy = source->url.empty() ? source->text : source->url;
    const bool justCopied = frame.memory.copied == id && frame.now - frame.memory.copiedAt < 3.0;
    const std::string_view hint = justCopied            ? frame.text("sources.copied")
                                  : source->url.empty() ? frame.text("sources.copy_citation")
                                                        : frame.text("sources.copy_link");
    const std::string help = source->text + (citation.where.empty() ? "" : "\n" + citation.where) +
                             "\n\n" + std::string(hint);
    if (link(frame, citationName(citation), help))
    {
        ImGui::SetClipboardText(copy.c_str());
        frame.memory.copied = id;
        frame.memory.copiedAt = frame.now;
    }
}

}  // namespace

void drawSourceLinks(Frame& frame, const std::vector<anatomy::Citation>& citations)
{
    if (citations.empty())
    {
        return;
    }
    const Scope scope(frame, "Sources");
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("sources.title"));
    for (const anatomy::Citation& citation : citations)
    {
        flow(frame, textSize(frame.fonts.small, citationName(citation)).x);
        drawSource(frame, citation);
    }
}

}  // namespace knotlas::ui
