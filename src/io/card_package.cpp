#include "io/card_package.h"

#include "io/file_bytes.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <memory>
#include <set>

namespace knotlas::io
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;
using Json = nlohmann::ordered_json;

// The time of everything in a package: fixed, so that the bytes depend on the content alone.
constexpr std::int64_t kTimeS = 1'735'689'600;  // 1 January 2025
constexpr std::int64_t kTimeMs = kTimeS * 1000;
constexpr zip_uint16_t kDosDate = ((2025U - 1980U) << 9U) | (1U << 5U) | 1U;

constexpr const char* kSchema = R"(
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null,
  scm integer not null, ver integer not null, dty integer not null, usn integer not null,
  ls integer not null, conf text not null, models text not null, decks text not null,
  dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null,
  mod integer not null, usn integer not null, tags text not null, flds text not null,
  sfld integer not null, csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null,
  ord integer not null, mod integer not null, usn integer not null, type integer not null,
  queue integer not null, due integer not null, ivl integer not null, factor integer not null,
  reps integer not null, lapses integer not null, left integer not null, odue integer not null,
  odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null,
  ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null,
  time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
)";

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    for (const char c : text)
    {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash;
}

// Ids look like times in milliseconds. They follow from names, so that a later export of more cards
// gives the same ids to the same cards.
class Ids
{
  public:
    std::int64_t of(const std::string& name)
    {
        constexpr std::uint64_t kSpan = 1ULL << 38U;  // some nine years
        std::int64_t id = 1'400'000'000'000 + static_cast<std::int64_t>(hashOf(name) % kSpan);
        while (!taken_.insert(id).second)
        {
            ++id;
        }
        return id;
    }

  private:
    std::set<std::int64_t> taken_;
};

std::string guidOf(const std::string& id)
{
    constexpr std::string_view letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    std::uint64_t rest = hashOf("knotlas " + id);
    std::string guid;
    for (int i = 0; i < 10; ++i)
    {
        guid += letters[rest % letters.size()];
        rest /= letters.size();
    }
    return guid;
}

// SHA-1 (FIPS 180-1), of which Anki takes the first 32 bits to find notes with the same first
// field.
std::uint32_t checksumOf(const std::string& text)
{
    std::string data = text + '\x80';
    data.append((120 - data.size() % 64) % 64, '\0');
    const std::uint64_t bits = std::uint64_t{text.size()} * 8;
    for (int shift = 56; shift >= 0; shift -= 8)
    {
        data += static_cast<char>((bits >> static_cast<unsigned>(shift)) & 0xffU);
    }
    std::array<std::uint32_t, 5> h{0x67452301U, 0xefcdab89U, 0x98badcfeU, 0x10325476U, 0xc3d2e1f0U};
    for (std::size_t block = 0; block < data.size(); block += 64)
    {
        std::array<std::uint32_t, 80> w{};
        for (std::size_t i = 0; i < 64; ++i)
        {
            w[i / 4] = (w[i / 4] << 8U) | static_cast<unsigned char>(data[block + i]);
        }
        for (std::size_t i = 16; i < 80; ++i)
        {
            w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        }
        std::array<std::uint32_t, 5> s = h;
        for (std::size_t i = 0; i < 80; ++i)
        {
            const std::uint32_t f =
                i < 20   ? ((s[1] & s[2]) | (~s[1] & s[3])) + 0x5a827999U
                : i < 40 ? (s[1] ^ s[2] ^ s[3]) + 0x6ed9eba1U
                : i < 60 ? ((s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])) + 0x8f1bbcdcU
                         : (s[1] ^ s[2] ^ s[3]) + 0xca62c1d6U;
            const std::uint32_t next = std::rotl(s[0], 5) + f + s[4] + w[i];
            s = {next, s[0], std::rotl(s[1], 30), s[2], s[3]};
        }
        for (std::size_t i = 0; i < h.size(); ++i)
        {
            h[i] += s[i];
        }
    }
    return h[0];
}

std::string joined(const std::vector<std::string>& parts, const std::string& between)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
    {
        text += (i > 0 ? between : "") + parts[i];
    }
    return text;
}

struct DatabaseCloser
{
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};

// A database in memory. The first error is kept; after it nothing happens any more.
class Database
{
  public:
    Database()
    {
        sqlite3* opened = nullptr;
        failed_ = sqlite3_open(":memory:", &opened) != SQLITE_OK;
        database_.reset(opened);
    }

    void run(const char* sql)
    {
        failed_ =
            failed_ || sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK;
    }

    // One row; numbers and texts as they come.
    struct Value
    {
        Value(std::int64_t value) : number(value) {}

        Value(std::string value) : text(std::move(value)), isText(true) {}

        std::int64_t number = 0;
        std::string text;
        bool isText = false;
    };

    void insert(const std::string& table, const std::vector<Value>& row)
    {
        std::string sql = "INSERT INTO " + table + " VALUES (?";
        for (std::size_t i = 1; i < row.size(); ++i)
        {
            sql += ",?";
        }
        sqlite3_stmt* statement = nullptr;
        if (failed_ || sqlite3_prepare_v2(database_.get(), (sql + ")").c_str(), -1, &statement,
                                          nullptr) != SQLITE_OK)
        {
            failed_ = true;
            return;
        }
        for (std::size_t i = 0; i < row.size(); ++i)
        {
            const int column = static_cast<int>(i) + 1;
            if (row[i].isText)
            {
                sqlite3_bind_text(statement, column, row[i].text.data(),
                                  static_cast<int>(row[i].text.size()), SQLITE_STATIC);
            }
            else
            {
                sqlite3_bind_int64(statement, column, row[i].number);
            }
        }
        failed_ = sqlite3_step(statement) != SQLITE_DONE || failed_;
        sqlite3_finalize(statement);
    }

    [[nodiscard]] Result<std::string> bytes() const
    {
        sqlite3_int64 size = 0;
        unsigned char* data =
            failed_ ? nullptr : sqlite3_serialize(database_.get(), "main", &size, 0);
        if (data == nullptr)
        {
            return Error(std::string("SQLite: ") + sqlite3_errmsg(database_.get()),
                         ErrorKind::Machine);
        }
        std::string copy(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
        sqlite3_free(data);
        return copy;
    }

  private:
    std::unique_ptr<sqlite3, DatabaseCloser> database_;
    bool failed_ = false;
};

Json deckJson(std::int64_t id, const std::string& name)
{
    const Json none = {0, 0};
    return {{"id", id},           {"name", name},
            {"mod", kTimeS},      {"usn", -1},
            {"lrnToday", none},   {"revToday", none},
            {"newToday", none},   {"timeToday", none},
            {"collapsed", false}, {"browserCollapsed", false},
            {"desc", ""},         {"dyn", 0},
            {"conf", 1},          {"extendNew", 10},
            {"extendRev", 50}};
}

Json kindJson(std::int64_t id, std::int64_t deck, const CardKind& kind)
{
    Json fields = Json::array();
    for (std::size_t i = 0; i < kind.fieldNames.size(); ++i)
    {
        fields.push_back({{"name", kind.fieldNames[i]},
                          {"ord", i},
                          {"sticky", false},
                          {"rtl", false},
                          {"font", "Arial"},
                          {"size", 20},
                          {"media", Json::array()}});
    }
    Json templates = Json::array();
    Json required = Json::array();
    for (std::size_t i = 0; i < kind.templates.size(); ++i)
    {
        templates.push_back({{"name", kind.templates[i].name},
                             {"ord", i},
                             {"qfmt", kind.templates[i].front},
                             {"afmt", kind.templates[i].back},
                             {"did", nullptr},
                             {"bqfmt", ""},
                             {"bafmt", ""}});
        required.push_back({i, "any", Json::array({0})});
    }
    return {{"id", id},
            {"name", kind.name},
            {"type", 0},
            {"mod", kTimeS},
            {"usn", -1},
            {"sortf", 0},
            {"did", deck},
            {"tmpls", std::move(templates)},
            {"flds", std::move(fields)},
            {"css", kind.css},
            {"latexPre", ""},
            {"latexPost", ""},
            {"latexsvg", false},
            {"tags", Json::array()},
            {"vers", Json::array()},
            {"req", std::move(required)}};
}

Json deckConfiguration()
{
    return {{"1",
             {{"id", 1},
              {"name", "Default"},
              {"mod", 0},
              {"usn", 0},
              {"maxTaken", 60},
              {"autoplay", true},
              {"timer", 0},
              {"replayq", true},
              {"dyn", false},
              {"new",
               {{"delays", {1, 10}},
                {"ints", {1, 4, 7}},
                {"initialFactor", 2500},
                {"order", 1},
                {"perDay", 20},
                {"bury", true},
                {"separate", true}}},
              {"rev",
               {{"perDay", 200},
                {"ease4", 1.3},
                {"fuzz", 0.05},
                {"ivlFct", 1},
                {"maxIvl", 36500},
                {"minSpace", 1},
                {"bury", true}}},
              {"lapse",
               {{"delays", {10}},
                {"mult", 0},
                {"minInt", 1},
                {"leechFails", 8},
                {"leechAction", 0}}}}}};
}

Json configuration(std::int64_t model)
{
    return {{"nextPos", 1},          {"estTimes", true},  {"activeDecks", {1}},
            {"sortType", "noteFld"}, {"timeLim", 0},      {"sortBackwards", false},
            {"addToCur", true},      {"curDeck", 1},      {"newBury", true},
            {"newSpread", 0},        {"dueCounts", true}, {"curModel", std::to_string(model)},
            {"collapseTime", 1200}};
}

class Collection
{
  public:
    explicit Collection(const CardPackage& package) : package_(package) {}

    Result<std::string> bytes()
    {
        database_.run("PRAGMA page_size = 4096; BEGIN;");
        database_.run(kSchema);
        decks_["1"] = deckJson(1, "Default");
        const std::int64_t top = deck(package_.title);
        std::int64_t firstKind = 0;
        for (const CardKind& kind : package_.kinds)
        {
            const std::int64_t id = ids_.of("kind " + kind.name);
            firstKind = firstKind == 0 ? id : firstKind;
            models_[std::to_string(id)] = kindJson(id, top, kind);
            for (const CardNote& note : kind.notes)
            {
                addNote(note, id, kind.templates.size());
            }
        }
        database_.insert("col", {1, kTimeS, kTimeMs, kTimeMs, 11, 0, 0, 0,
                                 text(configuration(firstKind)), text(models_), text(decks_),
                                 text(deckConfiguration()), std::string("{}")});
        database_.run("COMMIT;");
        return database_.bytes();
    }

  private:
    static std::string text(const Json& json)
    {
        return json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

    // A deck's parents are made with it.
    std::int64_t deck(const std::string& name)
    {
        if (const auto known = deckIds_.find(name); known != deckIds_.end())
        {
            return known->second;
        }
        if (const std::size_t parent = name.rfind("::"); parent != std::string::npos)
        {
            deck(name.substr(0, parent));
        }
        const std::int64_t id = ids_.of("deck " + name);
        deckIds_[name] = id;
        decks_[std::to_string(id)] = deckJson(id, name);
        return id;
    }

    void addNote(const CardNote& note, std::int64_t model, std::size_t templates)
    {
        const std::int64_t id = ids_.of("note " + note.id);
        const std::int64_t deckId = deck(note.deck);
        const std::string tags =
            note.tags.empty() ? std::string() : " " + joined(note.tags, " ") + " ";
        const std::string& first = note.fields.front();
        database_.insert("notes",
                         {id, guidOf(note.id), model, kTimeS, -1, tags, joined(note.fields, "\x1f"),
                          first, std::int64_t{checksumOf(first)}, 0, std::string()});
        for (std::size_t ord = 0; ord < templates; ++ord)
        {
            const std::int64_t card = ids_.of("card " + note.id + " " + std::to_string(ord));
            database_.insert("cards", {card, id, deckId, static_cast<std::int64_t>(ord), kTimeS, -1,
                                       0, 0, ++due_, 0, 0, 0, 0, 0, 0, 0, 0, std::string()});
        }
    }

    const CardPackage& package_;
    Database database_;
    Ids ids_;
    Json models_ = Json::object();
    Json decks_ = Json::object();
    std::map<std::string, std::int64_t> deckIds_;
    std::int64_t due_ = 0;
};

// A zip in memory.
class Zip
{
  public:
    Zip()
    {
        source_ = zip_source_buffer_create(nullptr, 0, 0, &error_);
        if (source_ != nullptr)
        {
            zip_source_keep(source_);
            archive_ = zip_open_from_source(source_, ZIP_TRUNCATE, &error_);
        }
    }

    ~Zip()
    {
        if (archive_ != nullptr)
        {
            zip_discard(archive_);
        }
        zip_source_free(source_);
    }

    Zip(const Zip&) = delete;
    Zip& operator=(const Zip&) = delete;

    // The bytes must outlive the zip.
    void add(const std::string& name, const std::string& bytes, bool compress)
    {
        if (archive_ == nullptr)
        {
            return;
        }
        zip_source_t* source = zip_source_buffer(archive_, bytes.data(), bytes.size(), 0);
        const zip_int64_t index = zip_file_add(archive_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0)
        {
            zip_source_free(source);
            failed_ = true;
            return;
        }
        const auto entry = static_cast<zip_uint64_t>(index);
        zip_set_file_compression(archive_, entry, compress ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
        zip_file_set_dostime(archive_, entry, 0, kDosDate, 0);
    }

    Result<std::string> bytes()
    {
        if (archive_ == nullptr || failed_ || zip_close(archive_) != 0)
        {
            return Error("the zip cannot be written", ErrorKind::Machine);
        }
        archive_ = nullptr;
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_source_stat(source_, &stat) != 0 || zip_source_open(source_) != 0)
        {
            return Error("the zip cannot be read back", ErrorKind::Machine);
        }
        std::string all(stat.size, '\0');
        const zip_int64_t read = zip_source_read(source_, all.data(), all.size());
        zip_source_close(source_);
        if (read != static_cast<zip_int64_t>(all.size()))
        {
            return Error("the zip cannot be read back", ErrorKind::Machine);
        }
        return all;
    }

  private:
    zip_error_t error_{};
    zip_source_t* source_ = nullptr;
    zip_t* archive_ = nullptr;
    bool failed_ = false;
};

}  // namespace

Result<std::string> packageBytes(const CardPackage& package)
{
    Result<std::string> collection = Collection(package).bytes();
    if (!collection)
    {
        return collection;
    }
    Json names = Json::object();
    for (std::size_t i = 0; i < package.media.size(); ++i)
    {
        names[std::to_string(i)] = package.media[i].name;
    }
    const std::string media = names.dump(-1, ' ', false, Json::error_handler_t::replace);
    Zip zip;
    zip.add("collection.anki2", *collection, true);
    zip.add("media", media, true);
    for (std::size_t i = 0; i < package.media.size(); ++i)
    {
        zip.add(std::to_string(i), package.media[i].bytes, false);
    }
    return zip.bytes();
}

Result<void> writePackage(const std::filesystem::path& file, const CardPackage& package)
{
    const Result<std::string> bytes = packageBytes(package);
    if (!bytes)
    {
        return bytes.error();
    }
    return writeFile(file, *bytes);
}

std::string csvLine(const std::vector<std::string>& values)
{
    std::string line;
    for (std::size_t i = 0; i < values.size(); ++i)
    {
        line += i > 0 ? "," : "";
        if (values[i].find_first_of(",\"\r\n") == std::string::npos)
        {
            line += values[i];
            continue;
        }
        line += '"';
        for (const char c : values[i])
        {
            line += c == '"' ? std::string("\"\"") : std::string(1, c);
        }
        line += '"';
    }
    return line + "\r\n";
}

}  // namespace knotlas::io
