/// The twelfth schema, frozen: when residents were born, so that a campaign can ask those of an age.
enum Schema12 {
    /// A resident's own personal data, as the telephone is (S60): it goes with the row.
    static let born = "ALTER TABLE resident ADD COLUMN born_day INTEGER;"
}
