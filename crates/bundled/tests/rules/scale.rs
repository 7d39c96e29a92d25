//! Scale classes.

use crate::support::book;
use assessment::scale::ScaleClass;

#[test]
fn boundary_values_belong_to_the_upper_class_in_document_208() {
    let classes = &book().file.scale_classes;
    let class = |scale| classes.class("建筑用石料", "露天开采", scale);
    assert_eq!(class("10"), Some(ScaleClass::Large));
    assert_eq!(class("9.99"), Some(ScaleClass::Medium));
    assert_eq!(class("5"), Some(ScaleClass::Medium));
    assert_eq!(class("4.99"), Some(ScaleClass::Small));
    assert_eq!(class("十"), None);
    assert_eq!(
        classes.class("煤", "井下开采", "117"),
        Some(ScaleClass::Medium)
    );
}
