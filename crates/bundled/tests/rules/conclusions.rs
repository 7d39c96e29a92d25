//! RULES §2 and §5: what is concluded.

use crate::support::{Case, begin, best, cases, meet_all, score, set, verdict, worst};
use assessment::catalogue::Check;
use assessment::edit::PreconditionEdit;
use assessment::score::{FloorState, Reason};
use assessment::{
    Assessment, Code, Conclusion, Edit, Exact, Finding, ItemAnswer, Place, Points,
    PreconditionEntry, ProfileField, Severity, Track, Verdict,
};

fn conclusion(case: &Case, assessment: &Assessment) -> Conclusion {
    score(&case.catalogue, assessment).conclusion
}

#[test]
fn everything_met_and_full_is_reached() {
    for case in cases() {
        let score = score(&case.catalogue, &case.complete());
        assert_eq!(score.conclusion, Conclusion::Reached);
        assert_eq!(score.reasons, []);
        assert!(!score.practice);
    }
}

#[test]
fn one_precondition_not_met_ends_it_and_the_score_goes_on_as_practice() {
    for case in cases() {
        for one in &case.catalogue.preconditions {
            let mut assessment = case.complete();
            verdict(&mut assessment, &one.id, Verdict::NotMet);
            let score = score(&case.catalogue, &assessment);
            assert_eq!(score.conclusion, Conclusion::NotEligible, "{}", one.id);
            assert_eq!(
                score.reasons,
                [Reason::PreconditionsNotMet(1)],
                "{}",
                one.id
            );
            assert_eq!(score.total.low, Exact::from_integer(100));
            assert!(score.practice, "{}", one.id);
        }
    }
}

#[test]
fn one_precondition_pending_or_unanswered_leaves_it_to_complete() {
    for case in cases() {
        for one in &case.catalogue.preconditions {
            let mut assessment = case.complete();
            verdict(&mut assessment, &one.id, Verdict::Pending);
            assert_eq!(
                conclusion(case, &assessment),
                Conclusion::ToComplete,
                "{}",
                one.id
            );
            assessment.preconditions.remove(&one.id);
            assert_eq!(
                conclusion(case, &assessment),
                Conclusion::ToComplete,
                "{}",
                one.id
            );
        }
    }
}

#[test]
fn a_precondition_does_not_apply_only_where_allowed_and_with_a_reason() {
    for case in cases() {
        for one in &case.catalogue.preconditions {
            let mut assessment = case.complete();
            verdict(&mut assessment, &one.id, Verdict::NotApplicable);
            assert_eq!(
                conclusion(case, &assessment),
                Conclusion::ToComplete,
                "{}",
                one.id
            );
            let entry = PreconditionEntry {
                verdict: Some(Verdict::NotApplicable),
                reason: "市政供水".to_owned(),
                ..PreconditionEntry::default()
            };
            assessment.preconditions.insert(one.id.clone(), entry);
            let expected = match one.not_applicable_when {
                Some(_) => Conclusion::Reached,
                None => Conclusion::ToComplete,
            };
            assert_eq!(conclusion(case, &assessment), expected, "{}", one.id);
        }
    }
}

#[test]
fn one_open_item_leaves_it_to_complete() {
    for case in cases() {
        for item in case.catalogue.items() {
            let mut assessment = case.complete();
            assessment.items.remove(&item.id);
            let score = score(&case.catalogue, &assessment);
            assert_eq!(score.conclusion, Conclusion::ToComplete, "{}", item.id);
            assert_eq!(score.reasons, [Reason::ItemsOpen(1)], "{}", item.id);
        }
    }
}

#[test]
fn a_category_under_its_floor_is_not_reached_however_high_the_total() {
    for case in cases() {
        for (index, category) in case.catalogue.categories.iter().enumerate() {
            let mut assessment = case.complete();
            let mut lost = Points::ZERO;
            for item in category
                .items()
                .filter(|item| item.binding_min.is_none())
                .chain(category.items())
            {
                if lost.exact() > category.points.exact() * Exact::new(1, 4) {
                    break;
                }
                assessment.items.insert(item.id.clone(), worst(item));
                lost = score(&case.catalogue, &assessment).categories[index].points
                    - score(&case.catalogue, &assessment).categories[index].earned;
            }
            let score = score(&case.catalogue, &assessment);
            assert!(
                score.total.low >= score.pass,
                "{}: {}",
                category.id,
                score.total.low
            );
            assert_eq!(
                score.categories[index].floor_state,
                FloorState::Below,
                "{}",
                category.id
            );
            assert_eq!(score.conclusion, Conclusion::NotReached, "{}", category.id);
            assert!(
                score
                    .reasons
                    .contains(&Reason::CategoriesBelow(vec![index])),
                "{}",
                category.id
            );
        }
    }
}

#[test]
fn a_total_under_the_pass_line_is_not_reached_even_with_every_floor_met() {
    for case in cases() {
        let mut catalogue = case.catalogue.clone();
        catalogue.scoring.pass_total_pct.value = 100;
        assert_eq!(
            score(&catalogue, &case.complete()).conclusion,
            Conclusion::Reached,
            "on the line counts"
        );
        let mut assessment = case.complete();
        let item = catalogue
            .items()
            .find(|item| item.binding_min.is_none())
            .expect("one");
        assessment.items.insert(item.id.clone(), worst(item));
        let score = score(&catalogue, &assessment);
        assert!(
            score
                .categories
                .iter()
                .all(|one| one.floor_state == FloorState::Met)
        );
        assert_eq!(score.conclusion, Conclusion::NotReached);
        assert_eq!(score.reasons, [Reason::TotalBelow]);
    }
}

#[test]
fn the_pass_line_is_80_and_the_floor_75_per_cent_of_each_category() {
    for case in cases() {
        let score = score(&case.catalogue, &case.complete());
        assert_eq!(score.pass, Exact::from_integer(80));
        for one in &score.categories {
            assert_eq!(one.floor, one.points.exact() * Exact::new(3, 4));
        }
    }
}

#[test]
fn a_total_that_cannot_reach_the_line_any_more_says_so_before_the_end() {
    let case = &cases()[0];
    let mut assessment = case.with_items(&case.worst);
    let open: Vec<String> = case
        .catalogue
        .items()
        .take(3)
        .map(|item| item.id.clone())
        .collect();
    open.iter().for_each(|id| {
        assessment.items.remove(id);
    });
    meet_all(&case.catalogue, &mut assessment);
    let score = score(&case.catalogue, &assessment);
    assert_eq!(score.conclusion, Conclusion::ToComplete);
    assert!(score.reasons.contains(&Reason::TotalBelow));
}

#[test]
fn a_binding_item_not_met_is_named_first_to_fix_and_does_not_veto_the_main_track() {
    for case in cases() {
        let mut light: Vec<_> = case
            .catalogue
            .items()
            .filter(|item| item.binding_min.is_some())
            .collect();
        light.sort_by_key(|item| item.points);
        let mut assessment = case.complete();
        assessment
            .items
            .insert(light[0].id.clone(), worst(light[0]));
        let score = score(&case.catalogue, &assessment);
        assert_eq!(score.conclusion, Conclusion::Reached);
        assert_eq!(score.reasons, [Reason::BindingNotMet(1)]);
    }
}

/// 龙鲁 with its licence still valid, everything met.
fn small() -> (assessment::Catalogue, Assessment) {
    let (catalogue, mut assessment) = begin("longlu", "2025-01-10");
    meet_all(&catalogue, &mut assessment);
    for item in catalogue.items().filter(|item| item.small_mine) {
        assessment.items.insert(item.id.clone(), best(item));
    }
    (catalogue, assessment)
}

#[test]
fn a_small_mine_reaches_with_every_binding_item_met_and_not_with_one_unmet() {
    let (catalogue, mut assessment) = small();
    assert_eq!(
        score(&catalogue, &assessment).conclusion,
        Conclusion::Reached
    );
    let item = catalogue.items().find(|item| item.small_mine).expect("one");
    assessment.items.insert(item.id.clone(), worst(item));
    let unmet = score(&catalogue, &assessment);
    assert_eq!(unmet.conclusion, Conclusion::NotReached);
    assert_eq!(unmet.reasons, [Reason::BindingNotMet(1)]);
    assessment
        .items
        .insert(item.id.clone(), ItemAnswer::default());
    assert_eq!(
        score(&catalogue, &assessment).conclusion,
        Conclusion::ToComplete
    );
}

#[test]
fn a_mine_with_a_short_life_is_scored_as_practice() {
    let case = &cases()[0];
    let mut assessment = case.complete();
    set(&mut assessment, ProfileField::ServiceLife, "2");
    let score = score(&case.catalogue, &assessment);
    assert_eq!(score.track, Track::NotYetAdmissible);
    assert_eq!(score.conclusion, Conclusion::NotEligible);
    assert_eq!(score.total.low, Exact::from_integer(100));
    assert!(score.practice);
    assert_eq!(score.reasons, [Reason::ServiceLife]);
}

#[test]
fn an_expired_licence_is_never_met() {
    for (key, last_day, day_after) in [
        ("erhao", "2025-02-15", "2025-02-16"),
        ("lingquan", "2046-01-14", "2046-01-15"),
    ] {
        let (catalogue, mut assessment) = begin(key, last_day);
        meet_all(&catalogue, &mut assessment);
        let licence = catalogue.preconditions.iter().find(|one| {
            one.checks
                .iter()
                .any(|check| matches!(check, Check::LicenceNumber { .. }))
        });
        let licence = &licence.expect("the precondition on the licence").id;
        let verdict_on = |assessment: &Assessment| {
            let score = score(&catalogue, assessment);
            let state = score.precondition(licence).expect("judged");
            (
                state.verdict,
                state.refuses_met,
                state
                    .findings
                    .iter()
                    .map(|one| one.code.clone())
                    .collect::<Vec<_>>(),
            )
        };
        let (verdict, refused, found) = verdict_on(&assessment);
        assert_eq!(
            (verdict, refused),
            (Some(Verdict::Met), false),
            "{key}: the last day is valid"
        );
        assert!(found.contains(&Code::ExpiresSoon { days: 0 }), "{key}");

        set(&mut assessment, ProfileField::ReferenceDate, day_after);
        let (verdict, refused, found) = verdict_on(&assessment);
        assert_eq!((verdict, refused), (Some(Verdict::Pending), true), "{key}");
        assert!(
            found.contains(&Code::ExpiredWithoutReceipt { days: 1 }),
            "{key}"
        );
        assert_eq!(
            score(&catalogue, &assessment).conclusion,
            Conclusion::ToComplete,
            "{key}"
        );

        let receipt = catalogue
            .precondition(licence)
            .expect("there")
            .checks
            .iter()
            .find_map(|check| match check {
                Check::NotExpired { receipt, .. } => receipt.clone(),
                _ => None,
            });
        let entry = assessment.preconditions.get_mut(licence).expect("answered");
        entry.fields.insert(
            receipt.expect("a field for the receipt"),
            "受理〔2025〕1号".to_owned(),
        );
        let (verdict, refused, found) = verdict_on(&assessment);
        assert_eq!(
            (verdict, refused),
            (Some(Verdict::Pending), true),
            "{key}: a receipt is no licence"
        );
        assert!(found.contains(&Code::Expired { days: 1 }), "{key}");
    }
}

#[test]
fn without_a_reference_date_no_dated_paper_counts_as_valid() {
    let (catalogue, mut assessment) = begin("erhao", "");
    meet_all(&catalogue, &mut assessment);
    let score = score(&catalogue, &assessment);
    let asked = score.preconditions.iter().find(|one| {
        one.findings
            .iter()
            .any(|finding| finding.code == Code::ReferenceDateMissing)
    });
    assert_eq!(asked.expect("the licence").verdict, Some(Verdict::Pending));
    assert_eq!(score.conclusion, Conclusion::ToComplete);
}

#[test]
fn a_licence_or_safety_permit_without_a_readable_last_day_is_never_met() {
    for case in cases() {
        let required = case.catalogue.preconditions.iter().flat_map(|one| {
            let dated = one.checks.iter().filter_map(|check| match check {
                Check::NotExpired {
                    field,
                    required: true,
                    ..
                } => Some(field),
                _ => None,
            });
            dated.map(move |key| (one, key))
        });
        let mut seen = Vec::new();
        for (one, key) in required {
            let field = one.fields.iter().find(|field| field.key == *key);
            let fact = field.expect("a field").fact;
            let judged = |text: &str, chosen: Verdict| {
                let mut assessment = case.complete();
                verdict(&mut assessment, &one.id, chosen);
                let edit = match fact {
                    Some(fact) => Edit::SetFact(fact, text.to_owned()),
                    None => {
                        let edit = PreconditionEdit::Field(key.clone(), text.to_owned());
                        Edit::Precondition(one.id.clone(), edit)
                    }
                };
                assessment.apply(edit);
                score(&case.catalogue, &assessment)
            };
            let missing = Finding {
                place: Place::PreconditionField(one.id.clone(), key.clone()),
                severity: Severity::Warning,
                code: Code::ExpiryMissing,
            };
            for text in ["", " ", "长期", "2027-02-30", "2027年"] {
                let score = judged(text, Verdict::Met);
                let state = score.precondition(&one.id).expect("judged");
                assert_eq!(
                    (state.verdict, state.refuses_met, state.proposal),
                    (Some(Verdict::Pending), true, None),
                    "{} {text:?}",
                    one.id
                );
                assert!(state.findings.contains(&missing), "{} {text:?}", one.id);
                assert_eq!(score.conclusion, Conclusion::ToComplete, "{}", one.id);
                assert_eq!(score.reasons, [Reason::PreconditionsOpen(1)], "{}", one.id);
            }
            let refused = judged("", Verdict::NotMet);
            assert_eq!(refused.conclusion, Conclusion::NotEligible, "{}", one.id);

            let dated = judged("2025年1月10日", Verdict::Met);
            let state = dated.precondition(&one.id).expect("judged");
            assert!(!state.findings.contains(&missing), "{}", one.id);
            assert!(!state.refuses_met, "{}: the last day is valid", one.id);
            assert_eq!(dated.conclusion, Conclusion::Reached, "{}", one.id);
            seen.push(&one.id[2..]);
        }
        assert_eq!(seen, ["-P01", "-P02"]);
    }
}

#[test]
fn a_paper_that_need_not_be_dated_is_met_without_a_day_and_not_once_it_has_expired() {
    for case in cases() {
        let mut seen = 0;
        for one in &case.catalogue.preconditions {
            let optional = one.checks.iter().find_map(|check| match check {
                Check::NotExpired {
                    field,
                    required: false,
                    ..
                } => Some(field),
                _ => None,
            });
            let Some(key) = optional else { continue };
            let mut assessment = case.complete();
            let undated = score(&case.catalogue, &assessment);
            let state = undated.precondition(&one.id).expect("judged");
            assert_eq!(state.verdict, Some(Verdict::Met), "{}", one.id);
            assert_eq!(state.findings, [], "{}", one.id);

            let edit = PreconditionEdit::Field(key.clone(), "2025-01-09".to_owned());
            assessment.apply(Edit::Precondition(one.id.clone(), edit));
            let expired = score(&case.catalogue, &assessment);
            let state = expired.precondition(&one.id).expect("judged");
            assert_eq!(state.verdict, Some(Verdict::Pending), "{}", one.id);
            assert!(state.refuses_met, "{}", one.id);
            seen += 1;
        }
        assert!(seen > 0);
    }
}

#[test]
fn a_question_answered_yes_proposes_and_the_person_decides() {
    for case in cases() {
        for one in &case.catalogue.preconditions {
            for check in &one.checks {
                let Check::AnsweredNo { field, otherwise } = check else {
                    continue;
                };
                let mut assessment = case.complete();
                let entry = assessment.preconditions.get_mut(&one.id).expect("answered");
                entry.fields.insert(field.clone(), "yes".to_owned());
                let score = score(&case.catalogue, &assessment);
                let state = score.precondition(&one.id).expect("judged");
                assert_eq!(state.proposal, Some(*otherwise), "{}", one.id);
                assert_eq!(state.verdict, Some(Verdict::Met), "{}", one.id);
            }
        }
    }
}

#[test]
fn a_category_exactly_on_its_floor_meets_it() {
    for case in cases() {
        let mut catalogue = case.catalogue.clone();
        catalogue.scoring.category_floor_pct.value = 100;
        let on_the_floor = score(&catalogue, &case.complete());
        for one in &on_the_floor.categories {
            assert_eq!(one.floor_state, FloorState::Met, "{}", catalogue.id);
        }
        assert_eq!(on_the_floor.conclusion, Conclusion::Reached);
    }
}
