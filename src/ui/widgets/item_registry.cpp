#include "ui/widgets/item_registry.h"

namespace knotlas::ui
{

void ItemRegistry::pushScope(std::string_view scope)
{
    prefix_ += scope;
    prefix_ += '/';
}

void ItemRegistry::popScope()
{
    prefix_.pop_back();
    const std::size_t slash = prefix_.rfind('/');
    prefix_.erase(slash == std::string::npos ? 0 : slash + 1);
}

void ItemRegistry::record(std::string_view label, const Box& visible)
{
    items_.insert_or_assign(prefix_ + std::string(label), visible);
}

std::optional<Box> ItemRegistry::find(std::string_view label) const
{
    const auto found = items_.find(label);
    return found == items_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> ItemRegistry::labels() const
{
    std::vector<std::string> labels;
    labels.reserve(items_.size());
    for (const auto& [label, box] : items_)
    {
        labels.push_back(label);
    }
    return labels;
}

}  // namespace knotlas::ui
