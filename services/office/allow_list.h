// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "enrolment/allow_list.h"

namespace ostoja::office {

using enrolment::AllowedStation;
using enrolment::AllowList;

}  // namespace ostoja::office
