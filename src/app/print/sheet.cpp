#include "app/print/sheet.h"

#include <algorithm>

namespace knotlas::app
{

Sheet::Sheet(io::Paper paper, float textScale)
    : size(io::sizeOf(paper)), bottom(size.y - 36.0f), scale(textScale)
{}

void head(Column& page, const Sheet& sheet, const std::string& kind, const std::string& title,
          const std::string& below)
{
    const float top = page.y();
    const TextStyle over{io::FontFace::Bold, 7.0f, ink::kAccent, 1.5f};
    page.paragraph(kind, over);
    const std::string program = "Knotlas \xe2\x80\x93 atlas of trigger points";
    const TextStyle quiet{io::FontFace::Regular, 7.0f, ink::kQuiet};
    page.add(
        io::TextItem{{page.left() + page.width() - page.measure()(program, quiet.face, quiet.size),
                      top + 0.93f * quiet.size},
                     program,
                     quiet.face,
                     quiet.size,
                     quiet.colour});
    float size = 21.0f;
    while (size > 12.0f && page.measure()(title, io::FontFace::Bold, size) > page.width())
    {
        size -= 1.0f;
    }
    page.paragraph(title, {io::FontFace::Bold, size, ink::kText, 1.2f});
    if (!below.empty())
    {
        page.gap(1.0f);
        page.paragraph(below, {io::FontFace::Regular, 8.6f * sheet.scale, ink::kQuiet, 1.35f});
    }
    page.gap(4.0f);
    page.rule(ink::kAccent, 1.2f);
    page.gap(8.0f);
}

void foot(std::vector<io::Item>& items, const Sheet& sheet, int number, const Measure& measure)
{
    const float y = sheet.size.y - 20.0f;
    const std::string words = "A teaching aid, not a diagnosis";
    items.emplace_back(
        io::TextItem{{sheet.margin, y}, words, io::FontFace::Regular, 6.6f, ink::kQuiet});
    if (number > 0)
    {
        const std::string text = std::to_string(number);
        items.emplace_back(io::TextItem{
            {sheet.size.x - sheet.margin - measure(text, io::FontFace::Regular, 7.4f), y},
            text,
            io::FontFace::Regular,
            7.4f,
            ink::kQuiet});
    }
}

void warningSign(std::vector<io::Item>& items, const glm::vec2& min, float size)
{
    const glm::vec2 top = min + glm::vec2(0.5f * size, 0.06f * size);
    const glm::vec2 left = min + glm::vec2(0.0f, 0.94f * size);
    const glm::vec2 right = min + glm::vec2(size, 0.94f * size);
    items.emplace_back(
        io::PathItem{{top, right, left}, {true, ink::kDanger, 0.08f * size, ink::kDanger}});
    items.emplace_back(
        io::PathItem{{top + glm::vec2(0.0f, 0.32f * size), top + glm::vec2(0.0f, 0.56f * size)},
                     {false, {}, 0.11f * size, ink::kWhite}});
    items.emplace_back(io::CircleItem{
        top + glm::vec2(0.0f, 0.73f * size), 0.06f * size, {true, ink::kWhite, 0.0f, ink::kWhite}});
}

void printLegend(Column& page, const Sheet& sheet, const glm::vec3& colour,
                 const LegendChoice& choice)
{
    const TextStyle style = sheet.small();
    const float height = 1.15f * style.size;
    float x = page.left();
    std::vector<io::Item> items;
    const auto words = [&](const std::string& text) {
        x += 4.0f;
        items.emplace_back(io::TextItem{
            {x, page.y() + 0.93f * style.size}, text, style.face, style.size, style.colour});
        x += page.measure()(text, style.face, style.size) + 14.0f;
    };
    const auto swatch = [&](bool solid) {
        const glm::vec2 min{x, page.y() + 0.05f * style.size};
        const glm::vec2 max = min + glm::vec2(2.2f * height, height * 0.9f);
        items.emplace_back(io::RectItem{
            min, max, 1.5f, {true, solid ? colour : ink::kWhite, 0.7f, 0.7f * colour}});
        for (int i = 0; !solid && i < 14; ++i)
        {
            const glm::vec2 at =
                min + glm::vec2(2.2f + 2.6f * static_cast<float>(i / 2), i % 2 == 0 ? 2.4f : 5.0f);
            if (at.x < max.x - 1.2f)
            {
                items.emplace_back(io::CircleItem{at, 0.75f, {true, colour, 0.0f, colour}});
            }
        }
        x = max.x;
    };
    if (choice.essential)
    {
        swatch(true);
        words("felt by nearly everyone (essential)");
    }
    if (choice.spillover)
    {
        swatch(false);
        words("felt by some (spillover)");
    }
    if (choice.autonomic)
    {
        swatch(false);
        words("no pain: another effect, such as gooseflesh");
    }
    if (choice.points)
    {
        const glm::vec2 at{x + 4.0f, page.y() + 0.6f * style.size};
        const float r = 3.0f;
        items.emplace_back(
            io::PathItem{{at - glm::vec2(r), at + glm::vec2(r)}, {false, {}, 1.5f, ink::kText}});
        items.emplace_back(io::PathItem{{at + glm::vec2(-r, r), at + glm::vec2(r, -r)},
                                        {false, {}, 1.5f, ink::kText}});
        x += 8.0f;
        words("trigger point");
    }
    page.append(items);
    page.gap(1.5f * style.size);
}

void warnings(Column& page, const Sheet& sheet, const std::string& title,
              const std::vector<std::string>& texts)
{
    if (texts.empty())
    {
        return;
    }
    page.panel({true, ink::kDangerPanel, 0.9f, ink::kDanger}, 7.0f, [&](Column& box) {
        const TextStyle head{io::FontFace::Bold, 9.0f * sheet.scale, ink::kDanger, 1.35f};
        std::vector<io::Item> sign;
        warningSign(sign, {box.left(), box.y()}, 10.5f * sheet.scale);
        box.append(sign);
        box.paragraph(title, head, 14.5f * sheet.scale);
        box.gap(1.5f);
        const TextStyle style = sheet.small();
        inTwoColumns(box, 14.0f, texts.size(), [&](Column& column, std::size_t i) {
            // The word before the colon says how urgent it is.
            const std::string& text = texts[i];
            const std::size_t colon = text.find(':');
            const bool urgent = colon != std::string::npos && colon < 60;
            column.bullet(urgent ? std::vector<Span>{{text.substr(0, colon + 1), style.bold()},
                                                     {text.substr(colon + 1), style}}
                                 : std::vector<Span>{{text, style}},
                          style);
            column.gap(1.2f);
        });
    });
    page.gap(6.0f);
}

void Sources::cite(const std::vector<anatomy::Citation>& citations)
{
    for (const anatomy::Citation& citation : citations)
    {
        cite(citation.source);
        std::vector<std::string>& places = places_[citation.source];
        if (!citation.where.empty() && std::ranges::find(places, citation.where) == places.end())
        {
            places.push_back(citation.where);
        }
    }
}

void Sources::cite(const std::string& source)
{
    if (places_.try_emplace(source).second)
    {
        order_.push_back(source);
    }
}

void Sources::print(Column& page, const Sheet& sheet) const
{
    if (order_.empty())
    {
        return;
    }
    const TextStyle style = sheet.fine();
    page.paragraph("Sources", style.bold());
    inTwoColumns(page, 14.0f, order_.size(), [&](Column& column, std::size_t i) {
        const anatomy::Source* source = atlas_.findSource(order_[i]);
        std::string text = source != nullptr ? source->text : order_[i];
        std::string where;
        for (const std::string& place : places_.at(order_[i]))
        {
            where += (where.empty() ? " " : "; ") + place;
        }
        const float top = column.y();
        column.bullet({{text + where, style}}, style);
        if (source != nullptr && !source->url.empty())
        {
            column.add(io::LinkItem{{column.left(), top},
                                    {column.left() + column.width(), column.y()},
                                    source->url,
                                    0});
        }
    });
    page.gap(3.0f);
}

void notice(Column& page, const Sheet& sheet, const anatomy::Atlas& atlas)
{
    const TextStyle style = sheet.fine();
    page.rule(ink::kHairline, 0.6f);
    page.gap(3.0f);
    page.paragraph(atlas.notice, style);
}

io::Page fitted(io::Paper paper, const std::vector<float>& scales,
                const std::function<float(const Sheet&, std::vector<io::Item>&)>& write)
{
    io::Page page;
    for (const float scale : scales)
    {
        const Sheet sheet(paper, scale);
        page.items.clear();
        if (write(sheet, page.items) <= sheet.bottom)
        {
            break;
        }
    }
    return page;
}

}  // namespace knotlas::app
