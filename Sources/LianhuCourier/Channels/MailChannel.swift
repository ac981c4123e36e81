import LianhuAPI
import LianhuCore
import LianhuRules

/// Mail to the address of the roster.
struct MailChannel: Channel {
    let client: SMTPClient

    func deliver(_ message: Wire.Message, at now: Instant) async -> Outcome {
        guard let address = message.address else { return .rejected("mail.no_address") }
        guard MailAddress.isPlain(address) else { return .rejected("mail.bad_address") }
        return await client.send(MailText.make(message, from: client.mail.from, to: address, at: now), to: address)
    }
}
