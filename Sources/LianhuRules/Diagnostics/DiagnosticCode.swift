import LianhuCore

/// What can be wrong with a file; the raw value is the code of the phrase, stable for ever.
package enum DiagnosticCode: String, CaseIterable, Sendable {
    // The form of the file
    case yamlSyntax = "check.yaml_syntax"
    case yamlEmpty = "check.yaml_empty"
    case fileUnknown = "check.file_unknown"
    case yamlTooLarge = "check.yaml_too_large"
    case yamlTooDeep = "check.yaml_too_deep"
    case yamlAlias = "check.yaml_alias"
    case yamlSecondDocument = "check.yaml_second_document"
    case wantMapping = "check.want_mapping"
    case wantList = "check.want_list"
    case wantText = "check.want_text"
    // Keys
    case keyDuplicate = "check.key_duplicate"
    case keyNotWord = "check.key_not_word"
    case keyUnknown = "check.key_unknown"
    case keyMissing = "check.key_missing"
    case keyLater = "check.key_later"
    case keyElsewhere = "check.key_elsewhere"
    case keyPhoto = "check.key_photo"
    case keyRanking = "check.key_ranking"
    case keyEither = "check.key_either"
    // Values
    case valueMissing = "check.value_missing"
    case listEmpty = "check.list_empty"
    case wordMalformed = "check.word_malformed"
    case wordUnknown = "check.word_unknown"
    case wordUndeclared = "check.word_undeclared"
    case wordTwice = "check.word_twice"
    case valueLater = "check.value_later"
    case numberMalformed = "check.number_malformed"
    case spanBare = "check.span_bare"
    case spanUnit = "check.span_unit"
    case spanMalformed = "check.span_malformed"
    case spanNotDays = "check.span_not_days"
    case spanNotNatural = "check.span_not_natural"
    case spanNegative = "check.span_negative"
    case dateMalformed = "check.date_malformed"
    // Rules
    case calendarUnknown = "check.calendar_unknown"
    case ruleID = "check.rule_id"
    case rulePrefix = "check.rule_prefix"
    case ruleTwice = "check.rule_twice"
    case firstPeriod = "check.first_period"
    case effectiveFrom = "check.effective_from"
    case gapImpossible = "check.gap_impossible"
    case linkAtLeast = "check.link_at_least"
    case limitNone = "check.limit_none"
    case limitOrder = "check.limit_order"
    case parameterAt = "check.parameter_at"
    case defaultMissing = "check.default_missing"
    case defaultUnused = "check.default_unused"
    case postAt = "check.post_at"
    // Cadences
    case cadenceFamily = "check.cadence_family"
    case cadenceKey = "check.cadence_key"
    case shiftTime = "check.shift_time"
    case shiftOrder = "check.shift_order"
    case spanRange = "check.span_range"
    case leadTooLong = "check.lead_too_long"
    case closesTooLong = "check.closes_too_long"
    case graceAfterCloses = "check.grace_after_closes"
    case target = "check.target"
    case targetOutside = "check.target_outside"
    case tierOrder = "check.tier_order"
    case tierScheme = "check.tier_scheme"
    case occasionNever = "check.occasion_never"
    case coverageEnds = "check.coverage_ends"
    case burden = "check.burden"
    // Matters
    case matterEnd = "check.matter_end"
    case matterAssignee = "check.matter_assignee"
    case matterSecond = "check.matter_second"
    // Campaigns
    case age = "check.age"
    case campaignMinutes = "check.campaign_minutes"
    // Checks
    case drawSize = "check.draw_size"
    case drawRecheck = "check.draw_recheck"
    // Ladders
    case stepAt = "check.step_at"
    case stepTwice = "check.step_twice"
    case stepOrder = "check.step_order"
    case stepAfterCloses = "check.step_after_closes"
    case stepBeforeOpens = "check.step_before_opens"
    // Matched with a roster
    case nobodyInRole = "check.nobody_in_role"
    case nobodyOfKind = "check.nobody_of_kind"
    case nobodyLinked = "check.nobody_linked"
    case nobodyInTier = "check.nobody_in_tier"
    case nobodyInPost = "check.nobody_in_post"
    case ladderUnused = "check.ladder_unused"
    // Calendars
    case dayReversed = "check.day_reversed"
    case dayOutside = "check.day_outside"
    case dayTwice = "check.day_twice"
    case dayContradiction = "check.day_contradiction"
    case dayNeedless = "check.day_needless"
    case dayStatutory = "check.day_statutory"
    case yearGap = "check.year_gap"
    case yearSum = "check.year_sum"
    case yearOutside = "check.year_outside"
    case weekendWhole = "check.weekend_whole"
    case calendarBase = "check.calendar_base"
    case layerNeedless = "check.layer_needless"
    // Configuration
    case origin = "check.origin"
    case path = "check.path"
    case channelName = "check.channel_name"
    case credentialName = "check.credential_name"
    case url = "check.url"
    case mailAddress = "check.mail_address"
    case clock = "check.clock"
    case clockOrder = "check.clock_order"
    case monday = "check.monday"
    case idMalformed = "check.id_malformed"
    case uidMalformed = "check.uid_malformed"
    case workerOfUID = "check.worker_of_uid"
    // Scenarios
    case packMissing = "check.pack_missing"
    case packFaulty = "check.pack_faulty"
    case rosterMissing = "check.roster_missing"
    case moment = "check.moment"
    case momentOrder = "check.moment_order"
    case factInDowntime = "check.fact_in_downtime"
    case idUnknown = "check.id_unknown"
    case ruleUnknown = "check.rule_unknown"
    case periodKey = "check.period_key"
    case fraction = "check.fraction"
    case expectsNothing = "check.expects_nothing"
    case noneWithMore = "check.none_with_more"
    // Several files
    case packTwice = "check.pack_twice"

    /// Everything but a warning keeps the file from being used.
    package var severity: Diagnostic.Severity {
        switch self {
        case .ladderUnused, .stepBeforeOpens, .coverageEnds, .burden, .nobodyInRole, .nobodyOfKind, .nobodyLinked, .nobodyInTier,
            .nobodyInPost:
            .warning
        default: .error
        }
    }
}
