#include "ui/fixture.h"

#include "app/commands.h"
#include "app/fixture.h"

#include <gtest/gtest.h>

namespace knotlas::ui::test
{
namespace
{

constexpr const char* kNotice =
    "For education only. Knotlas does not diagnose and does not replace an examination. Not every "
    "author agrees that trigger points exist as described; sources and confidence stand beside "
    "every pattern.";

// One muscle with all that an entry may say.
void fillEverything(anatomy::Muscle& muscle)
{
    muscle.redFlags = {{"A sudden crack in the shell: see the hen at once.", {{"book", ""}}}};
    muscle.oftenAbsent = "One egg in eight lacks it; nothing follows from that.";
    muscle.selfCare = anatomy::SelfCare{anatomy::SelfCareBy::ClinicianOnly,
                                        "It lies beside the artery of the yolk.",
                                        "Deep pressure of any kind.",
                                        {{"book", ""}}};
    muscle.antagonists = {"inner", "not.written.yet"};
    muscle.synergists = {"inner"};
    muscle.attachmentsBasis = anatomy::AttachmentsBasis::ToBeConfirmed;
    anatomy::TriggerPoint& point = muscle.triggerPoints.front();
    point.depth = anatomy::Depth::Deep;
    point.loadedBy = "Rolling over the edge of a table.";
    point.effects = "The white turns pale.";
    point.examination =
        anatomy::Examination{anatomy::Palpation::Pincer, "Lift the rim between finger and thumb."};
    point.satellites = {"inner.1"};
    point.basis = anatomy::Basis::OneSource;
    point.zones.front().feltAt = anatomy::FeltAt::Deep;
    muscle.triggerPoints.back().onlySide = core::Side::Right;
}

void fill(anatomy::Atlas& atlas)
{
    atlas.notice = kNotice;
    atlas.sources = {
        {"book", "A. Author: A book on muscles, 3rd edition. 1999.", ""},
        {"paper2010", "B. Writer: A paper. J Pain 2010.", "https://example.org/paper"}};
    for (anatomy::Muscle& muscle : atlas.muscles)
    {
        muscle.attachments = {"medial third of the shell", "lateral third of the yolk"};
        muscle.nerve = "ramus ovalis (C3–C4)";
        muscle.action = "lifts the egg, and turns it when the other side holds";
        muscle.fma = "FMA00001";
        muscle.sources = {{"book", ""}, {"paper2010", ""}};
        for (anatomy::TriggerPoint& point : muscle.triggerPoints)
        {
            point.placeWords = "in the middle of the belly, a finger's breadth below the rim";
            point.sources = {{"book", ""}, {"paper2010", "p. 7"}};
            point.confidenceNote = "drawn alike by two sources";
        }
    }
    atlas.redFlags = {{"Pain in the belly with fever or a hard abdomen needs a doctor today.",
                       {"belly"},
                       {"hard belly"},
                       {{"book", ""}}}};
    fillEverything(atlas.muscles.front());
}

anatomy::Grounds grounds()
{
    return {anatomy::LearnBasis::Textbook, {{"book", ""}, {"paper2010", ""}}};
}

// Two chapters, a circle of six, a technique for everyone and one for clinicians.
anatomy::LearnBook teaching()
{
    using anatomy::Voice;
    anatomy::LearnBook book;
    book.cycle.title = "The circle of the egg";
    book.cycle.notice = {"A hypothesis.", Voice::Plain, grounds(), {}};
    for (const char* id : {"one", "two", "three", "four", "five", "six"})
    {
        book.cycle.steps.push_back({id, "Step " + std::string(id), "It goes on.", grounds()});
    }
    anatomy::Technique roll;
    roll.id = "roll";
    roll.title = "Rolling";
    roll.lead = "Over the table.";
    roll.breaks = {"two"};
    roll.why = {"It moves.", Voice::Plain, grounds(), {}};
    roll.how = {{"Lay it down.", "Roll it."}, grounds()};
    roll.dose = {{"Long.", Voice::PopularGuides, grounds(), {}},
                 {"Short.", Voice::BetterEvidence, grounds(), {}}};
    roll.stop = {{"When it cracks."}, grounds()};
    roll.practices = {{"30 seconds", 30, 10, 2}, {"60 seconds", 60, 0, 1}};
    roll.muscles = {"outer"};
    anatomy::Technique prick = roll;
    prick.id = "prick";
    prick.title = "Pricking";
    prick.by = anatomy::SelfCareBy::ClinicianOnly;
    prick.breaks = {"one", "six"};
    prick.practices.clear();
    book.techniques = {roll, prick};
    anatomy::LearnSection said;
    said.title = "What it is";
    said.statements = {{"An egg.", Voice::Plain, grounds(), {"outer", "inner"}},
                       {"A ball.", Voice::PopularGuides, grounds(), {}},
                       {"No ball.", Voice::BetterEvidence, grounds(), {}}};
    said.tables = {{{"", "egg", "ball"}, {{"rolls", "crooked", "straight"}}, grounds()}};
    book.chapters = {
        {"danger", "Danger", "First of all.", true, {said}},
        {"circle",
         "The circle",
         "Round and round.",
         false,
         {{"", anatomy::LearnFigure::Cycle, {}, {}}}},
        {"do", "What to do", "By hand.", false, {{"", anatomy::LearnFigure::Techniques, {}, {}}}}};
    return book;
}

app::Content fullContent()
{
    static const app::Content content = [] {
        app::Content made = app::test::smallContent();
        auto atlas = std::make_shared<anatomy::Atlas>(*made.atlas);
        fill(*atlas);
        made.atlas = atlas;
        auto matrix = anatomy::ReferralMatrix::build(made.body, made.atlas);
        EXPECT_TRUE(matrix);
        made.matrix = std::make_shared<const anatomy::ReferralMatrix>(*std::move(matrix));
        made.learn = std::make_shared<const anatomy::LearnBook>(teaching());
        return made;
    }();
    return content;
}

app::AppState after(std::initializer_list<const char*> commands)
{
    app::AppState state = plainState();
    app::Interpreter interpreter;
    for (const char* text : commands)
    {
        const auto command = app::parseCommand(text);
        EXPECT_TRUE(command && interpreter.apply(state, *command, 1.0)) << text;
    }
    return state;
}

app::AppState withDialog(app::Dialog dialog)
{
    app::AppState state = plainState();
    state.session.dialog = dialog;
    return state;
}

}  // namespace

app::AppState plainState()
{
    app::AppState state;
    app::setContent(state, fullContent());
    return state;
}

app::AppState muscleState()
{
    app::AppState state = plainState();
    state.doc.selected = {"outer"};
    return state;
}

app::AppState compareState()
{
    app::AppState state = plainState();
    state.doc.selected = {"outer", "inner"};
    return state;
}

app::AppState painState()
{
    app::AppState state = plainState();
    state.doc.region = "belly";
    return state;
}

app::AppState searchState()
{
    app::AppState state = plainState();
    state.session.search = "muscle";
    return state;
}

app::AppState learnState(const std::string& chapter)
{
    app::AppState state = plainState();
    state.session.learn.open = true;
    state.session.learn.chapter = chapter;
    return state;
}

app::AppState undescribedState()
{
    app::AppState state = plainState();
    state.doc.selected = {"bare.head"};
    return state;
}

app::AppState hintState()
{
    app::AppState state = plainState();
    state.session.firstRunHint = true;
    return state;
}

app::AppState cheatSheetState()
{
    return withDialog(app::Dialog::CheatSheet);
}

app::AppState aboutState()
{
    return withDialog(app::Dialog::About);
}

app::AppState saveState()
{
    return withDialog(app::Dialog::SavePicture);
}

app::AppState messagesState()
{
    app::AppState state = brokenState();
    state.session.dialog = app::Dialog::Messages;
    return state;
}

app::AppState quizSetupState()
{
    return after({"toggle-quiz", "set-student Anna", "set-quiz-mode test", "set-quiz-time 30",
                  "set-quiz-scope area trunk"});
}

app::AppState quizAskingState()
{
    return after({"set-quiz-time 30 5", "start-quiz story 5", "take-hint", "take-hint"});
}

app::AppState quizAnsweredState()
{
    app::AppState state = after({"start-quiz pattern 5"});
    const bool first = state.session.quiz.run.question.right == 0;
    app::Interpreter interpreter;
    EXPECT_TRUE(interpreter.apply(state, app::AnswerQuiz{first ? 1U : 0U, std::nullopt}, 2.0));
    return state;
}

app::AppState quizDuelState()
{
    return after({"set-quiz-mode duel-together", "start-quiz pattern 5", "answer 1 left"});
}

app::AppState quizResultState()
{
    return after({"start-quiz pattern 5", "answer 1", "next-question", "answer 2", "end-quiz",
                  "review-question 1"});
}

app::AppState emptyState()
{
    return {};
}

app::AppState loadingState()
{
    app::AppState state;
    state.session.loading = true;
    return state;
}

app::AppState brokenState()
{
    app::AppState state;
    state.session.now = 1.0;
    std::string report;
    for (int line = 1; line <= 40; ++line)
    {
        report += "data/atlas/neck-shoulder.json:" + std::to_string(line) +
                  ":7: error: unknown landmark \"C8_spinous\" (did you mean \"C7_spinous\"?)\n";
    }
    app::notify(state, report, true);
    app::notify(state, "The body could not be read", true);
    app::notify(state, "Nothing was saved", false);
    return state;
}

}  // namespace knotlas::ui::test
