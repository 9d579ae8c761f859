#include "app/print/lesson_pages.h"

#include "app/camera_rig.h"
#include "app/lesson_player.h"
#include "app/palette.h"
#include "core/text.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

using core::Result;
using io::LessonName;

constexpr glm::vec2 kPicture{205.0f, 176.0f};
constexpr float kGutter = 16.0f;

std::vector<std::string> knownNames(LessonName::Kind kind, const anatomy::Atlas& atlas,
                                    const anatomy::Body& body)
{
    std::vector<std::string> known;
    switch (kind)
    {
    case LessonName::Kind::Muscle:
        for (const anatomy::Muscle& muscle : atlas.muscles)
        {
            known.push_back(muscle.id);
        }
        for (const anatomy::Part& part : body.parts)
        {
            if (part.kind == anatomy::PartKind::Muscle)
            {
                known.push_back(part.id);
            }
        }
        break;
    case LessonName::Kind::TriggerPoint:
        for (const anatomy::Muscle& muscle : atlas.muscles)
        {
            for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
            {
                known.push_back(point.id);
            }
        }
        break;
    case LessonName::Kind::Region:
        for (const anatomy::Region& region : atlas.regions)
        {
            known.push_back(region.id);
        }
        break;
    case LessonName::Kind::Source:
        for (const anatomy::Source& source : atlas.sources)
        {
            known.push_back(source.id);
        }
        break;
    case LessonName::Kind::View:
        known = {"auto", "whole", "front", "back", "left", "right", "top", "bottom"};
        break;
    }
    return known;
}

bool isKnown(const LessonName& name, const std::vector<std::string>& known)
{
    const bool exact = std::ranges::find(known, name.name) != known.end();
    if (name.kind == LessonName::Kind::Muscle)
    {
        return std::ranges::any_of(
            known, [&](const std::string& id) { return anatomy::matchesId(id, name.name); });
    }
    return exact || (name.kind == LessonName::Kind::View && namedDirection(name.name));
}

std::string_view kindWords(LessonName::Kind kind)
{
    switch (kind)
    {
    case LessonName::Kind::Muscle:
        return "muscle";
    case LessonName::Kind::TriggerPoint:
        return "trigger point";
    case LessonName::Kind::Region:
        return "region";
    case LessonName::Kind::Source:
        return "source";
    case LessonName::Kind::View:
        break;
    }
    return "view";
}

void question(Column& column, const Sheet& sheet, const io::LessonQuestion& asked)
{
    column.gap(3.0f);
    column.panel({true, ink::kPanel, 0.0f, {}}, 6.0f, [&](Column& box) {
        const TextStyle style = sheet.body();
        box.paragraph({{"Question: ", style.bold().in(ink::kAccent)}, {asked.text, style}});
        box.gap(2.0f);
        for (const std::string& choice : asked.choices)
        {
            const float y = box.y() + 0.2f * style.size;
            const float side = 0.8f * style.size;
            box.add(io::RectItem{{box.left() + 2.0f, y},
                                 {box.left() + 2.0f + side, y + side},
                                 1.0f,
                                 {true, ink::kWhite, 0.7f, ink::kText}});
            box.paragraph(choice, style, 2.0f * style.size);
            box.gap(1.5f);
        }
        if (asked.choices.empty())
        {
            for (int line = 0; line < 2; ++line)
            {
                box.gap(15.0f);
                box.rule(ink::kQuiet, 0.5f);
            }
            box.gap(3.0f);
        }
    });
}

// A lesson's pages, filled one after the other.
class LessonWriter
{
  public:
    LessonWriter(const Press& press, const io::Lesson& lesson)
        : press_(press), lesson_(lesson), sheet_(press.paper, 1.05f),
          page_(press.measure, {0.0f, 0.0f}, 0.0f)
    {
        document_.paper = press.paper;
        document_.title = lesson.title;
        document_.subject = "Lesson of Knotlas: " + lesson.summary;
        begin();
        std::string below = lesson.summary;
        head(page_, sheet_, "LESSON", lesson.title, below);
        std::string facts = lesson.author;
        if (lesson.minutes > 0)
        {
            facts += (facts.empty() ? "" : "  \xc2\xb7  ") + std::string("about ") +
                     std::to_string(lesson.minutes) + " minutes";
        }
        if (!facts.empty())
        {
            page_.paragraph(facts, sheet_.small().in(ink::kQuiet));
            page_.gap(4.0f);
        }
        printLegend(page_, sheet_, paletteById("okabe-ito").patternsSrgb[0], {});
        page_.gap(4.0f);
    }

    Result<void> step(std::size_t index)
    {
        const io::LessonStep& step = lesson_.steps[index];
        Shot shot = shotOf(press_, step, kPicture);
        if (!step.camera && step.view != "whole")
        {
            closeIn(shot, kPicture);
        }
        Result<Figure> figure = take(press_, shot, kPicture, "");
        if (!figure)
        {
            return std::move(figure).error();
        }
        // Tried first, to know whether it still has room on this page.
        Column trial = textColumn();
        text(trial, step, index);
        if (std::max(trial.y(), page_.y() + kPicture.y) > sheet_.bottom)
        {
            end();
            begin();
            trial = textColumn();
            text(trial, step, index);
        }
        document_.outline.push_back({std::to_string(index + 1) + "  " + step.title,
                                     static_cast<int>(document_.pages.size()), false});
        std::vector<io::Item> picture;
        draw(picture, *figure, {page_.left(), page_.y()}, press_.measure, sheet_.scale);
        const float bottom = std::max(trial.y(), page_.y() + kPicture.y);
        page_.append(picture);
        page_.append(trial.take());
        page_.moveTo(bottom + 7.0f);
        page_.rule(ink::kHairline, 0.6f);
        page_.gap(8.0f);
        return {};
    }

    io::Document finish()
    {
        const float before = page_.y();
        Column trial(press_.measure, {sheet_.margin, before}, sheet_.width());
        ending(trial);
        if (trial.y() > sheet_.bottom)
        {
            end();
            begin();
        }
        ending(page_);
        end();
        return std::move(document_);
    }

  private:
    void begin()
    {
        page_ = Column(press_.measure, {sheet_.margin, 32.0f}, sheet_.width());
        if (!document_.pages.empty())
        {
            page_.paragraph(lesson_.title, sheet_.small().bold().in(ink::kQuiet));
            page_.gap(3.0f);
            page_.rule(ink::kAccent, 0.8f);
            page_.gap(8.0f);
        }
    }

    void end()
    {
        std::vector<io::Item> items = page_.take();
        foot(items, sheet_, static_cast<int>(document_.pages.size()) + 1, press_.measure);
        document_.pages.push_back({std::move(items)});
    }

    [[nodiscard]] Column textColumn() const
    {
        const float left = page_.left() + kPicture.x + kGutter;
        return {press_.measure, {left, page_.y()}, page_.left() + page_.width() - left};
    }

    void text(Column& column, const io::LessonStep& step, std::size_t index) const
    {
        const TextStyle title{io::FontFace::Bold, 10.5f * sheet_.scale, ink::kText, 1.35f};
        column.paragraph(
            {{std::to_string(index + 1) + "  ", title.in(ink::kAccent)}, {step.title, title}});
        column.gap(2.0f);
        for (const std::string_view paragraph : core::split(step.text, '\n'))
        {
            column.paragraph(std::string(paragraph), sheet_.body());
            column.gap(3.0f);
        }
        if (step.question)
        {
            question(column, sheet_, *step.question);
        }
    }

    void ending(Column& page) const
    {
        bool any = false;
        for (std::size_t i = 0; i < lesson_.steps.size(); ++i)
        {
            if (const auto& asked = lesson_.steps[i].question)
            {
                if (!any)
                {
                    page.paragraph("Answers", sheet_.heading());
                }
                any = true;
                page.paragraph({{std::to_string(i + 1) + "  ", sheet_.small().bold()},
                                {asked->answer, sheet_.small()}});
            }
        }
        page.gap(any ? 6.0f : 0.0f);
        Sources sources(*press_.content.atlas);
        for (const std::string& source : lesson_.sources)
        {
            sources.cite(source);
        }
        sources.print(page, sheet_);
        notice(page, sheet_, *press_.content.atlas);
    }

    const Press& press_;
    const io::Lesson& lesson_;
    Sheet sheet_;
    Column page_;
    io::Document document_;
};

}  // namespace

std::vector<io::Finding> unknownNames(const io::LessonReading& reading, const anatomy::Atlas& atlas,
                                      const anatomy::Body& body)
{
    std::vector<io::Finding> findings;
    for (const LessonName& name : reading.names)
    {
        const std::vector<std::string> known = knownNames(name.kind, atlas, body);
        if (!isKnown(name, known))
        {
            io::Finding finding = name.where;
            finding.message = "unknown " + std::string(kindWords(name.kind)) + " \"" + name.name +
                              "\"" + core::didYouMean(name.name, known);
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

Shot shotOf(const Press& press, const io::LessonStep& step, const glm::vec2& size)
{
    Shot shot{printState(press.content), {}};
    showStep(shot.state, step);
    if (step.camera)
    {
        const CameraWish wish = cameraFor(shot.state, step);
        shot.state.view.camera = wish.camera;
        shot.state.session.framing = wish.framing;
    }
    else
    {
        turnTo(shot, step.view, size);
    }
    return shot;
}

Result<io::Document> lessonHandout(const Press& press, const io::Lesson& lesson)
{
    LessonWriter writer(press, lesson);
    for (std::size_t i = 0; i < lesson.steps.size(); ++i)
    {
        if (Result<void> written = writer.step(i); !written)
        {
            return std::move(written).error();
        }
    }
    return writer.finish();
}

}  // namespace knotlas::app
