//! What ISO 19005-3 (PDF/A-3, level A) and ISO 14289-1 (PDF/UA-1) ask of the structure of a file, one by one, as qpdf
//! reads it. Not a validator: colours, glyph widths and the content streams are left to krilla's own checks.

use crate::common::run;
use crate::{EXAMPLES, paper, saved};
use report::Paper;
use serde_json::Value;

/// All objects of a file.
struct File {
    objects: serde_json::Map<String, Value>,
    bytes: Vec<u8>,
}

impl File {
    fn read(path: &std::path::Path) -> Self {
        let name = path.to_str().unwrap();
        run("qpdf", &["--check", name]);
        let json = run(
            "qpdf",
            &[
                "--json=2",
                "--json-stream-data=inline",
                "--decode-level=none",
                name,
            ],
        );
        let mut json: Value = serde_json::from_slice(&json).unwrap();
        let objects = json["qpdf"][1].as_object_mut().map(std::mem::take).unwrap();
        let bytes = std::fs::read(path).unwrap();
        Self { objects, bytes }
    }

    /// An object, its reference followed.
    fn at<'a>(&'a self, value: &'a Value) -> &'a Value {
        let reference = value.as_str().filter(|text| text.ends_with(" R"));
        let Some(reference) = reference else {
            return value;
        };
        let object = &self.objects[&format!("obj:{reference}")];
        match object.get("stream") {
            Some(stream) => &stream["dict"],
            None => &object["value"],
        }
    }

    fn trailer(&self) -> &Value {
        &self.objects["trailer"]["value"]
    }

    fn catalog(&self) -> &Value {
        self.at(&self.trailer()["/Root"])
    }

    /// All dictionaries, those of streams included, however deep.
    fn dictionaries(&self) -> Vec<&serde_json::Map<String, Value>> {
        let mut found = Vec::new();
        let mut rest: Vec<&Value> = self.objects.values().collect();
        while let Some(value) = rest.pop() {
            match value {
                Value::Object(members) => {
                    found.push(members);
                    rest.extend(members.values());
                }
                Value::Array(values) => rest.extend(values),
                _ => {}
            }
        }
        found
    }

    fn of_type(&self, kind: &str) -> Vec<&serde_json::Map<String, Value>> {
        let all = self.dictionaries().into_iter();
        all.filter(|one| one.get("/Type").and_then(Value::as_str) == Some(kind))
            .collect()
    }
}

/// Every paper of every example.
fn files() -> Vec<(String, File)> {
    let mut files = Vec::new();
    for name in EXAMPLES {
        for one in Paper::ALL {
            files.push((
                format!("{name}, {}", one.key()),
                File::read(&paper(one, name)),
            ));
        }
    }
    files
}

#[test]
fn every_paper_has_the_structure_that_an_archive_asks_for() {
    for (name, file) in files() {
        header_and_trailer(&name, &file);
        metadata(&name, &file);
        colours(&name, &file);
        fonts(&name, &file);
        structure(&name, &file);
        attachment(&name, &file);
        nothing_active(&name, &file);
    }
}

#[test]
fn the_blank_checklist_of_every_catalogue_has_it_too_but_for_an_attachment() {
    for rules in crate::current() {
        let id = rules.edition.reference.id.as_str();
        let pdf = report::render_blank_checklist(&rules, crate::font_bytes()).unwrap();
        let file = File::read(&saved(&format!("blank-{id}.pdf"), &pdf));
        header_and_trailer(id, &file);
        metadata(id, &file);
        colours(id, &file);
        fonts(id, &file);
        structure(id, &file);
        nothing_active(id, &file);
    }
}

/// 6.1.2, 6.1.3.
fn header_and_trailer(name: &str, file: &File) {
    assert!(file.bytes.starts_with(b"%PDF-1.7\n"), "{name}");
    let second = &file.bytes[9..14];
    assert!(
        second[0] == b'%' && second[1..].iter().all(|byte| *byte > 127),
        "{name}: a comment of four bytes above 127 follows the header"
    );
    let id = file.trailer()["/ID"].as_array();
    assert_eq!(id.map(Vec::len), Some(2), "{name}: file identifier");
    assert!(file.trailer().get("/Encrypt").is_none(), "{name}");
    let end = &file.bytes[file.bytes.len() - 6..];
    assert!(
        end.starts_with(b"%%EOF") || end.ends_with(b"%%EOF"),
        "{name}: nothing after the end"
    );
}

/// 6.6: XMP in the catalogue, not compressed, naming part and level; title and language.
fn metadata(name: &str, file: &File) {
    let reference = file.catalog()["/Metadata"].as_str().unwrap();
    let stream = &file.objects[&format!("obj:{reference}")]["stream"];
    assert!(stream["dict"].get("/Filter").is_none(), "{name}");
    assert_eq!(stream["dict"]["/Subtype"], "/XML", "{name}");
    let text = String::from_utf8_lossy(&file.bytes);
    for says in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:title>",
        "<dc:language>",
        "<xmp:CreateDate>",
        "<xmp:CreatorTool>greenmine ",
    ] {
        assert!(text.contains(says), "{name}: the metadata lacks {says}");
    }
    let info = file.at(&file.trailer()["/Info"]);
    assert!(
        info["/Title"]
            .as_str()
            .is_some_and(|title| title.contains("绿色矿山")),
        "{name}: {info}"
    );
    assert_eq!(file.catalog()["/Lang"], "u:zh-CN", "{name}");
    let shown = file.at(&file.catalog()["/ViewerPreferences"]);
    assert_eq!(
        shown["/DisplayDocTitle"], true,
        "{name}: the window shows the title"
    );
    assert!(
        file.catalog().get("/Outlines").is_some(),
        "{name}: bookmarks"
    );
}

/// 6.2.3: one output intent with an ICC profile of three channels.
fn colours(name: &str, file: &File) {
    let intents = file
        .at(&file.catalog()["/OutputIntents"])
        .as_array()
        .unwrap();
    let intent = file.at(&intents[0]);
    assert_eq!(intent["/S"], "/GTS_PDFA1", "{name}");
    assert_eq!(file.at(&intent["/DestOutputProfile"])["/N"], 3, "{name}");
    assert!(
        file.dictionaries()
            .iter()
            .all(|one| !one.contains_key("/TR")),
        "{name}"
    );
}

/// 6.2.11: every font is embedded, as a subset, with a map to Unicode.
fn fonts(name: &str, file: &File) {
    let descriptors = file.of_type("/FontDescriptor");
    assert!(!descriptors.is_empty(), "{name}");
    for one in descriptors {
        assert!(
            one.contains_key("/FontFile2") || one.contains_key("/FontFile3"),
            "{name}: {one:?}"
        );
        let base = one["/FontName"].as_str().unwrap();
        assert_eq!(base.find('+'), Some(7), "{name}: {base} is no subset");
    }
    for one in file.of_type("/Font") {
        match one["/Subtype"].as_str().unwrap() {
            "/Type0" => {
                assert!(
                    one.contains_key("/ToUnicode"),
                    "{name}: text cannot be copied"
                );
                assert_eq!(one["/Encoding"], "/Identity-H", "{name}");
            }
            "/CIDFontType2" => assert_eq!(one["/CIDToGIDMap"], "/Identity", "{name}"),
            "/CIDFontType0" => {}
            other => panic!("{name}: a font of kind {other}"),
        }
    }
}

/// 6.7 and PDF/UA: marked content, a structure tree with a language, every page in it, links in words.
fn structure(name: &str, file: &File) {
    let catalog = file.catalog();
    assert_eq!(file.at(&catalog["/MarkInfo"])["/Marked"], true, "{name}");
    let root = file.at(&catalog["/StructTreeRoot"]);
    assert!(root.get("/ParentTree").is_some(), "{name}");
    let pages = file.of_type("/Page");
    assert!(!pages.is_empty(), "{name}");
    for page in pages {
        assert!(page.contains_key("/StructParents"), "{name}");
        if page.contains_key("/Annots") {
            assert_eq!(
                page["/Tabs"], "/S",
                "{name}: tab order is that of the structure"
            );
        }
    }
    let kinds: Vec<&str> = file
        .dictionaries()
        .into_iter()
        .filter(|one| one.contains_key("/P") && one.contains_key("/K"))
        .filter_map(|one| one.get("/S")?.as_str())
        .collect();
    for kind in ["/P", "/Table", "/TR", "/TH", "/TD"] {
        assert!(
            kinds.contains(&kind),
            "{name}: no {kind} among {} elements",
            kinds.len()
        );
    }
    let headings = kinds_in_order(file, root);
    assert!(
        headings.first().is_none_or(|first| first == "/H1"),
        "{name}: the first heading is {headings:?}"
    );
    for table in file.dictionaries() {
        if table.get("/S").and_then(Value::as_str) == Some("/Table") {
            assert!(
                has(file, &table["/K"], "/TH"),
                "{name}: a table without a header cell"
            );
        }
    }
    for figure in file.dictionaries() {
        if figure.get("/S").and_then(Value::as_str) == Some("/Figure") {
            assert!(
                figure.contains_key("/Alt"),
                "{name}: a figure without words"
            );
        }
    }
    for link in file.of_type("/Annot") {
        assert_eq!(link["/Subtype"], "/Link", "{name}");
        assert!(
            link.contains_key("/Contents") && link.contains_key("/StructParent"),
            "{name}"
        );
        assert_eq!(
            link["/F"].as_u64().unwrap() & 0b111,
            0b100,
            "{name}: printed, not hidden"
        );
    }
}

/// The headings, in reading order.
fn kinds_in_order(file: &File, element: &Value) -> Vec<String> {
    let element = file.at(element);
    match element {
        Value::Array(all) => all
            .iter()
            .flat_map(|one| kinds_in_order(file, one))
            .collect(),
        Value::Object(members) => {
            let kind = members
                .get("/S")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let own = kind.starts_with("/H").then(|| kind.to_owned());
            let inner = members.get("/K").map(|inner| kinds_in_order(file, inner));
            own.into_iter().chain(inner.unwrap_or_default()).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether an element of a kind is below.
fn has(file: &File, element: &Value, kind: &str) -> bool {
    match file.at(element) {
        Value::Array(all) => all.iter().any(|one| has(file, one, kind)),
        Value::Object(members) => {
            members.get("/S").and_then(Value::as_str) == Some(kind)
                || members
                    .get("/K")
                    .is_some_and(|inner| has(file, inner, kind))
        }
        _ => false,
    }
}

/// 6.8 and Annex E: the file inside says what it is and how it belongs to the document.
fn attachment(name: &str, file: &File) {
    let associated = file.at(&file.catalog()["/AF"]).as_array().unwrap();
    assert_eq!(associated.len(), 1, "{name}");
    let spec = file.at(&associated[0]);
    assert_eq!(spec["/Type"], "/Filespec", "{name}");
    assert_eq!(spec["/AFRelationship"], "/Data", "{name}");
    for member in ["/F", "/UF", "/Desc"] {
        assert!(spec.get(member).is_some(), "{name}: {member}");
    }
    assert_eq!(
        spec["/UF"],
        format!("u:{}", report::ATTACHMENT_NAME),
        "{name}"
    );
    let carried = file.at(&file.at(&spec["/EF"])["/UF"]);
    assert_eq!(carried["/Type"], "/EmbeddedFile", "{name}");
    assert_eq!(carried["/Subtype"], "/application/json", "{name}");
    let modified = file.at(&carried["/Params"])["/ModDate"].as_str().unwrap();
    assert!(
        modified.starts_with("u:D:20") && modified.contains("+08"),
        "{name}: {modified}"
    );
    let names = file.at(&file.catalog()["/Names"]);
    assert!(
        names.get("/EmbeddedFiles").is_some(),
        "{name}: readers list it"
    );
}

/// Actions that lead out of the document or do something.
const ACTIONS: [&str; 14] = [
    "/URI",
    "/Launch",
    "/GoToR",
    "/GoToE",
    "/JavaScript",
    "/SubmitForm",
    "/ImportData",
    "/ResetForm",
    "/Movie",
    "/Sound",
    "/Rendition",
    "/Thread",
    "/Hide",
    "/SetOCGState",
];

/// 6.1.4, 6.1.7, 6.4, 6.5: no scripts, no forms, no sounds, nothing that opens or fetches, no LZW, no hidden layers.
fn nothing_active(name: &str, file: &File) {
    for one in file.dictionaries() {
        for active in [
            "/JavaScript",
            "/JS",
            "/AA",
            "/OpenAction",
            "/AcroForm",
            "/XFA",
            "/OCProperties",
            "/Launch",
        ] {
            assert!(!one.contains_key(active), "{name}: {active}");
        }
        let kind = one.get("/S").and_then(Value::as_str).unwrap_or_default();
        assert!(!ACTIONS.contains(&kind), "{name}: an action: {kind}");
        let filter = one.get("/Filter").map(Value::to_string).unwrap_or_default();
        assert!(
            !filter.contains("LZW") && !filter.contains("Crypt"),
            "{name}: {filter}"
        );
    }
}
