import LianhuAPI

extension Listing where Item == Wire.Reference {
    /// Id, kind and name.
    static var references: Listing {
        Listing([Table.Column("column.id"), Table.Column("column.kind"), Table.Column("column.name")]) { item in
            ([Table.Cell(item.id), Table.Cell(word("kind", item.kind)), Table.Cell(item.name)], item.id)
        }
    }
}

extension Listing where Item == Wire.Obligation {
    static var obligations: Listing {
        Listing(Table.obligationColumns) { (Table.cells(of: $0), $0.id) }
    }
}

extension Listing where Item == Wire.Evidence {
    static var evidence: Listing {
        Listing(Table.evidenceColumns) { (Table.cells(of: $0), $0.id) }
    }
}

extension Listing where Item == Wire.ExcuseAsked {
    static var requests: Listing {
        Listing(Table.requests.columns) { (Table.cells(of: $0), $0.obligation.id) }
    }
}
