//! Sorting, compiled once.
//!
//! The library's sort is made anew for every type and every comparison: eighteen of them were a fortieth of the app's
//! download. Here positions are sorted, by one copy of it, and the items moved to where they belong.

use std::cmp::Ordering;

/// Sorts; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_positions(&mut order, &|one, other| {
        compare(&items[one], &items[other])
    });
    // `order[i]` says whose place `i` is; every cycle of such moves is walked once.
    for start in 0..order.len() {
        let mut place = start;
        while order[place] != start {
            let from = order[place];
            items.swap(place, from);
            order[place] = place;
            place = from;
        }
        order[place] = place;
    }
}

#[inline(never)]
fn sort_positions(order: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    order.sort_unstable_by(|&one, &other| compare(one, other).then(one.cmp(&other)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_library_does_and_equal_items_keep_their_order(
            keys in proptest::collection::vec(0_u8..20, 0..200)
        ) {
            let mut ours: Vec<(u8, usize)> = keys.into_iter().enumerate().map(|(at, key)| (key, at)).collect();
            let mut theirs = ours.clone();
            sort_by(&mut ours, |one, other| one.0.cmp(&other.0));
            theirs.sort_by_key(|one| one.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
