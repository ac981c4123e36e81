import LianhuCore

extension Bulletin {
    /// One page that needs nothing besides itself: no script, no picture, no address.
    var html: String {
        var body = "<h1>\(Self.escaped(title))</h1>\n"
        for block in blocks {
            switch block {
            case .heading(let heading): body += "<h2>\(Self.escaped(heading))</h2>\n"
            case .text(let sentence): body += "<p>\(Self.escaped(sentence))</p>\n"
            case .table(let table): body += Self.html(of: table)
            }
        }
        return """
            <!DOCTYPE html>
            <html lang="\(language == .zh ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(Self.escaped(title))</title>
            <style>
            body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
            h1 { text-align: center; font-size: 1.4em; }
            h2 { font-size: 1.1em; margin-top: 1.6em; }
            table { border-collapse: collapse; margin: 0.8em 0; }
            th, td { border: 1px solid #666; padding: 0.25em 0.6em; text-align: left; }
            .n { text-align: right; white-space: nowrap; }
            p { overflow-wrap: anywhere; }
            </style>
            </head>
            <body>
            \(body)</body>
            </html>

            """
    }

    private static func html(of table: Table) -> String {
        func row(_ tag: String, _ cells: [String]) -> String {
            let cells = zip(cells, table.columns).map { cell, column in
                "<\(tag)\(column.isNumber ? " class=\"n\"" : "")>\(escaped(cell))</\(tag)>"
            }
            return "<tr>" + cells.joined() + "</tr>\n"
        }
        return "<table>\n" + row("th", table.columns.map(\.title)) + table.rows.map { row("td", $0) }.joined() + "</table>\n"
    }

    /// Nothing that comes from a roster or a pack can be markup; characters that a page cannot hold are shown as such.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default:
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                // Marks that turn the direction of text could make a table read otherwise than it is.
                let turns = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                escaped.unicodeScalars.append(isControl || turns ? "\u{FFFD}" : scalar)
            }
        }
        return escaped
    }
}
