#include "app/print/column.h"

#include "core/text.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

constexpr float kAscent = 0.93f;  // of the size, above the baseline of the first line

struct Word
{
    std::string text;
    const TextStyle* style = nullptr;
    bool spaceBefore = false;
    bool newLine = false;
};

std::vector<Word> wordsOf(const std::vector<Span>& spans)
{
    std::vector<Word> words;
    bool space = false;
    bool newLine = false;
    for (const Span& span : spans)
    {
        std::string word;
        const auto end = [&] {
            if (!word.empty())
            {
                words.push_back({word, &span.style, space, newLine});
                word.clear();
                space = false;
                newLine = false;
            }
        };
        for (const char c : span.text)
        {
            if (c == ' ' || c == '\t' || c == '\n')
            {
                end();
                space = true;
                newLine = newLine || c == '\n';
            }
            else
            {
                word += c;
            }
        }
        end();
    }
    return words;
}

// Cuts a word that is wider than a line; whole characters of UTF-8 stay together.
std::vector<std::string> pieces(const std::string& word, const TextStyle& style, float width,
                                const Measure& measure)
{
    std::vector<std::string> parts;
    std::string part;
    for (std::size_t at = 0; at < word.size();)
    {
        std::size_t next = at + 1;
        while (next < word.size() && (static_cast<unsigned char>(word[next]) & 0xc0U) == 0x80U)
        {
            ++next;
        }
        const std::string letter = word.substr(at, next - at);
        if (!part.empty() && measure(part + letter, style.face, style.size) > width)
        {
            parts.push_back(part);
            part.clear();
        }
        part += letter;
        at = next;
    }
    parts.push_back(part);
    return parts;
}

// One line while it is filled; pieces of the same style are joined.
class Line
{
  public:
    Line(const Measure& measure, float left) : measure_(measure), left_(left) {}

    [[nodiscard]] bool empty() const { return runs_.empty(); }

    [[nodiscard]] float widthWith(const Word& word, const std::string& text) const
    {
        return x_ + spaceBefore(word) + measure_(text, word.style->face, word.style->size);
    }

    void add(const Word& word, const std::string& text)
    {
        const float space = spaceBefore(word);
        const bool joins = !runs_.empty() && runs_.back().style == word.style;
        if (joins)
        {
            runs_.back().text += (space > 0.0f ? " " : "") + text;
        }
        else
        {
            runs_.push_back({x_ + space, text, word.style});
        }
        x_ += space + measure_(text, word.style->face, word.style->size);
        height_ = std::max(height_, word.style->size * word.style->leading);
        ascent_ = std::max(ascent_, word.style->size * kAscent);
    }

    // Sets the line at `y` and returns its height.
    float set(std::vector<io::Item>& items, float y)
    {
        for (const Run& run : runs_)
        {
            items.emplace_back(io::TextItem{{left_ + run.x, y + ascent_},
                                            run.text,
                                            run.style->face,
                                            run.style->size,
                                            run.style->colour});
        }
        const float height = height_;
        runs_.clear();
        x_ = height_ = ascent_ = 0.0f;
        return height;
    }

  private:
    struct Run
    {
        float x = 0.0f;
        std::string text;
        const TextStyle* style = nullptr;
    };

    [[nodiscard]] float spaceBefore(const Word& word) const
    {
        return word.spaceBefore && !runs_.empty()
                   ? measure_(" ", word.style->face, word.style->size)
                   : 0.0f;
    }

    const Measure& measure_;
    float left_;
    float x_ = 0.0f;
    float height_ = 0.0f;
    float ascent_ = 0.0f;
    std::vector<Run> runs_;
};

}  // namespace

void Column::paragraph(const std::vector<Span>& spans, float indent)
{
    const float width = width_ - indent;
    Line line(*measure_, left_ + indent);
    for (const Word& word : wordsOf(spans))
    {
        if (!line.empty() && (word.newLine || line.widthWith(word, word.text) > width))
        {
            y_ += line.set(items_, y_);
        }
        if (line.widthWith(word, word.text) <= width)
        {
            line.add(word, word.text);
            continue;
        }
        for (const std::string& piece : pieces(word.text, *word.style, width, *measure_))
        {
            if (!line.empty())
            {
                y_ += line.set(items_, y_);
            }
            line.add(word, piece);
        }
    }
    if (!line.empty())
    {
        y_ += line.set(items_, y_);
    }
}

void Column::paragraph(const std::string& text, const TextStyle& style, float indent)
{
    paragraph(std::vector<Span>{{text, style}}, indent);
}

void Column::bullet(const std::vector<Span>& spans, const TextStyle& style)
{
    const float indent = 1.15f * style.size;
    items_.emplace_back(io::CircleItem{{left_ + 0.4f * style.size, y_ + 0.62f * style.size},
                                       0.17f * style.size,
                                       {true, style.colour, 0.0f, style.colour}});
    paragraph(spans, indent);
}

void Column::rule(const glm::vec3& colour, float lineWidth)
{
    items_.emplace_back(
        io::PathItem{{{left_, y_}, {left_ + width_, y_}}, {false, colour, lineWidth, colour}});
}

void Column::panel(const io::Paintwork& paint, float padding,
                   const std::function<void(Column&)>& write)
{
    Column inner(*measure_, {left_ + padding, y_ + padding}, width_ - 2.0f * padding);
    write(inner);
    const float bottom = inner.y() + padding;
    constexpr float kRadius = 3.0f;
    items_.emplace_back(io::RectItem{{left_, y_}, {left_ + width_, bottom}, kRadius, paint});
    append(inner.take());
    y_ = bottom;
}

float inTwoColumns(Column& page, float gutter, std::size_t count,
                   const std::function<void(Column&, std::size_t)>& writeBlock)
{
    const float width = 0.5f * (page.width() - gutter);
    const glm::vec2 origin{page.left(), page.y()};
    const auto heightOf = [&](std::size_t from, std::size_t to) {
        Column trial(page.measure(), origin, width);
        for (std::size_t i = from; i < to; ++i)
        {
            writeBlock(trial, i);
        }
        return trial.y();
    };
    std::size_t split = count;
    for (std::size_t i = 0; i <= count; ++i)
    {
        if (heightOf(0, i) >= heightOf(i, count))
        {
            split = i;
            break;
        }
    }
    Column first(page.measure(), origin, width);
    Column second(page.measure(), {origin.x + width + gutter, origin.y}, width);
    for (std::size_t i = 0; i < count; ++i)
    {
        writeBlock(i < split ? first : second, i);
    }
    const float bottom = std::max(first.y(), second.y());
    page.append(first.take());
    page.append(second.take());
    page.moveTo(bottom);
    return bottom;
}

}  // namespace knotlas::app
