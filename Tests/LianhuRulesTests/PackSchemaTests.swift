import Foundation
import LianhuCore
import Testing

@testable import LianhuRules

@Suite("The schemas for editors")
struct PackSchemaTests {
    static let pack = "rules/schema/pack.schema.json"
    static let scenarios = "rules/schema/test.schema.json"
    static let schemas = [pack, scenarios]
    static let goodPacks = Fixture.good.filter { $0.kind == "pack" }
    static let packsWithFaultyKeys = Fixture.bad.filter { $0.kind == "pack" && isOfKeys($0) }

    /// What the readers know, by the definition that says the same in the schema; the file itself is "".
    static let places: [String: [String]] = [
        "": PackCompiler.keys.known,
        "title": YAMLNode.titleKeys.known,
        "step": LadderReader.keys.known,
        "matter": MatterReader.keys.known, "stage": MatterReader.stageKeys.known,
        "campaign": CampaignReader.keys.known, "campaign_whom": CampaignReader.whomKeys.known, "age": CampaignReader.ageKeys.known,
        "level": CampaignReader.levelKeys.known,
        "campaign_contact": CampaignReader.contactKeys.known,
        "check": CheckReader.keys.known,
        // Before the duty is written; who differs by duty.
        "rule": RuleReader.common.filter { $0 != "who" },
        "contact_rule": rule("contact"), "activity_rule": rule("activity"), "caseload_rule": rule("caseload"),
        "roles": DutyReader.roleKeys.known,
        "whom": DutyReader.whomKeys.known,
        "accept": DutyReader.acceptKeys.known,
        "unit_post": DutyReader.unitPostKeys.known,
        "limit": LimitReader.keys.known,
        "per": family("per"), "every": family("every"), "on": family("on"), "refill": family("refill"),
        "supply": CadenceReader.supplyKeys.known,
        // Together what the reader of occasions knows.
        "rrule": ["rrule", "from"], "lunar": ["lunar", "leap", "short_month"], "festival_of": ["festival"], "dates": ["dates"],
    ]

    private static func rule(_ duty: String) -> [String] { RuleReader.common + (RuleReader.own[duty] ?? []) }

    private static func family(_ name: String) -> [String] { CadenceReader.families.first { $0.name == name }?.keys ?? [] }

    @Test("each mapping has the keys that its reader knows, and no others") func keys() throws {
        let schema = try SchemaValidator(Self.pack)
        let found = schema.properties
        #expect(found.keys.sorted() == Self.places.keys.sorted())
        for (place, keys) in Self.places {
            let known = Set(keys)
            #expect(found[place] == known, "\(place)")
        }
        #expect(schema.countOfProperties == found.count, "properties stand at a place that is compared with no reader")
        let occasions = ["rrule", "lunar", "festival_of", "dates"].flatMap { Self.places[$0] ?? [] }
        #expect(occasions.sorted() == OccasionReader.keys.known.sorted())
        // Which keys a rule may have is said by its duty.
        #expect(schema.open == ["rule"])
        #expect(RuleReader.own.keys.sorted() == ["activity", "caseload", "contact"])
        #expect(CadenceReader.families.map(\.name) == ["per", "every", "on", "refill"])
    }

    @Test("fixed words are those of the language") func words() throws {
        let schema = try SchemaValidator(Self.pack)
        let wanted: [String: [String]] = [
            "duty": RuleReader.own.keys.sorted(),
            "period": PeriodKind.allCases.map(\.name),
            "interval_anchor": LianhuCore.Interval.Anchor.allCases.map(\.rawValue),
            "festival": Festival.allCases.map(\.rawValue),
            "leap": LunarDay.LeapPolicy.allCases.map(\.rawValue),
            "short_month": LunarDay.ShortMonthPolicy.allCases.map(\.rawValue),
            "shift": ShiftPolicy.allCases.map(\.rawValue),
            "direction": Direction.allCases.map(\.rawValue),
            "scope": [ObligationScope.subject.rawValue, ObligationScope.link.rawValue],
            "tone": Tone.allCases.map(\.rawValue),
            "digest": Digest.allCases.map(\.rawValue),
            "stage_act": StageAct.allCases.map(\.rawValue),
        ]
        for (name, words) in wanted {
            #expect(schema.words(name).sorted() == words.sorted(), "\(name)")
        }
    }

    @Test("a good pack fits", arguments: goodPacks) func good(fixture: Fixture) throws {
        let faults = try SchemaValidator(Self.pack).faults(in: try Repository.text("Tests/LianhuRulesTests/Fixtures/" + fixture.file))
        #expect(faults == [])
    }

    @Test("the shipped pack fits, and so does every example of the reference") func shipped() throws {
        let schema = try SchemaValidator(Self.pack)
        #expect(try schema.faults(in: try Repository.text("rules/bagongshan.yaml")) == [])
        for text in try RuleReferenceTests.files(RuleReferenceTests.english) {
            #expect(try schema.faults(in: text) == [], "\(text)")
        }
    }

    /// Faults of keys that a schema can see; `gps` as a method is a word, and keys that stand twice are YAML's.
    private static func isOfKeys(_ fixture: Fixture) -> Bool {
        let codes: Set<String> = [
            "check.key_unknown", "check.key_missing", "check.key_later", "check.key_elsewhere", "check.key_photo", "check.key_ranking",
            "check.key_either", "check.cadence_family",
        ]
        // A word among others, and a key that only an emergency may leave out, are beyond what the schema says.
        let beyond = ["pack.key_photo-method.bad.yaml", "pack.key_missing-level_within.bad.yaml"]
        return codes.contains(fixture.code) && !beyond.contains(fixture.file)
    }

    @Test("a fault of keys does not fit", arguments: packsWithFaultyKeys) func bad(fixture: Fixture) throws {
        let faults = try SchemaValidator(Self.pack).faults(in: try Repository.text("Tests/LianhuRulesTests/Fixtures/" + fixture.file))
        #expect(faults != [])
    }

    @Test("a key that nobody knows fits nowhere", arguments: ["all_keys", "families"]) func slips(name: String) throws {
        let schema = try SchemaValidator(Self.pack)
        let text = try Repository.text("Tests/LianhuRulesTests/Fixtures/pack.\(name).good.yaml")
        let root = try SchemaValidator.node(of: text)
        var number = 0
        while true {
            var left = number
            let slipped = slip(root, &left)
            // There are no more mappings.
            if left >= 0 { break }
            #expect(schema.faults(slipped) != [], "mapping \(number)")
            number += 1
        }
        #expect(number > 25)
    }

    /// The node with a key that nobody knows in one of its mappings, counted from 0 in some order.
    private func slip(_ node: YAMLNode, _ left: inout Int) -> YAMLNode {
        switch node.content {
        case .scalar: return node
        case .sequence(let items):
            var made: [YAMLNode] = []
            for item in items { made.append(slip(item, &left)) }
            return YAMLNode(position: node.position, content: .sequence(made))
        case .mapping(let entries):
            var made: [YAMLEntry] = []
            for entry in entries { made.append(YAMLEntry(key: entry.key, position: entry.position, value: slip(entry.value, &left))) }
            if left == 0 {
                let value = YAMLNode(position: node.position, content: .scalar("1"))
                made.append(YAMLEntry(key: "zzz", position: node.position, value: value))
            }
            left -= 1
            return YAMLNode(position: node.position, content: .mapping(made))
        }
    }

    // MARK: Scenarios

    @Test("each fact has the keys that its reader knows") func facts() throws {
        let found = try SchemaValidator(Self.scenarios).properties
        for (verb, keys) in ScenarioFactReader.verbs {
            let known = Set(keys + ["at", "refused", verb])
            #expect(found["fact_" + verb] == known, "\(verb)")
        }
        #expect(found.keys.filter { $0.hasPrefix("fact_") }.count == ScenarioFactReader.verbs.count)
    }

    @Test("good scenarios fit, and faults of keys do not") func scenarioFiles() throws {
        let schema = try SchemaValidator(Self.scenarios)
        #expect(try schema.faults(in: try Repository.text("rules/bagongshan.test.yaml")) == [])
        for fixture in Fixture.all where fixture.kind == "scenario" && (fixture.isGood || Self.isOfKeys(fixture)) {
            let faults = try schema.faults(in: try Repository.text("Tests/LianhuRulesTests/Fixtures/" + fixture.file))
            #expect(faults.isEmpty == fixture.isGood, "\(fixture): \(faults)")
        }
    }

    @Test("a schema is JSON of the draft that it names", arguments: schemas) func json(path: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(try Repository.text(path).utf8))
        let schema = try #require(object as? [String: Any])
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }
}
