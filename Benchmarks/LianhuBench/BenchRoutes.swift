import HTTPTypes
import Hummingbird
import LianhuCore
import LianhuEngine
import LianhuServer
import LianhuStore
import NIOCore

/// What is asked beside the API: the empty handler that it is measured against, and how far the writer got.
enum BenchRoutes {
    static func add(to router: Router<APIRequestContext>, store: SQLiteStore) {
        router.get("/empty") { _, _ in json(ByteBuffer(string: #"{"ok":true}"#)) }
        router.post("/empty") { request, context in
            _ = try await request.body.collect(upTo: context.maxUploadSize)
            return json(ByteBuffer(string: #"{"ok":true}"#))
        }
        // What an answer of that length costs whatever is in it.
        router.get("/plain/{bytes}") { _, context in
            json(ByteBuffer(repeating: UInt8(ascii: "x"), count: try context.parameters.require("bytes", as: Int.self)))
        }
        // From it follows how many contacts shared a commit.
        router.get("/steps") { _, _ in json(ByteBuffer(string: "\(store.progress)")) }
    }

    private static func json(_ bytes: ByteBuffer) -> Response {
        Response(status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: bytes))
    }
}

/// Always the same moment: the days of the benchmarks do not depend on the machine's.
struct FixedClock: WallClock {
    let instant: Instant

    func now() -> ClockReading { ClockReading(wall: instant, sinceBoot: 0) }
}
