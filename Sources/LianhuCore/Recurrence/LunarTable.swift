/// The lunar years 1901 … 2099, one number each, as published: lunar-python 1.4.8, equal to sxtwl 2.0.7 on every day but those of one lunation of
/// 2057, whose new moon lies within a minute of midnight (dotnet/runtime#107032 settles it).
///
/// Bits 0 … 12: the months in order, a leap month right after its ordinary one, set if the month has 30 days and not 29. Bits 13 … 16: the number
/// of the month that comes twice, 0 if none does. Bits 17 … 22: days from 1 January to New Year's Day (1/1), 20 … 50.
enum LunarTable {
    /// The lunar years that it has, each named after the Gregorian year in which it begins.
    static let years = 1901...2099

    private static let rows: [UInt32] = [
        0x62_0752, 0x4c_0ea5, 0x38_b64a, 0x5c_064b, 0x44_0a9b, 0x30_9556, 0x56_056a, 0x40_0b59, 0x2a_5752, 0x50_0752,
        0x3a_db25, 0x60_0b25, 0x48_0a4b, 0x32_b4ab, 0x58_02ad, 0x42_056b, 0x2c_4b69, 0x52_0da9, 0x3e_fd92, 0x64_0e92,
        0x4c_0d25, 0x36_ba4d, 0x5c_0a56, 0x46_02b6, 0x2e_95b5, 0x56_06d4, 0x40_0ea9, 0x2c_5e92, 0x50_0e92, 0x3a_cd26,
        0x5e_052b, 0x48_0a57, 0x32_b2b6, 0x58_0b5a, 0x44_06d4, 0x2e_6ec9, 0x52_0749, 0x3c_f693, 0x62_0a93, 0x4c_052b,
        0x34_ca5b, 0x5a_0aad, 0x46_056a, 0x30_9b55, 0x56_0ba4, 0x40_0b49, 0x2a_5a93, 0x50_0a95, 0x38_f52d, 0x5e_0536,
        0x48_0aad, 0x34_b5aa, 0x58_05b2, 0x42_0da5, 0x2e_7d4a, 0x54_0d4a, 0x3d_0a95, 0x60_0a97, 0x4c_0556, 0x36_cab5,
        0x5a_0ad5, 0x46_06d2, 0x30_8ea5, 0x56_0ea5, 0x40_064a, 0x28_6c97, 0x4e_0a9b, 0x3a_f55a, 0x5e_056a, 0x48_0b69,
        0x34_b752, 0x5a_0b52, 0x42_0b25, 0x2c_964b, 0x52_0a4b, 0x3d_14ab, 0x60_02ad, 0x4a_056d, 0x36_cb69, 0x5c_0da9,
        0x46_0d92, 0x30_9d25, 0x56_0d25, 0x41_5a4d, 0x64_0a56, 0x4e_02b6, 0x38_c5b5, 0x5e_06d5, 0x48_0ea9, 0x34_be92,
        0x5a_0e92, 0x44_0d26, 0x2c_6a56, 0x50_0a57, 0x3d_14d6, 0x62_035a, 0x4a_06d5, 0x36_b6c9, 0x5c_0749, 0x46_0693,
        0x2e_952b, 0x54_052b, 0x3e_0a5b, 0x2a_555a, 0x4e_056a, 0x38_fb55, 0x60_0ba4, 0x4a_0b49, 0x32_ba93, 0x58_0a95,
        0x42_052d, 0x2c_8aad, 0x50_0ab5, 0x3d_35aa, 0x62_05d2, 0x4c_0da5, 0x36_dd4a, 0x5c_0d4a, 0x46_0c95, 0x30_952e,
        0x54_0556, 0x3e_0ab5, 0x2a_55b2, 0x50_06d2, 0x38_cea5, 0x5e_0725, 0x48_064b, 0x32_ac97, 0x56_0cab, 0x42_055a,
        0x2c_6ad6, 0x52_0b69, 0x3d_7752, 0x62_0b52, 0x4c_0b25, 0x36_da4b, 0x5a_0a4b, 0x44_04ab, 0x2e_a55b, 0x54_05ad,
        0x3e_0b6a, 0x2a_5b52, 0x50_0d92, 0x3a_fd25, 0x5e_0d25, 0x48_0a55, 0x32_b4ad, 0x58_04b6, 0x40_05b5, 0x2c_6daa,
        0x52_0ec9, 0x3f_1e92, 0x62_0e92, 0x4c_0d26, 0x36_ca56, 0x5a_0a57, 0x44_04d6, 0x2e_86d5, 0x54_0755, 0x40_0749,
        0x28_6e93, 0x4e_0693, 0x38_f52b, 0x5e_052b, 0x46_0a5b, 0x32_b55a, 0x58_056a, 0x42_0b65, 0x2c_974a, 0x52_0b4a,
        0x3d_1a95, 0x62_0a95, 0x4a_052d, 0x34_caad, 0x5a_0ab5, 0x46_05aa, 0x2e_8ba5, 0x54_0da5, 0x40_0d4a, 0x2a_7c95,
        0x4e_0c96, 0x38_f94e, 0x5e_0556, 0x48_0ab5, 0x32_b5b2, 0x58_06d2, 0x42_0ea5, 0x2e_8e4a, 0x50_068b, 0x3b_0c97,
        0x60_04ab, 0x4a_055b, 0x34_cad6, 0x5a_0b6a, 0x46_0752, 0x30_9725, 0x54_0b45, 0x3e_0a8b, 0x28_549b,
    ]

    /// One lunar year.
    struct Year: Sendable {
        /// 1/1, as a civil date.
        let firstDay: CivilDate
        /// The month that comes twice, 1 … 12; 0 if none does.
        let leapMonth: Int
        private let lengths: UInt32

        fileprivate init(_ year: Int, _ row: UInt32) {
            firstDay = CivilDate(day: CivilDate.days(year: year, month: 1, dayOfMonth: 1)).adding(days: Int(row >> 17 & 0x3f))
            leapMonth = Int(row >> 13 & 0xf)
            lengths = row & 0x1fff
        }

        /// 12, or 13 in a leap year.
        var monthCount: Int { leapMonth == 0 ? 12 : 13 }

        /// The days of the month at a place, counted from 0: 29 or 30.
        func length(at place: Int) -> Int { lengths >> place & 1 == 1 ? 30 : 29 }

        /// Where a month stands in the year, counted from 0, or nil if the year has no such month.
        func place(month: Int, isLeap: Bool) -> Int? {
            guard (1...12).contains(month) else { return nil }
            if isLeap { return month == leapMonth ? month : nil }
            return leapMonth != 0 && month > leapMonth ? month : month - 1
        }

        /// The month at a place, counted from 0.
        func month(at place: Int) -> (month: Int, isLeap: Bool) {
            leapMonth == 0 || place < leapMonth ? (place + 1, false) : (place, place == leapMonth)
        }

        /// Days from 1/1 to the first day of the month at a place.
        func offset(of place: Int) -> Int { (0..<place).reduce(0) { $0 + length(at: $1) } }

        /// The day before the next 1/1.
        var lastDay: CivilDate { firstDay.adding(days: offset(of: monthCount) - 1) }
    }

    /// The year, or nil outside the table.
    static func year(_ year: Int) -> Year? {
        years.contains(year) ? Year(year, rows[year - years.lowerBound]) : nil
    }
}
