#include "app/print/book.h"

#include "app/print/muscle_page.h"

#include <algorithm>
#include <map>
#include <set>

namespace knotlas::app
{
namespace
{

using core::Result;

// A line of an index: words, and the page that they point to.
struct IndexLine
{
    std::string text;
    int page = -1;        // from 0; none: a heading
    bool strong = false;  // in bold
};

// Two columns of lines on as many pages as they need.
class IndexWriter
{
  public:
    IndexWriter(const Press& press, std::string kind, std::string title)
        : press_(press), sheet_(press.paper, 1.0f), kind_(std::move(kind)), title_(std::move(title))
    {}

    // `firstNumber`: page number of the first page, from 1.
    std::vector<io::Page> write(const std::vector<IndexLine>& lines, int firstNumber)
    {
        for (const IndexLine& line : lines)
        {
            const float height = line.page < 0 ? 26.0f : 12.4f;
            // A heading never stands alone at the end of a column.
            const float needed = line.page < 0 ? height + 14.0f : height;
            if (pages_.empty() || y_ + needed > sheet_.bottom)
            {
                nextColumn(firstNumber);
            }
            set(line, height);
        }
        return std::move(pages_);
    }

  private:
    static constexpr float kGutter = 24.0f;

    [[nodiscard]] float columnWidth() const { return 0.5f * (sheet_.width() - kGutter); }

    void nextColumn(int firstNumber)
    {
        if (!pages_.empty() && column_ == 0)
        {
            column_ = 1;
            y_ = top_;
            return;
        }
        Column page(press_.measure, {sheet_.margin, 32.0f}, sheet_.width());
        head(page, sheet_, kind_, title_, "");
        top_ = y_ = page.y();
        column_ = 0;
        io::Page made{page.take()};
        foot(made.items, sheet_, firstNumber + static_cast<int>(pages_.size()), press_.measure);
        pages_.push_back(std::move(made));
    }

    void set(const IndexLine& line, float height)
    {
        std::vector<io::Item>& items = pages_.back().items;
        const float left = sheet_.margin + static_cast<float>(column_) * (columnWidth() + kGutter);
        const float right = left + columnWidth();
        const bool heading = line.page < 0;
        const io::FontFace face =
            heading || line.strong ? io::FontFace::Bold : io::FontFace::Regular;
        const float size = heading ? 9.4f : 8.0f;
        const float baseline = y_ + height - 3.4f;
        items.emplace_back(io::TextItem{
            {left, baseline}, line.text, face, size, heading ? ink::kAccent : ink::kText});
        if (!heading)
        {
            const std::string number = std::to_string(line.page + 1);
            const float width = press_.measure(number, face, size);
            items.emplace_back(
                io::TextItem{{right - width, baseline}, number, face, size, ink::kText});
            const float from = left + press_.measure(line.text, face, size) + 4.0f;
            for (float x = right - width - 5.0f; x > from; x -= 3.2f)
            {
                items.emplace_back(io::CircleItem{
                    {x, baseline - 0.4f}, 0.35f, {true, ink::kQuiet, 0.0f, ink::kQuiet}});
            }
            items.emplace_back(
                io::LinkItem{{left, y_ + 1.0f}, {right, y_ + height}, "", line.page});
        }
        y_ += height;
    }

    const Press& press_;
    Sheet sheet_;
    std::string kind_;
    std::string title_;
    std::vector<io::Page> pages_;
    int column_ = 0;
    float top_ = 0.0f;
    float y_ = 0.0f;
};

using PageOf = std::map<const anatomy::Muscle*, int>;

std::vector<IndexLine> contents(const anatomy::Atlas& atlas, const PageOf& pageOf, int regionIndex)
{
    std::vector<IndexLine> lines;
    for (const anatomy::MuscleGroup& group : atlas.groups)
    {
        bool any = false;
        for (const anatomy::Muscle& muscle : atlas.muscles)
        {
            if (muscle.group == group.id)
            {
                if (!any)
                {
                    lines.push_back({group.name, -1, false});
                }
                any = true;
                lines.push_back({muscle.name, pageOf.at(&muscle), false});
            }
        }
    }
    lines.push_back({"Index", -1, false});
    lines.push_back({"From the pain to the muscle", regionIndex, true});
    return lines;
}

// For each region the muscles that reach it: in bold where an essential zone does.
std::vector<IndexLine> regionLines(const Content& content, const PageOf& pageOf)
{
    struct Reached
    {
        std::set<std::uint32_t> essential;
        std::set<std::uint32_t> spillover;
    };

    std::vector<Reached> reached(content.atlas->regions.size());
    for (const anatomy::PatternRow& row : content.matrix->patterns())
    {
        if (row.side == core::Side::Right)
        {
            for (const anatomy::Reach& reach : content.matrix->reached(row))
            {
                Reached& region = reached[reach.region];
                (reach.level == anatomy::ZoneLevel::Essential ? region.essential : region.spillover)
                    .insert(row.muscle);
            }
        }
    }
    std::vector<IndexLine> lines;
    for (std::size_t i = 0; i < reached.size(); ++i)
    {
        if (reached[i].essential.empty() && reached[i].spillover.empty())
        {
            continue;
        }
        lines.push_back({content.atlas->regions[i].name, -1, false});
        for (const std::uint32_t muscle : reached[i].essential)
        {
            const anatomy::Muscle& entry = content.atlas->muscles[muscle];
            lines.push_back({entry.name, pageOf.at(&entry), true});
        }
        for (const std::uint32_t muscle : reached[i].spillover)
        {
            if (!reached[i].essential.contains(muscle))
            {
                const anatomy::Muscle& entry = content.atlas->muscles[muscle];
                lines.push_back({entry.name + " (in some)", pageOf.at(&entry), false});
            }
        }
    }
    return lines;
}

Result<io::Page> cover(const Press& press)
{
    const Sheet sheet(press.paper, 1.25f);
    Column page(press.measure, {sheet.margin + 20.0f, 70.0f}, sheet.width() - 40.0f);
    page.paragraph("Knotlas", {io::FontFace::Bold, 42.0f, ink::kText, 1.2f});
    page.paragraph("Muscle knots and the pain they send elsewhere",
                   {io::FontFace::Regular, 16.0f, ink::kQuiet, 1.4f});
    page.gap(10.0f);
    page.rule(ink::kAccent, 2.0f);
    page.gap(16.0f);
    const glm::vec2 size{page.width(), 400.0f};
    Shot shot{printState(press.content), {}};
    shot.state.doc.layers.skin = 0.0f;
    turnTo(shot, "160,4", size);
    Result<Figure> figure = take(press, shot, size, "");
    if (!figure)
    {
        return std::move(figure).error();
    }
    figure->framed = false;
    std::vector<io::Item> items;
    draw(items, *figure, {page.left(), page.y()}, press.measure, 1.0f);
    page.append(items);
    page.gap(size.y + 16.0f);
    page.paragraph(std::to_string(press.content.atlas->muscles.size()) + " muscles, one page each",
                   sheet.body().bold());
    page.gap(6.0f);
    page.paragraph(press.content.atlas->notice, sheet.small());
    return io::Page{page.take()};
}

}  // namespace

Result<io::Document> book(const Press& press)
{
    const anatomy::Atlas& atlas = *press.content.atlas;
    std::vector<std::vector<io::Page>> sheets;
    std::vector<const anatomy::Muscle*> order;
    for (const anatomy::MuscleGroup& group : atlas.groups)
    {
        for (const anatomy::Muscle& muscle : atlas.muscles)
        {
            if (muscle.group == group.id)
            {
                Result<std::vector<io::Page>> pages = musclePages(press, muscle);
                if (!pages)
                {
                    return std::move(pages).error();
                }
                order.push_back(&muscle);
                sheets.push_back(*std::move(pages));
            }
        }
    }
    Result<io::Page> front = cover(press);
    if (!front)
    {
        return std::move(front).error();
    }
    // How many pages the contents take does not depend on the numbers in them.
    PageOf pageOf;
    for (const anatomy::Muscle* muscle : order)
    {
        pageOf[muscle] = 0;
    }
    const auto writeContents = [&](int regionIndex) {
        return IndexWriter(press, "KNOTLAS", "Contents")
            .write(contents(atlas, pageOf, regionIndex), 2);
    };
    int next = 1 + static_cast<int>(writeContents(0).size());
    for (std::size_t i = 0; i < order.size(); ++i)
    {
        pageOf[order[i]] = next;
        next += static_cast<int>(sheets[i].size());
    }
    io::Document document;
    document.paper = press.paper;
    document.title = "Knotlas: muscle knots and the pain they send elsewhere";
    document.subject = "All muscles of the atlas, one page each";
    document.pages.push_back(*std::move(front));
    for (io::Page& page : writeContents(next))
    {
        document.pages.push_back(std::move(page));
    }
    std::string group;
    for (std::size_t i = 0; i < order.size(); ++i)
    {
        if (order[i]->group != group)
        {
            group = order[i]->group;
            const auto named = std::ranges::find(atlas.groups, group, &anatomy::MuscleGroup::id);
            document.outline.push_back({named->name, pageOf[order[i]], false});
        }
        document.outline.push_back({order[i]->name, pageOf[order[i]], true});
        for (io::Page& page : sheets[i])
        {
            foot(page.items, Sheet(press.paper, 1.0f), static_cast<int>(document.pages.size()) + 1,
                 press.measure);
            document.pages.push_back(std::move(page));
        }
    }
    document.outline.push_back({"From the pain to the muscle", next, false});
    const std::vector<io::Page> index = IndexWriter(press, "INDEX", "From the pain to the muscle")
                                            .write(regionLines(press.content, pageOf), next + 1);
    document.pages.insert(document.pages.end(), index.begin(), index.end());
    return document;
}

}  // namespace knotlas::app
