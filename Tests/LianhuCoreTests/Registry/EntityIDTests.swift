import LianhuCore
import Testing

@Suite("Ids")
struct EntityIDTests {
    @Test(
        "S60 ids are well formed, and numbers and names of people are refused with what they are",
        arguments: [
            ("H-0012", nil), ("ABC-x9Y", nil), ("A-" + String(repeating: "9", count: 20), nil), ("W-12345678901", .telephoneNumber),
            // Eleven digits that no mobile number begins with.
            ("W-22345678901", nil), ("", .empty), ("13800138000", .telephoneNumber), ("02345678901", .telephoneNumber),
            ("11010519491231002X", .identityNumber), ("110105194912310021", .identityNumber), ("R-11010519491231002X", .identityNumber),
            ("R-11010519491231002x", .identityNumber), ("R-110105194912310021", .identityNumber), ("张三", .name), ("H-张三", .name),
            ("Zhang", .malformed), ("h-1", .malformed), ("-1", .malformed), ("ABCD-1", .malformed), ("H-", .malformed), ("H1", .malformed),
            ("H-1-2", .malformed), ("H-1 ", .malformed), ("H_1", .malformed), ("1-A", .malformed),
            ("A-" + String(repeating: "9", count: 21), .malformed),
        ] as [(String, EntityID.Fault?)])
    func faults(text: String, fault: EntityID.Fault?) {
        #expect(EntityID.fault(in: text) == fault)
    }
}
