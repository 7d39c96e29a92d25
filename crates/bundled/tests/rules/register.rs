//! The register of a book.

#[test]
fn a_mine_is_found_by_name_alias_holder_or_licence_number() {
    let register = crate::support::register();
    let find = |query: &str| {
        register
            .search(query)
            .iter()
            .map(|mine| mine.key.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(find("二号建筑石料"), ["erhao"]);
    assert_eq!(find("龙鲁石料矿"), ["longlu"]);
    assert_eq!(find("盛玉"), ["erhao"]);
    assert_eq!(find("c1507002017057130144498"), ["longlu"]);
    assert_eq!(find("").len(), 9);
    assert!(find("不存在").is_empty());
}
