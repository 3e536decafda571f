//! No spelling of a secret is left in a text.

use wsdl_runtime::Secret;
use wsdl_runtime::messages::redact;

use crate::mutate::Random;

/// Spells a secret in ways that `bytes` choose, puts it between texts that they hold, and cuts it
/// out.
///
/// # Panics
/// Some of it is still there.
pub fn check(bytes: &[u8]) {
    let mut random = Random::of(bytes);
    let text = String::from_utf8_lossy(bytes);
    let between: Vec<char> = text.chars().collect();
    let length = 8 + random.below(32);
    let secret: String = (0..length).map(|_| random.of_list(&CHARACTERS)).collect();
    let spelled = spell(&secret, &mut random);
    let middle = random.below(between.len() + 1);
    let (before, behind) = between.split_at(middle);
    let (before, behind) = (String::from_iter(before), String::from_iter(behind));
    let shown = redact(&format!("{before}{spelled}{behind}"), &[Secret::from(secret.as_str())]);
    assert!(!shown.contains(&spelled), "{secret:?} as {spelled:?} is in {shown:?}");
    assert!(shown.contains("[secret]"), "{secret:?} as {spelled:?} is not found in {shown:?}");
}

/// What keys and passwords are made of.
const CHARACTERS: [char; 16] =
    ['a', 'f', '0', '9', 'Z', ' ', '+', '/', '&', '<', '"', '%', '\\', 'é', '€', '\u{1F600}'];

fn spell(secret: &str, random: &mut Random) -> String {
    // In one text, a server spells all characters by the same rules.
    let way = random.below(8);
    let mut spelled = String::new();
    for character in secret.chars() {
        if !spelled.is_empty() && random.below(12) == 0 {
            spelled += random.of_list(&["<!-- - -->", "<![CDATA[]]>", "]]><![CDATA[", "<?p ?>"]);
        }
        spelled += &match way {
            0 => character.to_string(),
            1 => in_xml(character, random),
            2 => in_url(character, random),
            3 => in_json(character, random),
            4 => in_xml(character, random).chars().map(|it| in_xml(it, random)).collect(),
            5 => in_xml(character, random).chars().map(|it| in_url(it, random)).collect(),
            6 => in_url(character, random).chars().map(|it| in_xml(it, random)).collect(),
            _ => in_json(character, random).chars().map(|it| in_xml(it, random)).collect(),
        };
    }
    spelled
}

fn in_xml(character: char, random: &mut Random) -> String {
    let number = u32::from(character);
    match (character, random.below(4)) {
        (_, 0) => format!("&#{number};"),
        (_, 1) => format!("&#x{number:06x};"),
        ('&', _) => "&amp;".to_owned(),
        ('<', _) => "&lt;".to_owned(),
        ('"', _) => "&quot;".to_owned(),
        ('é', 2) => "&eacute;".to_owned(),
        _ => character.to_string(),
    }
}

fn in_url(character: char, random: &mut Random) -> String {
    match (character, random.below(3)) {
        (' ', 0) => "+".to_owned(),
        ('a'..='z' | 'A'..='Z' | '0'..='9' | '/', 0 | 1) => character.to_string(),
        (_, 1) => character.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect(),
        _ => character.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect(),
    }
}

fn in_json(character: char, random: &mut Random) -> String {
    match (character, random.below(3)) {
        ('\\', 0 | 1) => "\\\\".to_owned(),
        ('"', 0 | 1) => "\\\"".to_owned(),
        ('/', 0) => "\\/".to_owned(),
        ('\\' | '"', _) | (_, 2) => character
            .encode_utf16(&mut [0; 2])
            .iter()
            .map(|unit| format!("\\u{unit:04x}"))
            .collect(),
        _ => character.to_string(),
    }
}
