// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>

#include "api/json_fields.h"
#include "api/staff_people.h"

/// Parts of more than one record's JSON: a person in a list, and what is told about a person.
namespace ostoja::api {

/// Complaints are the fields' own.
PersonFields readFields(Fields& fields);
void writeFields(const PersonFields& from, boost::json::object& object);
PersonSummary readSummary(Fields& fields);
boost::json::object summaryObject(const PersonSummary& person);

}  // namespace ostoja::api
