#pragma once
#include <systemd/sd-daemon.h>
/* Without this the header turns sd_journal_sendv into a function-like macro, which Swift cannot see. */
#define SD_JOURNAL_SUPPRESS_LOCATION
#include <systemd/sd-journal.h>
