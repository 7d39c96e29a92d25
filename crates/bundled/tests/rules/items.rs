//! RULES §3: what an answer to one item earns.

use crate::support::{best, cases, choice, earned, inputs};
use assessment::catalogue::{
    Beyond, Direction, Input, Method, Metric, Per, Threshold, ZeroDenominator, custom_key,
};
use assessment::edit::ItemEdit;
use assessment::item_score::{ItemOutcome, ItemScore, LossRule, score_item};
use assessment::{Assessment, Code, Edit, Exact, Item, ItemAnswer, Place, Points, number};

/// Every item of every bundled catalogue.
fn items() -> impl Iterator<Item = &'static Item> {
    cases().iter().flat_map(|case| case.catalogue.items())
}

/// Every item with a computed value.
fn metrics() -> impl Iterator<Item = (&'static Item, &'static Metric)> {
    items().filter_map(|item| match &item.method {
        Method::Threshold(threshold) => Some((item, &threshold.metric)),
        _ => None,
    })
}

fn required(metric: &Metric) -> Vec<&Input> {
    metric.inputs.iter().filter(|one| !one.optional).collect()
}

/// Items whose value is `first ÷ second × 100`.
fn rates() -> impl Iterator<Item = (&'static Item, &'static Metric)> {
    metrics().filter(|(item, metric)| {
        let [part, whole] = &metric.inputs[..] else {
            return false;
        };
        let value =
            |a, b| score_item(item, Some(&inputs(&[(&part.key, a), (&whole.key, b)]))).value;
        value("30", "60") == Some(Exact::from_integer(50))
            && value("15", "60") == Some(Exact::from_integer(25))
    })
}

fn rate(item: &Item, metric: &Metric, part: &str, whole: &str) -> ItemScore {
    let (first, second) = (&metric.inputs[0].key, &metric.inputs[1].key);
    score_item(item, Some(&inputs(&[(first, part), (second, whole)])))
}

fn codes(score: &ItemScore) -> Vec<&Code> {
    score.findings.iter().map(|finding| &finding.code).collect()
}

#[test]
fn an_unanswered_item_is_open_and_not_zero() {
    for item in items() {
        let score = score_item(item, None);
        assert_eq!(score.outcome, ItemOutcome::Open, "{}", item.id);
        assert_eq!((score.low(), score.high()), (Points::ZERO, item.points));
        assert!(!score.is_answered());
    }
}

#[test]
fn pass_earns_everything_and_fail_earns_nothing() {
    let mut seen = 0;
    for item in items().filter(|item| matches!(item.method, Method::PassFail { .. })) {
        let points = |key| earned(&score_item(item, Some(&choice(key))));
        assert_eq!(points(ItemAnswer::PASS), Some(item.points), "{}", item.id);
        assert_eq!(points(ItemAnswer::FAIL), Some(Points::ZERO), "{}", item.id);
        assert_eq!(points("maybe"), None, "{}", item.id);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_level_earns_its_points_and_names_itself_as_the_loss() {
    let mut seen = 0;
    for item in items() {
        let Method::Levels(levels) = &item.method else {
            continue;
        };
        for level in levels {
            let score = score_item(item, Some(&choice(&level.key)));
            assert_eq!(earned(&score), Some(level.points), "{}", item.id);
            let ItemOutcome::Scored { losses, .. } = &score.outcome else {
                panic!("{}: not scored", item.id);
            };
            let rules: Vec<&LossRule> = losses.iter().map(|loss| &loss.rule).collect();
            let named = LossRule::Level(level.key.clone());
            let expected: &[&LossRule] = if level.points < item.points {
                &[&named]
            } else {
                &[]
            };
            assert_eq!(rules, expected, "{}", item.id);
            seen += 1;
        }
        let unknown = score_item(item, Some(&choice("no such level")));
        assert_eq!(codes(&unknown), [&Code::UnknownAnswer], "{}", item.id);
        assert!(!unknown.is_answered());
    }
    assert!(seen > 0);
}

#[test]
fn a_deduction_each_counts_every_case_and_a_deduction_once_counts_once() {
    let (mut each, mut once) = (0, 0);
    for item in items() {
        let Method::Deduct(deductions) = &item.method else {
            continue;
        };
        for one in deductions {
            let points = |count| {
                let mut answer = choice(ItemAnswer::CHECKED);
                answer.counts.insert(one.key.clone(), count);
                earned(&score_item(item, Some(&answer)))
            };
            let lost = |times: i64| Points((item.points.0 - times * one.points.0).max(0));
            assert_eq!(points(0), Some(item.points), "{} {}", item.id, one.key);
            assert_eq!(points(1), Some(lost(1)), "{} {}", item.id, one.key);
            let (counter, times) = match one.per {
                Per::Each => (&mut each, 3),
                Per::Once => (&mut once, 1),
            };
            assert_eq!(points(3), Some(lost(times)), "{} {}", item.id, one.key);
            *counter += 1;
        }
    }
    assert!(each > 0 && once > 0);
}

#[test]
fn deductions_stop_at_zero_and_the_losses_add_up_to_what_was_lost() {
    for item in items() {
        let Method::Deduct(deductions) = &item.method else {
            continue;
        };
        let mut answer = choice(ItemAnswer::CHECKED);
        answer.counts = deductions
            .iter()
            .map(|one| (one.key.clone(), u32::MAX))
            .collect();
        let score = score_item(item, Some(&answer));
        let ItemOutcome::Scored { points, losses } = &score.outcome else {
            panic!("{}: not scored", item.id);
        };
        assert!(*points >= Points::ZERO, "{}", item.id);
        if deductions.iter().any(|one| one.per == Per::Each) {
            assert_eq!(*points, Points::ZERO, "{}", item.id);
        }
        let lost: Points = losses.iter().map(|loss| loss.points).sum();
        assert_eq!(lost, item.points - *points, "{}", item.id);
    }
}

#[test]
fn a_list_of_faults_that_was_not_gone_through_is_open_not_full_marks() {
    for item in items().filter(|item| matches!(item.method, Method::Deduct(_))) {
        assert!(!score_item(item, Some(&ItemAnswer::default())).is_answered());
        let gone_through = choice(ItemAnswer::CHECKED);
        assert_eq!(
            earned(&score_item(item, Some(&gone_through))),
            Some(item.points)
        );
        let mut foreign = gone_through;
        foreign.counts.insert("no such fault".to_owned(), 1);
        let score = score_item(item, Some(&foreign));
        assert_eq!(codes(&score), [&Code::UnknownAnswer], "{}", item.id);
    }
}

#[test]
fn what_is_typed_for_a_count_and_is_none_is_kept_counts_for_nothing_and_goes_with_the_next_count() {
    let (case, item, fault) = cases()
        .iter()
        .find_map(|case| {
            case.catalogue.items().find_map(|item| match &item.method {
                Method::Deduct(faults) => Some((case, item, faults[0].key.clone())),
                _ => None,
            })
        })
        .expect("a list of faults");
    let mut assessment = case.blank.clone();
    let typed =
        |text: &str| Edit::Item(item.id.clone(), ItemEdit::Input(fault.clone(), text.into()));
    let counted = |count| Edit::Item(item.id.clone(), ItemEdit::Count(fault.clone(), count));
    let answer = |assessment: &Assessment| assessment.items.get(&item.id).cloned();
    assessment.apply(typed("很多"));
    let open = answer(&assessment).expect("kept");
    assert_eq!(open.inputs.get(&fault).map(String::as_str), Some("很多"));
    assert_eq!(score_item(item, Some(&open)).outcome, ItemOutcome::Open);
    assessment.apply(counted(2));
    assessment.apply(typed("2x"));
    let two = answer(&assessment).expect("kept");
    assert_eq!(two.counts.get(&fault), Some(&2), "the count before holds");
    assessment.apply(counted(3));
    assert!(answer(&assessment).expect("kept").inputs.is_empty());
    assert!(typed("2x").continues(&counted(2)), "typing on is one step");
}

#[test]
fn a_value_on_a_bound_reaches_the_band_and_a_hundredth_off_does_not() {
    let (mut higher, mut lower) = (0, 0);
    for (item, metric) in rates() {
        let Method::Threshold(Threshold {
            direction, bands, ..
        }) = &item.method
        else {
            continue;
        };
        for (index, band) in bands.iter().enumerate() {
            let on = rate(item, metric, &number::display(band.bound.0), "100");
            assert_eq!(
                earned(&on),
                Some(band.points),
                "{} {:?}",
                item.id,
                band.bound
            );
            let (counter, off) = match direction {
                Direction::Higher => (&mut higher, band.bound.0 - Exact::new(1, 100)),
                Direction::Lower => (&mut lower, band.bound.0 + Exact::new(1, 100)),
            };
            let off = rate(item, metric, &number::display(off), "100");
            let next = bands
                .get(index + 1)
                .map_or(Points::ZERO, |next| next.points);
            assert_eq!(earned(&off), Some(next), "{} {:?}", item.id, band.bound);
            *counter += 1;
        }
    }
    assert!(higher > 0 && lower > 0);
}

#[test]
fn a_value_is_rounded_to_two_decimals_before_it_is_compared_so_94_996_counts_as_95() {
    let mut seen = 0;
    for (item, metric) in rates() {
        let Method::Threshold(Threshold {
            bands,
            direction: Direction::Higher,
            ..
        }) = &item.method
        else {
            continue;
        };
        let Some(index) = bands
            .iter()
            .position(|band| band.bound.0 == Exact::from_integer(95))
        else {
            continue;
        };
        let just = rate(item, metric, "94.996", "100");
        assert_eq!(just.value, Some(Exact::from_integer(95)), "{}", item.id);
        assert_eq!(earned(&just), Some(bands[index].points), "{}", item.id);
        let under = rate(item, metric, "94.994", "100");
        assert!(earned(&under) < Some(bands[index].points), "{}", item.id);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_term_is_dropped_when_its_optional_inputs_are_empty() {
    let mut seen = 0;
    for (item, metric) in
        metrics().filter(|(_, metric)| metric.inputs.iter().any(|one| one.optional))
    {
        let required = required(metric);
        let [level, limit] = &required[..] else {
            panic!("{}: one level and its limit are required", item.id);
        };
        let quiet = inputs(&[(&level.key, "58"), (&limit.key, "60")]);
        let score = score_item(item, Some(&quiet));
        assert_eq!(earned(&score), Some(item.points), "{}", item.id);
        assert!(score.findings.is_empty(), "{}", item.id);
        seen += 1;
    }
    assert!(seen > 0, "no catalogue has an optional input any more");
}

#[test]
fn half_a_term_is_asked_for_not_dropped_a_night_level_needs_its_limit() {
    let mut seen = 0;
    for (item, metric) in metrics() {
        let optional: Vec<&Input> = metric.inputs.iter().filter(|one| one.optional).collect();
        let [night, night_limit] = &optional[..] else {
            continue;
        };
        let required = required(metric);
        let mut answer = inputs(&[(&required[0].key, "58"), (&required[1].key, "60")]);
        answer.inputs.insert(night.key.clone(), "70".to_owned());
        let score = score_item(item, Some(&answer));
        assert_eq!(score.outcome, ItemOutcome::Open, "{}", item.id);
        let asked = Place::ItemInput(item.id.clone(), night_limit.key.clone());
        assert!(
            score.findings.iter().any(|one| one.place == asked),
            "{}",
            item.id
        );

        answer
            .inputs
            .insert(night_limit.key.clone(), "50".to_owned());
        let score = score_item(item, Some(&answer));
        assert_eq!(score.value, Some(Exact::from_integer(20)), "{}", item.id);
        assert_eq!(earned(&score), Some(Points::ZERO), "{}", item.id);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn zero_over_zero_is_never_a_rate() {
    let (mut offered, mut asked) = (0, 0);
    for (item, metric) in rates() {
        let Method::Threshold(Threshold {
            zero_denominator, ..
        }) = &item.method
        else {
            continue;
        };
        let score = rate(item, metric, "0", "0");
        assert_eq!(score.outcome, ItemOutcome::Open, "{}", item.id);
        let offers_not_applicable = *zero_denominator == ZeroDenominator::NotApplicable;
        assert_eq!(
            codes(&score),
            [&Code::ZeroDenominator {
                offers_not_applicable
            }],
            "{}",
            item.id
        );
        *(if offers_not_applicable {
            &mut offered
        } else {
            &mut asked
        }) += 1;
    }
    assert!(offered > 0 && asked > 0);
}

#[test]
fn a_rate_above_100_is_refused_where_it_is_impossible() {
    let mut seen = 0;
    for (item, metric) in rates() {
        let Some(ceiling) = metric.ceiling.filter(|one| one.beyond == Beyond::Reject) else {
            continue;
        };
        assert_eq!(ceiling.value, 100, "{}", item.id);
        let score = rate(item, metric, "100.01", "100");
        assert_eq!(score.outcome, ItemOutcome::Open, "{}", item.id);
        let value = "100.01".to_owned();
        assert_eq!(
            codes(&score),
            [&Code::AboveCeiling {
                ceiling: 100,
                value
            }],
            "{}",
            item.id
        );
        assert_eq!(
            earned(&rate(item, metric, "100.004", "100")),
            Some(item.points),
            "{}",
            item.id
        );
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_fund_paid_beyond_what_is_due_counts_as_100_per_cent() {
    let mut seen = 0;
    for (item, metric) in rates() {
        if metric.ceiling.is_none_or(|one| one.beyond != Beyond::Cap) {
            continue;
        }
        let score = rate(item, metric, "150", "100");
        assert_eq!(score.value, Some(Exact::from_integer(100)), "{}", item.id);
        assert_eq!(earned(&score), Some(item.points), "{}", item.id);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_capacity_or_area_ratio_above_100_is_a_value_like_any_other() {
    let mut seen = 0;
    for (item, metric) in rates() {
        let Method::Threshold(Threshold {
            direction: Direction::Lower,
            ..
        }) = &item.method
        else {
            continue;
        };
        let score = rate(item, metric, "300", "100");
        assert_eq!(score.value, Some(Exact::from_integer(300)), "{}", item.id);
        assert_eq!(earned(&score), Some(Points::ZERO), "{}", item.id);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn the_seam_chosen_gives_the_limit_and_a_custom_one_is_typed() {
    let mut seen = 0;
    for (item, metric) in metrics() {
        let Some(seam) = metric.inputs.iter().find(|input| !input.options.is_empty()) else {
            continue;
        };
        let [out, used] = &required(metric)[..2] else {
            continue;
        };
        let with = |choice: &str, typed: &str| {
            let key = custom_key(&seam.key);
            let given = [
                (&*out.key, "80"),
                (&*used.key, "100"),
                (&*seam.key, choice),
                (&*key, typed),
            ];
            score_item(item, Some(&inputs(&given)))
        };
        for option in &seam.options {
            match option.number {
                Some(limit) => {
                    let value = Exact::from_integer(i128::from(80 - limit));
                    assert_eq!(with(&option.key, "").value, Some(value), "{}", option.key);
                }
                None => {
                    let asked = with(&option.key, "");
                    assert_eq!((asked.value, codes(&asked)), (None, vec![&Code::Missing]));
                    assert_eq!(with(&option.key, "78.5").value, Some(Exact::new(3, 2)));
                }
            }
        }
        assert_eq!(codes(&with("granite", "")), [&Code::UnknownAnswer]);
        seen += 1;
    }
    assert!(seen > 0, "no catalogue has a seam any more");
}

#[test]
fn a_metric_with_a_missing_or_unreadable_input_is_open_and_says_which() {
    for (item, metric) in metrics() {
        for input in required(metric) {
            let mut answer = best(item);
            let at = Place::ItemInput(item.id.clone(), input.key.clone());
            for (text, code) in [("", Code::Missing), ("若干", Code::NumberUnreadable)] {
                if !input.options.is_empty() && !text.is_empty() {
                    continue;
                }
                answer.inputs.insert(input.key.clone(), text.to_owned());
                let score = score_item(item, Some(&answer));
                assert_eq!(score.outcome, ItemOutcome::Open, "{}", item.id);
                let found = score
                    .findings
                    .iter()
                    .any(|one| one.place == at && one.code == code);
                assert!(found, "{} {}: {:?}", item.id, input.key, score.findings);
            }
        }
    }
}

#[test]
fn an_amount_below_its_least_value_is_refused() {
    for (item, metric) in metrics() {
        for input in metric.inputs.iter().filter(|input| input.min == Some(0)) {
            let mut answer = best(item);
            answer.inputs.insert(input.key.clone(), "-0.01".to_owned());
            let score = score_item(item, Some(&answer));
            assert_eq!(score.outcome, ItemOutcome::Open, "{}", item.id);
            assert!(
                codes(&score).contains(&&Code::BelowMinimum { min: 0 }),
                "{}",
                item.id
            );
        }
    }
}

#[test]
fn the_largest_numbers_that_can_be_typed_are_computed_or_refused_without_breaking() {
    for (item, metric) in metrics() {
        for texts in [
            ["999999999999999", "0.000001"],
            ["0.000001", "999999999999999"],
            ["123456789.123457", "987654321.765432"],
        ] {
            let mut answer = ItemAnswer::default();
            for (index, input) in metric.inputs.iter().enumerate() {
                let text = match input.options.first() {
                    Some(option) => option.key.clone(),
                    None => texts[index % 2].to_owned(),
                };
                answer.inputs.insert(input.key.clone(), text);
            }
            let _ = score_item(item, Some(&answer));
        }
    }
}

#[test]
fn a_binding_item_is_met_from_its_points_on() {
    for item in items() {
        let binding = |answer: &ItemAnswer| score_item(item, Some(answer)).binding();
        let Some(min) = item.binding_min else {
            assert_eq!(binding(&best(item)), None, "{}", item.id);
            continue;
        };
        use assessment::item_score::Binding;
        assert_eq!(binding(&best(item)), Some(Binding::Met), "{}", item.id);
        assert_eq!(
            binding(&ItemAnswer::default()),
            Some(Binding::Open),
            "{}",
            item.id
        );
        if let Method::Levels(levels) = &item.method {
            for level in levels {
                let expected = if level.points >= min {
                    Binding::Met
                } else {
                    Binding::NotMet
                };
                assert_eq!(
                    binding(&choice(&level.key)),
                    Some(expected),
                    "{} {}",
                    item.id,
                    level.key
                );
            }
        }
    }
}

#[test]
fn search_finds_items_by_what_their_cards_say() {
    for case in cases() {
        let found = |words: &str| -> Vec<&str> {
            let items = case.catalogue.mentioning(words);
            items.map(|item| item.id.as_str()).collect()
        };
        let all: Vec<&str> = case
            .catalogue
            .items()
            .map(|item| item.id.as_str())
            .collect();
        assert_eq!(found(" "), all);
        for category in &case.catalogue.categories {
            for (group, item) in category
                .groups
                .iter()
                .flat_map(|group| group.items.iter().map(move |item| (group, item)))
            {
                let mut texts = vec![&category.name, &group.name, &item.title, &item.evidence[0]];
                match &item.method {
                    Method::Threshold(threshold) => {
                        texts
                            .extend([&threshold.metric.formula, &threshold.metric.inputs[0].label]);
                    }
                    Method::Deduct(all) => texts.push(&all[0].fault),
                    Method::Levels(levels) => texts.push(&levels[0].label),
                    Method::PassFail { pass, .. } => texts.push(pass),
                }
                for text in texts {
                    assert!(
                        found(text).contains(&item.id.as_str()),
                        "{} by {text}",
                        item.id
                    );
                }
                // Its own id, in small letters, finds it alone; a second word that it does not have finds nothing.
                assert_eq!(found(&item.id.to_ascii_lowercase()), [item.id.as_str()]);
                assert!(found(&format!("{} 没有这样的词", item.id)).is_empty());
            }
        }
    }
}
