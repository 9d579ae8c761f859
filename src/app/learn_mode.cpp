#include "app/learn_mode.h"

#include "app/quiz_mode.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace knotlas::app
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr double kStepS = 0.7;   // from one step to the next
constexpr double kDwellS = 2.2;  // at each step while the circle is walked
constexpr double kCutS = 0.9;    // until an arrow is cut
constexpr double kFrameS = 1.0 / 30.0;

double eased(double t)
{
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

std::size_t steps(const AppState& state)
{
    return state.content.learn == nullptr ? 0 : state.content.learn->cycle.steps.size();
}

// One round: a way and a stay for each step, back to where it began.
double walkS(const AppState& state)
{
    return static_cast<double>(steps(state)) * (kStepS + kDwellS);
}

bool walks(const AppState& state, TimeS now)
{
    const std::optional<TimeS>& since = state.session.learn.walkSince;
    return since && now < *since + walkS(state);
}

std::size_t around(std::size_t step, int by, std::size_t count)
{
    const auto n = static_cast<int>(count);
    return static_cast<std::size_t>(((static_cast<int>(step) + by) % n + n) % n);
}

template <typename T>
Error unknown(const char* what, const std::string& id, const std::vector<T>& entries)
{
    std::vector<std::string> known;
    for (const T& entry : entries)
    {
        known.push_back(entry.id);
    }
    return Error(std::string("unknown ") + what + " \"" + id + "\"" + core::didYouMean(id, known),
                 ErrorKind::Usage);
}

class Applier
{
  public:
    Applier(AppState& state, TimeS now)
        : state_(state), learn_(state.session.learn), book_(state.content.learn.get()), now_(now)
    {}

    Result<void> operator()(const ToggleLearn&)
    {
        learn_.open = !learn_.open;
        learn_.cameFrom = false;
        return {};
    }

    Result<void> operator()(const OpenChapter& command)
    {
        if (!command.id.empty() && book_->findChapter(command.id) == nullptr)
        {
            return unknown("chapter", command.id, book_->chapters);
        }
        learn_.chapter = command.id.empty() ? learn_.chapter : command.id;
        show();
        return {};
    }

    Result<void> operator()(const TurnChapter& command)
    {
        const anatomy::LearnChapter* current = chapterOf(state_);
        const auto last = static_cast<int>(book_->chapters.size()) - 1;
        const auto at = static_cast<int>(current - book_->chapters.data());
        learn_.chapter =
            book_->chapters[static_cast<std::size_t>(std::clamp(at + command.by, 0, last))].id;
        show();
        return {};
    }

    Result<void> operator()(const ChooseCycleStep& command)
    {
        if (command.step >= book_->cycle.steps.size())
        {
            return Error("the circle has " + std::to_string(book_->cycle.steps.size()) + " steps",
                         ErrorKind::Usage);
        }
        goTo(command.step);
        showFigure(anatomy::LearnFigure::Cycle);
        return {};
    }

    Result<void> operator()(const TurnCycle& command)
    {
        goTo(around(cycleStep(state_, now_), command.by, book_->cycle.steps.size()));
        showFigure(anatomy::LearnFigure::Cycle);
        return {};
    }

    Result<void> operator()(const WalkCycle&)
    {
        if (walks(state_, now_))
        {
            goTo(cycleStep(state_, now_));
            return {};
        }
        learn_.step = cycleStep(state_, now_);
        learn_.walkSince = now_;
        showFigure(anatomy::LearnFigure::Cycle);
        return {};
    }

    Result<void> operator()(const ChooseTechnique& command)
    {
        const anatomy::Technique* technique = book_->findTechnique(command.id);
        if (!command.id.empty() && technique == nullptr)
        {
            return unknown("technique", command.id, book_->techniques);
        }
        if (command.id != learn_.technique)
        {
            learn_.technique = command.id;
            learn_.techniqueAt = now_;
            choosePractice(0);
        }
        if (technique != nullptr && command.onCycle)
        {
            goTo(firstBroken(*technique));
        }
        showFigure(command.onCycle ? anatomy::LearnFigure::Cycle
                                   : anatomy::LearnFigure::Techniques);
        return {};
    }

    Result<void> operator()(const ChoosePractice& command)
    {
        const anatomy::Technique* technique = techniqueOf(state_);
        if (technique == nullptr || command.index >= technique->practices.size())
        {
            return Error("no such timer; choose a technique first", ErrorKind::Usage);
        }
        choosePractice(command.index);
        return {};
    }

    Result<void> operator()(const StartTimer&)
    {
        return chooseSomeTimer() ? withTimer([&](PracticeTimer& timer) { start(timer, now_); })
                                 : Result<void>();
    }

    Result<void> operator()(const PauseTimer&)
    {
        return withTimer([&](PracticeTimer& timer) { pause(timer, now_); });
    }

    Result<void> operator()(const ResetTimer&)
    {
        return withTimer([](PracticeTimer& timer) { reset(timer); });
    }

  private:
    void show()
    {
        learn_.open = true;
        learn_.cameFrom = false;
    }

    // Opens the chapter that shows it, unless the one that is read does.
    void showFigure(anatomy::LearnFigure figure)
    {
        show();
        const anatomy::LearnChapter* current = chapterOf(state_);
        const anatomy::LearnChapter* wanted = book_->chapterWith(figure);
        const bool there =
            current != nullptr &&
            std::ranges::find(current->sections, figure, &anatomy::LearnSection::figure) !=
                current->sections.end();
        if (!there && wanted != nullptr)
        {
            learn_.chapter = wanted->id;
        }
    }

    void goTo(std::size_t step)
    {
        const std::size_t from = cycleStep(state_, now_);
        learn_.walkSince.reset();
        learn_.stepBefore = from;
        learn_.stepAt = from == step ? learn_.stepAt : now_;
        learn_.step = step;
    }

    std::size_t firstBroken(const anatomy::Technique& technique) const
    {
        std::size_t step = 0;
        while (step + 1 < book_->cycle.steps.size() && !book_->breaks(technique, step))
        {
            ++step;
        }
        return step;
    }

    void choosePractice(std::size_t index)
    {
        const anatomy::Technique* technique = techniqueOf(state_);
        learn_.practice = index;
        learn_.timer = {};
        if (technique != nullptr && index < technique->practices.size())
        {
            learn_.timer.practice = technique->practices[index];
        }
    }

    // The first technique that has a timer, when the chosen one has none.
    bool chooseSomeTimer()
    {
        const anatomy::Technique* technique = techniqueOf(state_);
        if (technique != nullptr && !technique->practices.empty())
        {
            return true;
        }
        const auto timed = std::ranges::find_if(
            book_->techniques, [](const auto& each) { return !each.practices.empty(); });
        return timed != book_->techniques.end() && (*this)(ChooseTechnique{timed->id}).has_value();
    }

    // Nothing happens to a clock that is not there.
    template <typename Do> Result<void> withTimer(Do act)
    {
        const anatomy::Technique* technique = techniqueOf(state_);
        if (technique != nullptr && !technique->practices.empty())
        {
            act(learn_.timer);
        }
        return {};
    }

    AppState& state_;
    LearnTool& learn_;
    const anatomy::LearnBook* book_;
    TimeS now_;
};

std::string_view basisWords(const AppState& state, anatomy::LearnBasis basis)
{
    switch (basis)
    {
    case anatomy::LearnBasis::Seen:
        return state.language->text("learn.basis_seen");
    case anatomy::LearnBasis::Textbook:
        return state.language->text("learn.basis_textbook");
    case anatomy::LearnBasis::Editorial:
        break;
    }
    return state.language->text("learn.basis_editorial");
}

void addSources(const AppState& state, const anatomy::Grounds& grounds, std::string& text)
{
    std::string sources;
    for (const anatomy::Citation& citation : grounds.sources)
    {
        const anatomy::Source* source = state.content.atlas == nullptr
                                            ? nullptr
                                            : state.content.atlas->findSource(citation.source);
        const std::string& name = source == nullptr ? citation.source : source->text;
        sources += (sources.empty() ? "" : " / ") + name;
    }
    text += " [" + std::string(basisWords(state, grounds.basis)) + ": " + sources + "]\n";
}

void addStatement(const AppState& state, const anatomy::Statement& statement, std::string& text)
{
    if (statement.voice != anatomy::Voice::Plain)
    {
        const bool popular = statement.voice == anatomy::Voice::PopularGuides;
        text +=
            std::string(state.language->text(popular ? "learn.popular" : "learn.evidence")) + ": ";
    }
    text += statement.text;
    addSources(state, statement.grounds, text);
}

void addTable(const AppState& state, const anatomy::LearnTable& table, std::string& text)
{
    for (const std::vector<std::string>& row : table.rows)
    {
        text += row.front() + ":";
        for (std::size_t i = 1; i < row.size(); ++i)
        {
            const bool named = table.columns.size() > 2;
            text += (i > 1 ? "; " : " ") + (named ? table.columns[i] + " " : "") + row[i];
        }
        text += "\n";
    }
    addSources(state, table.grounds, text);
}

void addListing(const AppState& state, const anatomy::Listing& listing, std::string& text)
{
    for (const std::string& line : listing.lines)
    {
        text += "- " + line + "\n";
    }
    addSources(state, listing.grounds, text);
}

void addTechnique(const AppState& state, const anatomy::Technique& technique, std::string& text)
{
    text += "\n" + technique.title + "\n" + technique.lead + "\n";
    addStatement(state, technique.why, text);
    addListing(state, technique.how, text);
    for (const anatomy::Statement& statement : technique.dose)
    {
        addStatement(state, statement, text);
    }
    text += std::string(state.language->text("learn.stop")) + "\n";
    addListing(state, technique.stop, text);
}

}  // namespace

Result<void> applyLearn(AppState& state, const LearnCommand& command, TimeS now)
{
    if (state.content.learn == nullptr)
    {
        return Error("nothing is taught beside this atlas: data/learn is missing");
    }
    return std::visit(Applier(state, now), command);
}

bool showsLearn(const AppState& state)
{
    return state.session.learn.open && state.content.learn != nullptr && !quizIsOpen(state);
}

const anatomy::LearnChapter* chapterOf(const AppState& state)
{
    const anatomy::LearnBook* book = state.content.learn.get();
    if (book == nullptr || book->chapters.empty())
    {
        return nullptr;
    }
    const anatomy::LearnChapter* chapter = book->findChapter(state.session.learn.chapter);
    return chapter == nullptr ? &book->chapters.front() : chapter;
}

const anatomy::Technique* techniqueOf(const AppState& state)
{
    return state.content.learn == nullptr
               ? nullptr
               : state.content.learn->findTechnique(state.session.learn.technique);
}

std::size_t cycleStep(const AppState& state, TimeS now)
{
    const LearnTool& learn = state.session.learn;
    if (!walks(state, now))
    {
        return learn.step;
    }
    // The next step is reached at the end of its way.
    const double rounds = (now - *learn.walkSince) / (kStepS + kDwellS);
    const double whole = std::floor(rounds);
    const bool arrived = (rounds - whole) * (kStepS + kDwellS) >= kDwellS + kStepS / 2;
    return around(learn.step, static_cast<int>(whole) + (arrived ? 1 : 0), steps(state));
}

double cycleMarker(const AppState& state, TimeS now)
{
    const LearnTool& learn = state.session.learn;
    if (state.view.reducedMotion || steps(state) == 0)
    {
        return static_cast<double>(cycleStep(state, now));
    }
    if (walks(state, now))
    {
        const double rounds = (now - *learn.walkSince) / (kStepS + kDwellS);
        const double whole = std::floor(rounds);
        const double way = ((rounds - whole) * (kStepS + kDwellS) - kDwellS) / kStepS;
        return static_cast<double>(learn.step) + whole + eased(way);
    }
    // The shorter way round.
    const auto count = static_cast<double>(steps(state));
    const double from = static_cast<double>(learn.stepBefore);
    double way = static_cast<double>(learn.step) - from;
    way -= way > count / 2 ? count : way < -count / 2 ? -count : 0.0;
    return from + way * eased((now - learn.stepAt) / kStepS);
}

double cycleCut(const AppState& state, TimeS now)
{
    return state.view.reducedMotion ? 1.0 : eased((now - state.session.learn.techniqueAt) / kCutS);
}

std::optional<TimeS> nextLearnChange(const AppState& state, TimeS now)
{
    const LearnTool& learn = state.session.learn;
    if (!showsLearn(state))
    {
        return std::nullopt;
    }
    std::optional<TimeS> next = nextTick(learn.timer, now);
    const auto consider = [&](TimeS at) { next = std::min(next.value_or(at), at); };
    const bool moves = now < learn.stepAt + kStepS || now < learn.techniqueAt + kCutS;
    if (moves && !state.view.reducedMotion)
    {
        consider(now + kFrameS);
    }
    if (walks(state, now))
    {
        const double round = kStepS + kDwellS;
        const double within = std::fmod(now - *learn.walkSince, round);
        // While it dwells nothing moves; with reduced motion it only changes, halfway.
        const bool reduced = state.view.reducedMotion;
        const double quiet = kDwellS + (reduced ? kStepS / 2 : 0.0);
        const double wait = within < quiet ? quiet - within
                            : reduced      ? round - within + quiet
                                           : 0.0;
        consider(std::min(*learn.walkSince + walkS(state), now + std::max(wait, kFrameS)));
    }
    return next;
}

std::string cycleAsText(const AppState& state)
{
    const anatomy::LearnBook& book = *state.content.learn;
    const anatomy::Technique* technique = techniqueOf(state);
    std::string text = book.cycle.title + "\n";
    addStatement(state, book.cycle.notice, text);
    for (std::size_t i = 0; i < book.cycle.steps.size(); ++i)
    {
        const anatomy::CycleStep& step = book.cycle.steps[i];
        text += std::to_string(i + 1) + ". " + step.title + ": " + step.text;
        addSources(state, step.grounds, text);
        if (technique != nullptr && book.breaks(*technique, i))
        {
            text += "   " +
                    core::filled(state.language->text("learn.broken_by"),
                                 {{"technique", technique->title}}) +
                    "\n";
        }
    }
    return text;
}

std::string chapterAsText(const AppState& state, const anatomy::LearnChapter& chapter)
{
    std::string text = chapter.title + "\n" + chapter.lead + "\n";
    for (const anatomy::LearnSection& section : chapter.sections)
    {
        text += "\n" + (section.title.empty() ? "" : section.title + "\n");
        for (const anatomy::Statement& statement : section.statements)
        {
            addStatement(state, statement, text);
        }
        for (const anatomy::LearnTable& table : section.tables)
        {
            addTable(state, table, text);
        }
        if (section.figure == anatomy::LearnFigure::Cycle)
        {
            text += cycleAsText(state);
        }
        if (section.figure == anatomy::LearnFigure::Techniques)
        {
            for (const anatomy::Technique& technique : state.content.learn->techniques)
            {
                addTechnique(state, technique, text);
            }
        }
    }
    return text;
}

}  // namespace knotlas::app
