// What several answers that write their own bytes are made of.

extension Wire.Reference {
    func write(to json: inout JSONMembers) {
        json.put("id", id)
        json.put("kind", kind)
        json.put("name", name)
    }
}

extension Wire.Title {
    func write(to json: inout JSONMembers) {
        json.put("en", en)
        json.put("zh", zh)
    }
}
