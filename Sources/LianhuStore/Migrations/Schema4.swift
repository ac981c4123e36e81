/// The fourth schema, frozen: evidence of a supply says for how many days it lasts (S1 `refill`).
enum Schema4 {
    static let supply = "ALTER TABLE evidence ADD COLUMN supply_days INTEGER CHECK (supply_days IS NULL OR supply_days > 0)"
}
