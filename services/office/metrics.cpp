// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/metrics.h"

namespace ostoja::office {

namespace {

class Text {
  public:
    void family(const std::string& name, const std::string& type, const std::string& help) {
        name_ = name;
        text_ += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    void sample(std::int64_t value) { text_ += name_ + ' ' + std::to_string(value) + '\n'; }
    void sample(const std::vector<std::pair<std::string, std::string>>& labels, std::int64_t value) {
        text_ += name_ + '{';
        for (std::size_t i = 0; i < labels.size(); ++i) {
            text_ += (i == 0 ? "" : ",") + labels[i].first + "=\"" + escaped(labels[i].second) + '"';
        }
        text_ += "} " + std::to_string(value) + '\n';
    }
    std::string take() { return std::move(text_); }

  private:
    static std::string escaped(const std::string& value) {
        std::string out;
        for (const char letter : value) {
            if (letter == '\\' || letter == '"') out += '\\';
            out += letter == '\n' ? ' ' : letter;
        }
        return out;
    }

    std::string name_;
    std::string text_;
};

void facilityGauges(Text& text, const std::vector<FacilityNow>& facilities) {
    text.family("ostoja_office_places", "gauge", "Places of a facility by segment and state, as derived.");
    for (const auto& facility : facilities) {
        for (const auto& segment : facility.view.segments) {
            const auto sample = [&](const char* state, std::int64_t value) {
                text.sample(
                    {{"facility", facility.view.facility.id}, {"segment", segment.name}, {"state", state}},
                    value);
            };
            sample("registered", segment.registered);
            sample("out_of_service", segment.outOfService);
            sample("occupied", segment.occupied);
            sample("free", segment.free);
        }
    }
    text.family("ostoja_office_figure_age_milliseconds", "gauge",
                "Age of a station's figures; absent if never told.");
    for (const auto& facility : facilities) {
        if (facility.ageMs) text.sample({{"station", facility.view.station}}, *facility.ageMs);
    }
    text.family("ostoja_office_received_through", "gauge",
                "The last entry of a station stored without a gap.");
    for (const auto& facility : facilities) {
        text.sample({{"station", facility.view.station}}, facility.view.receivedThrough);
    }
    text.family("ostoja_office_not_understood", "gauge", "Stored entries that this version can't interpret.");
    for (const auto& facility : facilities) {
        std::int64_t count = 0;
        for (const auto& [type, times] : facility.view.notUnderstood) count += times;
        text.sample({{"station", facility.view.station}}, count);
    }
}

}  // namespace

std::string metricsText(const Counters& counters, const std::vector<FacilityNow>& facilities) {
    Text text;
    text.family("ostoja_office_batches_total", "counter", "Batches stored.");
    text.sample(counters.batches);
    text.family("ostoja_office_events_total", "counter", "Journal entries received, by what became of them.");
    text.sample({{"result", "stored"}}, counters.stored);
    text.sample({{"result", "duplicate"}}, counters.duplicates);
    text.sample({{"result", "conflict"}}, counters.conflicts);
    text.family("ostoja_office_refused_total", "counter", "Batches refused, by reason.");
    for (const auto& [code, times] : counters.refused) text.sample({{"code", code}}, times);
    text.family("ostoja_office_streams", "gauge", "Open occupancy streams.");
    text.sample(counters.streams);
    const auto totals = totalsOf(facilities);
    text.family("ostoja_office_free_beds", "gauge",
                "The town's free beds for this night, from fresh figures.");
    text.sample({{"segment", "women"}}, totals.women);
    text.sample({{"segment", "men"}}, totals.men);
    text.sample({{"segment", "any"}}, totals.any);
    facilityGauges(text, facilities);
    return text.take();
}

}  // namespace ostoja::office
