//! Parts that `parameterOrder` lists.

use super::{DOCUMENT, findings, lacks};

#[test]
fn an_order_of_parameters_that_are_none() {
    let operation = "<w:operation name='ask'><w:input";
    let with = |order: &str| {
        let new = format!("<w:operation name='ask' parameterOrder='{order}'><w:input");
        DOCUMENT.replacen(operation, &new, 1)
    };
    for order in ["", "ask", " answer  ask "] {
        assert_eq!(findings(&with(order)), [], "{order}");
    }
    for order in ["no", "ask no", "ask ask"] {
        assert_eq!(
            lacks(&with(order), "binding-rule", "`parameterOrder` of `ask`"),
            None,
            "{order}"
        );
    }
}
