// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/staff_people.h"
#include "domain/person.h"
#include "domain/roles.h"

/// A person's details between what is said, what is kept, and what each role may of them.
namespace ostoja::station {

/// The rights that one detail belongs to, beside seeing people at all.
struct FieldRights {
    std::string_view field;  ///< its name in JSON
    domain::Right see;
    domain::Right change;
};

/// Of each detail that isn't everybody's who sees people.
const std::vector<FieldRights>& restrictedFields();

/// The first detail told in a request that the role may not change; empty when it may all.
std::string_view forbiddenChange(domain::Role role, const api::PersonFields& told);

/// Puts into `details` what is told. Problems name the details whose word isn't known.
std::vector<domain::FieldProblem> putFields(const api::PersonFields& told, domain::PersonDetails& details);

/// What the role may see. A health remark is read by a request of its own and never stands here.
api::PersonFields fieldsFor(domain::Role role, const domain::PersonDetails& details);

/// The JSON names of the details in which two differ.
std::vector<std::string> differingFields(const domain::PersonDetails& one,
                                         const domain::PersonDetails& other);

}  // namespace ostoja::station
