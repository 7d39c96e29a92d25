//! JSON Schemas (Draft 2020-12) of every file that a person or another program may write.

use crate::draft::DraftFile;
use crate::submission::SubmissionFile;
use assessment::annual_form::AnnualForm;
use assessment::district::District;
use assessment::periods::RectificationRules;
use assessment::scale::ScaleClasses;
use assessment::{Catalogue, Register};
use library::{BookFile, EditionsInUse};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

/// A schema file.
pub struct SchemaFile {
    /// Where it stands, from the top of the project.
    pub path: &'static str,
    /// What stands in it.
    pub text: String,
}

/// All schema files.
pub fn files() -> Vec<SchemaFile> {
    vec![
        file::<Catalogue>("catalogues/catalogue.schema.json"),
        file::<District>("catalogues/district.schema.json"),
        file::<EditionsInUse>("catalogues/editions.schema.json"),
        file::<Register>("catalogues/register.schema.json"),
        file::<ScaleClasses>("catalogues/scale-classes.schema.json"),
        file::<RectificationRules>("catalogues/rectification.schema.json"),
        file::<AnnualForm>("catalogues/annual-report.schema.json"),
        file::<BookFile>("crates/library/schema/district-1.schema.json"),
        file::<SubmissionFile>("crates/draft/schema/submission-1.schema.json"),
        file::<DraftFile>("crates/draft/schema/draft-1.schema.json"),
    ]
}

fn file<T: JsonSchema>(path: &'static str) -> SchemaFile {
    // `uint32`, `double` and the like are no formats of JSON Schema: strict validators refuse them.
    let without_formats = RecursiveTransform(|schema: &mut Schema| {
        schema.remove("format");
    });
    let generator = SchemaSettings::draft2020_12()
        .with_transform(without_formats)
        .into_generator();
    let schema = generator.into_root_schema_for::<T>();
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    SchemaFile {
        path,
        text: text + "\n",
    }
}
