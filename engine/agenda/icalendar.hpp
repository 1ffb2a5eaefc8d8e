// Agendas as a calendar file that every agenda program reads (RFC 5545).
#pragma once

#include "engine/agenda/agenda.hpp"

#include <span>
#include <string>

namespace wetwijzer::agenda {

// An event that lasts the whole last day of every entry that has one, with an alarm on its signal while it is not met.
// The same input gives the same bytes: DTSTAMP is the reference date, and a UID is the case's number with the term's
// name, so that a calendar read again replaces its events. A text without any event when there is none.
std::string icalendar(model::RuleSet const& rules, std::span<Agenda const> agendas, values::Language language);

// How many events that has.
std::size_t event_count(std::span<Agenda const> agendas);

}  // namespace wetwijzer::agenda
