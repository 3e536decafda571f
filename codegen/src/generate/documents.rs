//! The documents that a server gives out, as files beside the generated one.

use std::collections::HashMap;

use crate::documents::source::Source;
use crate::documents::wsdl::Link;
use crate::rust_model::DocumentItem;

/// What the code says of the documents, and the files that it includes: their names and their texts.
/// `wsdl` is the file name of the first one.
pub(super) fn kept(
    wsdl: &str,
    sources: &[Source],
    links: &[Link],
) -> (Vec<DocumentItem>, Vec<(String, String)>) {
    let stem = wsdl.rsplit_once('.').map_or(wsdl, |(stem, _)| stem);
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let (mut items, mut files) = (Vec::new(), Vec::new());
    for source in sources {
        let number = numbers.len();
        // One that several documents include, each into its own namespace, is read several times.
        if numbers.contains_key(source.name.as_str()) {
            continue;
        }
        numbers.insert(&source.name, number);
        let file = match number {
            0 => format!("{stem}.wsdl"),
            number => format!("{stem}.{number}.xsd"),
        };
        files.push((file.clone(), declared(&source.text)));
        items.push(DocumentItem { file, links: Vec::new() });
    }
    for Link { importer, location, paths } in links {
        let target = paths.iter().find_map(|path| numbers.get(path.as_str()));
        let holder = numbers.get(importer.as_str()).and_then(|number| items.get_mut(*number));
        if let (Some(holder), Some(target)) = (holder, target) {
            let link = (location.clone(), *target);
            if !location.is_empty() && !holder.links.contains(&link) {
                holder.links.push(link);
            }
        }
    }
    (items, files)
}

/// The text with a declaration that says what it is in now: UTF-8, whatever it was read from.
fn declared(text: &str) -> String {
    const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let text = text.trim_start();
    let rest = text.strip_prefix("<?xml").filter(|rest| rest.starts_with(char::is_whitespace));
    match rest.and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => format!("{DECLARATION}{rest}"),
        None => format!("{DECLARATION}\n{text}"),
    }
}
