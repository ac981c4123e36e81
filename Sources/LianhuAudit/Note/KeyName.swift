/// Key names of C2SP signed-note: not empty, without Unicode spaces, control characters or `+`.
package enum KeyName {
    /// Whether a log or key may be called so.
    package static func isValid(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.value >= 0x20 && scalar != "+" && !scalar.properties.isWhitespace
            }
    }

    /// Equality of bytes: `String` would also hold composed and decomposed letters for equal.
    static func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
