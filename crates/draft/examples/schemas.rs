//! Prints the JSON Schemas made from the types, as one JSON object: path from the top of the project → text.
//!
//! `cargo xtask schemas` runs it. It writes no file itself: whether a schema may be written is decided there.

fn main() {
    let files = draft::schema::files().into_iter();
    let all: serde_json::Map<String, serde_json::Value> = files
        .map(|file| (file.path.to_owned(), file.text.into()))
        .collect();
    println!("{}", serde_json::Value::Object(all));
}
