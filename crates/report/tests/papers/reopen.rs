//! The way back: our own PDFs give what went in, also after other programs; everything else gives its code.

use crate::common::rules;
use crate::common::run;
use crate::{EXAMPLES, example, font_bytes, paper, saved};
use draft::{Failure, ReopenError};
use proptest::prelude::*;
use report::{MAX_PDF_BYTES, Paper, submission_of};
use std::path::Path;

#[test]
fn what_went_in_comes_out_and_gives_the_same_bytes_again() {
    for name in EXAMPLES {
        let text = example(name);
        for one in Paper::ALL {
            let pdf = report::render(one, &text, &rules(&text), font_bytes()).unwrap();
            let back = submission_of(&pdf).unwrap();
            assert_eq!(back, text, "{name}, {one}");
            assert_eq!(
                report::render(one, &back, &rules(&back), font_bytes()).unwrap(),
                pdf,
                "{name}, {one}"
            );
        }
    }
}

/// The same PDF, written anew by qpdf.
fn rewritten(options: &[&str]) -> Vec<u8> {
    let from = paper(Paper::Report, EXAMPLES[0]);
    let to = from.with_extension(format!(
        "{}.pdf",
        options.concat().replace(['-', '=', ' '], "")
    ));
    let mut arguments = options.to_vec();
    arguments.extend([from.to_str().unwrap(), to.to_str().unwrap()]);
    run("qpdf", &arguments);
    std::fs::read(to).unwrap()
}

#[test]
fn a_pdf_that_another_program_saved_anew_still_opens() {
    for options in [
        &["--object-streams=generate"][..],
        &["--object-streams=generate", "--linearize"],
        &["--stream-data=uncompress", "--object-streams=disable"],
        &["--recompress-flate", "--compression-level=9"],
        // Protected against changes but not against reading.
        &["--encrypt", "", "owner", "256", "--"],
    ] {
        assert_eq!(
            submission_of(&rewritten(options)).as_deref(),
            Ok(example(EXAMPLES[0]).as_str()),
            "{options:?}"
        );
    }
}

#[test]
fn a_pdf_with_a_password_says_so() {
    let pdf = rewritten(&["--encrypt", "secret", "owner", "256", "--"]);
    assert_eq!(submission_of(&pdf), Err(ReopenError::Encrypted));
}

#[test]
fn a_pdf_without_our_file_says_which_it_is() {
    let mut without = report::compose(
        Paper::Commitment,
        &example(EXAMPLES[0]),
        &rules(&example(EXAMPLES[0])),
    )
    .unwrap();
    without.attachment = None;
    let without = report::pdf::render(&without, crate::common::font()).unwrap();
    assert_eq!(submission_of(&without), Err(ReopenError::NoAttachment));
    let bare = saved("bare.pdf", &without);
    let other = saved("other.txt", b"{}");
    let with = bare.with_extension("with.pdf");
    run(
        "qpdf",
        &[
            "--add-attachment",
            other.to_str().unwrap(),
            "--",
            bare.to_str().unwrap(),
            with.to_str().unwrap(),
        ],
    );
    assert_eq!(
        submission_of(&std::fs::read(with).unwrap()),
        Err(ReopenError::NotOurs)
    );
}

#[test]
fn what_is_no_pdf_is_told_from_what_is_a_broken_one() {
    for text in ["", "{}", "PK\u{3}\u{4}", "%PDX-1.7"] {
        assert_eq!(
            submission_of(text.as_bytes()),
            Err(ReopenError::NotPdf),
            "{text}"
        );
    }
    assert_eq!(
        submission_of(b"%PDF-1.7\nnothing more"),
        Err(ReopenError::Damaged)
    );
}

#[test]
fn a_file_of_two_hundred_megabytes_is_not_looked_into() {
    let mut large = b"%PDF-1.7\n".to_vec();
    large.resize(200_000_000, b' ');
    assert_eq!(
        submission_of(&large),
        Err(ReopenError::TooLarge { bytes: 200_000_000 })
    );
    assert!(large.len() > MAX_PDF_BYTES);
}

/// A PDF of few objects, as text and streams.
fn assembled(objects: &[(&str, Option<Vec<u8>>)]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, (dict, stream)) in objects.iter().enumerate() {
        places.push(pdf.len());
        let length = stream
            .as_ref()
            .map_or(String::new(), |stream| format!("/Length {}", stream.len()));
        pdf.extend(format!("{} 0 obj\n<< {dict} {length} >>\n", n + 1).bytes());
        if let Some(stream) = stream {
            pdf.extend(b"stream\n");
            pdf.extend(stream);
            pdf.extend(b"\nendstream\n");
        }
        pdf.extend(b"endobj\n");
    }
    let at = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        pdf.extend(format!("{place:010} 00000 n \n").bytes());
    }
    pdf.extend(
        format!(
            "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n",
            places.len() + 1
        )
        .bytes(),
    );
    pdf
}

/// A PDF with one page and one file, called as ours is called.
fn carrying(stream: &str, bytes: Vec<u8>) -> Vec<u8> {
    let name: String = report::ATTACHMENT_NAME
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    assembled(&[
        ("/Type /Catalog /Pages 2 0 R /AF [4 0 R]", None),
        ("/Type /Pages /Kids [3 0 R] /Count 1", None),
        ("/Type /Page /Parent 2 0 R /MediaBox [0 0 10 10]", None),
        (
            &format!("/Type /Filespec /UF <FEFF{name}> /EF << /UF 5 0 R >>"),
            None,
        ),
        (&format!("/Type /EmbeddedFile {stream}"), Some(bytes)),
    ])
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 9)
}

#[test]
fn the_file_inside_is_read_plain_and_deflated_and_in_no_other_way() {
    let text = b"{\"format\":\"greenmine-submission/1\"}";
    assert_eq!(
        submission_of(&carrying("", text.to_vec()))
            .unwrap()
            .as_bytes(),
        text
    );
    assert_eq!(
        submission_of(&carrying("/Filter /FlateDecode", deflated(text)))
            .unwrap()
            .as_bytes(),
        text
    );
    assert_eq!(
        submission_of(&carrying("/Filter [/FlateDecode]", deflated(text)))
            .unwrap()
            .as_bytes(),
        text
    );
    for (filter, bytes) in [
        (
            "/Filter [/FlateDecode /FlateDecode]",
            deflated(&deflated(text)),
        ),
        ("/Filter /ASCIIHexDecode", b"7B7D>".to_vec()),
        ("/Filter /NoSuch", text.to_vec()),
        ("/Filter /FlateDecode", text.to_vec()),
        ("", vec![0xFF, 0xFE, 0x00]),
    ] {
        assert_eq!(
            submission_of(&carrying(filter, bytes)),
            Err(ReopenError::AttachmentDamaged),
            "{filter}"
        );
    }
}

#[test]
fn a_bomb_is_called_one_wherever_it_lies() {
    // Larger than any submission, and then so large that it is not even let into the reader.
    let file = carrying(
        "/Filter /FlateDecode",
        deflated(&vec![b' '; canon::MAX_BYTES + 1]),
    );
    assert_eq!(submission_of(&file), Err(ReopenError::Bomb));
    assert_eq!(
        submission_of(&carrying("", vec![b' '; canon::MAX_BYTES + 1])),
        Err(ReopenError::Bomb)
    );
    let huge = deflated(&vec![0_u8; 200_000_000]);
    assert!(huge.len() < 1_000_000);
    assert_eq!(
        submission_of(&carrying("/Filter /FlateDecode", huge.clone())),
        Err(ReopenError::Bomb)
    );
    for kind in [
        "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
        "/Type /XRef /Size 1 /W [1 1 1] /Filter /FlateDecode",
    ] {
        let pdf = assembled(&[
            ("/Type /Catalog /Pages 2 0 R", None),
            ("/Type /Pages /Kids [] /Count 0", None),
            (kind, Some(huge.clone())),
        ]);
        assert_eq!(submission_of(&pdf), Err(ReopenError::Bomb), "{kind}");
    }
    // Many small ones add up.
    let part = deflated(&vec![0_u8; 20_000_000]);
    let parts: Vec<(&str, Option<Vec<u8>>)> = (0..10)
        .map(|_| ("/Filter /FlateDecode", Some(part.clone())))
        .collect();
    assert_eq!(submission_of(&assembled(&parts)), Err(ReopenError::Bomb));
}

#[test]
fn bytes_that_are_unpacked_over_and_over_are_called_a_bomb() {
    // The word that a stream begins with, between stored blocks of nothing: each word unpacks all that follows.
    let gap = b"\0\0\0\xff\xff".repeat(1_000);
    let word = [&gap[..], b"\0\x06\0\xf9\xff", b"stream"].concat();
    let pdf = [b"%PDF-1.7\n", &word.repeat(800)[..], b"\n%%EOF"].concat();
    assert_eq!(submission_of(&pdf), Err(ReopenError::Bomb));
}

#[test]
fn more_dictionaries_than_a_report_has_are_not_tried_one_by_one() {
    let pdf = |depth: usize| {
        let deep = "<</A\n".repeat(depth);
        format!("%PDF-1.7\n1 0 obj\n{deep}\nendobj\n%%EOF")
    };
    assert_eq!(
        submission_of(pdf(1_000_000).as_bytes()),
        Err(ReopenError::Bomb)
    );
    assert_eq!(
        submission_of(pdf(1_000).as_bytes()),
        Err(ReopenError::Damaged)
    );
}

#[test]
fn a_changed_file_inside_is_found_by_its_digest() {
    let text = example(EXAMPLES[0]);
    let changed = text.replacen("0.1542", "0.1543", 1);
    assert_ne!(changed, text);
    let back = submission_of(&carrying(
        "/Filter /FlateDecode",
        deflated(changed.as_bytes()),
    ))
    .unwrap();
    assert!(!draft::read_submission(&back).unwrap().digest_is_right);
    assert_eq!(
        report::compose(Paper::Report, &back, &rules(&text)),
        Err(Failure::DigestDiffers)
    );
}

/// Made by the program of version 0.1.0, and never made again: it opens for ever.
const OF_0_1_0: &[u8] = include_bytes!("../examples/longlu-small.commitment.0.1.0.pdf");

#[test]
fn a_pdf_of_version_0_1_0_opens_and_states_what_follows_from_its_answers() {
    let text = submission_of(OF_0_1_0).unwrap();
    assert_eq!(text, example("longlu-small"));
    let read = draft::read_submission(&text).unwrap();
    assert!(draft::verify(&bundled::library(), &read).is_right());
}

fn commitment() -> &'static [u8] {
    static PDF: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    PDF.get_or_init(|| {
        let text = example(EXAMPLES[2]);
        report::render(Paper::Commitment, &text, &rules(&text), font_bytes()).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done to a PDF, the answer is the text that went in, something the digest finds out, or a code.
    #[test]
    fn damage_never_panics_and_never_passes_unseen(
        cut in 0.0..1.2_f64,
        changes in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 0..40),
    ) {
        let mut pdf = commitment().to_vec();
        for (at, byte) in changes {
            let at = (at * pdf.len() as f64) as usize;
            pdf[at] = byte;
        }
        if cut < 1.0 {
            pdf.truncate((cut * pdf.len() as f64) as usize);
        }
        if let Ok(text) = submission_of(&pdf)
            && let Ok(read) = draft::read_submission(&text)
            && read.digest_is_right
        {
            prop_assert_eq!(text, example(EXAMPLES[2]));
        }
    }

    #[test]
    fn noise_with_a_head_never_panics(noise in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        pdf.extend(noise);
        let _ = submission_of(&pdf);
    }
}

#[test]
fn the_tools_of_others_find_the_same_file() {
    let path = paper(Paper::Report, EXAMPLES[0]);
    let saved: &Path = &path.with_extension("detached.json");
    run(
        "pdfdetach",
        &[
            "-save",
            "1",
            "-o",
            saved.to_str().unwrap(),
            path.to_str().unwrap(),
        ],
    );
    assert_eq!(
        std::fs::read_to_string(saved).unwrap(),
        example(EXAMPLES[0])
    );
}
