/// The outcome of verifying a bundle, in stable codes for programs to render in any language.
package struct VerificationReport: Hashable, Sendable {
    /// What it comes to.
    package enum Verdict: String, Sendable {
        /// Everything holds under the key that the caller gave.
        case verified
        /// Everything holds under the key in the bundle, which somebody must compare with a copy from elsewhere.
        case consistentButKeyUnknown
        /// Something is missing, malformed, or does not hold.
        case tampered
        /// There is no bundle, or it could not be read.
        case cannotTell
    }

    /// One thing that was looked at.
    package struct Step: Hashable, Sendable {
        /// Which; in the order of the checks.
        package enum Code: String, Sendable, CaseIterable {
            /// The folder can be read. Args of a failure: path, detail.
            case readable
            /// SHA256SUMS lists the files there are, and all that must be. Args: file, files.
            case filesListed = "files.listed"
            /// Each file has its listed sum. Args: file.
            case filesMatch = "files.match"
            /// vkey and pub.pem are one key, and the one given. Args: key.
            case key
            /// Signature of checkpoint. Args: size, root.
            case signature
            /// Signature of prev/checkpoint. Args: size, root.
            case previousSignature = "signature.previous"
            /// Both name the same log, that of the key. Args: origin.
            case origin
            /// The log did not shrink. Args: from, to.
            case size
            /// range/compact gives the earlier root. Args: size.
            case range
            /// Every entry is the next leaf, and together they give the new root. Args: entries, line, detail.
            case entries
            /// The consistency proof leads from the earlier to the new root. Args: hashes.
            case consistency
            /// The sheets say what the entries say. Args: file, line, sheets.
            case sheets
            /// The control totals are those of the entries. Args: entries, first, last.
            case totals
        }

        /// Why a step failed.
        package enum Fault: String, Sendable {
            case unreadable, notABundle, missing, extra, malformed, sumDiffers, keyDiffers, signatureInvalid, signatureMissing,
                originDiffers,
                sizesReversed, rootDiffers, countDiffers, outOfSequence, proofInvalid, contentDiffers
        }

        /// How it ended.
        package enum Outcome: Hashable, Sendable {
            case passed
            case failed(Fault)
            /// Not looked at, because what it needs has failed.
            case skipped
        }

        package let code: Code
        package let outcome: Outcome
        /// Numbers, names and paths to show with it; which ones is told at each code.
        package let args: [String: String]

        package init(_ code: Code, _ outcome: Outcome, _ args: [String: String] = [:]) {
            self.code = code
            self.outcome = outcome
            self.args = args
        }
    }

    package internal(set) var verdict: Verdict = .cannotTell
    package internal(set) var steps: [Step] = []
    /// Name of the log, once a signature has vouched for it.
    package internal(set) var origin: String?
    /// Whether the log says that its data are invented; nil as long as no signature has vouched for its name.
    package internal(set) var demonstration: Bool?
    /// The key that was used, as a vkey line.
    package internal(set) var key: String?
    /// First entry, and one past the last.
    package internal(set) var from: Int64?
    package internal(set) var to: Int64?
    /// Number of entries read.
    package internal(set) var entries: Int64 = 0

    /// The first step that failed.
    package var firstFailure: Step? {
        steps.first { if case .failed = $0.outcome { true } else { false } }
    }

    mutating func pass(_ code: Step.Code, _ args: [String: String] = [:]) { steps.append(Step(code, .passed, args)) }

    mutating func fail(_ code: Step.Code, _ fault: Step.Fault, _ args: [String: String] = [:]) {
        steps.append(Step(code, .failed(fault), args))
    }

    mutating func skip(_ code: Step.Code) { steps.append(Step(code, .skipped)) }
}
